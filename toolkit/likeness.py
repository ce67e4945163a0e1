"""Find which of many texts were most likely changed into which of many others."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# Likenesses in per cent. msgmerge takes a changed msgid for the same message from 60 on. Most
# changes are small, and to find them alone takes a third of the time.
NEAR = (90, 75, 60)

# So many likenesses are held in memory at once (100 MB): 5,000 changed units with 5,000 entries.
PAIRS_AT_ONCE = 25_000_000


# One run matches the same texts to plan and to merge, and for each target language.
@lru_cache(maxsize=8)
def nearest(texts: tuple[str, ...], sources: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Return which text was most likely changed from which source, by number; each once.

    The nearest of all pairs are made first, equally near ones from the top of the
    document and of the file. Past PAIRS_AT_ONCE this holds for stretches of the document.
    """
    found: dict[int, int] = {}
    size = max(1, PAIRS_AT_ONCE // max(1, len(sources)))
    for start in range(0, len(texts), size):
        for cutoff in NEAR:
            rows = [row for row in range(len(texts))[start : start + size] if row not in found]
            columns = sorted(set(range(len(sources))).difference(found.values()))
            if rows and columns:
                found |= _best_pairs(texts, sources, rows, columns, cutoff)
    return tuple(found.items())


def _best_pairs(
    texts: Sequence[str],
    sources: Sequence[str],
    rows: Sequence[int],
    columns: Sequence[int],
    cutoff: int,
) -> dict[int, int]:
    from rapidfuzz import fuzz, process

    table = process.cdist(
        [texts[row] for row in rows],
        [sources[column] for column in columns],
        scorer=fuzz.ratio,
        score_cutoff=cutoff,
        workers=-1,
    )
    scores = table.ravel()
    (near,) = scores.nonzero()
    found: dict[int, int] = {}
    taken: set[int] = set()
    for place in near[(-scores[near]).argsort(kind="stable")]:
        row, column = rows[place // len(columns)], columns[place % len(columns)]
        if row not in found and column not in taken:
            found[row] = column
            taken.add(column)
    return found
