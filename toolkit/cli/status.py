"""``toolkit status``: how far the translations have come."""

from __future__ import annotations

import dataclasses

from toolkit.cli import app, options
from toolkit.cli.output import print_json, remark
from toolkit.config import open_project


@app.command()
def status(project: options.Project = None, json: options.Json = False) -> None:
    """Show how far each article has come in each language."""
    from toolkit.status import status as read_status

    rows = read_status(open_project(project))
    if json:
        print_json(rows)
        return
    if not rows:
        remark("no catalogues in this project; make them with 'toolkit translate ARTICLE'")
        return
    _print_table([dataclasses.asdict(row) for row in rows])


def _print_table(rows: list[dict[str, object]]) -> None:
    columns = ("article", "lang", "units", "reviewed", "drafts", "missing", "findings")
    lines = [columns, *(tuple(str(row[column]) for column in columns) for row in rows)]
    widths = [max(len(line[index]) for line in lines) for index in range(len(columns))]
    for line in lines:
        words = [
            word.ljust(width) if index < 2 else word.rjust(width)
            for index, (word, width) in enumerate(zip(line, widths, strict=True))
        ]
        print("  ".join(words).rstrip())
