"""Check that the official terms are used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.matching import words
from toolkit.model import Finding, Severity, TermStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from toolkit.checks.subject import Subject, Terms
    from toolkit.model import Term, TermMatch


def terms(subject: Subject) -> Iterator[Finding]:
    """Find the concepts of the source that the target does not name as the termbase wants.

    One finding a concept: a warning when no usable term of it is there, or when a
    deprecated one is; a hint when the target has an admitted term although the
    source has the preferred one. An abbreviation may answer an abbreviation.
    """
    if subject.terms is not None:
        matches = subject.terms.source.find(subject.source)
        yield from filter(None, judge(matches, subject.target, subject.terms).values())


def judge(matches: Iterable[TermMatch], target: str, terms: Terms) -> Mapping[str, Finding | None]:
    """Return, for each concept of ``matches``, the finding about it in ``target``, or None.

    ``matches`` are the terms of the source, in order; the first of a concept counts.
    A concept that has no term in the target's language is left out.
    """
    in_target = terms.target.find(target)
    judged: dict[str, Finding | None] = {}
    for match in matches:
        wanted = terms.termbase.counterpart(match.term, terms.target.lang)
        if wanted and wanted.concept not in judged:
            judged[wanted.concept] = _judge(match, wanted, in_target, target, terms)
    return judged


def _judge(
    match: TermMatch, wanted: Term, in_target: tuple[TermMatch, ...], target: str, terms: Terms
) -> Finding | None:
    if wanted.status is TermStatus.DO_NOT_TRANSLATE:
        return _kept(match, wanted, target)
    concept = wanted.concept
    if used := [found.term for found in in_target if found.term.concept == concept]:
        return _used(match, used, wanted)
    if (
        # The target may name the concept inside a longer term, of another concept.
        terms.of_concept(concept).find(target)
        or _names_homograph(match, in_target, terms)
        or _is_derived(concept, target, terms)
    ):
        return None
    return _missing(match, wanted)


def _kept(match: TermMatch, kept: Term, target: str) -> Finding | None:
    if kept.text in target or match.text in target:
        return None
    message = f"term '{kept.text}' ({kept.concept}) is not to be translated; write it as it is"
    return Finding("terms", message)


def _missing(match: TermMatch, wanted: Term) -> Finding:
    message = (
        f"term '{match.text}' ({wanted.concept}): the target has no '{wanted.text}'; "
        "use it or an admitted synonym"
    )
    return Finding("terms", message)


def _used(match: TermMatch, used: list[Term], wanted: Term) -> Finding | None:
    if dropped := next((term for term in used if not term.status.usable), None):
        message = f"uses {dropped.status} '{dropped.text}'; write '{wanted.text}'"
        # Where the source itself speaks of the Нур-Султан of 2021, the target may too.
        severity = Severity.WARNING if match.term.status.usable else Severity.HINT
        return Finding("terms", message, severity)
    if match.term.status is not TermStatus.PREFERRED:
        return None
    if all(term.status is TermStatus.ADMITTED for term in used):
        message = f"uses admitted '{used[0].text}'; '{wanted.text}' is preferred"
        return Finding("terms", message, Severity.HINT)
    return None


def _names_homograph(match: TermMatch, in_target: tuple[TermMatch, ...], terms: Terms) -> bool:
    """Tell whether the target names another concept that the source's word may mean."""
    others = terms.homographs.get(match.term.text.casefold(), ())
    return any(found.term.concept in others for found in in_target)


def _is_derived(concept: str, target: str, terms: Terms) -> bool:
    """Tell whether the target has all words of a usable term, in whatever derivation and order.

    Kazakhstan may become казахстанский, members of the senate senators, and another
    word may come between: республикалық маңызы бар үш қала.
    """
    there = [word.text.casefold() for word in words(target)]
    usable = terms.termbase.concepts[concept].in_language(terms.target.lang)
    return any(
        all(_is_there(part.text.casefold(), there) for part in words(term.text))
        for term in usable
        if term.status.usable
    )


def _is_there(word: str, there: list[str]) -> bool:
    # What the derivations of a word keep of it, roughly.
    root = word[: max(4, len(word) * 7 // 10)]
    return any(other.startswith(root) for other in there)
