"""``toolkit models export``: models for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli.models import models, parse_pair
from toolkit.cli.options import Json, Project
from toolkit.cli.output import print_json
from toolkit.config import open_project

PairOption = Annotated[str, typer.Option("--pair", metavar="PAIR", help="Such as ru-kk.")]


@models.command()
def export(
    pair: PairOption,
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            metavar="FILE",
            help="The file to write, or a folder for it.",
            show_default="the current folder",
        ),
    ] = Path(),
    force: Annotated[
        bool, typer.Option("--force", help="Replace a file that is there already.")
    ] = False,
    project: Project = None,
    json: Json = False,
) -> None:
    """Write the model for PAIR as an .argosmodel file for other programs.

    Argos Translate, LibreTranslate and other programs that take Argos packages load it,
    and so does 'toolkit models install'. The same model always gives the same bytes.
    """
    from toolkit.engines.export import export as export_package
    from toolkit.engines.export import exported_package
    from toolkit.engines.packages import find_packages

    package = exported_package(find_packages(open_project(project)), parse_pair(pair))
    path = export_package(package, output, force)
    size = path.stat().st_size
    if json:
        print_json({"pair": pair, "version": package.version, "path": str(path), "size": size})
        return
    print(f"wrote {package}: {path} ({size / 1e6:,.1f} MB)")
    print(f"licence: {package.licence or 'not said'}")
