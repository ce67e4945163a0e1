"""Put a term into a glossary, or take terms out, in the one place where a person would."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import TYPE_CHECKING

from toolkit.errors import GlossaryError, UsageError
from toolkit.glossaries import csv
from toolkit.glossaries.csv import Row
from toolkit.glossaries.problems import ACROSS_ROWS, row_problems, same
from toolkit.model import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.glossaries.csv import Table
    from toolkit.glossaries.folder import Glossary
    from toolkit.model import Term

_FILE_NAME = re.compile(r"[\w-][\w.-]*")


def add(glossary: Glossary, term: Term, file: str | None = None) -> Glossary:
    """Return the glossary with ``term`` after the last term of its concept.

    A new concept goes to the end of ``file``, or of the file of its subject, which
    is made when there is none. Raises UsageError for a term that ``problems`` would
    report, or when it cannot be told where the term belongs.
    """
    siblings = [row for row in glossary.rows if row.concept.strip() == term.concept]
    subject = term.subject or (siblings[0].subject if siblings else "")
    if siblings and subject != siblings[0].subject:
        raise UsageError(
            f"concept '{term.concept}' is of subject '{siblings[0].subject}', not '{subject}'; "
            "leave --subject out"
        )
    table = _table(glossary, siblings, subject, file)
    values = _values(term, subject)
    _refuse_problems(siblings, Row(table.path, 0, **values))
    for name, value in values.items():
        if value and name not in table.columns:
            what = f"has no column '{name}' to keep '{value}' in; add the column to the header"
            raise GlossaryError(table.path, what, 1)
    after = max((row.line for row in siblings if row.path == table.path), default=None)
    return glossary.with_table(csv.with_row(table, after, values))


def remove(
    glossary: Glossary, concept: str, lang: str | None = None, text: str | None = None
) -> tuple[Glossary, tuple[Row, ...]]:
    """Return the glossary without a concept, or those of its terms, and the rows taken out.

    Raises UsageError when there is no such row.
    """
    gone = tuple(
        row
        for row in glossary.rows
        if row.concept.strip() == concept
        and lang in (None, row.lang.strip())
        and (text is None or same(row.term) == same(text))
    )
    if not gone:
        raise UsageError(_nothing_to_remove(glossary, concept, lang, text))
    for table in glossary.tables:
        lines = {row.line for row in gone if row.path == table.path}
        if lines:
            glossary = glossary.with_table(csv.without_rows(table, lines))
    return glossary, gone


def _nothing_to_remove(glossary: Glossary, concept: str, lang: str | None, text: str | None) -> str:
    if all(row.concept.strip() != concept for row in glossary.rows):
        return f"no concept '{concept}'; see 'toolkit glossary list'"
    wanted = f" '{text}'" if text is not None else ""
    where = f" in {LANGUAGES.get(lang, lang)}" if lang is not None else ""
    return f"concept '{concept}' has no term{wanted}{where}; see 'toolkit glossary list'"


def _values(term: Term, subject: str) -> dict[str, str]:
    fields = asdict(term) | {"term": term.text, "subject": subject, "status": str(term.status)}
    return {name: fields[name] for name in csv.COLUMNS}


def _refuse_problems(siblings: list[Row], row: Row) -> None:
    if not re.fullmatch(r"[\w-]+", row.concept):
        raise UsageError(f"'{row.concept}' is no concept id; use letters, digits and hyphens")
    for problem in row_problems(row):
        raise UsageError(problem.message)
    for check in ("duplicate", "two-preferred"):
        for culprit, message in ACROSS_ROWS[check]([*siblings, row]):
            if culprit is row:
                raise UsageError(message)


def _table(glossary: Glossary, siblings: list[Row], subject: str, file: str | None) -> Table:
    """Return the file a term belongs in, which may be a new one."""
    tables: Mapping[str, Table] = {table.path.stem: table for table in glossary.tables}
    if file is not None:
        return _named(glossary, tables, file.removesuffix(".csv"))
    if siblings:
        return tables[siblings[-1].path.stem]
    if not subject:
        raise UsageError("a new concept needs --subject, or --file to say where it belongs")
    if subject not in tables:
        for row in glossary.rows:
            if row.subject.strip() == subject:
                return tables[row.path.stem]
    return _named(glossary, tables, subject)


def _named(glossary: Glossary, tables: Mapping[str, Table], name: str) -> Table:
    if not _FILE_NAME.fullmatch(name):
        raise UsageError(f"'{name}' is no file name; use letters, digits and hyphens")
    return tables[name] if name in tables else csv.empty(glossary.folder / f"{name}.csv")
