"""``toolkit models``: see, install and remove what translates."""

from __future__ import annotations

import re
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from toolkit.cli import app
from toolkit.cli.options import Json, Project
from toolkit.cli.output import print_json, print_table, remark
from toolkit.config import open_project
from toolkit.errors import UsageError
from toolkit.model import LANGUAGES, Pair

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from toolkit.engines.packages import Package

PAIR = re.compile(r"(?P<source>[a-z]{2,3})[-_→:](?P<target>[a-z]{2,3})")

models = typer.Typer(
    no_args_is_help=True, help="List, install and remove the models that translate."
)
app.add_typer(models, name="models")

PairArgument = Annotated[str, typer.Argument(metavar="PAIR", help="Languages, such as ru-kk.")]


@models.command("list")
def list_(project: Project = None, json: Json = False) -> None:
    """List the models, those shipped with the toolkit included.

    Of several for the same pair the one marked is used: the project's own before
    installed ones, and those before the shipped ones. A multilingual model translates
    from each of its languages into each other; "4 of 6" says for how many of these
    directions it is used. JSON has an entry for each direction.
    """
    from toolkit.engines.packages import broken_packages, find_packages

    packages = find_packages(open_project(project))
    used = {package.pair: package for package in reversed(packages)}
    if json:
        print_json([_facts(package, used[package.pair] is package) for package in packages])
    elif packages:
        _print_table(packages, used)
    else:
        remark("no models; get one with 'toolkit models install PAIR', such as ru-en")
    for broken in broken_packages():
        remark(f"left out: {broken}")


@models.command()
def info(pair: PairArgument, project: Project = None, json: Json = False) -> None:
    """Show which model translates PAIR, and what its maker says about it."""
    from toolkit.engines.argos import ArgosEngine

    wanted = parse_pair(pair)
    engine = ArgosEngine(open_project(project))
    route = engine.route(wanted)
    if json:
        readmes = [{**_facts(package, used=True), "readme": package.readme} for package in route]
        print_json({"pair": wanted, "origin": engine.origin(wanted), "packages": readmes})
        return
    print(engine.origin(wanted))
    for package in route:
        print()
        for name, value in _facts(package, used=True).items():
            if name != "used" and (name != "pairs" or package.languages):
                print(f"{name.replace('_', ' ') + ':':20}{_shown(name, value)}")
        if package.readme:
            print(f"\n{package.readme.strip()}")


@models.command()
def install(
    model: Annotated[
        str,
        typer.Argument(
            metavar="MODEL",
            help="An .argosmodel file, a package's folder, languages such as ru-en, "
            "or a model of the Hugging Face Hub, such as nllb-200-distilled-600m.",
        ),
    ],
    pair: Annotated[
        str | None,
        typer.Option("--pair", metavar="PAIR", help="The languages for a model of the Hub."),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Download from the Hub unasked.")] = False,
    json: Json = False,
) -> None:
    """Install a model from a file, from Argos's index or from the Hugging Face Hub.

    It is tried out first, and goes into your Argos folder, where argos-translate and
    LibreTranslate find it too; a multilingual one, which they cannot run, into a folder of
    the toolkit's own (see 'toolkit models export'). Other versions for the same languages
    are replaced. A download that broke off goes on where it stopped. A model of the Hub is
    shown with its size and licence before it is downloaded, and converted (see 'toolkit
    models convert').
    """
    package, replaced = _install(model, pair, yes)
    if json:
        print_json({"installed": _named(package), "replaced": list(map(_named, replaced))})
        return
    others = [old.version for old in replaced if old.version != package.version]
    instead = f", instead of {', '.join(others)}" if others else ""
    print(f"installed {package.label}{instead}: {package.path}")


@models.command()
def remove(pair: PairArgument, json: Json = False) -> None:
    """Remove the installed models for PAIR.

    Those shipped with the toolkit stay, and are used again. A multilingual model goes with
    all its pairs, and only when there is none for PAIR alone.
    """
    from toolkit.engines.installation import remove as remove_pair

    removed = remove_pair(parse_pair(pair))
    if json:
        print_json({"removed": list(map(_named, removed))})
        return
    for package in removed:
        print(f"removed {package.label}: {package.path}")


def _install(model: str, pair: str | None, yes: bool) -> tuple[Package, tuple[Package, ...]]:
    from toolkit.engines.installation import install as install_path
    from toolkit.engines.installation import install_pair

    path = Path(model)
    if pair is not None or yes:
        return _install_from_hub(model, pair, yes)
    if PAIR.fullmatch(model) and not path.exists():
        with _download_progress(model) as progress:
            return install_pair(parse_pair(model), progress)
    return install_path(path) if path.exists() else _install_from_hub(model, pair, yes)


def _install_from_hub(
    name: str, pair: str | None, yes: bool
) -> tuple[Package, tuple[Package, ...]]:
    from toolkit.engines import hub

    if Path(name).exists():
        raise UsageError(f"{name} is here and for one pair; leave out --pair and --yes")
    if name.lower() not in hub.REPOSITORIES:
        raise UsageError(
            f"{name}: neither a file nor a pair of languages; "
            "name an .argosmodel file, languages such as ru-en, "
            f"or a model of the Hub: {', '.join(hub.REPOSITORIES)}"
        )
    if pair is None:
        raise UsageError(f"{name} knows many languages; choose two: --pair ru-kk")
    wanted = parse_pair(pair)
    offered = hub.offer(name.lower())
    remark(f"{offered.repository}: {_megabytes(offered.size)}, licence {offered.licence}")
    if not yes and not sys.stdin.isatty():
        raise UsageError("nobody is there to be asked; say --yes to download it")
    if not yes:
        typer.confirm("Download it?", abort=True, err=True)
    with _download_progress(name) as progress:
        return hub.install_offer(offered, wanted, progress)


def parse_pair(text: str) -> Pair:
    """Read a pair written like ``ru-kk``; raise UsageError for anything else."""
    found = PAIR.fullmatch(text)
    if not found:
        raise UsageError(f"'{text}' is no pair of languages; write it like ru-kk")
    return Pair(found["source"], found["target"])


def known_pair(text: str | None) -> Pair | None:
    """Read a pair of two languages that we know, None for None; raise UsageError for others."""
    pair = parse_pair(text) if text else None
    if pair and (not set(pair) <= set(LANGUAGES) or pair.source == pair.target):
        known = ", ".join(LANGUAGES)
        raise UsageError(f"'{text}' is no pair of languages we know; put it together of {known}")
    return pair


def written(pair: Pair) -> str:
    """Write a pair as ``parse_pair`` reads it."""
    return f"{pair.source}-{pair.target}"


def _named(package: Package) -> dict[str, Any]:
    """Return what names a model that may be there no longer."""
    pairs = list(map(written, package.directions))
    return {"pairs": pairs, "version": package.version, "path": str(package.path)}


def _facts(package: Package, used: bool) -> dict[str, Any]:
    return {
        "pair": written(package.pair),
        "languages": " → ".join(package.names),
        "version": package.version,
        "from": str(package.place),
        "used": used,
        "size": package.size,
        "licence": package.licence,
        "protection_markers": package.markers,
        "pairs": list(map(written, package.directions)),
        "path": str(package.path),
    }


def _shown(name: str, value: object) -> str:
    if name == "size" and isinstance(value, int):
        return _megabytes(value)
    if isinstance(value, list):
        return ", ".join(value)
    return str(value) if value != "" else "not said"


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"


def _print_table(packages: tuple[Package, ...], used: dict[Pair, Package]) -> None:
    from toolkit.engines.packages import by_folder

    rows = [
        (
            ", ".join(folder[0].languages) or written(folder[0].pair),
            folder[0].version,
            str(folder[0].place),
            _used([package for package in folder if used[package.pair] is package], folder),
            _megabytes(folder[0].size),
            folder[0].licence or "not said",
        )
        for folder in by_folder(packages)
    ]
    print_table(("languages", "version", "from", "used", "size", "licence"), rows, right={"size"})


def _used(used: Sequence[Package], folder: Sequence[Package]) -> str:
    if not used:
        return ""
    return "yes" if len(folder) == 1 else f"{len(used)} of {len(folder)}"


@contextmanager
def _download_progress(name: str) -> Iterator[Callable[[int, int], None]]:
    """Give what to tell about a download: a bar on a terminal, a line per tenth in a pipe."""
    if not sys.stderr.isatty():
        told = -1

        def tell(had: int, total: int) -> None:
            nonlocal told
            tenth = 10 * had // max(total, 1)
            if tenth > told:
                told = tenth
                remark(f"downloading {name}: {_megabytes(had)} of {_megabytes(total)}")

        yield tell
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn())
    console = Console(stderr=True)
    with Progress(*columns, TransferSpeedColumn(), console=console, transient=True) as bar:
        task = bar.add_task(f"downloading {name}", total=None)
        yield lambda had, total: bar.update(task, completed=had, total=total)
