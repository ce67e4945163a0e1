"""Read a Kazakh word: cut it where the table of suffixes allows, and rank what comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from toolkit.morphology.kk.lexicon import LEXICALISED, is_lexicalised, is_nominal
from toolkit.morphology.kk.sounds import (
    DEVOICED,
    DROPPING,
    DROPPING_OR_NOT,
    LETTERS,
    LINKED,
    LINKED_OR_NOT,
    VOWELS,
    Harmony,
    stems,
)
from toolkit.morphology.kk.suffixes import chains, chains_of_possessed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.morphology.kk.suffixes import Chain

SHORTEST_STEM = 2
LONGEST_CHAIN = 20


class Cut(NamedTuple):
    """A word cut into the lemma it may have and the suffixes after it."""

    lemma: str
    chain: Chain


_LINKS = tuple(f"{cluster}і" for cluster in LINKED)
_SELDOM_LINKS = tuple(f"{cluster}і" for cluster in LINKED_OR_NOT)
_DROPPED = {word[:-2] + word[-1]: word for word in (*DROPPING, *DROPPING_OR_NOT)}
_DROPPED_ENDS = {"ауз": "ауыз", "мойн": "мойын", "мұрн": "мұрын", "орн": "орын", "халқ": "халық"}


def cuts(folded: str) -> Iterator[Cut]:
    """Yield every way to read the casefolded word as a lemma with suffixes, or with none.

    The lemma is checked by making its stems again: what is yielded can be generated,
    but for the harmony that a surname seldom has.
    """
    table = chains()
    for start in range(max(SHORTEST_STEM, len(folded) - LONGEST_CHAIN), len(folded) + 1):
        readings = table.get(folded[start:], ())
        stem = folded[:start]
        for chain in readings:
            if not chain.text:
                yield Cut(folded, chain)
                continue
            for lemma in _lemmas(stem, before_vowel=chain.before_vowel):
                if _joins(lemma, stem, chain):
                    yield Cut(lemma, chain)
    yield from _cases_of_third(folded)


def _cases_of_third(folded: str) -> Iterator[Cut]:
    """Yield Елбасы with a case: Елбасына, not Елбасыға; as if the third person were none."""
    if not any(end in folded for end in LEXICALISED):
        return
    for start in range(max(SHORTEST_STEM, len(folded) - LONGEST_CHAIN), len(folded)):
        lemma = folded[:start]
        if is_lexicalised(lemma):
            back = lemma.endswith("ы")
            for chain in chains_of_possessed().get(folded[start:], ()):
                if chain.harmony in (None, Harmony.BACK if back else Harmony.FRONT):
                    yield Cut(lemma, chain)


def _joins(lemma: str, stem: str, chain: Chain) -> bool:
    """Whether ``lemma`` has the shape ``stem`` before ``chain``, in one harmony."""
    return any(
        shape.text == stem
        and shape.final in chain.after
        and (shape.before_vowel if chain.before_vowel else shape.before_consonant)
        and (chain.harmony is None or chain.harmony in shape.harmonies)
        for shape in stems(lemma)
    )


def _lemmas(stem: str, *, before_vowel: bool) -> Iterator[str]:
    """Yield the lemmas that may have the shape ``stem``; a rare shape only of a known lemma."""
    yield stem
    if stem.endswith(_LINKS):
        yield stem[:-1]
    rare = [stem[:-1]] if stem.endswith(_SELDOM_LINKS) else []
    rare += [stem + "ь", stem + stem[-1:], stem + stem[-1:] + "ь"]
    if stem.endswith("с"):
        rare += [stem + "т", stem + "ть"]
    if stem.endswith("з"):
        rare.append(stem + "д")
    if before_vowel:
        if stem[-1] in DEVOICED:
            yield stem[:-1] + DEVOICED[stem[-1]]
        first, hyphen, last = stem.rpartition("-")
        if last in _DROPPED:
            yield first + hyphen + _DROPPED[last]
        for short, full in _DROPPED_ENDS.items():
            if stem.endswith(short):
                yield stem.removesuffix(short) + full
    yield from (lemma for lemma in rare if is_nominal(lemma))


# What ends no Kazakh stem after another consonant: хатш-ы is no reading of хатшы.
_NEVER_SECOND = frozenset("шщңғйжһ")


def is_plausible(lemma: str) -> bool:
    """Whether an unknown ``lemma`` sounds like a stem: a syllable at least, no odd cluster."""
    part = lemma.rpartition("-")[2]
    if len(part) < SHORTEST_STEM or VOWELS.isdisjoint(part):
        return False
    return part[-1] not in _NEVER_SECOND or part[-2] in VOWELS


def is_word(folded: str) -> bool:
    """Whether all letters are those of the Kazakh alphabet, with hyphens inside."""
    return bool(folded) and LETTERS.issuperset(folded.replace("-", "")) and folded[0] != "-"
