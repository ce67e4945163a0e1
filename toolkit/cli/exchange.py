"""``toolkit models export`` and ``convert``: models for other programs, and from others."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from toolkit.cli.models import models, parse_pair, written
from toolkit.cli.options import Force, Json, Project
from toolkit.cli.output import print_json
from toolkit.config import open_project
from toolkit.errors import UsageError

if TYPE_CHECKING:
    from toolkit.engines.packages import Package


@models.command()
def export(
    pair: Annotated[
        str | None,
        typer.Option(
            "--pair",
            metavar="PAIR",
            help="Such as ru-kk.",
            show_default="every pair there is a model for",
        ),
    ] = None,
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            metavar="FILE",
            help="The file to write, or a folder for it.",
            show_default="the current folder",
        ),
    ] = Path(),
    force: Force = False,
    project: Project = None,
    json: Json = False,
) -> None:
    """Write the model for PAIR as an .argosmodel file for other programs.

    Argos Translate, LibreTranslate and other programs that take Argos packages load it,
    and so does 'toolkit models install'. The same model always gives the same bytes. Of a
    multilingual model, which those programs cannot run, each pair gives a file of its own;
    without --pair all are written.
    """
    from toolkit.engines import export as exporting
    from toolkit.engines.packages import find_packages

    found = find_packages(open_project(project))
    if pair:
        packages: tuple[Package, ...] = (exporting.exported_package(found, parse_pair(pair)),)
    else:
        packages = exporting.exported_packages(found)
    if len(packages) > 1 and not output.is_dir():
        raise UsageError(f"{output}: is no folder, and there are {len(packages)} files to write")
    for package in packages:  # all are known to be possible before the first is written
        exporting.place(package, output, force)
    paths = [exporting.export(package, output, force) for package in packages]
    if json:
        facts = [_written(*each) for each in zip(packages, paths, strict=True)]
        print_json(facts[0] if pair else facts)
        return
    for package, path in zip(packages, paths, strict=True):
        print(f"wrote {package}: {path} ({path.stat().st_size / 1e6:,.1f} MB)")
    for licence in dict.fromkeys(package.licence for package in packages):
        print(f"licence: {licence or 'not said'}")


def _written(package: Package, path: Path) -> dict[str, object]:
    size = path.stat().st_size
    return {"pair": written(package.pair), "path": str(path), "size": size, **_said(package)}


@models.command()
def convert(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="A Hugging Face checkpoint on this machine.")
    ],
    pair: Annotated[str, typer.Option("--pair", metavar="PAIR", help="Such as ru-kk.")],
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
        print_json({"pair": written(package.pair), **facts})
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
