"""Choose which terms of a sentence pair to annotate, and at times another term than its own.

A model that only ever saw the translation it would have chosen itself could pass over the
annotation. So some terms are replaced, in the annotation and in the target, by another: a
synonym where the dictionary has one, else any word that inflects alike.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from toolkit.training.spans import overlap

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Sequence

    from toolkit.training.terms import TermPair

BACK, FRONT = frozenset("аоұыуяёю"), frozenset("әөүіеиэ")
VOWELS = BACK | FRONT

# Endings that Russian adjectives have, and few nouns; -о is also that of adverbs.
OTHER_PARTS = re.compile(
    r"(?i).*(?:ый|ий|ая|ое|ые|ого|его|ому|ему|ых|их|ыми|ими|ую|[аеоуы]ю?ще.*|о)"
)

Paradigm = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class TermRates:
    """How often terms are annotated and replaced, as probabilities from 0 to 1."""

    pair_annotated: float = 0.4
    one_only: float = 0.45
    each: float = 0.5
    replaced: float = 0.25


class Substitutes:
    """Terms to put in place of others, gathered by how they inflect."""

    def __init__(self, lemmas: Iterable[str], lang: str) -> None:
        self._lang = lang
        self._alike: dict[Paradigm, list[str]] = defaultdict(list)
        for lemma in dict.fromkeys(lemmas):
            if key := inflection(lemma, lang):
                self._alike[key].append(lemma)

    def replaced(self, pair: TermPair, form: str, chance: random.Random) -> tuple[str, str] | None:
        """Return another lemma, and it in the ``form`` of this one; None where that is not sure.

        The form must be the lemma and an ending: that of another word of the same sounds
        is the same.
        """
        key = inflection(pair.lemma, self._lang)
        if not key or form.casefold()[: len(pair.lemma)] != pair.lemma.casefold():
            return None
        synonyms = [other for other in pair.others if inflection(other, self._lang) == key]
        other = chance.choice(synonyms or self._alike.get(key) or [pair.lemma])
        if other == pair.lemma:
            return None
        return other, _in_case_of(form, other) + form[len(pair.lemma) :]


def inflection(lemma: str, lang: str) -> Paradigm | None:
    """Return what decides the endings of a single word; None where sounds alone do not tell.

    A word that may change inside is such a one, and any Russian noun, for its gender.

    Kazakh (any grammar: vowel harmony and assimilation): the last sound, the last vowel's
    harmony, and whether the word has one syllable. English: the last two letters, and
    whether it takes ``a`` or ``an``. Names are kept apart from common words.
    """
    word = lemma.casefold()
    if not word.isalpha() or len(word) < 3 or lang == "ru":
        return None
    if lang == "kk":
        vowels = [letter for letter in word if letter in VOWELS]
        if not vowels:
            return None
        return word[-1], vowels[-1] in BACK, len(vowels) == 1, lemma[0].isupper()
    return word[-2:], word[0] in "aeiou", lemma[0].isupper()


def may_be_noun(word: str) -> bool:
    """Whether a Russian word does not look like an adjective or an adverb by its ending."""
    return " " not in word and not OTHER_PARTS.fullmatch(word)


def choose(terms: Sequence[TermPair], chance: random.Random, rates: TermRates) -> list[TermPair]:
    """Choose none, one or some of the terms, none overlapping; long ones more readily."""
    if not terms or chance.random() >= rates.pair_annotated:
        return []
    shuffled = sorted(terms, key=lambda term: chance.random() ** (1 / (1 + term.lemma.count(" "))))
    chosen = [shuffled.pop()]
    if chance.random() < rates.one_only:
        return chosen
    for term in shuffled:
        if chance.random() < rates.each and not any(overlap(term, other) for other in chosen):
            chosen.append(term)
    return chosen


@dataclass(frozen=True, slots=True)
class Annotator:
    """Chooses the terms to annotate in a pair, each with the form to write in the target."""

    substitutes: Substitutes
    rates: TermRates = TermRates()

    def __call__(
        self, terms: Sequence[TermPair], source: str, target: str, chance: random.Random
    ) -> list[tuple[TermPair, str]]:
        """Return the chosen terms, some with another lemma and its form instead of their own."""
        return [
            self._substituted(term, source[slice(*term.source)], target, chance)
            for term in choose(terms, chance, self.rates)
        ]

    def _substituted(
        self, term: TermPair, words: str, target: str, chance: random.Random
    ) -> tuple[TermPair, str]:
        form = target[slice(*term.target)]
        if chance.random() < self.rates.replaced and may_be_noun(words):
            other = self.substitutes.replaced(term, form, chance)
            if other:
                return replace(term, lemma=other[0]), other[1]
        return term, form


def _in_case_of(form: str, word: str) -> str:
    if form.isupper():
        return word.upper()
    return word[0].upper() + word[1:] if form[0].isupper() else word
