"""``toolkit memory``: take approved translations in, give them out, and look them up."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli import app, options
from toolkit.cli.output import count, print_json, remark, remark_waiting, shown
from toolkit.config import open_project
from toolkit.errors import UsageError

memory = typer.Typer(
    name="memory",
    help="Take approved translations in, give them out, and look them up.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.add_typer(memory)


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
    force: Annotated[
        bool, typer.Option("--force", help="Replace a file that is there already.")
    ] = False,
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
