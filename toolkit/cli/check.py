"""``toolkit check``: what is wrong in the translations, for a person or for a build."""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from toolkit.cli import app, options
from toolkit.cli.output import count, print_json, remark
from toolkit.config import open_project
from toolkit.errors import ExitCode, UsageError
from toolkit.model import Finding, Pair, Severity, State, TranslationUnit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from toolkit.catalogue import Catalogue
    from toolkit.termbase import Termbase


class Format(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


# GitHub's names for how much a line of output matters.
_GITHUB_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


@dataclass(frozen=True, slots=True)
class Found:
    """A finding with the unit it is about and the place of that in its catalogue."""

    path: str
    line: int
    lang: str
    unit: TranslationUnit
    finding: Finding


@app.command()
def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATHS]...",
            help="Catalogues (.po), or folders with some; by default all of the project.",
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
    from toolkit.catalogue import read_catalogue
    from toolkit.glossaries import read_folder

    settings = open_project(project)
    catalogues = [read_catalogue(path) for path in _catalogue_paths(paths, settings.locales)]
    termbase = read_folder(settings.glossary).termbase()
    units = [_checked_units(catalogue, reviewed) for catalogue in catalogues]
    found = [
        each
        for catalogue, chosen in zip(catalogues, units, strict=True)
        for each in _check(catalogue, chosen, termbase)
    ]
    _print(found, Format.JSON if json else format_)
    remark(_summary(found, sum(map(len, units)), len(catalogues)))
    if any(each.finding.severity is not Severity.HINT for each in found):
        raise typer.Exit(ExitCode.FINDINGS)


def _catalogue_paths(paths: Sequence[Path] | None, locales: Path) -> tuple[Path, ...]:
    """Return the catalogues meant, each once; raise UsageError when there are none."""
    from toolkit.catalogue import catalogue_paths

    if not paths:
        found = catalogue_paths(locales)
        if not found:
            raise UsageError(
                f"{_shown(locales)}: no catalogues there; "
                "make them with 'toolkit translate ARTICLE', or name files or folders"
            )
        return found
    chosen: dict[Path, None] = {}
    for path in paths:
        inside = sorted(path.rglob("*.po")) if path.is_dir() else [path]
        if not inside:
            raise UsageError(f"{path}: no catalogues (.po) in this folder; name another")
        if not path.exists():
            raise UsageError(f"{path}: no such file or folder; check the name")
        if inside[0].suffix != ".po":
            raise UsageError(f"{path}: not a catalogue; name .po files, or folders with some")
        chosen |= dict.fromkeys(inside)
    return tuple(chosen)


def _checked_units(catalogue: Catalogue, reviewed: bool) -> list[tuple[int, TranslationUnit]]:
    """Return the units to check, with the lines of their entries."""
    return [
        (line, unit)
        for line, unit in zip(catalogue.lines, catalogue.units, strict=True)
        if unit.state is State.REVIEWED or not reviewed
    ]


def _check(
    catalogue: Catalogue, units: Sequence[tuple[int, TranslationUnit]], termbase: Termbase
) -> Iterator[Found]:
    from toolkit.checks import Terms, check_unit
    from toolkit.plugins import checks

    pair = Pair(catalogue.source_lang, catalogue.lang)
    terms, all_checks = Terms.of(termbase, pair), checks()
    for line, unit in units:
        for finding in check_unit(unit, pair, terms, all_checks):
            yield Found(_shown(catalogue.path), line, catalogue.lang, unit, finding)


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
    path, title = map(_github_property, (Path(found.path).as_posix(), found.finding.check))
    message = _github_data(found.finding.message)
    return f"::{level} file={path},line={found.line},title={title}::{message}"


def _github_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _github_property(text: str) -> str:
    return _github_data(text).replace(":", "%3A").replace(",", "%2C")


def _record(found: Found) -> dict[str, object]:
    return {
        "path": found.path,
        "line": found.line,
        "lang": found.lang,
        "check": found.finding.check,
        "severity": found.finding.severity,
        "message": found.finding.message,
        "source": found.unit.source,
        "target": found.unit.target,
        "place": found.unit.place,
    }


def _summary(found: Sequence[Found], units: int, catalogues: int) -> str:
    """Return ``3 findings in 2 of 18 units; 1 catalogue``, and the hints if there are any."""
    hints = sum(each.finding.severity is Severity.HINT for each in found)
    wrong = {(each.path, each.line) for each in found if each.finding.severity is not Severity.HINT}
    number = len(found) - hints
    findings = count(number, "finding") if number else "no findings"
    where = f"{len(wrong):,} of {count(units, 'unit')}" if number else count(units, "unit")
    also = f"; {count(hints, 'hint')}" if hints else ""
    return f"{findings} in {where}; {count(catalogues, 'catalogue')}{also}"


def _shown(path: Path) -> str:
    """Return a path from the current folder, where it lies inside that."""
    path = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


def _one_line(text: str) -> str:
    return " ".join(text.split())
