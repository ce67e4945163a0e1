"""Show concepts and terms to a person, in 80 columns, and to a program."""

from __future__ import annotations

import textwrap
from itertools import zip_longest
from typing import TYPE_CHECKING

from toolkit.cli.output import WIDTH, table_lines
from toolkit.model import LANGUAGES, TermStatus

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from toolkit.glossaries.annotation import Annotation
    from toolkit.model import Term
    from toolkit.termbase import Concept

INDENT = " " * 6

LEAST = 8
"""Columns that anything needs, however narrow the terminal."""


def concept_lines(concept: Concept) -> Iterator[str]:
    """Yield the concept as lines: its terms, what to write first, then what is said about it."""
    yield f"{concept.id}  [{concept.subject}]" if concept.subject else concept.id
    for lang in LANGUAGES:
        label = f"  {lang}  "
        for term in concept.in_language(lang):
            mark = status_mark(term.status)
            yield f"{label}{term.text}{'  ' if mark else ''}{mark}"
            if term.note:
                yield from _wrapped(term.note, INDENT + "  ")
            label = INDENT
        if label != INDENT:
            yield f"{label}–"
    for label, field in (("Definition", "definition"), ("Source", "source")):
        for text in dict.fromkeys(getattr(term, field) for term in concept.terms):
            if text:
                yield from _wrapped(f"{label}: {text}", "  ")


def status_mark(status: TermStatus) -> str:
    """Return what to print beside a term: nothing for one to use, a cross for one not to."""
    if status is TermStatus.PREFERRED:
        return ""
    return str(status) if status.usable else f"✗ {status}"


def term_table(terms: Sequence[Term], width: int | None = None) -> Iterator[str]:
    """Return one line a term: concept, language, term, status.

    Where ``width`` is given, concepts and terms that are too long for it go on below.
    """
    headings = ("concept", "lang", "term", "status")
    rows = [(term.concept, term.lang, term.text, status_mark(term.status)) for term in terms]
    if width is not None:
        rows = [row for term in rows for row in _folded(term, _room(rows, width))]
    return table_lines(headings, rows)


def _room(rows: Sequence[tuple[str, str, str, str]], width: int) -> tuple[int, int]:
    """Return how wide concepts and terms may be: beside the status, twice as much for terms."""
    status = max(len("status"), *(len(row[3]) for row in rows))
    room = max(width - len("lang") - status - 3 * len("  "), 3 * LEAST)
    concept = min(max(len("concept"), *(len(row[0]) for row in rows)), room // 3)
    return concept, room - concept


def _folded(
    row: tuple[str, str, str, str], room: tuple[int, int]
) -> Iterator[tuple[str, str, str, str]]:
    """Yield a row as several, where its concept or its term takes several lines."""
    concept, lang, term, mark = row
    concepts, terms = textwrap.wrap(concept, room[0]), textwrap.wrap(term, room[1])
    yield from zip_longest(concepts, (lang,), terms, (mark,), fillvalue="")


def note_lines(note: Annotation, width: int | None = None) -> Iterator[str]:
    """Yield a term found in a text in one line; in several where ``width`` is given."""
    mark = status_mark(note.status)
    concept = f"{note.concept}, {mark}" if mark else note.concept
    targets = "  ".join(f"{code}: {text}" for code, text in note.targets.items())
    found = " ".join(note.text.split())
    line = f"{note.line}:{note.column}  {found} → {note.term} ({concept})  {targets}".rstrip()
    if width is None:
        yield line
    else:
        yield from textwrap.wrap(
            line, max(width, 3 * LEAST), subsequent_indent=INDENT, break_on_hyphens=False
        )


def term_object(term: Term) -> dict[str, str]:
    """Return a term as JSON shows it: the columns of the glossary."""
    return {
        "concept": term.concept,
        "subject": term.subject,
        "lang": term.lang,
        "term": term.text,
        "status": str(term.status),
        "part_of_speech": term.part_of_speech,
        "definition": term.definition,
        "note": term.note,
        "source": term.source,
    }


def concept_object(concept: Concept) -> dict[str, object]:
    """Return a concept as JSON shows it, its terms in the glossary's order."""
    terms = [term_object(term) for term in concept.terms]
    return {"concept": concept.id, "subject": concept.subject, "terms": terms}


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent + "  ")
