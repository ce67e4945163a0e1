"""Take approved translations in from other programs, and give them to others.

In: a TMX file or a table becomes a TMX file of the project's memory. Out: what the
memory of a project holds becomes one file. What a file is, its suffix says.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit import tables, tmx
from toolkit.errors import InputError, MemoryFileError, UsageError
from toolkit.memory import open_memory
from toolkit.model import LANGUAGES
from toolkit.storage import lock, read_if_there, write_all
from toolkit.tmx import Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from toolkit.config import Project
    from toolkit.model import Pair

TMX = ".tmx"
SUFFIXES = (TMX, *tables.SUFFIXES)

# So many letters of a text tell which one it is.
QUOTED = 40


@dataclass(frozen=True, slots=True)
class Import:
    """What came in, and the file it is in now; ``repeated`` entries were there more than once.

    ``written`` is False when the file was there already, the same.
    """

    path: Path
    languages: tuple[str, ...]
    units: int
    repeated: int
    written: bool


@dataclass(frozen=True, slots=True)
class Export:
    """What went out, and the file it is in; ``written`` is False when that was there, the same."""

    path: Path
    languages: tuple[str, ...]
    units: int
    written: bool


def named_languages(path: Path) -> tuple[str, ...]:
    """Return the languages that a file's name says, as ``terms.ru-kk-en.tsv``; else none."""
    languages = tuple(path.stem.rpartition(".")[2].split("-"))
    known = len(languages) > 1 and set(languages) <= LANGUAGES.keys()
    return languages if known and len(set(languages)) == len(languages) else ()


def import_file(
    path: Path,
    project: Project,
    languages: Sequence[str] = (),
    name: str = "",
    *,
    force: bool = False,
    waiting: Callable[[], None] | None = None,
) -> Import:
    """Make a TMX file, or a table, one of the files of the project's memory.

    ``languages`` are those of a table's columns, by default as its name says, or those to
    take of a TMX file. ``name`` is that of the new file, by default ``path``'s up to the
    first dot. Entries that are the same become one.

    Raises UsageError when the options do not fit the file, or another file is there and
    not ``force``; InputError, with the line, for what is wrong in it. Then nothing is written.
    """
    entries = read_entries(path, languages)
    single = tuple(dict.fromkeys(entries))
    target = project.memory / f"{_plain_name(name or path.name.partition('.')[0])}{TMX}"
    content = tmx.write_tmx(single).encode()
    with lock(project.root, waiting):
        written = _write(target, content, force, "--name")
    found = dict.fromkeys(lang for entry in single for lang, _ in entry.variants)
    repeated = len(entries) - len(single)
    return Import(target, tuple(found), len(single), repeated, written)


def export_file(
    path: Path, project: Project, pairs: Sequence[Pair], *, force: bool = False
) -> Export:
    """Write what is approved in ``pairs``, of one source language, to a TMX file or a table.

    Units with the same source become one entry. A table has a column a language, the
    source first, and an empty cell where a translation is missing.

    Raises UsageError when there is nothing to write, or another file is there and not
    ``force``; InputError, with the file of the unit, for a text that such a file cannot hold.
    """
    suffix = _suffix(path)
    entries = approved(project, pairs, suffix)
    named = ", ".join(map(str, pairs))
    if not entries:
        raise UsageError(f"{project.root}: nothing is approved for {named}; review drafts first")
    languages = (pairs[0].source, *(pair.target for pair in pairs))
    if suffix == TMX:
        text = tmx.write_tmx(entries)
    else:
        columns = (dict(entry.variants) for entry in entries)
        rows = ([texts.get(lang, "") for lang in languages] for texts in columns)
        text = tables.write_rows(rows, suffix)
    written = _write(path, text.encode(), force, "FILE")
    return Export(path, languages, len(entries), written)


def approved(project: Project, pairs: Sequence[Pair], suffix: str) -> tuple[Entry, ...]:
    """Return what a project's memory holds for ``pairs``, each source once, as it is recalled.

    Raises InputError for a text that a file with this suffix cannot hold.
    """
    found: dict[str, list[tuple[str, str]]] = {}
    for pair in pairs:
        for unit in open_memory(project, pair).units:
            for text in (unit.source, unit.target):
                if what := _unfit(text, suffix):
                    where = project.root / unit.origin
                    raise InputError(where, f"{_quoted(text)} has {what}")
            found.setdefault(unit.source, [(pair.source, unit.source)])
            found[unit.source].append((pair.target, unit.target))
    return tuple(Entry(tuple(variants)) for variants in found.values())


def read_entries(path: Path, languages: Sequence[str] = ()) -> tuple[Entry, ...]:
    """Read a TMX file or a table; raises as ``import_file`` does.

    Of a TMX file, entries in fewer than two of the languages are left out. A table has no
    such rows; spaces around its cells are no part of the texts.
    """
    if _suffix(path) == TMX:
        wanted = tuple(languages) or tuple(LANGUAGES)
        entries = tuple(
            Entry(tuple(dict.fromkeys(entry.variants)), entry.line)
            for entry in tmx.read_entries(path, wanted)
            if len({lang for lang, _ in entry.variants}) > 1
        )
        lacking = f"no unit is in two of {', '.join(wanted)}; see what languages it names"
    else:
        columns = tuple(languages) or named_languages(path)
        if not columns:
            raise UsageError(
                f"{path}: does not say its languages; name them with --languages, as ru,kk,en"
            )
        entries = tuple(_entry(path, row, columns) for row in tables.read_rows(path))
        lacking = "has no rows; is it another file?"
    if not entries:
        raise MemoryFileError(path, lacking)
    return entries


def _entry(path: Path, row: tables.Row, languages: Sequence[str]) -> Entry:
    """Return a row as an entry, its first columns being in ``languages``."""
    if len(row.cells) < len(languages):
        columns = f"{len(row.cells)} of the columns {', '.join(languages)}"
        raise MemoryFileError(path, f"has {columns}; fill the row in or take it out", row.line)
    variants = tuple(zip(languages, map(str.strip, row.cells), strict=False))
    for number, (lang, text) in enumerate(variants, 1):
        if not text:
            what = f"column {number} ({lang}) is empty; fill it in or take the row out"
            raise MemoryFileError(path, what, row.line)
        if what := _unfit(text, TMX):
            raise MemoryFileError(path, f"column {number} ({lang}) has {what}", row.line)
    return Entry(variants, row.line)


def _unfit(text: str, suffix: str) -> str:
    """Say what of a text such a file cannot hold, and what to do; ``""`` for nothing."""
    if suffix != TMX:
        what = tables.unfit(text, suffix)
        return what and f"{what}, which no {suffix} can hold; write a .tmx or a .csv"
    character = tmx.unfit(text)
    return character and f"the control character {character}, which no TMX can hold; remove it"


def _write(path: Path, content: bytes, force: bool, choice: str) -> bool:
    """Write a file and say so; False when it is there, the same. UsageError for another one."""
    if not force and read_if_there(path) not in (None, content):
        raise UsageError(f"{path}: is there already; choose another {choice}, or add --force")
    return bool(write_all({path: content}))


def _suffix(path: Path) -> str:
    if (suffix := path.suffix.lower()) not in SUFFIXES:
        known = f"{', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}"
        raise UsageError(f"{path}: is no file of translations; its name must end in {known}")
    return suffix


def _quoted(text: str) -> str:
    words = " ".join(text.split())
    return f"'{words if len(words) <= QUOTED else f'{words[:QUOTED]}…'}'"


def _plain_name(name: str) -> str:
    """Return the name of a file without folder and suffix; raise UsageError for another."""
    plain = name.removesuffix(TMX)
    if not plain or plain[0] == "." or any(character in plain for character in "/\\:\0"):
        raise UsageError(f"'{name}' is no name for a file; choose one with --name, as --name laws")
    return plain
