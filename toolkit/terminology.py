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

from toolkit.model import TermStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.checks import Terms
    from toolkit.model import Pair, Term, TermMatch
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
        target = counterpart(match, termbase, lang)
        if target:
            lines.append(f"{match.term.text} → {target.text}")
    return tuple(dict.fromkeys(lines))


def counterpart(match: TermMatch, termbase: Termbase, lang: str) -> Term | None:
    """Return the target term to write for a source term: the preferred one, or one of its kind.

    An abbreviation is answered by an abbreviation and a surname by a surname where
    the concept has a usable one: АНК → ҚХА, not the full name. Returns None when
    the concept has no term in ``lang``.
    """
    preferred = termbase.preferred(match.term.concept, lang)
    if match.term.status is TermStatus.PREFERRED or preferred is None:
        return preferred
    shape = _shape(match.term)
    others = termbase.concepts[match.term.concept].in_language(lang)
    same = (term for term in others if term.status.usable and _shape(term) == shape)
    return next(same, preferred)


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
        target = counterpart(match, termbase, pair.target) if match.term.status.usable else None
        if target and _is_certain(match, pair):
            fixed.append((match.start, match.stop, target.text))
    return tuple(fixed)


def term_use(sources: Sequence[TermMatch], target: str, terms: Terms) -> TermUse:
    """Count the concepts of ``sources`` that a usable term of ``target`` renders, and the rest."""
    lang = terms.target.lang
    wanted = {
        match.term.concept
        for match in sources
        if terms.termbase.preferred(match.term.concept, lang)
    }
    # One concept at a time: the target may name it inside a longer term of another.
    applied = sum(
        any(match.term.status.usable for match in terms.of_concept(concept).find(target))
        for concept in wanted
    )
    return TermUse(applied, len(wanted) - applied)


def _shape(term: Term) -> tuple[bool, bool]:
    """Tell abbreviations from words, and one word from several."""
    return term.text.isupper(), " " in term.text


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
