"""What a check looks at: one unit with its pair and its terms."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from toolkit.checks.patterns import blank
from toolkit.matching import TermMatcher
from toolkit.termbase import Termbase

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.model import Pair, TranslationUnit


# No slots: cached properties need a place to live.
@dataclass(frozen=True)
class Terms:
    """A termbase with the matchers of one pair; build it once, it is the costly part."""

    termbase: Termbase
    source: TermMatcher
    target: TermMatcher
    _alone: dict[str, TermMatcher] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, termbase: Termbase, pair: Pair) -> Terms:
        """Return the terms of ``pair``, ready to be found in sources and targets."""
        return cls(termbase, TermMatcher(termbase, pair.source), TermMatcher(termbase, pair.target))

    def of_concept(self, concept: str) -> TermMatcher:
        """Return a matcher for the target terms of one concept alone; made once."""
        if concept not in self._alone:
            alone = Termbase({concept: self.termbase.concepts[concept]})
            self._alone[concept] = TermMatcher(alone, self.target.lang)
        return self._alone[concept]

    @cached_property
    def homographs(self) -> Mapping[str, tuple[str, ...]]:
        """The concepts that share a term of the source language, by the term casefolded."""
        concepts: dict[str, list[str]] = {}
        for term in self.termbase.terms(self.source.lang):
            concepts.setdefault(term.text.casefold(), []).append(term.concept)
        return {text: tuple(dict.fromkeys(ids)) for text, ids in concepts.items()}


@dataclass(frozen=True)
class Subject:
    """One unit under check; ``terms`` is None where there is no termbase."""

    unit: TranslationUnit
    pair: Pair
    terms: Terms | None = None

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
