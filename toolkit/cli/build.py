"""``toolkit build``: from catalogues to documents and .mo files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from toolkit.cli import app, options
from toolkit.cli.output import count, print_json, remark, remark_foreign, remark_waiting, shown
from toolkit.config import open_project

if TYPE_CHECKING:
    from toolkit.building import Built


@app.command()
def build(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATHS]...",
            help="Articles, .po files, or folders with some; by default all.",
            show_default=False,
        ),
    ] = None,
    drafts: Annotated[
        bool, typer.Option("--drafts", help="Use drafts too, not only what was reviewed.")
    ] = False,
    min_complete: Annotated[
        int,
        typer.Option(
            "--min-complete",
            min=0,
            max=100,
            metavar="PERCENT",
            help="Build nothing when a document is less complete than this.",
        ),
    ] = 0,
    force: Annotated[
        bool, typer.Option("--force", help="Replace documents that a person wrote or changed too.")
    ] = False,
    project: options.Project = None,
    json: options.Json = False,
) -> None:
    """Write the translated documents and the .mo files.

    A unit that nobody has reviewed stays in the source language, so that no
    machine draft is published by accident; --drafts lifts that for documents.
    A document with nothing reviewed is not written. The .mo never holds drafts.
    """
    from toolkit import building, selection

    work = open_project(project, near=paths[0] if paths else None)
    built, written = building.build(
        work,
        drafts=drafts,
        min_complete=min_complete / 100,
        only=paths or (),
        force=force,
        waiting=remark_waiting,
    )
    if not paths:
        remark_foreign(selection.foreign(work))
    if json:
        print_json({"built": list(map(_facts, built)), "written": [str(path) for path in written]})
        return
    if not built:
        remark("no catalogues in this project; make them with 'toolkit translate ARTICLE'")
    for made in built:
        print(_line(made))
    if built and not written:
        print("Nothing to change.")
    if not drafts and any(made.is_bare for made in built):
        remark("nothing is reviewed there yet; --drafts builds from the drafts as they are")


def _line(made: Built) -> str:
    left = made.units - made.translated
    if made.document and made.is_bare:
        what = f"not written; none of {count(made.units, 'unit')} to put in it"
    else:
        what = f"{made.translated} of {count(made.units, 'unit')}"
        what += f", {left} left in the source language" if left else ""
    return f"{shown(made.document or made.catalogue.with_suffix('.mo'))}: {what}"


def _facts(made: Built) -> dict[str, object]:
    return {
        "catalogue": str(made.catalogue),
        "lang": made.lang,
        "document": str(made.document) if made.document and not made.is_bare else None,
        "units": made.units,
        "translated": made.translated,
    }
