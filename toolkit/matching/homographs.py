"""Whether a word is the noun of the glossary, or a form of another word: «стали» of «сталь».

Only a term of one word is asked about, a noun by the glossary; the words of a longer
one decide for each other. It is no match where another part of speech is likelier by
itself and the neighbours do not speak for the noun, or where they decide against it:

- Russian: a preposition before it, an adjective that agrees, a noun that it follows as
  a genitive speak for a noun; not so a subject that the verb would agree with.
- Kazakh: the finite verb ends the sentence, and no genitive stands before it, which
  only a noun could follow (үйдің алды).
- English: a modal or a pronoun as subject stands before the verb, or *to* before and a
  determiner after it.

What is undecided stays a match: a person sees it, and a term that is missed nobody sees.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from toolkit.morphology import Analysis, analyse
from toolkit.morphology.features import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from toolkit.model import Term

NOUNS = frozenset({"NOUN", "PROPN"})
_MODIFIERS = frozenset({"ADJ", "DET", "NUM"})
_SENTENCE_END = re.compile(r"[»”\"]?[.!?…]")
_DASH = re.compile(r"[–—]")

_RU_PREPOSITIONS = frozenset(
    "без в во для до за из из-за из-под к ко между на над о об от перед по под при про ради с со "
    "среди у через вместо кроме против около после вокруг внутри вдоль".split()
)
_EN_SUBJECTS = frozenset(
    "i we you they he she it who will would can could may might must shall should cannot".split()
)
_EN_BEFORE_VERBS = _EN_SUBJECTS | {"to"}
_EN_DETERMINERS = frozenset("that the a an this these those his her its our their your".split())


class _Place(NamedTuple):
    """A word with its neighbours; ``""`` where there is none, or punctuation between."""

    word: str
    before: str
    second_before: str
    after: str
    gap_before: str


def is_meant(term: Term, lang: str, parts: Sequence[str], at: int) -> bool:
    """Return whether word ``at`` of a text is the term whose form it has.

    ``parts`` are the gaps and words of the text in turn, a gap first and last.
    """
    if term.part_of_speech != "noun":
        return True
    # Most words need no analysis: their place alone is none where the verb would stand.
    if lang == "kk" and not _SENTENCE_END.match(parts[2 * at + 2]):
        return True
    if lang == "en" and (at == 0 or parts[2 * at - 1].casefold() not in _EN_BEFORE_VERBS):
        return True
    readings = _contested(parts[2 * at + 1], lang)
    return not readings or _DECIDES[lang](readings, _place(parts, 2 * at + 1))


@lru_cache(maxsize=100_000)
def _contested(word: str, lang: str) -> tuple[Analysis, ...]:
    """Return the readings of a word that may be a noun and may be something else; else none."""
    if lang not in _DECIDES or (lang == "ru" and _is_first_a_noun(word)):
        return ()
    readings = analyse(word, lang)
    nouns = sum(reading.upos in NOUNS for reading in readings)
    if not 0 < nouns < len(readings):
        return ()
    return () if lang == "ru" and readings[0].upos in NOUNS else readings


def _is_first_a_noun(word: str) -> bool:
    """Whether a noun is the likeliest of the Russian readings, which have a corpus's order.

    A word that the dictionary has not is a form of no other word that it has.
    """
    from toolkit.morphology.ru import dictionary

    folded = word.lower()
    return not dictionary.is_known(folded) or dictionary.parses(folded)[0].tag.POS == "NOUN"


def _place(parts: Sequence[str], at: int) -> _Place:
    def word(position: int, gap: int) -> str:
        there = 0 < position < len(parts) and not parts[gap].strip()
        return parts[position].casefold() if there else ""

    before = word(at - 2, at - 1)
    second = word(at - 4, at - 3) if before else ""
    return _Place(parts[at], before, second, word(at + 2, at + 1), parts[at - 1])


def _russian(readings: Sequence[Analysis], place: _Place) -> bool:
    nouns = [parse(reading.features) for reading in readings if reading.upos in NOUNS]
    other = readings[0]
    if other.upos in _MODIFIERS or "VerbForm=Part" in other.features:
        # рабочий день, but рабочий: an adjective needs its noun to be one.
        return not any(_agree(one, two) for one in nouns for two in _readings(place.after, NOUNS))
    if place.before in _RU_PREPOSITIONS:
        return True
    if any(_agree(one, two) for one in nouns for two in _modifiers(place.before)):
        return True
    if place.before in ("и", "или"):
        return any(
            one.get("Case") == two.get("Case")
            for one in nouns
            for two in _readings(place.second_before, NOUNS)
        )
    subjects = [*_readings(place.before, NOUNS)]
    if not subjects or all(noun.get("Case") != "Gen" for noun in nouns):
        return False
    verb = parse(other.features)
    return not any(
        subject.get("Case") == "Nom" and subject.get("Number") == verb.get("Number")
        for subject in subjects
    )


def _kazakh(readings: Sequence[Analysis], place: _Place) -> bool:
    finite = any(
        reading.upos == "VERB" and "VerbForm=Fin" in reading.features for reading in readings
    )
    if not finite or _DASH.search(place.gap_before):
        return True
    return not place.before or any(
        noun.get("Case") == "Gen" for noun in _readings(place.before, NOUNS, "kk")
    )


def _english(readings: Sequence[Analysis], place: _Place) -> bool:
    if all(reading.upos != "VERB" for reading in readings):
        return True
    verb = place.before in _EN_SUBJECTS or (place.before == "to" and place.after in _EN_DETERMINERS)
    return not verb


_DECIDES = {"ru": _russian, "kk": _kazakh, "en": _english}


def _agree(one: dict[str, str], two: dict[str, str]) -> bool:
    """Whether two Russian readings have one case and number, and no two genders."""
    return all(one.get(name) == two.get(name) for name in ("Case", "Number")) and (
        one.get("Number") == "Plur"
        or one.get("Gender", "") == two.get("Gender", one.get("Gender", ""))
    )


def _modifiers(word: str) -> Iterator[dict[str, str]]:
    yield from _readings(word, _MODIFIERS)
    for reading in analyse(word, "ru") if word else ():
        if "VerbForm=Part" in reading.features:
            yield parse(reading.features)


def _readings(word: str, upos: frozenset[str], lang: str = "ru") -> Iterator[dict[str, str]]:
    for reading in analyse(word, lang) if word else ():
        if reading.upos in upos:
            yield parse(reading.features)
