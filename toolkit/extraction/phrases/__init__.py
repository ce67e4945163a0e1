"""Which words in a row may be a term: the noun phrases of each language."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from toolkit.extraction.reading import Token

LONGEST = 8
"""The most words a term is expected to have."""

JOINTS = frozenset(("of", "the", "and", "и", "по", "және", "мен", "пен", "бен"))
"""Words within a term that only join others: they do not make it longer."""


class Phrase(NamedTuple):
    """Words ``first`` to ``last`` of a run, and the key that all forms of the phrase share."""

    first: int
    last: int
    key: tuple[str, ...]


class Grammar(Protocol):
    """The noun phrases of one language."""

    def phrases(self, run: Sequence[Token]) -> Iterator[Phrase]:
        """Yield every noun phrase in ``run``, those inside others too, of one word or more."""
        ...

    def cite(self, form: str, key: Sequence[str]) -> str:
        """Return the form that a glossary has of a phrase, from one of a text and its key."""
        ...


def of(lang: str) -> Grammar:
    """Return the grammar of a language."""
    return cast("Grammar", import_module(f"{__name__}.{lang}"))
