"""Stretches of a sentence pair that belong together."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the source, ``[start, stop)``, and the same stretch of the target."""

    source: tuple[int, int]
    target: tuple[int, int]


def overlap(first: Span, second: Span) -> bool:
    """Whether two spans share a character on either side."""
    return any(
        one[0] < other[1] and other[0] < one[1]
        for one, other in ((first.source, second.source), (first.target, second.target))
    )
