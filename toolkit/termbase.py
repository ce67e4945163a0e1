"""The termbase: concepts with their terms in every language, and which term to use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.model import TermStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from toolkit.model import Term


@dataclass(frozen=True, slots=True)
class Concept:
    """What several terms name, in all languages. Source: TBX, ``conceptEntry``."""

    id: str
    subject: str
    terms: tuple[Term, ...]

    def in_language(self, lang: str) -> tuple[Term, ...]:
        """Return the terms of one language, preferred first, then in the glossary's order."""
        terms = (term for term in self.terms if term.lang == lang)
        return tuple(sorted(terms, key=lambda term: RANK[term.status]))

    def preferred(self, lang: str) -> Term | None:
        """Return the term to write in ``lang``; None where the glossary has none.

        A do-not-translate term, of whatever language, is the one to write where the
        language has no preferred term of its own.
        """
        for term in self.in_language(lang):
            if term.status in (TermStatus.PREFERRED, TermStatus.DO_NOT_TRANSLATE):
                return term
        kept = (term for term in self.terms if term.status is TermStatus.DO_NOT_TRANSLATE)
        return next(kept, None)


RANK = {
    TermStatus.PREFERRED: 0,
    TermStatus.DO_NOT_TRANSLATE: 1,
    TermStatus.ADMITTED: 2,
    TermStatus.SUPERSEDED: 3,
    TermStatus.DEPRECATED: 4,
}
"""Which of several terms comes first: the smaller, the better to write."""


@dataclass(frozen=True, slots=True)
class Termbase:
    """Concepts by their id, in the glossary's order."""

    concepts: Mapping[str, Concept]

    @classmethod
    def of(cls, terms: Iterable[Term]) -> Termbase:
        """Gather terms into concepts; the first term of a concept says its subject."""
        gathered: dict[str, list[Term]] = {}
        for term in terms:
            gathered.setdefault(term.concept, []).append(term)
        return cls(
            {key: Concept(key, rows[0].subject, tuple(rows)) for key, rows in gathered.items()}
        )

    def terms(self, lang: str | None = None) -> tuple[Term, ...]:
        """Return all terms, or those of one language, in the glossary's order."""
        return tuple(
            term
            for concept in self.concepts.values()
            for term in concept.terms
            if lang is None or term.lang == lang
        )

    def preferred(self, concept_id: str, lang: str) -> Term | None:
        """Return the term to write for a concept; None when there is none, or no such concept."""
        concept = self.concepts.get(concept_id)
        return concept.preferred(lang) if concept else None

    def counterpart(self, term: Term, lang: str) -> Term | None:
        """Return what to write in ``lang`` for a term: the preferred one, or one of its kind.

        An abbreviation is answered by an abbreviation and a surname by a surname where
        the concept has a usable one: АНК → ҚХА, not the full name. None when the
        concept has no term in ``lang``.
        """
        preferred = self.preferred(term.concept, lang)
        if term.status is TermStatus.PREFERRED or preferred is None:
            return preferred
        others = self.concepts[term.concept].in_language(lang)
        same = (other for other in others if other.status.usable and _kind(other) == _kind(term))
        return next(same, preferred)


def _kind(term: Term) -> tuple[bool, bool]:
    """Tell abbreviations from words, and one word from several."""
    return term.text.isupper(), " " in term.text
