"""Check a whole catalogue against the termbase."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.checks import CHECKS, Terms, check_unit
from toolkit.model import Pair, Severity, TermStatus

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.catalogue import Catalogue
    from toolkit.checks import Check
    from toolkit.model import Finding, TranslationUnit
    from toolkit.termbase import Termbase


@dataclass(frozen=True, slots=True)
class CheckedUnit:
    """A unit with what the checks found in it; ``line`` is where its entry starts in the .po."""

    line: int
    unit: TranslationUnit
    findings: tuple[Finding, ...]

    @property
    def faults(self) -> tuple[Finding, ...]:
        """The findings that fail a check: all but the hints."""
        return tuple(each for each in self.findings if each.severity is not Severity.HINT)


def check_catalogue(
    catalogue: Catalogue, termbase: Termbase, checks: Mapping[str, Check] = CHECKS
) -> tuple[CheckedUnit, ...]:
    """Return every unit of a catalogue, in its order, with what the checks found."""
    pair = Pair(catalogue.source_lang, catalogue.lang)
    terms = Terms.of(termbase, pair)
    named: frozenset[str] = frozenset()
    checked = []
    for line, unit in zip(catalogue.lines, catalogue.units, strict=True):
        checked.append(CheckedUnit(line, unit, check_unit(unit, pair, terms, checks, named)))
        named |= _named_in_full(unit.target, terms)
    return tuple(checked)


def _named_in_full(target: str, terms: Terms) -> frozenset[str]:
    found = (match.term for match in terms.target.find(target))
    return frozenset(term.concept for term in found if term.status is TermStatus.PREFERRED)
