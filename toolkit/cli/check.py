"""``toolkit check``: what is wrong in the translations, for a person or for a build."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from toolkit.cli import app, options
from toolkit.cli.output import count, print_json, remark, remark_building, remark_foreign, shown
from toolkit.config import open_project
from toolkit.errors import ExitCode, UsageError
from toolkit.model import Finding, Severity, State

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.checking import CheckedUnit


class Format(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


# GitHub's names for how much a line of output matters.
_GITHUB_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


@dataclass(frozen=True, slots=True)
class Found:
    """A finding with the unit it is about and the catalogue that is in."""

    path: Path
    lang: str
    checked: CheckedUnit
    finding: Finding

    @property
    def line(self) -> int:
        """The line of the catalogue where the unit's entry starts."""
        return self.checked.line


@app.command()
def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATHS]...",
            help="Articles, .po files, or folders with some; by default all.",
            show_default=False,
        ),
    ] = None,
    format_: Annotated[
        Format, typer.Option("--format", help="For people, for programs, or as GitHub annotations.")
    ] = Format.TEXT,
    reviewed: Annotated[
        bool, typer.Option("--reviewed", help="Check reviewed units only, no drafts.")
    ] = False,
    project: options.Project = None,
    json: options.Json = False,
) -> None:
    """Check translations: terms, numbers, markup, quotes, language and more.

    Changes nothing. Exits with 1 when something is found; hints do not count.
    A translator silences checks for a unit with the comment '# toolkit: ignore numbers, quotes'
    in the catalogue, or 'ignore all'.
    """
    from toolkit import selection
    from toolkit.checking import check_catalogue
    from toolkit.glossaries.cache import open_termbase
    from toolkit.plugins import checks

    work = open_project(project, near=paths[0] if paths else None)
    catalogues = selection.selected(work, paths or ())
    if not catalogues:
        raise UsageError(
            f"{shown(work.locales)}: no catalogues there; "
            "make them with 'toolkit translate ARTICLE', or name files or folders"
        )
    termbase, all_checks = open_termbase(work.glossary, remark_building), checks()
    checked = [
        (catalogue, unit)
        for catalogue in catalogues
        for unit in check_catalogue(catalogue, termbase, all_checks)
        if unit.unit.state is State.REVIEWED or not reviewed
    ]
    found = [
        Found(shown(catalogue.path), catalogue.lang, unit, finding)
        for catalogue, unit in checked
        for finding in unit.findings
    ]
    _print(found, Format.JSON if json else format_)
    if not paths:
        remark_foreign(selection.foreign(work))
    remark(_summary([unit for _, unit in checked], len(catalogues)))
    if any(unit.faults for _, unit in checked):
        raise typer.Exit(ExitCode.FINDINGS)


def _print(found: Sequence[Found], format_: Format) -> None:
    if format_ is Format.JSON:
        print_json([_record(each) for each in found])
        return
    line_of = _github_line if format_ is Format.GITHUB else _text_line
    for each in found:
        print(line_of(each))


def _text_line(found: Found) -> str:
    check = found.finding.check
    if found.finding.severity is Severity.HINT:
        check += " (hint)"
    return f"{found.path}:{found.line}: {check}: {_one_line(found.finding.message)}"


def _github_line(found: Found) -> str:
    """Return a workflow command; its syntax: docs.github.com, "Workflow commands"."""
    level = _GITHUB_LEVELS[found.finding.severity]
    path, title = map(_github_property, (found.path.as_posix(), found.finding.check))
    message = _github_data(found.finding.message)
    return f"::{level} file={path},line={found.line},title={title}::{message}"


def _github_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _github_property(text: str) -> str:
    return _github_data(text).replace(":", "%3A").replace(",", "%2C")


def _record(found: Found) -> dict[str, object]:
    return {
        "path": str(found.path),
        "line": found.line,
        "lang": found.lang,
        "check": found.finding.check,
        "severity": found.finding.severity,
        "message": found.finding.message,
        "source": found.checked.unit.source,
        "target": found.checked.unit.target,
        "place": found.checked.unit.place,
    }


def _summary(checked: Sequence[CheckedUnit], catalogues: int) -> str:
    """Return ``3 findings in 2 of 18 units; 1 catalogue``, and the hints if there are any."""
    number = sum(len(unit.faults) for unit in checked)
    hints = sum(len(unit.findings) for unit in checked) - number
    wrong = sum(1 for unit in checked if unit.faults)
    units = count(len(checked), "unit")
    what = (
        f"{count(number, 'finding')} in {wrong:,} of {units}"
        if number
        else f"no findings in {units}"
    )
    also = f"; {count(hints, 'hint')}" if hints else ""
    return f"{what}; {count(catalogues, 'catalogue')}{also}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
