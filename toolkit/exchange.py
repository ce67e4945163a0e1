"""Take approved translations in from other programs, and give them to others.

In: a TMX file or a table becomes a TMX file of the project's memory. Out: what the
memory of a project holds becomes one file. What a file is, its suffix says.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit import tables, tmx
from toolkit.errors import MemoryFileError, UsageError
from toolkit.model import LANGUAGES
from toolkit.storage import lock, read_if_there, write_all
from toolkit.tmx import Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from toolkit.config import Project

TMX = ".tmx"
SUFFIXES = (TMX, *tables.SUFFIXES)


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
        if not force and read_if_there(target) not in (None, content):
            raise UsageError(f"{target}: is there already; choose another --name, or add --force")
        written = write_all({target: content})
    found = dict.fromkeys(lang for entry in single for lang, _ in entry.variants)
    repeated = len(entries) - len(single)
    return Import(target, tuple(found), len(single), repeated, bool(written))


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
        if character := tmx.unfit(text):
            what = f"column {number} ({lang}) has the control character {character}; remove it"
            raise MemoryFileError(path, what, row.line)
    return Entry(variants, row.line)


def _suffix(path: Path) -> str:
    if (suffix := path.suffix.lower()) not in SUFFIXES:
        known = f"{', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}"
        raise UsageError(f"{path}: is no file of translations; its name must end in {known}")
    return suffix


def _plain_name(name: str) -> str:
    """Return the name of a file without folder and suffix; raise UsageError for another."""
    plain = name.removesuffix(TMX)
    if not plain or plain[0] == "." or any(character in plain for character in "/\\:\0"):
        raise UsageError(f"'{name}' is no name for a file; choose one with --name, as --name laws")
    return plain
