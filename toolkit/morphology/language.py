"""What the morphology of one language answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Analysis:
    """A reading of a word form, as Universal Dependencies describes one.

    ``lemma`` is lower case but for proper names; ``features`` are written as UD
    writes them, ``_`` for none.
    """

    lemma: str
    upos: str
    features: str = "_"


Slot = frozenset[str]
"""The keys of a place in a term: a word stands there when it has one of them."""

Paradigm = tuple[tuple[str, tuple[str, ...]], ...]
"""Rows of features and the forms that have them, likeliest first."""


class Morphology(Protocol):
    """Analyses and generates; words come normalised, with one kind of hyphen and apostrophe."""

    def analyse(self, word: str) -> tuple[Analysis, ...]:
        """Return the readings of a word, likeliest first; none for what is no word."""
        ...

    def generate(self, lemma: str, features: str, upos: str = "") -> tuple[str, ...]:
        """Return the forms of a lemma with these features, likeliest first.

        What the features leave out is singular and nominative. Raises UsageError for
        features that cannot be read.
        """
        ...

    def keys(self, word: str) -> tuple[str, ...]:
        """Return every key that a word of a text has; the casefolded word is the first."""
        ...

    def slots(self, phrase: str, upos: str = "") -> tuple[Slot, ...]:
        """Return a slot for each word of a term."""
        ...

    def inflect(self, phrase: str, features: str) -> tuple[str, ...]:
        """Return a term of one word or more in another form, likeliest first."""
        ...

    def lemmatise(self, phrase: str) -> str:
        """Return the form of a term that a glossary has."""
        ...

    def paradigm(self, phrase: str) -> Paradigm:
        """Return the forms of a term that a translator may want to see."""
        ...
