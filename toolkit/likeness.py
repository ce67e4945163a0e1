"""Find which of many texts were most likely changed into which of many others."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy import float32, int32
    from numpy.typing import NDArray

# Likenesses in per cent. msgmerge takes a changed msgid for the same message from 60 on. Most
# changes are small, and from 90 on the letters alone rule out most of the other pairs.
NEAR = (90, 60)

# Letters are counted in so many groups.
_GROUPS = 64

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
    table = _likenesses([texts[row] for row in rows], [sources[n] for n in columns], cutoff)
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


def _likenesses(texts: Sequence[str], sources: Sequence[str], cutoff: int) -> NDArray[float32]:
    """Return the likeness of every text (row) to every source (column), 0 below ``cutoff``.

    Likeness counts the letters to insert and delete, and that is never less than the
    difference of the letters there are: only the rest is worth comparing.
    """
    import numpy
    from rapidfuzz import fuzz, process

    table = numpy.zeros((len(texts), len(sources)), numpy.float32)
    letters = numpy.stack([_letters(source) for source in sources])
    lengths = letters.sum(axis=1)
    for row, text in enumerate(texts):
        edits = numpy.abs(letters - _letters(text)).sum(axis=1)
        (columns,) = numpy.nonzero(100 * edits <= (100 - cutoff) * (lengths + len(text)))
        if columns.size:
            likely = [sources[column] for column in columns.tolist()]
            table[row, columns] = process.cdist(
                [text], likely, scorer=fuzz.ratio, score_cutoff=cutoff
            )[0]
    return table


def _letters(text: str) -> NDArray[int32]:
    import numpy

    codes = numpy.frombuffer(text.encode("utf-32-le", "surrogatepass"), numpy.uint32)
    return numpy.bincount(codes % _GROUPS, minlength=_GROUPS).astype(numpy.int32)
