"""Teach a model to carry protection markers, to use terms it is given, to bear untidy text.

At run time numbers, addresses, placeholders, tags and some names are replaced by markers
``⟦0⟧``, ``⟦1⟧`` … before a sentence reaches the engine. Here the same is done to training
pairs, on both sides, so that the model learns to put each marker where it belongs. Terms
are written into the source as the engine will write them (``toolkit.annotation``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.annotation import MARKERS as TERM_MARKERS
from toolkit.protection import PROTECTED
from toolkit.training.spans import Span, overlap

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator, Sequence

    from toolkit.training.terms import TermPair

    Annotate = Callable[
        [Sequence[TermPair], str, str, random.Random], Sequence[tuple[TermPair, str]]
    ]

MARKERS = tuple(f"⟦{number}⟧" for number in range(16))

QUOTED = re.compile(r"[«“\"]([^«»“”\"]{2,60})[»”\"]")
NAME = re.compile(r"(?<=\w )[А-ЯЁӘҒҚҢӨҰҮҺІ][\w-]{2,}")
SEPARATORS = re.compile(r"[.,:/\s]")


@dataclass(frozen=True, slots=True)
class Rates:
    """How often each change is made, as probabilities from 0 to 1."""

    pair_protected: float = 0.5
    span_protected: float = 0.8
    quotation_protected: float = 0.3
    name_protected: float = 0.5
    term_protected: float = 0.15
    full_stop_dropped: float = 0.06
    upper_case: float = 0.02
    lower_first: float = 0.02


def augment(
    source: str,
    target: str,
    chance: random.Random,
    rates: Rates,
    terms: Sequence[TermPair] = (),
    annotator: Annotate = lambda *_: (),
) -> tuple[str, str]:
    """Return the pair as it is or changed, as chance has it.

    Some of the ``terms``, which say the same on both sides, are protected as numbers are:
    few sentences have several of those. The ``annotator`` says which of them to annotate in
    the source, and the form in which each is to stand in the target. What they cover is not
    protected.
    """
    spans: list[Span] = []
    if chance.random() < rates.pair_protected:
        same = [("term", term) for term in terms]
        spans = _choose([*shared_spans(source, target), *same], chance, rates)
    else:
        source, target = roughen(source, target, chance, rates)
    given = annotator(terms, source, target, chance)
    spans = [span for span in spans if not any(overlap(span, term) for term, _ in given)]
    return protect(source, target, spans, given)


def shared_spans(source: str, target: str) -> list[tuple[str, Span]]:
    """Find stretches said the same on both sides, each with its kind.

    Kinds: ``protected`` (numbers, addresses, Latin words, placeholders),
    ``quotation`` (the one quotation of each side), ``name`` (a capitalised word
    spelt alike). Text that occurs twice on a side is left out: which is which
    is unknown. Spans may overlap.
    """
    spans = [("protected", span) for span in _alike(PROTECTED, source, target)]
    quotations = list(QUOTED.finditer(source)), list(QUOTED.finditer(target))
    if len(quotations[0]) == len(quotations[1]) == 1:
        first, second = quotations[0][0], quotations[1][0]
        spans.append(("quotation", Span(first.span(1), second.span(1))))
    return spans + [("name", span) for span in _alike(NAME, source, target)]


def protect(
    source: str,
    target: str,
    spans: Sequence[Span],
    terms: Sequence[tuple[TermPair, str]] = (),
) -> tuple[str, str]:
    """Replace the spans by markers, numbered from 0 in order of their place in the source.

    Each of the ``terms`` is annotated in the source, and in the target stands in its form.
    """
    ordered = sorted(spans, key=lambda span: span.source)[: len(MARKERS)]
    sources = [(span.source, marker) for span, marker in zip(ordered, MARKERS, strict=False)]
    targets = [(span.target, marker) for span, marker in zip(ordered, MARKERS, strict=False)]
    for term, form in terms:
        annotation = TERM_MARKERS.around(source[slice(*term.source)], term.lemma)
        sources.append((term.source, annotation))
        targets.append((term.target, form))
    return _replace(source, sources), _replace(target, targets)


def roughen(source: str, target: str, chance: random.Random, rates: Rates) -> tuple[str, str]:
    """Drop the full stop, or change the case, of both sides, as headings and notes do."""
    draw = chance.random()
    if draw < rates.full_stop_dropped:
        if source.endswith(".") and target.endswith("."):
            return source[:-1], target[:-1]
        return source, target
    draw -= rates.full_stop_dropped
    if draw < rates.upper_case:
        upper = source.upper(), target.upper()
        # Spans found before must stay where they are.
        same = len(upper[0]) == len(source) and len(upper[1]) == len(target)
        return upper if same else (source, target)
    if draw < rates.upper_case + rates.lower_first and source[:2].istitle():
        return source[:1].lower() + source[1:], target[:1].lower() + target[1:]
    return source, target


def _choose(candidates: list[tuple[str, Span]], chance: random.Random, rates: Rates) -> list[Span]:
    probability = {
        "protected": rates.span_protected,
        "quotation": rates.quotation_protected,
        "name": rates.name_protected,
        "term": rates.term_protected,
    }
    chosen: list[Span] = []
    for kind, span in candidates:
        if chance.random() < probability[kind] and not any(overlap(span, c) for c in chosen):
            chosen.append(span)
    return chosen


def _alike(pattern: re.Pattern[str], source: str, target: str) -> Iterator[Span]:
    sources, targets = _unique(pattern, source), _unique(pattern, target)
    for key in sources.keys() & targets.keys():
        yield Span(sources[key], targets[key])


def _unique(pattern: re.Pattern[str], text: str) -> dict[str, tuple[int, int]]:
    places: dict[str, list[tuple[int, int]]] = {}
    for match in pattern.finditer(text):
        # "1 234,5" and "1,234.5" are one number: compare without separators.
        places.setdefault(SEPARATORS.sub("", match.group()), []).append(match.span())
    return {key: spans[0] for key, spans in places.items() if len(spans) == 1}


def _replace(text: str, changes: list[tuple[tuple[int, int], str]]) -> str:
    for (start, stop), replacement in sorted(changes, reverse=True):
        text = text[:start] + replacement + text[stop:]
    return text
