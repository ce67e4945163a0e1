"""Which words of a translation came from which of its source, and the span of a term.

The evidence is a model's attention while it writes the translation, summed to words:
Bahdanau et al. (2015), "Neural Machine Translation by Jointly Learning to Align and
Translate". Averaged over all heads of the last decoder layer, and taken from a second run
in which the model is made to write the same translation again, it is an alignment; the
attention of any one head is not (Garg et al. 2019, "Jointly Learning to Align and
Translate with Transformer Models").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

# What stands between spaces: every tokenizer of a translation model cuts there first.
CHUNK = re.compile(r"\S+")

Place = tuple[int, int]
"""Start and stop of a word in its text."""

# A neighbour belongs to a span when this share of the best word's weight is on it too.
NEIGHBOUR = 0.5
# Of a term of several words, any word joins that mostly comes from it, if it is so near:
# "Day of the People of Kazakhstan's people" is one rendering.
MOSTLY = 0.5
BRIDGE = 3


class AlignedSpan(NamedTuple):
    """The words of a translation that render a span; ``confidence`` from 0 to 1."""

    start: int
    stop: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """The words of a source and of its translation, and how they hang together.

    ``weights[t][s]`` is the share of target word ``t`` that came from source word ``s``;
    the shares of a target word add up to 1, or are all 0 where nothing is known.
    """

    sources: tuple[Place, ...]
    targets: tuple[Place, ...]
    weights: tuple[tuple[float, ...], ...]

    def span(self, start: int, stop: int) -> AlignedSpan | None:
        """Return the words that render the source's ``[start, stop)``; None for none at all.

        The word with the largest share from there, and its neighbours with at least half
        of that: one word more than the source has, as США is two in English, and any
        number while most of each is from there, with small words between them.
        """
        inside = [n for n, (begin, end) in enumerate(self.sources) if begin < stop and start < end]
        shares = [sum(row[n] for n in inside) for row in self.weights]
        best = max(range(len(shares)), key=shares.__getitem__, default=None)
        if best is None or not inside or shares[best] <= 0:
            return None
        first = last = best
        least = NEIGHBOUR * shares[best]
        while first > 0 and shares[first - 1] >= least and last - first < len(inside):
            first -= 1
        while last + 1 < len(shares) and shares[last + 1] >= least and last - first < len(inside):
            last += 1
        if len(inside) > 1:
            first, last = _grown(shares, first, last)
        return AlignedSpan(self.targets[first][0], self.targets[last][1], shares[best])


def _grown(shares: Sequence[float], first: int, last: int) -> tuple[int, int]:
    """Take in what mostly comes from the span, over at most so many words that do not."""
    near = [n for n, share in enumerate(shares) if share >= MOSTLY]
    grown = True
    while grown:
        grown = False
        for n in near:
            if first - BRIDGE <= n < first or last < n <= last + BRIDGE:
                first, last, grown = min(first, n), max(last, n), True
    return first, last


def chunks(text: str) -> list[re.Match[str]]:
    """Return what stands between the spaces of a text."""
    return list(CHUNK.finditer(text))


def summed(
    attention: Sequence[Sequence[float]], sources: Sequence[int], targets: Sequence[int]
) -> tuple[tuple[float, ...], ...]:
    """Sum the attention of pieces to that of words, of so many pieces each.

    A row of ``attention`` is what one piece of the target looked at. What it looked at
    besides the words of the source (its end) counts for nothing.
    """
    import numpy as np

    rows = np.asarray(attention, dtype=float)[: sum(targets), : sum(sources)]
    rows = rows / np.maximum(rows.sum(axis=1, keepdims=True), 1e-9)
    starts = np.cumsum([0, *sources[:-1]])
    by_source = np.add.reduceat(rows, starts, axis=1)
    by_target = np.add.reduceat(by_source, np.cumsum([0, *targets[:-1]]), axis=0)
    shares = by_target / np.asarray(targets, dtype=float)[:, None]
    return tuple(tuple(map(float, row)) for row in shares)
