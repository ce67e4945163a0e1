"""Find the texts that are most like others, among many."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy import float32, int16, int32, int64
    from numpy.typing import NDArray

# Likenesses in per cent. msgmerge takes a changed msgid for the same message from 60 on. Most
# changes are small, and from 90 on the letters alone rule out most of the other pairs.
NEAR = (90, 60)

# Letters are counted in so many groups.
_GROUPS = 64

# So many likenesses are held in memory at once (100 MB): 5,000 changed units with 5,000 entries.
PAIRS_AT_ONCE = 25_000_000


class Texts:
    """Many texts, of which those most like another one are found."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = tuple(texts)

    def nearest(self, text: str, near: float, limit: int = 1) -> tuple[tuple[int, float], ...]:
        """Return the numbers of at most ``limit`` texts with their likeness, the nearest first.

        Likeness is the normalised Indel similarity, 0 to 1; ``near``, above 0, is the least
        accepted. Equally near texts are in their order.
        """
        from rapidfuzz.distance import Indel
        from rapidfuzz.process import extract

        numbers = self._likely(text, near)
        found = extract(
            text,
            [self._texts[number] for number in numbers],
            scorer=Indel.normalized_similarity,
            score_cutoff=near,
            limit=limit,
        )
        return tuple((numbers[place], score) for _, score, place in found)

    def _likely(self, text: str, near: float) -> list[int]:
        """Return which texts their length and their letters do not rule out, in order."""
        import numpy

        by_length, lengths, letters = self._index
        # Where all of the shorter text is in the longer one, the likeness is still at most
        # 2 * shorter / (shorter + longer). Rounding must let in what is just at the limit.
        reach = len(text) * near / (2 - near) - 1, len(text) * (2 - near) / near + 1
        start, stop = numpy.searchsorted(lengths, reach)
        edits = numpy.abs(letters[start:stop] - _letters([text])[0]).sum(axis=1)
        allowed = (1 - near) * (lengths[start:stop] + len(text)) + 1e-6
        likely: list[int] = numpy.sort(by_length[start:stop][edits <= allowed]).tolist()
        return likely

    @cached_property
    def _index(self) -> tuple[NDArray[int64], NDArray[int64], NDArray[int16]]:
        """The numbers of the texts from the shortest on, their lengths, and their letters."""
        import numpy

        lengths = numpy.array([len(text) for text in self._texts], dtype=numpy.int64)
        order = lengths.argsort(kind="stable")
        # What is cut off a count makes texts look more alike, never less.
        letters = _letters(self._texts).clip(max=numpy.iinfo(numpy.int16).max)
        return order, lengths[order], letters.astype(numpy.int16)[order]


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
    letters = _letters(sources)
    lengths = letters.sum(axis=1)
    for row, (text, own) in enumerate(zip(texts, _letters(texts), strict=True)):
        edits = numpy.abs(letters - own).sum(axis=1)
        (columns,) = numpy.nonzero(100 * edits <= (100 - cutoff) * (lengths + len(text)))
        if columns.size:
            likely = [sources[column] for column in columns.tolist()]
            table[row, columns] = process.cdist(
                [text], likely, scorer=fuzz.ratio, score_cutoff=cutoff
            )[0]
    return table


def _letters(texts: Sequence[str]) -> NDArray[int32]:
    """Return how many letters of each group (column) each text (row) has."""
    import numpy

    codes = numpy.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), numpy.uint32)
    rows = numpy.repeat(numpy.arange(len(texts)), [len(text) for text in texts])
    counts = numpy.bincount(rows * _GROUPS + codes % _GROUPS, minlength=len(texts) * _GROUPS)
    return counts.reshape(-1, _GROUPS).astype(numpy.int32)
