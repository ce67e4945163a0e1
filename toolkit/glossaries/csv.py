"""A glossary file as CSV: read its rows, put rows in and take rows out, and keep every other byte.

UTF-8, a header that names the columns in any order, one row per term. Columns are
separated by commas, or by the semicolons that Excel writes in Russian and Kazakh
settings, or by tabs. A byte order mark, the line ends and columns we do not know are
kept as they are; a row may be short of its last, empty cells.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit import storage
from toolkit.errors import DocumentError, GlossaryError
from toolkit.storage import BOM

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

COLUMNS = (
    "concept",
    "subject",
    "lang",
    "term",
    "status",
    "part_of_speech",
    "definition",
    "note",
    "source",
)
REQUIRED = ("concept", "lang", "term")
HEADER = ",".join(COLUMNS)

SEPARATORS = ",;\t"

# Not str.splitlines(), which also breaks at letters such as U+2028 that CSV keeps in a cell.
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_LINE_END = re.compile(r"(?:\r\n|\r|\n)\Z")
_NEEDS_QUOTES = re.compile(r'[",;\t\r\n]|\A\s|\s\Z')


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a glossary file as it is written, and where; a column that is missing is empty."""

    path: Path
    line: int
    concept: str
    subject: str
    lang: str
    term: str
    status: str
    part_of_speech: str
    definition: str
    note: str
    source: str


@dataclass(frozen=True, slots=True)
class Record:
    """A record of the file: its text with the line end, and its cells; none when all are empty."""

    line: int
    raw: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A glossary file. ``records[0]`` is the header."""

    path: Path
    records: tuple[Record, ...]
    separator: str

    @property
    def content(self) -> str:
        """The text of the file, byte order mark included."""
        return "".join(record.raw for record in self.records)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names in the header."""
        return tuple(name.strip().casefold() for name in self.records[0].cells)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows, in order; empty lines are none."""
        columns = self.columns
        return tuple(
            _row(self.path, record, dict(zip(columns, record.cells, strict=False)))
            for record in self.records[1:]
            if record.cells
        )


def decode(path: Path, content: bytes) -> Table:
    """Take the bytes of a glossary file apart; raise GlossaryError, with the line, if malformed."""
    try:
        text = storage.decode(content, path)
    except DocumentError as error:
        raise GlossaryError(path, error.what, error.line) from None
    return parse(path, text)


def parse(path: Path, content: str) -> Table:
    """Take the text of a glossary file apart; ``path`` is what errors and rows will name."""
    separator = _separator(content)
    records = _records(path, content, separator)
    if not records or not records[0].cells:
        raise GlossaryError(path, f"has no header; its first line must be {HEADER}", 1)
    table = Table(path, records, separator)
    _check_header(table)
    width = len(table.columns)
    needed = 1 + max(map(table.columns.index, REQUIRED))
    for record in records[1:]:
        if record.cells and not needed <= len(record.cells) <= width:
            what = (
                f"has {len(record.cells)} cells where the header has {width}; put a cell "
                f"with '{separator}' in it between quotation marks"
            )
            raise GlossaryError(path, what, record.line)
    return table


def empty(path: Path) -> Table:
    """Return a new glossary file, with a header and no row."""
    return parse(path, HEADER + "\n")


def with_row(table: Table, after: int | None, values: Mapping[str, str]) -> Table:
    """Return the table with a row put after line ``after``, or after the last row of all.

    The new line ends as its neighbours do; a last line without an end stays one.
    """
    index = max(
        position
        for position, record in enumerate(table.records)
        if record.cells and (after is None or record.line <= after)
    )
    before = table.records[index].raw
    raw = table.separator.join(_cell(values.get(name, "")) for name in table.columns)
    if ending := _LINE_END.search(before):
        inserted = before + raw + ending[0]
    else:
        inserted = before + _newline(table) + raw
    texts = [record.raw for record in table.records]
    return parse(table.path, "".join([*texts[:index], inserted, *texts[index + 1 :]]))


def without_rows(table: Table, lines: Collection[int]) -> Table:
    """Return the table without the rows that start at these lines."""
    kept = [record for record in table.records if record.line not in lines]
    content = "".join(record.raw for record in kept)
    if kept[-1] is not table.records[-1] and not _LINE_END.search(table.records[-1].raw):
        content = _LINE_END.sub("", content)
    return parse(table.path, content)


def _separator(content: str) -> str:
    """Return what stands most often in the header; a comma when nothing does."""
    header = next(iter(_LINE.findall(content)), "")
    return max(SEPARATORS, key=header.count)


def _records(path: Path, content: str, separator: str) -> tuple[Record, ...]:
    lines = _LINE.findall(content)
    cleaned = [line.removeprefix(BOM) for line in lines[:1]] + lines[1:]
    reader = csv.reader(iter(cleaned), delimiter=separator, strict=True)
    records: list[Record] = []
    first = 0
    while first < len(lines):
        try:
            cells = next(reader)
        except csv.Error as error:
            what = f"is not CSV: {error}; look at the quotation marks from here on"
            raise GlossaryError(path, what, first + 1) from None
        raw = "".join(lines[first : reader.line_num])
        records.append(Record(first + 1, raw, tuple(cells) if any(map(str.strip, cells)) else ()))
        first = reader.line_num
    return tuple(records)


def _check_header(table: Table) -> None:
    columns = table.columns
    for name in REQUIRED:
        if name not in columns:
            what = f"has no column '{name}'; the header must be like {HEADER}"
            raise GlossaryError(table.path, what, 1)
    for name in columns:
        if columns.count(name) > 1:
            raise GlossaryError(table.path, f"has two columns '{name}'; keep one", 1)


def _row(path: Path, record: Record, cells: Mapping[str, str]) -> Row:
    return Row(path, record.line, *(cells.get(name, "") for name in COLUMNS))


def _newline(table: Table) -> str:
    found = _LINE_END.search(table.records[0].raw)
    return found[0] if found else "\n"


def _cell(text: str) -> str:
    return '"{}"'.format(text.replace('"', '""')) if _NEEDS_QUOTES.search(text) else text
