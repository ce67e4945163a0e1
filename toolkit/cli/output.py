"""What commands print: facts on standard output, remarks on standard error."""

from __future__ import annotations

import dataclasses
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

WIDTH = 80


def print_json(value: object) -> None:
    """Print ``value`` as JSON, in its own letters; dataclasses become objects."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2, default=_plain)
    sys.stdout.write("\n")


def remark(message: str) -> None:
    """Tell the person something that is not the result."""
    print(message, file=sys.stderr)


def count(number: int, one: str, many: str | None = None) -> str:
    """Name a number of things: ``1 unit``, ``2 units``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def print_table(
    headings: Sequence[str], rows: Iterable[Sequence[str]], right: Collection[str] = ()
) -> None:
    """Print rows in columns, 80 wide: numbers, in ``right``, to the right, the last one cut."""
    lines = [headings, *rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        cells = [
            cell.rjust(width) if heading in right else cell.ljust(width)
            for heading, cell, width in zip(headings, line, widths, strict=True)
        ]
        text = "  ".join(cells).rstrip()
        print(text if len(text) <= WIDTH else text[: WIDTH - 1] + "…")


def shown(path: Path) -> Path:
    """Return a path as a person would name it: from the current folder where it lies below."""
    here = Path.cwd()
    return path.relative_to(here) if path != here and path.is_relative_to(here) else path


def _plain(value: object) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.asdict(value)
    return str(value)
