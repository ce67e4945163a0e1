"""What the termbase asks of one translation: hints, terms to keep or to fix, terms that came out.

A term is put into a draft by rule only where its form is right in any sentence:

- a do-not-translate term, as it stands;
- an English name, because English names have no cases;
- a Kazakh name, where the Russian form can only be the nominative: the name of
  a person (its accusative is its genitive), or a name whose first word ends in
  -а or -я (its accusative ends in -у, -ю).

Everywhere else the draft is the engine's, and the checks say what it missed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.checks.terms import judge
from toolkit.model import Severity, TermStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.checks import Terms
    from toolkit.model import Pair, TermMatch
    from toolkit.termbase import Termbase

FEMININE_NOMINATIVE = ("а", "я")


@dataclass(frozen=True, slots=True)
class TermUse:
    """How many concepts of the sources have their term in the targets, and how many do not."""

    applied: int = 0
    missed: int = 0

    def __add__(self, other: TermUse) -> TermUse:
        return TermUse(self.applied + other.applied, self.missed + other.missed)


def hints(matches: Sequence[TermMatch], termbase: Termbase, lang: str) -> tuple[str, ...]:
    """Return a line for each concept found, source term → preferred target term, in order."""
    lines = []
    for match in matches:
        target = termbase.counterpart(match.term, lang)
        if target:
            lines.append(f"{match.term.text} → {target.text}")
    return tuple(dict.fromkeys(lines))


def fixed_forms(
    matches: Sequence[TermMatch], termbase: Termbase, pair: Pair
) -> tuple[tuple[int, int, str], ...]:
    """Return the terms whose target form is certain, as (start, stop, target text)."""
    fixed = []
    for match in matches:
        if match.term.status is TermStatus.DO_NOT_TRANSLATE:
            fixed.append((match.start, match.stop, match.text))
            continue
        # A former name speaks of the past, or of another body: today's is not certain there.
        if match.term.status.usable and _is_certain(match, pair):
            target = termbase.counterpart(match.term, pair.target)
            if target:
                fixed.append((match.start, match.stop, target.text))
    return tuple(fixed)


def term_use(sources: Sequence[TermMatch], target: str, terms: Terms) -> TermUse:
    """Count the concepts of ``sources`` that the target renders, and those the check misses there.

    A term that is only worth a hint, because it is not the preferred one, is applied.
    """
    judged = judge(sources, target, terms).values()
    missed = sum(1 for finding in judged if finding and finding.severity is not Severity.HINT)
    return TermUse(len(judged) - missed, missed)


def _is_certain(match: TermMatch, pair: Pair) -> bool:
    if match.term.part_of_speech != "proper noun":
        return False
    if pair.target == "en":
        return True
    nominative = match.text == match.term.text
    return pair == ("ru", "kk") and nominative and _shows_nominative(match)


def _shows_nominative(match: TermMatch) -> bool:
    words = match.term.text.split()
    if match.term.subject == "people":
        return len(words) > 1
    return words[0].endswith(FEMININE_NOMINATIVE)
