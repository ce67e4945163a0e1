"""Read parallel text, whatever file it comes in, as one stream of sentence pairs."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from toolkit import tmx
from toolkit.errors import InputError
from toolkit.model import Pair
from toolkit.tables import tab_cells

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

DICTIONARY = "dictionary"


@dataclass(frozen=True, slots=True)
class SentencePair:
    """A sentence, its translation, and the id of the corpus that holds them."""

    source: str
    target: str
    origin: str


def read_folder(folder: Path, source: str, target: str) -> Iterator[SentencePair]:
    """Yield every pair of ``source`` and ``target`` that the files of ``folder`` hold.

    A file says in its name what it holds: ``<name>.<languages>.tsv[.gz]`` or
    ``<languages>.tsv[.gz]``, languages joined by "-" in the order of the columns
    (``ru-kk``, ``ru-kk-en``), or ``<name>.tmx``. In the form without a name the first
    column is the id of the corpus. Files of other languages are passed over.
    """
    for path in sorted(folder.iterdir()):
        if path.suffix == ".tmx":
            yield from read_tmx(path, source, target)
        elif (languages := tsv_languages(path)) and {source, target} <= set(languages):
            yield from read_tsv(path, source, target, languages)


def tsv_languages(path: Path) -> tuple[str, ...]:
    """Name the languages of a TSV file's columns; none when the name does not tell."""
    parts = path.name.removesuffix(".gz").split(".")
    if len(parts) < 2 or parts[-1] != "tsv":
        return ()
    languages = tuple(parts[-2].split("-"))
    return languages if len(languages) > 1 else ()


def read_tsv(
    path: Path, source: str, target: str, languages: tuple[str, ...]
) -> Iterator[SentencePair]:
    """Yield the rows of a table, one sentence a column; see ``read_folder`` for its name.

    A quoted cell with doubled quotes inside, as spreadsheets write, is read as they do.
    """
    stem = path.name.split(".tsv")[0]
    named = "." in stem
    left, right = (languages.index(code) + (not named) for code in (source, target))
    origin = stem.partition(".")[0]
    with _open(path) as lines:
        for number, line in enumerate(lines, 1):
            cells = _cells(line)
            if len(cells) <= max(left, right):
                raise InputError(path, f"{len(cells)} columns; mend or drop the row", number)
            if named:
                yield SentencePair(cells[left], cells[right], origin)
            else:
                yield SentencePair(cells[left], cells[right], cells[0])


def read_tmx(path: Path, source: str, target: str) -> Iterator[SentencePair]:
    """Yield the translation units of a TMX file that hold both languages."""
    for unit in tmx.read_tmx(path, Pair(source, target)):
        yield SentencePair(unit.source, unit.target, path.stem)


def held_out(folder: Path) -> frozenset[str]:
    """Collect the keys of every sentence in the test sets of ``folder``, all languages."""
    cells: set[str] = set()
    for path in sorted(folder.glob("*.tsv*")):
        if tsv_languages(path):
            with _open(path) as lines:
                cells.update(cell for line in lines for cell in _cells(line))
    return frozenset(sentence_key(cell) for cell in cells if " " in cell.strip())


def sentence_key(text: str) -> str:
    """Reduce a sentence to its letters and digits, lower case, to compare sentences."""
    return "".join(character for character in text.casefold() if character.isalnum())


def count_origins(pairs: Iterable[SentencePair]) -> dict[str, int]:
    """Count the pairs of each corpus, largest first."""
    counts: dict[str, int] = {}
    for pair in pairs:
        counts[pair.origin] = counts.get(pair.origin, 0) + 1
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _cells(line: bytes) -> tuple[str, ...]:
    return tab_cells(line.decode().rstrip("\r\n"))


def _open(path: Path) -> BinaryIO | gzip.GzipFile:
    return gzip.GzipFile(path) if path.suffix == ".gz" else path.open("rb")
