"""Find the noun phrase that a term begins with: its head and what agrees with it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from toolkit.morphology.ru import dictionary, names, people, readings
from toolkit.morphology.ru.reading import ADJECTIVE, NOUN, VERB, Reading
from toolkit.morphology.ru.spelling import is_abbreviation

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from toolkit.morphology.ru.reading import Cell

AND = frozenset({"и", "или", "либо"})
_LONGEST_ABBREVIATION = 7

Modifier = tuple[int, tuple[Reading, ...]]


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a term; ``gap`` is what stands before it, ``frozen`` that it never changes."""

    text: str
    gap: str
    frozen: bool


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """Places and readings of the modifiers and the head; ``cells`` are what they agree in."""

    modifiers: tuple[Modifier, ...]
    head: int
    heads: tuple[Reading, ...]
    cells: frozenset[Cell]

    @property
    def has_noun(self) -> bool:
        """Whether the head is more than an adjective used as a noun."""
        return self.heads[0].kind != ADJECTIVE


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for: a head in this case and number among these words.

    ``names`` says that words with capitals may be names that the dictionary has not,
    ``inflected`` that these may be in any form.
    """

    tokens: Sequence[Token]
    case: str
    number: str
    names: bool = False
    inflected: bool = False

    def find(self, index: int, modifiers: tuple[Modifier, ...] = ()) -> NounPhrase | None:
        """Return the noun phrase that begins at ``index`` or, with modifiers, goes on there."""
        if index >= len(self.tokens):
            return None
        token = self.tokens[index]
        if token.frozen:
            return None if modifiers else self.find(index + 1)
        own = read(token.text, inflected=self.inflected)
        common = _common(modifiers)
        adjectives = self.fitting(own, ADJECTIVE, common)
        longer = None
        if adjectives:
            longer = self.find(index + 1, (*modifiers, (index, adjectives)))
            if longer and longer.has_noun:
                return longer
        if nouns := self.fitting(own, NOUN, common) or (
            not adjectives and self._name(token, common)
        ):
            return NounPhrase(modifiers, index, nouns, self._cells(nouns, common))
        if adjectives:
            return longer or NounPhrase(
                modifiers, index, adjectives, self._cells(adjectives, common)
            )
        verbs = tuple(reading for reading in own if reading.kind == VERB)
        if verbs and index == 0:
            return NounPhrase((), index, verbs, frozenset())
        return self.find(index + 1, modifiers) if _may_precede(token.text) else None

    def fitting(
        self, found: Sequence[Reading], kind: str, common: Collection[Cell] | None = None
    ) -> tuple[Reading, ...]:
        """Return the readings of a kind that agree; guesses and names not beside others."""
        fitting = [
            reading for reading in found if reading.kind == kind and self._cells((reading,), common)
        ]
        return tuple(
            reading
            for reading in fitting
            if (reading.known, reading.name) == (fitting[0].known, fitting[0].name)
        )

    def _name(self, token: Token, common: Collection[Cell] | None) -> tuple[Reading, ...]:
        """Return the name for which the dictionary has another word: Семей (families)."""
        if not self.names or not token.text[0].isupper():
            return ()
        return self.fitting((names.by_rule(token.text.lower()),), NOUN, common)

    def _cells(self, found: Sequence[Reading], common: Collection[Cell] | None) -> frozenset[Cell]:
        return frozenset(
            cell
            for reading in found
            for cell in reading.cells
            if cell[:2] == (self.case, self.number) and (common is None or cell in common)
        )


@lru_cache(maxsize=50_000)
def read(text: str, *, inflected: bool = False) -> tuple[Reading, ...]:
    """Return the readings of a word as it is written: abbreviation, surname, other words."""
    if is_abbreviation(text) and not _is_shouted(text, inflected=inflected):
        return (names.read_abbreviation(text) if inflected else names.abbreviation(text),)
    if inflected:
        return readings.read_inflected(text)
    if text[0].isupper() and people.is_surname(text):
        return (names.place(text.lower()), *readings.read(text))
    return readings.read(text)


def _is_shouted(text: str, *, inflected: bool) -> bool:
    """Whether a word in capitals is no abbreviation: СОВЕТ, КАЗАХСТАНА."""
    if not text.isupper() or len(text) > _LONGEST_ABBREVIATION:
        return text.isupper()
    parses = dictionary.parses(text.lower())
    return (
        len(text) > 3
        and dictionary.is_known(text.lower())
        and not any("Abbr" in parse.tag for parse in parses)
        and (inflected or any(parse.tag.case == "nomn" for parse in parses))
    )


def _common(modifiers: Sequence[Modifier]) -> frozenset[Cell] | None:
    cells = None
    for _, found in modifiers:
        own = frozenset[tuple[str, str, str]]().union(*(reading.cells for reading in found))
        cells = own if cells is None else cells & own
    return cells


def _may_precede(text: str) -> bool:
    """Whether a word may stand before an adjective: a conjunction or an adverb."""
    lower = text.lower()
    first = dictionary.parses(lower)[:1]
    return lower in AND or any(parse.tag.POS == "ADVB" for parse in first)
