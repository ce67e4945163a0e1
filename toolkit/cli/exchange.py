"""``toolkit models export`` and ``convert``: models for other programs, and from others."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from toolkit.cli.models import models, parse_pair
from toolkit.cli.options import Json, Project
from toolkit.cli.output import print_json
from toolkit.config import open_project
from toolkit.errors import UsageError

if TYPE_CHECKING:
    from toolkit.engines.packages import Package

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
        print_json(
            {"pair": "-".join(package.pair), "path": str(path), "size": size, **_said(package)}
        )
        return
    print(f"wrote {package}: {path} ({size / 1e6:,.1f} MB)")
    print(f"licence: {package.licence or 'not said'}")


@models.command()
def convert(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="A Hugging Face checkpoint on this machine.")
    ],
    pair: PairOption,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", metavar="DIR", help="Write the package there, instead of installing it."
        ),
    ] = None,
    tags: Annotated[
        str | None,
        typer.Option(
            "--tags",
            metavar="SOURCE,TARGET",
            help="The model's own tokens for the two languages, where they are not known here.",
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Replace a package that is there already.")
    ] = False,
    json: Json = False,
) -> None:
    """Turn a checkpoint from Hugging Face into a model for PAIR.

    OPUS-MT (Marian), M2M-100, NLLB-200 and models made from it, MADLAD-400 and mBART, in
    8 bits. Needs PyTorch and Transformers: pip install 'toolkit[convert]'. Nothing is
    downloaded. The licence of the checkpoint is that of the model.
    """
    from toolkit.engines import conversion

    wanted, tokens = parse_pair(pair), _tokens(tags)
    if output is None:
        package, _ = conversion.convert_and_install(folder, wanted, tokens)
    else:
        package = conversion.convert(folder, wanted, output, tokens, force)
    _tell(package, json)


def _tell(package: Package, json: bool) -> None:
    if json:
        facts = {"path": str(package.path), "size": package.size, **_said(package)}
        print_json({"pair": "-".join(package.pair), **facts})
        return
    print(f"converted {package}: {package.path} ({package.size / 1e6:,.1f} MB)")
    print(f"licence: {package.licence or 'not said'}")


def _said(package: Package) -> dict[str, str]:
    return {"version": package.version, "licence": package.licence}


def _tokens(text: str | None) -> tuple[str, str] | None:
    if text is None:
        return None
    source, _, target = text.partition(",")
    if not target:
        raise UsageError(f"--tags {text}: name two tokens, such as rus_Cyrl,kaz_Cyrl")
    return source, target
