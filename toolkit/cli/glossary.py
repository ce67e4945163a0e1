"""``toolkit glossary``: look terms up and keep the termbase."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from toolkit.cli import app, options
from toolkit.cli.output import (
    count,
    print_json,
    remark,
    remark_building,
    remark_waiting,
    shortened,
    shown,
    terminal_width,
)
from toolkit.config import open_project
from toolkit.errors import ExitCode, UsageError
from toolkit.model import Term, TermStatus

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.config import Project
    from toolkit.glossaries import Glossary
    from toolkit.glossaries.csv import Row
    from toolkit.termbase import Termbase

glossary = typer.Typer(
    name="glossary",
    help="Look terms up and keep the termbase.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.add_typer(glossary)


@glossary.command()
def lookup(
    term: Annotated[
        list[str], typer.Argument(help="Term, part of one, or a phrase with terms in it.")
    ],
    forms: Annotated[
        bool, typer.Option("--forms", help="Show all cases, singular and plural, as well.")
    ] = False,
    project: options.Project = None,
    json: options.Json = False,
) -> None:
    """Show TERM in all languages, with its synonyms and what is not to be used.

    TERM may be in any language, in any form, in a sentence, or mistyped. Exit code 1
    when no term is found, also where near ones are shown.
    """
    from toolkit.cli import finds
    from toolkit.glossaries.search import look_up

    query = " ".join(term)
    if not any(map(str.isalnum, query)):
        raise UsageError(
            f"'{shortened(query)}' has no letter to look up; name a term or a part of one"
        )
    found = look_up(_termbase(open_project(project)), query)
    if json:
        print_json(finds.found_object(found, forms=forms))
    elif found.concepts:
        print("\n".join(finds.found_lines(found, forms=forms)))
        for line in finds.remarks(found):
            remark(line)
    else:
        near = f"; nearest: {', '.join(found.nearest)}" if found.nearest else ""
        remark(f"toolkit: no term '{shortened(query)}'{near}")
    if not found.concepts:
        raise typer.Exit(ExitCode.FINDINGS)


@glossary.command("list")
def list_terms(
    lang: options.Language = None,
    subject: Annotated[str | None, typer.Option(help="Only this subject.")] = None,
    status: Annotated[TermStatus | None, typer.Option(help="Only this status.")] = None,
    project: options.Project = None,
    json: options.Json = False,
) -> None:
    """List the terms, one a line.

    On a terminal what is too long for it goes on below; in a file, a pipe and with
    --json nothing is wrapped.
    """
    from toolkit.cli.concepts import term_object, term_table

    terms = [
        term
        for term in _termbase(open_project(project)).terms(lang)
        if subject in (None, term.subject) and status in (None, term.status)
    ]
    if json:
        print_json([term_object(term) for term in terms])
    elif terms:
        print("\n".join(term_table(terms, terminal_width())))
    else:
        remark("no such terms")


@glossary.command()
def add(
    concept: Annotated[str, typer.Option(help="Concept the term names; a new one is made.")],
    lang: options.Language = None,
    term: Annotated[str | None, typer.Option(help="The term, with --lang.")] = None,
    ru: Annotated[str | None, typer.Option(help="Russian term.")] = None,
    kk: Annotated[str | None, typer.Option(help="Kazakh term.")] = None,
    en: Annotated[str | None, typer.Option(help="English term.")] = None,
    subject: Annotated[str, typer.Option(help="Subject of a new concept.")] = "",
    status: Annotated[
        TermStatus, typer.Option(help="How the term may be used.")
    ] = TermStatus.PREFERRED,
    pos: Annotated[str, typer.Option(help="Part of speech: noun, 'proper noun' …")] = "",
    definition: Annotated[str, typer.Option(help="What the concept is.")] = "",
    note: Annotated[str, typer.Option(help="When to use the term, or not.")] = "",
    source: Annotated[str, typer.Option(help="Where the term is from.")] = "",
    file: Annotated[
        str | None, typer.Option(metavar="NAME", help="File of the glossary folder to add to.")
    ] = None,
    project: options.Project = None,
    json: options.Json = False,
) -> None:
    """Add a term to a concept, or a whole concept with --ru, --kk and --en.

    The row goes after the concept's last one, or to the end of its subject's file.
    Nothing else in the files changes. A term that 'glossary check' would report is
    refused.
    """
    from toolkit.glossaries import editing

    texts = _texts({"ru": ru, "kk": kk, "en": en}, lang, term)
    new = [
        Term(concept, subject, code, text, status, pos, definition, note, source)
        for code, text in texts.items()
    ]

    def add_all(before: Glossary) -> tuple[Glossary, tuple[Row, ...]]:
        after = before
        for item in new:
            after = editing.add(after, item, file)
        wanted = {(item.concept, item.lang, item.text) for item in new}
        return after, tuple(r for r in after.rows if (r.concept, r.lang, r.term) in wanted)

    _change(open_project(project), add_all, "added", json)


def _texts(named: dict[str, str | None], lang: str | None, term: str | None) -> dict[str, str]:
    """Return the terms to add by language; raise UsageError when the options do not say them."""
    texts = {code: text for code, text in named.items() if text is not None}
    if term is not None:
        if lang is None or lang in texts:
            raise UsageError(f"--term '{term}' needs one --lang; or use --ru, --kk and --en")
        texts[lang] = term
    if not texts:
        raise UsageError("no term to add; give --lang and --term, or --ru, --kk and --en")
    return texts


@glossary.command()
def remove(
    concept: Annotated[str, typer.Argument(help="Concept to remove, or to remove terms from.")],
    lang: options.Language = None,
    term: Annotated[str | None, typer.Option(help="Remove only this term.")] = None,
    project: options.Project = None,
    json: options.Json = False,
) -> None:
    """Remove a concept, or only its terms in one language, or one term.

    Nothing else in the files changes.
    """
    from toolkit.glossaries import editing

    _change(
        open_project(project),
        lambda before: editing.remove(before, concept, lang, term),
        "removed",
        json,
    )


@glossary.command()
def check(project: options.Project = None, json: options.Json = False) -> None:
    """Report what is wrong in the glossary: duplicates, contradictions, mistyped letters.

    Exit code 1 when there is anything to mend.
    """
    from toolkit.glossaries.problems import problems

    termbase = _read(open_project(project))
    found = problems(termbase)
    if json:
        print_json(found)
    else:
        for problem in found:
            print(problem)
        terms = count(len(termbase.rows), "term")
        remark(f"{count(len(found), 'problem')} in {terms}" if found else f"{terms}, no problems")
    if found:
        raise typer.Exit(ExitCode.FINDINGS)


@glossary.command()
def annotate(
    file: Annotated[Path, typer.Argument(help="Text to find terms in, UTF-8.")],
    lang: options.Language = None,
    project: options.Project = None,
    json: options.Json = False,
) -> None:
    """Find the terms in FILE, in whatever form they stand, with what to write for them.

    The language is --lang, or the one in the file's name (.ru.), or the project's
    source language. One line a term, which a terminal wraps as it is wide.
    """
    from toolkit.articles import language_of
    from toolkit.glossaries.annotation import annotate as find_terms
    from toolkit.matching import TermMatcher
    from toolkit.storage import BOM, read_text

    here = open_project(project)
    language = language_of(file, here, lang, option="--lang")
    termbase = _termbase(here)
    text = read_text(file).removeprefix(BOM)
    notes = find_terms(text, TermMatcher(termbase, language), termbase)
    if json:
        print_json(notes)
        return
    from toolkit.cli.concepts import note_lines

    width = terminal_width()
    for note in notes:
        print("\n".join(note_lines(note, width)))
    remark(f"{count(len(notes), 'term')} found in {file}")


def _termbase(project: Project) -> Termbase:
    """Return the project's termbase, read from the index of its glossary."""
    from toolkit.glossaries.cache import open_termbase

    return open_termbase(shown(project.glossary), remark_building)


def _read(project: Project) -> Glossary:
    from toolkit.glossaries import read_folder

    return read_folder(shown(project.glossary))


def _change(
    project: Project,
    change: Callable[[Glossary], tuple[Glossary, tuple[Row, ...]]],
    done: str,
    json: bool,
) -> None:
    """Change the project's own glossary, and say which rows were ``done`` how."""
    from toolkit.storage import lock, write_all

    if project.glossary != project.root / "glossary":
        raise UsageError(
            f"{shown(project.root)}: this project has no glossary of its own, and the one that "
            "comes with the toolkit is not changed; make a copy with 'toolkit init'"
        )
    from toolkit.glossaries.problems import problems

    with lock(project.root, remark_waiting):
        before = _read(project)
        after, rows = change(before)
        write_all(after.changes(since=before))
    if json:
        print_json(rows)
        return
    for row in rows:
        print(f"{done} {row.path}:{row.line}: {row.concept}, {row.lang}: {row.term}")
    known = {problem.message for problem in problems(before)}
    for problem in problems(after):
        if problem.message not in known:
            remark(f"{problem} (see 'toolkit glossary check')")
