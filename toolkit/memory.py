"""Approved translations, found again by their source text.

A memory is a view: it is built from the reviewed units of the catalogues and from
TMX files whenever it is needed, and never stored.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.catalogue import catalogue_paths, read_catalogue
from toolkit.errors import StorageError
from toolkit.likeness import Texts
from toolkit.model import LANGUAGES, State
from toolkit.storage import reason
from toolkit.tmx import read_entries, units

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from toolkit.config import Project
    from toolkit.model import Pair, TranslationUnit
    from toolkit.tmx import Entry


@dataclass(frozen=True, slots=True)
class Recall:
    """An approved unit with how similar its source is: 0 to 1, where 1 is the same text."""

    unit: TranslationUnit
    score: float


@dataclass(frozen=True, slots=True)
class TranslationMemory:
    """The approved units of one pair, each under its source; the last one first."""

    _by_source: Mapping[str, TranslationUnit] = field(default_factory=dict)
    _sources: Texts = field(default_factory=lambda: Texts(()))

    @classmethod
    def of(cls, units: Iterable[TranslationUnit]) -> TranslationMemory:
        """Remember the reviewed units among ``units``; of equal sources, the last one."""
        approved = [unit for unit in units if unit.state is State.REVIEWED and unit.target]
        last: dict[str, TranslationUnit] = {}
        for unit in reversed(approved):
            last.setdefault(unit.source, unit)
        return cls(last, Texts(last))

    def __len__(self) -> int:
        return len(self._by_source)

    @property
    def units(self) -> tuple[TranslationUnit, ...]:
        """The units in the order in which they were remembered."""
        return tuple(list(self._by_source.values())[::-1])

    def recall(self, source: str, near: float = 1.0) -> Recall | None:
        """Find the approved unit whose source is closest to ``source``.

        ``near`` is the least similarity accepted, 0 to 1 (normalised Indel
        similarity); 1 means the same text. Of equally close units the last is
        returned, and None when nothing is close enough.
        """
        if unit := self._by_source.get(source):
            return Recall(unit, 1.0)
        if near >= 1:
            return None
        return next(iter(self.nearest(source, near, limit=1)), None)

    def nearest(self, source: str, near: float, limit: int) -> tuple[Recall, ...]:
        """Find at most ``limit`` approved units with sources like ``source``, the closest first.

        ``near`` and what of equally close units comes first are as with ``recall``.
        """
        units = list(self._by_source.values())
        found = self._sources.nearest(source, near, limit)
        return tuple(Recall(units[number], score) for number, score in found)


def open_memory(project: Project, pair: Pair) -> TranslationMemory:
    """Build the memory of a project: its TMX files, then its catalogues, each by name.

    Each unit's ``origin`` is the file it came from, seen from the project's folder.
    Raises MemoryFileError or CatalogueError for a file that cannot be read.
    """
    return TranslationMemory.of(_units(project, pair))


@dataclass(frozen=True, slots=True)
class Held:
    """A file of the memory, the languages of its approved units, and how many there are."""

    path: Path
    languages: tuple[str, ...]
    units: int


def held(project: Project) -> tuple[Held, ...]:
    """List the files that a project's memory is built from, as ``open_memory`` reads them.

    Catalogues without an approved unit are none of them. Raises as ``open_memory`` does.
    """
    files = []
    for path in sorted(project.memory.glob("*.tmx")):
        entries = _entries(path)
        languages = dict.fromkeys(lang for entry in entries for lang, _ in entry.variants)
        files.append(Held(path, tuple(languages), len(entries)))
    for lang in LANGUAGES:
        for path in catalogue_paths(project.locales, lang):
            catalogue = read_catalogue(path)
            if reviewed := sum(unit.state is State.REVIEWED for unit in catalogue.units):
                files.append(Held(path, (catalogue.source_lang, lang), reviewed))
    return tuple(files)


def _units(project: Project, pair: Pair) -> Iterator[TranslationUnit]:
    for path in sorted(project.memory.glob("*.tmx")):
        yield from units(_entries(path), pair, path, _name(path, project))
    for path in catalogue_paths(project.locales, pair.target):
        catalogue = read_catalogue(path)
        if catalogue.source_lang == pair.source:
            name = _name(path, project)
            yield from (replace(unit, origin=name) for unit in catalogue.units)


def _name(path: Path, project: Project) -> str:
    return Path(os.path.relpath(path, project.root)).as_posix()


def _entries(path: Path) -> tuple[Entry, ...]:
    try:
        found = path.stat()
    except OSError as error:
        raise StorageError(f"{path}: cannot be read: {reason(error)}") from None
    return _read(path, (found.st_ino, found.st_mtime_ns, found.st_size))


# One run needs the same files for each target language. The stamp tells when one was changed.
@lru_cache(maxsize=8)
def _read(path: Path, _stamp: tuple[int, int, int]) -> tuple[Entry, ...]:
    return read_entries(path)
