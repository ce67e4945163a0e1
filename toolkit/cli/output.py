"""What commands print: facts on standard output, remarks on standard error."""

from __future__ import annotations

import dataclasses
import json
import os
import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.model import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

WIDTH = 80

_MANY = 5_000


def print_json(value: object) -> None:
    """Print ``value`` as JSON, in its own letters; dataclasses become objects."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2, default=_plain)
    sys.stdout.write("\n")


def terminal_width() -> int | None:
    """Return how many columns a person reading along has; None where it is no terminal."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def remark(message: str) -> None:
    """Tell the person something that is not the result."""
    print(message, file=sys.stderr)


def remark_waiting() -> None:
    """Tell the person why nothing happens yet."""
    remark("waiting for another run on this project…")


def remark_building(terms: int) -> None:
    """Tell the person what takes so long, where it does."""
    if terms > _MANY:
        remark(f"building the index of {count(terms, 'term')}, once…")


def count(number: int, one: str, many: str | None = None) -> str:
    """Name a number of things: ``1 unit``, ``2 units``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def shortened(text: str) -> str:
    """Return a text as a message quotes it: what is longer than a line, cut."""
    return text if len(text) <= WIDTH else text[: WIDTH - 1] + "…"


def remark_foreign(catalogues: Iterable[Path]) -> None:
    """Tell the person which catalogues are left out, being in languages we do not know."""
    for path in catalogues:
        remark(f"{shown(path)}: left out; known languages are {', '.join(LANGUAGES)}")


def print_table(
    headings: Sequence[str], rows: Iterable[Sequence[str]], right: Collection[str] = ()
) -> None:
    """Print rows in columns, 80 wide: numbers, in ``right``, to the right, the last one cut."""
    for text in table_lines(headings, rows, right):
        print(text if len(text) <= WIDTH else text[: WIDTH - 1] + "…")


def table_lines(
    headings: Sequence[str], rows: Iterable[Sequence[str]], right: Collection[str] = ()
) -> Iterator[str]:
    """Yield the headings and the rows in columns, as wide as they need."""
    lines = [headings, *rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        cells = [
            cell.rjust(width) if heading in right else cell.ljust(width)
            for heading, cell, width in zip(headings, line, widths, strict=True)
        ]
        yield "  ".join(cells).rstrip()


def shown(path: Path) -> Path:
    """Return a path as a person would name it: from the current folder where it lies below."""
    here = _here()
    return path.relative_to(here) if here and here in path.parents else path


def from_here(message: str) -> str:
    """Return a message with the paths below the current folder named as ``shown`` does."""
    if not (here := _here()):
        return message
    # Not within a longer path: "/srv/" is no part of "/home/srv/".
    return re.sub(rf"(?<![\w/.-]){re.escape(f'{here}{os.sep}')}", "", message)


def _here() -> Path | None:
    """Return the current folder; None for the root, below which all is, and where it is gone."""
    try:
        here = Path.cwd()
    except FileNotFoundError:
        return None
    return here if here.parent != here else None


def _plain(value: object) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.asdict(value)
    return str(value)
