"""Look for what is wrong in a translation, and say so only when it very probably is.

A check is a function from a ``Subject`` to findings; ``CHECKS`` holds them by the
name that silences them. A check that cries wolf gets switched off, so each
prefers to miss a fault: the false alarms on good translations are measured by
``benchmarks/check_precision.py``.

A translator silences checks for one unit with a comment line in the catalogue::

    # toolkit: ignore numbers, quotes
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from toolkit.checks.language import identical, language, script, untranslated
from toolkit.checks.length import length
from toolkit.checks.markup import placeholders, tags
from toolkit.checks.numbers import numbers
from toolkit.checks.quotes import quotes
from toolkit.checks.subject import Subject, Terms
from toolkit.checks.terms import terms
from toolkit.checks.typography import doubled, spaces
from toolkit.model import Finding, Severity

if TYPE_CHECKING:
    from toolkit.model import Pair, TranslationUnit

__all__ = ["CHECKS", "Check", "Subject", "Terms", "check_unit", "count_findings", "silenced"]

Check = Callable[[Subject], Iterable[Finding]]

CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "untranslated": untranslated,
        "terms": terms,
        "numbers": numbers,
        "placeholders": placeholders,
        "tags": tags,
        "quotes": quotes,
        "identical": identical,
        "script": script,
        "language": language,
        "length": length,
        "doubled": doubled,
        "spaces": spaces,
    }
)
"""Our checks by name, in the order their findings are shown."""

ALL = "all"
UNTRANSLATED = "untranslated"

_IGNORE = re.compile(r"\s*toolkit:\s*ignore\b(.*)", re.IGNORECASE)


def check_unit(
    unit: TranslationUnit,
    pair: Pair,
    terms: Terms | None = None,
    checks: Mapping[str, Check] = CHECKS,
    named: frozenset[str] = frozenset(),
) -> tuple[Finding, ...]:
    """Return what the checks find in one unit, in the order of ``checks``.

    A unit without a target is only untranslated. Without ``terms`` the checks that
    need a termbase find nothing. ``named`` are the concepts that the document's earlier
    targets name in full.
    """
    quiet = silenced(unit)
    subject = Subject(unit, pair, terms, named)
    findings = [_unknown(name, checks) for name in quiet if name not in checks and name != ALL]
    if ALL not in quiet:
        for name, check in checks.items():
            if name not in quiet and (name == UNTRANSLATED or unit.target.strip()):
                findings.extend(check(subject))
    return tuple(findings)


def count_findings(
    units: Iterable[TranslationUnit],
    pair: Pair,
    terms: Terms | None = None,
    checks: Mapping[str, Check] = CHECKS,
) -> int:
    """Return how many findings the units have, without the hints."""
    return sum(
        finding.severity is not Severity.HINT
        for unit in units
        for finding in check_unit(unit, pair, terms, checks)
    )


def silenced(unit: TranslationUnit) -> tuple[str, ...]:
    """Return the names that the translator's ``toolkit: ignore`` lines give, each once."""
    lines = filter(None, map(_IGNORE.fullmatch, unit.comments))
    names = (name.lower() for line in lines for name in re.split(r"[\s,;]+", line[1]) if name)
    return tuple(dict.fromkeys(names))


def _unknown(name: str, checks: Mapping[str, Check]) -> Finding:
    known = ", ".join([*checks, ALL])
    message = f"'toolkit: ignore' names '{name}', which is no check; known are {known}"
    return Finding("ignore", message, Severity.HINT)
