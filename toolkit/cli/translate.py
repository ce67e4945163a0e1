"""``toolkit translate``: from an article to catalogues of drafts."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from toolkit.cli import app, options
from toolkit.cli.output import count, print_json, remark, remark_building, remark_waiting, shown
from toolkit.config import open_project
from toolkit.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model import Pair
    from toolkit.terminology import TermUse
    from toolkit.translation import Progress, Report, Stage, TargetReport


@app.command()
def translate(
    article: Annotated[
        Path, typer.Argument(metavar="ARTICLE", help="Article to translate: .txt or .md, UTF-8.")
    ],
    to: Annotated[
        list[str] | None,
        typer.Option(
            "--to",
            parser=options.parse_languages,
            metavar="LANG[,LANG]",
            help="Languages to translate into; by default those of the project's settings.",
        ),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(
            "--from",
            parser=options.parse_language,
            metavar="LANG",
            help="Language of the article; by default the one in its name (news.ru.txt).",
        ),
    ] = None,
    project: options.Project = None,
    engine: Annotated[
        str | None, typer.Option(metavar="NAME", help="Engine that drafts; by default argos.")
    ] = None,
    fast: options.Fast = None,
    redraft: Annotated[
        bool, typer.Option("--redraft", help="Draft again what no person has touched since.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be drafted; change no file.")
    ] = False,
    show: Annotated[
        int, typer.Option(min=0, metavar="N", help="Show the first N units beside their source.")
    ] = 0,
    json: options.Json = False,
) -> None:
    """Translate ARTICLE into the project's gettext catalogues.

    New units become drafts, marked fuzzy until a person approves them. What
    was reviewed or edited is never touched; running it again changes nothing.
    """
    from toolkit.articles import language_of
    from toolkit.translation import Job
    from toolkit.translation import translate as run

    work = open_project(project, near=article).with_speed(fast)
    lang = language_of(article, work, source)
    named = dict.fromkeys(target for languages in to or () for target in languages)
    targets = tuple(named) or tuple(target for target in work.targets if target != lang)
    if not targets:
        raise UsageError("no language to translate into; name it with --to, as in --to kk,en")
    if lang in targets:
        raise UsageError(f"{article} is in '{lang}' already; leave that out of --to")
    job = Job(work, article, targets, engine or work.engine, lang, redraft, dry_run)
    with _progress() as progress:
        report = run(job, progress, remark_waiting, remark_building)
    if json:
        print_json(_facts(report, dry_run))
        return
    print_report(report, dry_run)
    for unit_index in range(show):
        _print_side_by_side(report, unit_index)


@contextmanager
def _progress() -> Iterator[Progress]:
    """Show a bar on a terminal, and a plain line for each language done elsewhere."""
    if not sys.stderr.isatty():
        yield _plain_progress
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks = {}

        def advance(stage: Stage, pair: Pair, done: int, total: int) -> None:
            key = stage, pair
            if key not in tasks:
                tasks[key] = bar.add_task(f"{stage} {pair}", total=total)
            bar.update(tasks[key], completed=done, total=total)

        yield advance


def _plain_progress(stage: Stage, pair: Pair, done: int, total: int) -> None:
    if done == total:
        remark(f"{stage} {pair}: {count(total, 'sentence')}")


def print_report(report: Report, dry_run: bool) -> None:
    """Print what one run did, in a few lines a language."""
    units = len(report.targets[0].units)
    print(f"{shown(report.article)}: {count(units, 'unit')}, {report.seconds:.1f} s")
    for target in report.targets:
        print(f"  {target.pair}  {', '.join(_figures(target, dry_run))}")
        if target.engine and not dry_run:
            print(f"        drafted by {target.engine}; drafts are fuzzy until you approve them")
        print(f"        {shown(target.path)}")
    if dry_run:
        print("Nothing was written: this was a dry run.")
    elif not report.written:
        print("Nothing to change.")


def _figures(target: TargetReport, dry_run: bool) -> list[str]:
    new = target.drafted + target.recalled > 0
    figures = [
        (target.reviewed > 0, target.reviewed, "reviewed"),
        (target.kept > 0, target.kept, "kept"),
        (new, target.drafted, "to draft" if dry_run else "drafted"),
        (new, target.recalled, "to recall" if dry_run else "recalled"),
        (target.empty > 0, target.empty, "without a translation"),
    ]
    words = [f"{number} {name}" for worth_saying, number, name in figures if worth_saying]
    if new and not dry_run:
        words.append(_terms(target.terms))
        words.append(count(target.findings, "finding"))
    return words


def _terms(use: TermUse) -> str:
    total = count(use.applied + use.missed, "term")
    said = f"{use.applied} of {total} applied"
    return f"{said} ({use.put_in} put in)" if use.put_in else said


def _print_side_by_side(report: Report, index: int) -> None:
    from rich.console import Console
    from rich.table import Table

    columns = [target for target in report.targets if index < len(target.units)]
    if not columns:
        return
    table = Table(title=f"unit {index + 1}", title_justify="left", show_lines=True)
    table.add_column(columns[0].pair.source, ratio=1, overflow="fold")
    for target in columns:
        table.add_column(target.pair.target, ratio=1, overflow="fold")
    translations = [target.units[index].target or "–" for target in columns]
    table.add_row(columns[0].units[index].source, *translations)
    Console().print(table)


def _facts(report: Report, dry_run: bool) -> dict[str, object]:
    return {
        "article": str(report.article),
        "dry_run": dry_run,
        "seconds": round(report.seconds, 3),
        "written": [str(path) for path in report.written],
        "targets": [
            {
                "source": target.pair.source,
                "target": target.pair.target,
                "catalogue": str(target.path),
                "units": len(target.units),
                "reviewed": target.reviewed,
                "kept": target.kept,
                "drafted": target.drafted,
                "recalled": target.recalled,
                "empty": target.empty,
                "terms_applied": target.terms.applied,
                "terms_put_in": target.terms.put_in,
                "terms_missed": target.terms.missed,
                "findings": target.findings,
                "engine": target.engine,
            }
            for target in report.targets
        ],
    }
