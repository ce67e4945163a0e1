"""``toolkit status``: how far the translations have come."""

from __future__ import annotations

from toolkit.cli import app, options
from toolkit.cli.output import print_json, print_table, remark
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
    figures = ("units", "reviewed", "drafts", "missing", "findings")
    cells = [
        (row.lang, *(str(getattr(row, figure)) for figure in figures), row.article) for row in rows
    ]
    print_table(("lang", *figures, "article"), cells, right=figures)
    for article in dict.fromkeys(row.article for row in rows if row.outdated):
        remark(f"{article} is not what was translated; run 'toolkit translate' on it again")
