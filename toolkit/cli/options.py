"""Options that several commands share, so that they read and behave the same everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from toolkit.model import LANGUAGES


def parse_language(value: str) -> str:
    """Return ``value`` as one of the codes we know; raise BadParameter naming those otherwise."""
    code = value.strip().lower()
    if code not in LANGUAGES:
        known = ", ".join(f"{code} ({name})" for code, name in LANGUAGES.items())
        raise typer.BadParameter(f"unknown language '{value}'; known are {known}")
    return code


def parse_languages(value: str) -> tuple[str, ...]:
    """Split ``kk,en`` into codes, each once, in the order given."""
    return tuple(dict.fromkeys(parse_language(code) for code in value.split(",") if code.strip()))


Json = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
Force = Annotated[bool, typer.Option("--force", help="Replace a file that is there already.")]
Project = Annotated[
    Path | None,
    typer.Option(
        "--project",
        metavar="DIR",
        help="Folder of the project; by default the nearest one upwards with settings.",
    ),
]
Language = Annotated[
    str | None,
    typer.Option("--lang", parser=parse_language, metavar="LANG", help="Language: ru, kk or en."),
]
Fast = Annotated[
    bool | None,
    typer.Option(
        "--fast/--no-fast",
        help="Draft faster and a little worse: the likeliest word each time; "
        "by default as the project's settings say.",
        show_default=False,
    ),
]
