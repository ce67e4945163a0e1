"""``toolkit memory``: take approved translations in, give them out, and look them up."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from toolkit.cli import app, options
from toolkit.cli.models import known_pair, written
from toolkit.cli.output import (
    WIDTH,
    count,
    print_json,
    print_table,
    remark,
    remark_waiting,
    shortened,
    shown,
)
from toolkit.config import open_project
from toolkit.errors import ExitCode, UsageError
from toolkit.model import Pair

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.config import Project
    from toolkit.memory import Recall

# A text half of whose letters are the same is worth a look; `translate` asks for more.
NEAR = 0.5

memory = typer.Typer(
    name="memory",
    help="Take approved translations in, give them out, and look them up.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.add_typer(memory)

PairOption = Annotated[
    str | None,
    typer.Option(
        "--pair",
        metavar="PAIR",
        help="Such as ru-kk.",
        show_default="the project's source language into each of its targets",
    ),
]


@memory.command("import")
def import_file(
    file: Annotated[
        Path, typer.Argument(help="A .tmx, or a table without a header: .tsv or .csv, UTF-8.")
    ],
    languages: Annotated[
        str | None,
        typer.Option(
            "--languages",
            parser=options.parse_languages,
            metavar="LANG,LANG[,LANG]",
            help="Languages of the table's first columns; or those to take of a .tmx.",
            show_default="as FILE's name says, as in laws.ru-kk-en.tsv",
        ),
    ] = None,
    name: Annotated[
        str | None,
        typer.Option(
            "--name", metavar="NAME", help="Name in the memory.", show_default="that of FILE"
        ),
    ] = None,
    force: options.Force = False,
    project: options.Project = None,
    json: options.Json = False,
) -> None:
    """Remember the translations in FILE, as approved.

    Writes translations/memory/NAME.tmx. 'toolkit translate' recalls them from there,
    between any two of the languages. A row of a table that lacks a text is an error,
    and then nothing is written.
    """
    from toolkit import exchange

    chosen = tuple(languages or ())
    if languages is not None and len(chosen) < 2:
        raise UsageError("--languages needs two languages or more, as in ru,kk,en")
    done = exchange.import_file(
        file, open_project(project), chosen, name or "", force=force, waiting=remark_waiting
    )
    if json:
        print_json(done)
        return
    verb = "wrote" if done.written else "unchanged:"
    units = f"{count(done.units, 'unit')} in {', '.join(done.languages)}"
    print(f"{verb} {shown(done.path)}: {units}")
    if done.repeated:
        remark(f"{count(done.repeated, 'unit')} occurred more than once and were taken once")


@memory.command()
def export(
    file: Annotated[Path, typer.Argument(help="The file to write: .tmx, .tsv or .csv.")],
    pair: PairOption = None,
    force: options.Force = False,
    project: options.Project = None,
    json: options.Json = False,
) -> None:
    """Write all approved translations to FILE, for other programs.

    The reviewed units of all catalogues, and what was imported; for each source text
    what 'toolkit translate' would recall. A table has no header, a column a language,
    and an empty cell where a translation is missing.
    """
    from toolkit import exchange

    here = open_project(project)
    done = exchange.export_file(file, here, _pairs(here, pair), force=force)
    if json:
        print_json(done)
        return
    verb = "wrote" if done.written else "unchanged:"
    print(f"{verb} {file}: {count(done.units, 'unit')} in {', '.join(done.languages)}")


@memory.command("list")
def list_files(project: options.Project = None, json: options.Json = False) -> None:
    """List the files with approved translations, and how many units each has."""
    from toolkit.memory import held

    files = held(open_project(project))
    if json:
        print_json(files)
    elif files:
        rows = [
            (f"{file.units:,}", ", ".join(file.languages), str(shown(file.path))) for file in files
        ]
        print_table(("units", "languages", "file"), rows, right=("units",))
    else:
        remark("nothing is approved yet; review drafts, or see 'toolkit memory import --help'")


@memory.command()
def lookup(
    text: Annotated[list[str], typer.Argument(help="A sentence or a paragraph.")],
    pair: PairOption = None,
    limit: Annotated[
        int, typer.Option("--limit", metavar="N", min=1, help="Show so many for each pair.")
    ] = 3,
    project: options.Project = None,
    json: options.Json = False,
) -> None:
    """Show approved translations of TEXT and of texts like it, the most alike first.

    Exit code 1 when no text is half alike or more.
    """
    from toolkit.memory import open_memory

    here = open_project(project)
    source = " ".join(text)
    found = {
        each: open_memory(here, each).nearest(source, NEAR, limit) for each in _pairs(here, pair)
    }
    if json:
        print_json([_recalled(each, recall) for each in found for recall in found[each]])
    else:
        for each, recalls in found.items():
            for recall in recalls:
                print("\n".join(_lines(each, recall)))
        if not any(found.values()):
            remark(f"toolkit: nothing like '{shortened(source)}' is approved")
    if not any(found.values()):
        raise typer.Exit(ExitCode.FINDINGS)


def _pairs(project: Project, pair: str | None) -> tuple[Pair, ...]:
    """Return the pair an option names, or those of the project; raise UsageError for none."""
    if chosen := known_pair(pair):
        return (chosen,)
    source = project.source
    pairs = [Pair(source, target) for target in project.targets if source not in (None, target)]
    if not pairs:
        raise UsageError("the settings name no languages; name them with --pair, as ru-kk")
    return tuple(pairs)


def _lines(pair: Pair, recall: Recall) -> Iterator[str]:
    yield f"{recall.score:.0%} {pair}, {recall.unit.origin}"
    for text in (recall.unit.source, recall.unit.target):
        yield from textwrap.wrap(text, WIDTH, initial_indent="  ", subsequent_indent="    ")


def _recalled(pair: Pair, recall: Recall) -> dict[str, object]:
    return {
        "pair": written(pair),
        "score": round(recall.score, 4),
        "source": recall.unit.source,
        "target": recall.unit.target,
        "origin": recall.unit.origin,
    }
