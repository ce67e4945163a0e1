"""Tell which of several drafts of a sentence says best what its source says.

A draft is as good as it is likely given its source, and as its source is likely given the
draft: what leaves words out or makes some up explains its source badly (Yee, Dauphin & Auli
2019, "Simple and Effective Noisy Channel Modeling for Neural Machine Translation"). Of two
finished drafts with the same terms, chosen so, chrF++ is higher than of either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model import Pair

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.engines import TermEngine, Texts

# By how much a text must be likelier than the first, as a logarithm, to be taken for it.
LIKELIER = 0.5


def agreement(texts: Sequence[Texts], engine: TermEngine, pair: Pair) -> list[float]:
    """Rate each source with its draft: the sum of both logarithms, each for one character.

    Of an engine that does not translate back, only the draft's; ``-inf`` where the engine
    cannot tell.
    """
    ratings = _for_a_character(texts, engine.score(texts, pair))
    back = Pair(pair.target, pair.source)
    if back not in engine.pairs():
        return ratings
    turned = [(target, source) for source, target in texts]
    backward = _for_a_character(turned, engine.score(turned, back))
    return [sum(both) for both in zip(ratings, backward, strict=True)]


def likeliest(rated: Sequence[tuple[float | None, str]]) -> str:
    """Return the likeliest text; the first, unless another is clearly likelier."""
    known = [(score, text) for score, text in rated if score is not None]
    if rated[0][0] is None:
        return rated[0][1]
    best = max(known, key=lambda each: each[0])
    return best[1] if best[0] >= rated[0][0] + LIKELIER else rated[0][1]


def _for_a_character(texts: Sequence[Texts], scores: Sequence[float | None]) -> list[float]:
    return [
        float("-inf") if score is None else score / max(1, len(written))
        for (_, written), score in zip(texts, scores, strict=True)
    ]
