"""What the termbase asks of one translation: hints, terms to keep or to fix, terms that came out.

A term is fixed before an engine drafts only where its form is right in any sentence:

- a do-not-translate term, as it stands;
- an English name, because English names have no cases;
- a Kazakh name, where the Russian form can only be the nominative: the name of
  a person (its accusative is its genitive), or a name whose first word ends in
  -а or -я (its accusative ends in -у, -ю).

Where the engine shows how it aligns words, a draft is better with the names of places and
bodies in it than with markers, and only persons are fixed: ``enforcement`` puts in the rest.
Everywhere else the draft is the engine's, and the checks say what it missed.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from toolkit import provenance
from toolkit.checks.terms import judge
from toolkit.model import Severity, TermStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.checks import Terms
    from toolkit.model import Pair, Term, TermMatch
    from toolkit.termbase import Termbase

FEMININE_NOMINATIVE = ("а", "я")
PEOPLE = "people"


class Fate(StrEnum):
    """What became of a term of the source, in the order a person is told."""

    APPLIED = "applied"
    PUT_IN = "put in"
    KEPT = "kept"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one concept of a source: its term, and how often the source has it."""

    term: Term
    fate: Fate
    times: int = 1

    def __str__(self) -> str:
        return f"{self.term.text} ({self.times})" if self.times > 1 else self.term.text


@dataclass(frozen=True, slots=True)
class TermUse:
    """How many concepts of the sources have their term in the targets, and how many do not.

    ``put_in`` of the ``applied`` are not by the engine.
    """

    applied: int = 0
    missed: int = 0
    put_in: int = 0

    def __add__(self, other: TermUse) -> TermUse:
        return TermUse(
            self.applied + other.applied,
            self.missed + other.missed,
            self.put_in + other.put_in,
        )


def hints(matches: Sequence[TermMatch], termbase: Termbase, lang: str) -> tuple[str, ...]:
    """Return a line for each concept found, source term → preferred target term, in order."""
    lines = []
    for match in matches:
        target = termbase.counterpart(match.term, lang)
        if target:
            lines.append(f"{match.term.text} → {target.text}")
    return tuple(dict.fromkeys(lines))


def fixed_forms(
    matches: Sequence[TermMatch], termbase: Termbase, pair: Pair, *, aligned: bool = False
) -> tuple[tuple[int, int, str], ...]:
    """Return the terms whose target form is certain, as (start, stop, target text).

    Of an engine that is ``aligned``, those that need no other terms in the draft.
    """
    fixed = []
    for match in matches:
        if match.term.status is TermStatus.DO_NOT_TRANSLATE:
            fixed.append((match.start, match.stop, match.text))
            continue
        if aligned and match.term.subject != PEOPLE:
            continue
        # A former name speaks of the past, or of another body: today's is not certain there.
        if match.term.status.usable and _is_certain(match, pair):
            target = termbase.counterpart(match.term, pair.target)
            if target:
                fixed.append((match.start, match.stop, target.text))
    return tuple(fixed)


def outcomes(
    sources: Sequence[TermMatch],
    target: str,
    terms: Terms,
    put_in: frozenset[str] = frozenset(),
) -> tuple[Outcome, ...]:
    """Say what became of each concept of ``sources``, in their order; ``put_in`` are concepts.

    A term that is only worth a hint, because it is not the preferred one, is applied.
    """
    times = Counter(match.term.concept for match in sources)
    judged = judge(sources, target, terms)
    found: dict[str, Outcome] = {}
    for match in sources:
        wanted = terms.termbase.counterpart(match.term, terms.target.lang)
        if wanted and wanted.concept in judged and wanted.concept not in found:
            finding = judged[wanted.concept]
            if finding and finding.severity is not Severity.HINT:
                fate = Fate.MISSED
            elif wanted.status is TermStatus.DO_NOT_TRANSLATE:
                fate = Fate.KEPT
            else:
                fate = Fate.PUT_IN if wanted.concept in put_in else Fate.APPLIED
            found[wanted.concept] = Outcome(wanted, fate, times[match.term.concept])
    return tuple(found.values())


def remark(found: Sequence[Outcome]) -> tuple[str, ...]:
    """Return the comment line about the terms of a unit; none for a unit without terms."""
    named = {fate.value: [str(one) for one in found if one.fate is fate] for fate in Fate}
    return (provenance.terms(named),) if found else ()


def term_use(found: Sequence[Outcome]) -> TermUse:
    """Count the outcomes."""
    fates = Counter(one.fate for one in found)
    return TermUse(len(found) - fates[Fate.MISSED], fates[Fate.MISSED], fates[Fate.PUT_IN])


def _is_certain(match: TermMatch, pair: Pair) -> bool:
    if match.term.part_of_speech != "proper noun":
        return False
    if pair.target == "en":
        return True
    nominative = match.text == match.term.text
    return pair == ("ru", "kk") and nominative and _shows_nominative(match)


def _shows_nominative(match: TermMatch) -> bool:
    words = match.term.text.split()
    if match.term.subject == PEOPLE:
        return len(words) > 1
    return words[0].endswith(FEMININE_NOMINATIVE)
