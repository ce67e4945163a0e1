"""Write the command reference, docs/reference.md, from the help texts themselves."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import typer.main

from toolkit.cli import app

if TYPE_CHECKING:
    from collections.abc import Iterator

HEADER = """\
# Command reference

Made from the programs' own help by `make reference`; a test fails when it is stale.
Exit codes: 0 done, 1 findings or nothing found, 2 a mistake in usage, settings or input,
3 no model for the pair of languages, 70 a bug, 130 interrupted.
"""


def commands() -> Iterator[tuple[str, str]]:
    """Return every command's full name with its help at 80 columns, groups first."""
    yield from _walk(typer.main.get_command(app), "toolkit", None)


def reference() -> str:
    """Return the whole reference as Markdown."""
    parts = [HEADER]
    for name, text in commands():
        parts.append(f"{'#' * min(len(name.split()) + 1, 3)} {name}\n\n```text\n{text}\n```\n")
    return "\n".join(parts)


def _walk(command: Any, name: str, parent: Any) -> Iterator[tuple[str, str]]:
    context = command.make_context(
        name.split()[-1],
        [],
        parent=parent,
        resilient_parsing=True,
        terminal_width=80,
        max_content_width=80,
    )
    yield name, command.get_help(context)
    for child_name, child in getattr(command, "commands", {}).items():
        yield from _walk(child, f"{name} {child_name}", context)


if __name__ == "__main__":
    sys.stdout.write(reference())
