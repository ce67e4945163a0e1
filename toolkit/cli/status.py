"""``toolkit status``: how far the translations have come."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from toolkit.cli import app, options
from toolkit.cli.output import (
    from_here,
    print_json,
    print_table,
    remark,
    remark_building,
    remark_foreign,
)
from toolkit.config import open_project
from toolkit.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.status import Status


@app.command()
def status(project: options.Project = None, json: options.Json = False) -> None:
    """Show how far each article has come in each language.

    Exits with 2 when a catalogue cannot be read; the others are shown all the same.
    """
    from toolkit import selection
    from toolkit.status import status as read_status

    work = open_project(project)
    rows, broken = read_status(work, remark_building)
    if json:
        print_json(rows)
    elif rows:
        _print(rows)
    elif not broken:
        remark("no catalogues in this project; make them with 'toolkit translate ARTICLE'")
    remark_foreign(selection.foreign(work))
    for error in broken:
        remark(f"toolkit: {from_here(str(error))}")
    if broken:
        raise typer.Exit(ExitCode.BAD_INPUT)


def _print(rows: Sequence[Status]) -> None:
    figures = ("units", "reviewed", "drafts", "missing", "findings")
    cells = [
        (row.lang, *(str(getattr(row, figure)) for figure in figures), row.article) for row in rows
    ]
    print_table(("lang", *figures, "article"), cells, right=figures)
    for article in dict.fromkeys(row.article for row in rows if row.outdated):
        remark(f"{article} is not what was translated; run 'toolkit translate' on it again")
    for article in dict.fromkeys(row.article for row in rows if row.gone):
        remark(f"{article} is not there; translate it where it is now, or delete its catalogues")
