"""Show concepts and terms to a person, in 80 columns, and to a program."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from toolkit.cli.output import WIDTH, table_lines
from toolkit.model import LANGUAGES, TermStatus

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from toolkit.model import Term
    from toolkit.termbase import Concept

INDENT = " " * 6


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


def term_table(terms: Sequence[Term]) -> Iterator[str]:
    """Return one line a term: concept, language, term, status."""
    cells = [(term.concept, term.lang, term.text, status_mark(term.status)) for term in terms]
    return table_lines(("concept", "lang", "term", "status"), cells)


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
