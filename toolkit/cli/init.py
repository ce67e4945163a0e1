"""``toolkit init``: a new project, so that the installed tool serves your own articles."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli import app, options
from toolkit.cli.output import print_json, shown
from toolkit.config import SETTINGS_FILE, open_project, shipped_glossary
from toolkit.errors import StorageError, UsageError
from toolkit.storage import lock, read_bytes, reason, write_all

SETTINGS = """\
# Settings of this project; every option of the command line goes before them.

# The language your articles are in, where their names (news.ru.txt) do not say it.
source = "{source}"

# The languages to translate into.
targets = [{targets}]

# Model packages to use before the installed ones: folders or .argosmodel files.
# packages = ["models/translate-ru_kk-1_0"]

# Draft faster and a little worse.
# fast = true
"""


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of the project.")] = Path(),
    source: Annotated[
        str,
        typer.Option(
            "--from",
            parser=options.parse_language,
            metavar="LANG",
            help="Language of the articles.",
        ),
    ] = "ru",
    to: Annotated[
        str,
        typer.Option(
            "--to",
            parser=options.parse_languages,
            metavar="LANG[,LANG]",
            help="Languages to translate into.",
        ),
    ] = "kk,en",
    json: options.Json = False,
) -> None:
    """Make a folder a project for your own articles.

    It gets settings, a copy of the termbase that comes with toolkit, and a place for
    articles. Files that are there already stay as they are.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder}: is a file; name a folder")
    targets = [lang for lang in to if lang != source]
    contents = {folder / SETTINGS_FILE: _settings(source, targets)}
    if not targets:
        raise UsageError("no language to translate into; name it with --to, as in --to kk,en")
    if not (folder / "glossary").exists():
        for path in sorted(shipped_glossary().glob("*.csv")):
            contents[folder / "glossary" / path.name] = read_bytes(path)
    try:
        (folder / "translations").mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(f"{folder}: cannot be made: {reason(error)}") from None
    with lock(folder):
        new = {path: content for path, content in contents.items() if not path.exists()}
        write_all(new)
    made = open_project(folder)
    if json:
        facts = {"folder": made.root, "source": made.source, "targets": made.targets}
        print_json({**facts, "written": list(new)})
        return
    print(f"{shown(folder)}: a project for {made.source} → {', '.join(made.targets)}")
    print(f"  {SETTINGS_FILE}   settings")
    article = f"news.{made.source}.txt"
    print("  glossary/      your termbase, at first a copy of the one that comes with toolkit")
    print(f"  translations/  put an article here, {article}, and run in this folder:")
    print(f"                 toolkit translate translations/{article}")


def _settings(source: str, targets: list[str]) -> bytes:
    quoted = ", ".join(f'"{lang}"' for lang in targets)
    return SETTINGS.format(source=source, targets=quoted).encode()
