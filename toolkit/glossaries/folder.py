"""A glossary: a folder of files, read into a termbase, and changed one row at a time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from toolkit.errors import GlossaryError, StorageError
from toolkit.glossaries import csv
from toolkit.model import LANGUAGES, Term, TermStatus
from toolkit.storage import read_bytes, reason
from toolkit.termbase import Termbase

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from toolkit.glossaries.csv import Row, Table

STATUSES = ", ".join(TermStatus)


@dataclass(frozen=True, slots=True)
class Glossary:
    """The files of a glossary folder, by name; changing one returns another glossary."""

    folder: Path
    tables: tuple[Table, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of all files, in order."""
        return tuple(row for table in self.tables for row in table.rows)

    def termbase(self) -> Termbase:
        """Return the terms by concept; raise GlossaryError for a row that is no term."""
        return Termbase.of(_term(row) for row in self.rows)

    def changes(self, since: Glossary) -> Mapping[Path, bytes]:
        """Return the new content of the files that differ from those of ``since``."""
        before = {table.path: table.content for table in since.tables}
        return {
            table.path: table.content.encode()
            for table in self.tables
            if table.content != before.get(table.path)
        }

    def with_table(self, changed: Table) -> Glossary:
        """Return the glossary with one file changed, or added."""
        tables = {table.path: table for table in self.tables} | {changed.path: changed}
        return replace(self, tables=tuple(tables.values()))


def read_folder(folder: Path) -> Glossary:
    """Read the ``*.csv`` files of a folder, by name.

    Raises StorageError when there is no such folder, GlossaryError for a malformed
    file. What a row says is not judged here: see ``problems``.
    """
    return parse(folder, read_files(folder))


def read_files(folder: Path) -> Mapping[Path, bytes]:
    """Return what the files of a glossary hold, by name; raise StorageError without a folder."""
    try:
        paths = sorted(
            path for path in folder.iterdir() if path.suffix == ".csv" and path.name[0] not in ".~"
        )
    except OSError as error:
        raise StorageError(
            f"{folder}: no glossary: {reason(error)}; make one with 'toolkit init'"
        ) from None
    return {path: read_bytes(path) for path in paths}


def parse(folder: Path, files: Mapping[Path, bytes]) -> Glossary:
    """Take what ``read_files`` returns for a glossary; raise GlossaryError as ``read_folder``."""
    return Glossary(folder, tuple(csv.decode(path, content) for path, content in files.items()))


def _term(row: Row) -> Term:
    def refuse(what: str) -> GlossaryError:
        return GlossaryError(row.path, what, row.line)

    concept, lang, text = row.concept.strip(), row.lang.strip(), row.term.strip()
    for name, value in (("concept", concept), ("lang", lang), ("term", text)):
        if not value:
            raise refuse(f"has no {name}; fill it in or remove the row")
    if lang not in LANGUAGES:
        raise refuse(f"unknown language '{lang}'; known are {', '.join(LANGUAGES)}")
    try:
        status = TermStatus(row.status.strip() or TermStatus.PREFERRED)
    except ValueError:
        raise refuse(f"unknown status '{row.status}'; known are {STATUSES}") from None
    return Term(
        concept,
        row.subject.strip(),
        lang,
        text,
        status,
        row.part_of_speech.strip(),
        row.definition.strip(),
        row.note.strip(),
        row.source.strip(),
    )
