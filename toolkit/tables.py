"""Tables of texts, one row a line and one language a column, as spreadsheets and corpora keep them.

UTF-8, without a header. In a .tsv a cell is what stands between two tabs; one in quotes
with doubled quotes inside is taken as spreadsheets write it. A .csv is as RFC 4180 has it.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.errors import InputError
from toolkit.lines import LINE_END
from toolkit.storage import BOM, read_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

SUFFIXES = (".tsv", ".csv")

_NEEDS_QUOTES = re.compile(r'[",\r\n]')


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row, and the line it starts on."""

    line: int
    cells: tuple[str, ...]


def read_rows(path: Path) -> Iterator[Row]:
    """Yield the rows of a .csv, or of a .tsv for any other suffix; lines without text are none.

    Raises StorageError, DocumentError for what is not UTF-8, InputError for broken quotes.
    """
    text = read_text(path).removeprefix(BOM)
    rows = _comma_rows(path, text) if path.suffix.lower() == ".csv" else _tab_rows(text)
    return (row for row in rows if any(cell.strip() for cell in row.cells))


def write_rows(rows: Iterable[Sequence[str]], suffix: str) -> str:
    """Return the text of a .csv or .tsv with these rows; ``read_rows`` reads the same.

    Raises ValueError for a cell that ``unfit`` objects to.
    """
    separator, written = (",", _comma_cell) if suffix == ".csv" else ("\t", _tab_cell)
    return "".join(f"{separator.join(map(written, row))}\n" for row in rows)


def unfit(cell: str, suffix: str) -> str:
    """Say what of a cell a table cannot hold; ``""`` for nothing, as always in a .csv."""
    if suffix == ".csv":
        return ""
    return "a tab" if "\t" in cell else "a line break" if LINE_END.search(cell) else ""


def tab_cells(line: str) -> tuple[str, ...]:
    """Return the cells of a line of a .tsv, as a spreadsheet reads them."""
    return tuple(map(_unquoted, line.split("\t")))


def _tab_rows(text: str) -> Iterator[Row]:
    for number, line in enumerate(LINE_END.split(text), 1):
        yield Row(number, tab_cells(line))


def _comma_rows(path: Path, text: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            yield Row(line, tuple(cells))
            line = reader.line_num + 1
    except csv.Error as error:
        raise InputError(
            path, f"not CSV: {error}; quote the cell, or save it as .tsv", line
        ) from None


def _is_quoted(cell: str) -> bool:
    # Texts begin and end with quotes of their own; spreadsheets double those.
    return len(cell) > 1 and cell[0] == cell[-1] == '"' and '""' in cell[1:-1]


def _unquoted(cell: str) -> str:
    return cell[1:-1].replace('""', '"') if _is_quoted(cell) else cell


def _tab_cell(cell: str) -> str:
    if what := unfit(cell, ".tsv"):
        raise ValueError(f"a cell holds {what}")
    return _in_quotes(cell) if _is_quoted(cell) else cell


def _comma_cell(cell: str) -> str:
    # The csv module of Python 3.11 and 3.12 leaves a carriage return alone without quotes.
    return _in_quotes(cell) if _NEEDS_QUOTES.search(cell) else cell


def _in_quotes(cell: str) -> str:
    doubled = cell.replace('"', '""')
    return f'"{doubled}"'
