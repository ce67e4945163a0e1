"""Check that the termbase's terms are used."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.checks.mentions import derived, misspelt, more_anaphors, unnamed
from toolkit.model import Finding, Pair, Severity, TermStatus

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from toolkit.checks.subject import Subject, Terms
    from toolkit.matching import TermMatcher
    from toolkit.model import Term, TermMatch

NONE_NAMED: frozenset[str] = frozenset()


def terms(subject: Subject) -> Iterator[Finding]:
    """Find the concepts of the source that the target does not name as the termbase wants.

    One finding a concept: a warning when no usable term of it is there, when a deprecated
    one is, when one is misspelt, or when a mention was lost or turned into another
    concept's; a hint when the target has an admitted term although the source has the
    preferred one. An abbreviation may answer an abbreviation, and any name once it
    was given in full.
    """
    if subject.terms is not None:
        matches = subject.terms.source.find(subject.source)
        judged = judge(matches, subject.target, subject.terms, subject.source, subject.named)
        yield from filter(None, judged.values())


def judge(
    matches: Sequence[TermMatch],
    target: str,
    terms: Terms,
    source: str = "",
    named: frozenset[str] = NONE_NAMED,
) -> Mapping[str, Finding | None]:
    """Return, for each concept of ``matches``, the finding about it in ``target``, or None.

    ``matches`` are the terms of ``source``, in order; the first of a concept counts. A
    concept that has no term in the target's language is left out. ``named`` are the
    concepts that the document has named by their preferred term before.
    """
    in_target = terms.target.find(target)
    unit = _Unit(source, tuple(matches), target, in_target, terms, named)
    judged: dict[str, Finding | None] = {}
    for match in matches:
        wanted = terms.termbase.counterpart(match.term, terms.target.lang)
        if wanted and wanted.concept not in judged:
            judged[wanted.concept] = unit.judge(match, wanted)
    return {**unit.former_names(), **judged}


@dataclass(frozen=True, slots=True)
class _Unit:
    """What there is to judge by."""

    source: str
    matches: tuple[TermMatch, ...]
    target: str
    in_target: tuple[TermMatch, ...]
    terms: Terms
    named: frozenset[str]

    @property
    def pair(self) -> Pair:
        return Pair(self.terms.source.lang, self.terms.target.lang)

    def judge(self, match: TermMatch, wanted: Term) -> Finding | None:
        if wanted.status is TermStatus.DO_NOT_TRANSLATE:
            return _kept(match, wanted, self.target)
        used = [found.term for found in self.in_target if found.term.concept == wanted.concept]
        if dropped := next((term for term in used if not term.status.usable), None):
            # Where the source itself speaks of the Нур-Султан of 2021, the target may too.
            severity = Severity.WARNING if match.term.status.usable else Severity.HINT
            return _dropped(dropped, wanted, severity)
        there = [*self._mentions(wanted.concept), *self._homographs(match)]
        if not there:
            return self._absent(match, wanted)
        return self._lost(match, wanted, there) or self._admitted(match, wanted, used)

    def _misspelt(self, match: TermMatch, wanted: Term) -> Finding | None:
        named = self.terms.target.find(self.target, wanted.concept)
        if wrong := misspelt(wanted.concept, self.target, named, self.terms):
            message = f"'{wrong[0]}' is no form of '{wrong[1].text}'; check the spelling"
            return _about(match, wanted, message)
        return None

    def former_names(self) -> dict[str, Finding | None]:
        """Return the names not to be written of what the source names inside a longer term.

        The Council of the Assembly of the Peoples of Kazakhstan has the Assembly's former name.
        """
        return {
            found.term.concept: _dropped(found.term, wanted)
            for found in self.in_target
            if not found.term.status.usable
            and self.terms.source.find(self.source, found.term.concept)
            and (wanted := self.terms.termbase.preferred(found.term.concept, self.pair.target))
        }

    def _mentions(self, concept: str) -> list[TermMatch]:
        """Return where the target names a concept, beyond what longer terms of the source ask for.

        Мәжіліс депутаты names the Mazhilis as well. But where the source has the Ассамблея
        народа Казахстана, the Қазақстан in its translation is no other mention of the country.
        """
        spent = Counter(inside for _, inside in self._found(concept, self.terms.source))
        mentions = []
        for found, inside in self._found(concept, self.terms.target):
            if inside and spent[inside]:
                spent[inside] -= 1
            else:
                mentions.append(found)
        return mentions

    def _unanswered(self) -> str:
        """Return the target without the terms that name other concepts of the source."""
        asked = {found.term.concept for found in self.matches}
        rest = self.target
        for found in self.in_target:
            if found.term.concept in asked:
                rest = rest[: found.start] + " " * len(found.text) + rest[found.stop :]
        return rest

    def _found(self, concept: str, matcher: TermMatcher) -> Iterator[tuple[TermMatch, str]]:
        """Yield each place with a term of the concept, and the concept of a longer term there."""
        source = matcher is self.terms.source
        text, longest = (self.source, self.matches) if source else (self.target, self.in_target)
        for found in matcher.find(text, concept):
            yield (
                found,
                next(
                    (
                        longer.term.concept
                        for longer in longest
                        if longer.start <= found.start < longer.stop
                        and longer.term.concept != concept
                    ),
                    "",
                ),
            )

    def _absent(self, match: TermMatch, wanted: Term) -> Finding | None:
        if wrong := self._misspelt(match, wanted):
            return wrong
        if derived(wanted.concept, self.target, self._unanswered(), self.terms):
            return None
        # Қазақстан халқы Ассамблеясы және ел: what the longer name has said is said again.
        inside = self.terms.target.find(self.target, wanted.concept)
        again = more_anaphors(self.source, self.target, self.pair) and not self._surplus()
        if inside and again:
            return None
        message = f"the target has no '{wanted.text}'; use it or an admitted synonym"
        return _about(match, wanted, message)

    def _lost(self, match: TermMatch, wanted: Term, there: Sequence[TermMatch]) -> Finding | None:
        """Judge the second mention of a concept, and the third: one may be a pronoun or nothing."""
        asked = [found for found in self.matches if found.term.concept == wanted.concept]
        if len(there) >= len(asked):
            return None
        if wrong := self._misspelt(match, wanted):
            return wrong
        if instead := self._surplus():
            message = f"is in the source {len(asked)} times; the target has '{instead}' for one"
            return _about(match, wanted, message)
        if unnamed(self.source, asked, self.target, there, self.pair):
            message = f"a sentence of the target leaves out '{wanted.text}'; name it there too"
            return _about(match, wanted, message)
        return None

    def _surplus(self) -> str:
        """Return a term that the target has more often than the source has its concept; or ""."""
        more = Counter(found.term.concept for found in self.in_target)
        more.subtract(found.term.concept for found in self.matches)
        texts = (found.text for found in self.in_target if more[found.term.concept] > 0)
        return next(texts, "")

    def _homographs(self, match: TermMatch) -> list[TermMatch]:
        """Return where the target names another concept that the source's word may mean."""
        others = self.terms.homographs.get(match.term.text.casefold(), ())
        return [found for found in self.in_target if found.term.concept in others]

    def _admitted(self, match: TermMatch, wanted: Term, used: Sequence[Term]) -> Finding | None:
        if match.term.status is not TermStatus.PREFERRED or not used:
            return None
        if any(term.status is not TermStatus.ADMITTED for term in used):
            return None
        # The surname stands there, after a given name that is not quite right.
        if wrong := self._misspelt(match, wanted):
            return wrong
        # After its full name a concept goes by a short one: ҚХА, the Assembly.
        if wanted.concept in self.named and len(used[0].text) < len(wanted.text):
            return None
        message = f"uses admitted '{used[0].text}'; '{wanted.text}' is preferred"
        return Finding("terms", message, Severity.HINT)


def _kept(match: TermMatch, kept: Term, target: str) -> Finding | None:
    if any(
        re.search(rf"(?<!\w){re.escape(text)}(?!\w)", target) for text in (kept.text, match.text)
    ):
        return None
    message = f"term '{kept.text}' ({kept.concept}) is not to be translated; write it as it is"
    return Finding("terms", message)


def _dropped(used: Term, wanted: Term, severity: Severity = Severity.WARNING) -> Finding:
    return Finding("terms", f"uses {used.status} '{used.text}'; write '{wanted.text}'", severity)


def _about(match: TermMatch, wanted: Term, message: str) -> Finding:
    # A source that speaks of Целиноград speaks of the past, and the glossary of today.
    severity = Severity.WARNING if match.term.status.usable else Severity.HINT
    return Finding("terms", f"term '{match.text}' ({wanted.concept}): {message}", severity)
