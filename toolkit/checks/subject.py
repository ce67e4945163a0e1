"""What a check looks at: one unit with its pair and its terms."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from toolkit.checks.patterns import blank
from toolkit.matching import TermMatcher

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.model import Pair, TranslationUnit
    from toolkit.termbase import Termbase


# No slots: cached properties need a place to live.
@dataclass(frozen=True)
class Terms:
    """A termbase with the matchers of one pair."""

    termbase: Termbase
    source: TermMatcher
    target: TermMatcher

    @classmethod
    def of(cls, termbase: Termbase, pair: Pair) -> Terms:
        """Return the terms of ``pair``, ready to be found in sources and targets.

        They are read from the termbase's index; one that has none gets it here, made in memory.
        """
        return cls(termbase, TermMatcher(termbase, pair.source), TermMatcher(termbase, pair.target))

    @cached_property
    def homographs(self) -> Mapping[str, tuple[str, ...]]:
        """The concepts that share a term of the source language, by the term casefolded."""
        return self.source.index.homographs(self.source.lang)


@dataclass(frozen=True)
class Subject:
    """One unit under check; ``terms`` is None where there is no termbase.

    ``named`` are the concepts whose preferred term stands in an earlier target of the
    document.
    """

    unit: TranslationUnit
    pair: Pair
    terms: Terms | None = None
    named: frozenset[str] = frozenset()

    @property
    def source(self) -> str:
        """The source text."""
        return self.unit.source

    @property
    def target(self) -> str:
        """The target text."""
        return self.unit.target

    @cached_property
    def source_prose(self) -> str:
        """The source with what is not prose (see ``patterns``) blanked out, offsets kept."""
        return blank(self.source)

    @cached_property
    def target_prose(self) -> str:
        """The target with what is not prose blanked out, offsets kept."""
        return blank(self.target)
