"""``toolkit build``: from catalogues to documents and .mo files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli import app, options
from toolkit.cli.output import count, print_json, remark, shown
from toolkit.config import open_project


@app.command()
def build(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATHS]...",
            help="Articles or .po files; by default all.",
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
    project: options.Project = None,
    json: options.Json = False,
) -> None:
    """Write the translated documents and the .mo files.

    A unit that nobody has reviewed stays in the source language, so that no
    machine draft is published by accident; --drafts lifts that for documents.
    The .mo never holds drafts.
    """
    from toolkit import building

    work = open_project(project)
    built, written = building.build(
        work, drafts=drafts, min_complete=min_complete / 100, only=paths or ()
    )
    if json:
        print_json(
            {
                "built": [
                    {
                        "catalogue": str(made.catalogue),
                        "lang": made.lang,
                        "document": str(made.document) if made.document else None,
                        "units": made.units,
                        "translated": made.translated,
                    }
                    for made in built
                ],
                "written": [str(path) for path in written],
            }
        )
        return
    if not built:
        remark("no catalogues in this project; make them with 'toolkit translate ARTICLE'")
    for made in built:
        source_left = made.units - made.translated
        left = f", {source_left} left in the source language" if source_left else ""
        output = made.document or made.catalogue.with_suffix(".mo")
        print(f"{shown(output)}: {made.translated} of {count(made.units, 'unit')}{left}")
    if built and not written:
        print("Nothing to change.")
    if not drafts and any(made.units and not made.translated for made in built):
        remark("nothing is reviewed there yet; --drafts builds from the drafts as they are")
