"""Keys by which a word of a text and a term meet, without a dictionary.

A word is cut at every place where a chain of suffixes may start, and each cut is a
key: what is before it, and the kind of chain after it. A term knows from its own
sounds which kinds it takes. So кітабына has the key кітаб|aы, and only a term with
the stem кітаб before a back vowel has it too.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from toolkit.morphology.kk.sounds import FINALS, Final, Harmony, stems
from toolkit.morphology.kk.suffixes import AFTER_THIRD, chains, chains_of_possessed
from toolkit.morphology.kk.written import (
    LATIN,
    NUMBER,
    is_abbreviation,
    is_heading,
    split,
    without_particle,
)
from toolkit.morphology.tables import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.morphology.kk.suffixes import Chain

SHORTEST_STEM = 2

# What stands between a stem and the kind of chain: no letter of a word.
_OPEN = "|"
# Suffixes after a hyphen, of whatever sound: ҚХА-ның.
WRITTEN = "|-"
# Cases after a third person: Ассамблеясы|3a.
_POSSESSED = "|3"
_THIRD = "ы, і"


def keys(word: str) -> tuple[str, ...]:
    """Return every key that ``word`` has: itself, casefolded, and one for each way to cut it."""
    folded = word.casefold()
    if folded in WHOLE:
        return (folded,)
    found = [folded]
    folded = without_particle(folded)
    if folded != found[0]:
        found.append(folded)
    tables, longest = _markers()
    for start in range(max(SHORTEST_STEM, len(folded) - longest), len(folded)):
        end = folded[start - 1]
        table = tables.get(end if end not in "ьъ" else folded[start - 2])
        if table and (markers := table.get(folded[start:])):
            stem = folded[:start]
            found += [stem + marker for marker in markers]
    if not word.islower():
        name, rest = split(without_particle(word))
        if rest in chains() and rest:
            found.append(name.casefold() + WRITTEN)
    return tuple(found)


def open_slot(word: str) -> frozenset[str]:
    """Return the keys of the forms of ``word`` as a lemma."""
    folded = word.casefold()
    found = {folded}
    if NUMBER.match(word):
        return frozenset(found)
    if is_abbreviation(word) or LATIN.match(word) or word[:1].isupper():
        found.add(folded + WRITTEN)
    if (is_abbreviation(word) and not is_heading(word)) or LATIN.match(word):
        return frozenset(found)
    for stem in stems(folded):
        if stem.before_consonant:
            found.add(stem.text + _OPEN)
            found.update(stem.text + _OPEN + harmony for harmony in stem.harmonies)
        if stem.before_vowel:
            found.update(f"{stem.text}{_OPEN}{harmony}ы" for harmony in stem.harmonies)
    return frozenset(found)


def possessed_slot(word: str) -> frozenset[str]:
    """Return the keys of the cases of ``word``, which is in the third person: Ассамблеясы."""
    folded = word.casefold()
    harmony = Harmony.BACK if folded.endswith("ы") else Harmony.FRONT
    return frozenset({folded, folded + _POSSESSED, folded + _POSSESSED + harmony})


# These words could be read as a form of a shorter one, and in running text are not: басқа is
# "other", hardly ever "to the head". They have no key but their own.
WHOLE = frozenset(
    words("""
    алайда алға анда асты атақты байланысты басқа басты бойынша бұдан бұнда бұнымен бүгін бірге
    дейін ертең ерін жалпы жаңа жаңадан жарқын кейде кейін келін күшті қайда қайдан қандай қарын
    қатты қатысты құрметті қызықты майдан маңызды мұнда мұндай мүмкін мықты негізінен ондай орын
    осындай отын өйткені сайын содан сонда сондай сонымен сосын тағы таңда тегін теңге тиісті
    тұлға тұрақты ұзақта ұстын шағын шейін
    """)
)


@cache
def _markers() -> tuple[Mapping[str, Mapping[str, tuple[str, ...]]], int]:
    """Return for each last letter of a stem what every chain after it makes a key of.

    With the length of the longest chain.
    """
    after: dict[str, dict[str, dict[str, None]]] = {kind: {} for kind in (*Final, _THIRD)}
    for text, readings in (*chains().items(), *chains_of_possessed().items()):
        # Қаласың is "you stay", hardly ever "you are a city".
        for chain in readings if text and not text.endswith(("сың", "сің")) else ():
            opening = _POSSESSED if chain.after == AFTER_THIRD else _OPEN
            for kind in chain.after if chain.after != AFTER_THIRD else (_THIRD,):
                after[kind].setdefault(text, {})[opening + _kind(chain)] = None
    for text, markers in after[Final.VOWEL].items():
        after[_THIRD].setdefault(text, {}).update(markers)
    tables = {
        kind: {text: tuple(markers) for text, markers in table.items()}
        for kind, table in after.items()
    }
    letters = {letter: tables[kind] for letter, kind in FINALS.items()}
    letters |= dict.fromkeys("ыі", tables[_THIRD])
    return letters, max(len(text) for table in tables.values() for text in table)


def _kind(chain: Chain) -> str:
    return (chain.harmony or "") + ("ы" if chain.before_vowel else "")
