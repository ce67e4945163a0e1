"""What commands print: facts on standard output, remarks on standard error."""

from __future__ import annotations

import dataclasses
import json
import sys
from pathlib import Path
from typing import Any


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


def shown(path: Path) -> Path:
    """Return a path as a person would name it: from the current folder where it lies below."""
    here = Path.cwd()
    return path.relative_to(here) if path != here and path.is_relative_to(here) else path


def _plain(value: object) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.asdict(value)
    return str(value)
