"""The index of a glossary folder, kept in the user's cache, and built anew when a byte changed.

The name of an index says what it was built from, so a file is right, or it is not
looked at. It is written under another name and then renamed: two processes may build
the same one at once, and whoever reads one reads all of it.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import importlib.util
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit import __version__, morphology
from toolkit.errors import StorageError
from toolkit.glossaries import folder as folders
from toolkit.termindex import FORMAT, IndexedTermbase, TermIndex, build

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from toolkit.model import Term

_SUFFIX = ".index"

# Their words are in the keys of the terms.
_DICTIONARIES = ("pymorphy3", "pymorphy3_dicts_ru", "lemminflect")


def open_index(folder: Path, building: Callable[[int], None] | None = None) -> TermIndex:
    """Return the index of a glossary folder: the one in the cache where it is fresh.

    ``building`` is called with the number of terms when there is none: 100,000 concepts
    take a minute.
    Where nothing can be kept the index is made in memory. Raises StorageError when
    there is no such folder and GlossaryError when a file or a row is malformed.
    """
    files = folders.read_files(folder)
    path = _place(folder, files)
    if path and (index := _opened(path)):
        return index
    terms = folders.parse(folder, files).termbase().terms()
    if building:
        building(len(terms))
    if path and _write(path, terms) and (index := _opened(path)):
        return index
    return TermIndex(build(terms))


def open_termbase(folder: Path, building: Callable[[int], None] | None = None) -> IndexedTermbase:
    """Return the termbase of a glossary folder, read from its index; see ``open_index``."""
    return IndexedTermbase.read_from(open_index(folder, building))


def _place(folder: Path, files: Mapping[Path, bytes]) -> Path | None:
    """Return where the index of these files is kept; None where there is no place for it."""
    import platformdirs

    of_folder = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]
    digest = hashlib.sha256(_maker().encode())
    for path, content in files.items():
        digest.update(f"\0{path.name}\0{len(content)}\0".encode())
        digest.update(content)
    cache = platformdirs.user_cache_path("toolkit") / "glossaries"
    return cache / f"{of_folder}-{digest.hexdigest()[:32]}{_SUFFIX}"


@functools.cache
def _maker() -> str:
    """Say what makes an index: another toolkit, grammar or dictionary makes another one."""
    code = hashlib.sha256()
    for path in sorted(Path(morphology.__file__).parent.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            code.update(path.read_bytes())
    found = [__version__, str(FORMAT), code.hexdigest()]
    for name in _DICTIONARIES:
        spec = importlib.util.find_spec(name)
        if spec and spec.origin:
            # As importlib.metadata would, which takes 40 ms to load.
            installed = Path(spec.origin).parents[1].glob(f"{name}-*.dist-info")
            found += sorted(path.name for path in installed)
    return "\n".join(found)


def _opened(path: Path) -> TermIndex | None:
    try:
        return TermIndex.open(path, damaged=functools.partial(_remove, path))
    except (StorageError, OSError):
        return None


def _write(path: Path, terms: Sequence[Term]) -> bool:
    """Build an index into a file, and remove those of what the folder held before."""
    import sqlite3

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f"{path.stem[:16]}-", suffix=".tmp", dir=path.parent)
        os.close(handle)
    except OSError:
        return False
    temporary = Path(name)
    try:
        build(terms, name).close()
        temporary.replace(path)
    except (OSError, sqlite3.Error):  # the disk is full, or the file is being read on Windows
        return False
    finally:
        _remove(temporary)
    for other in path.parent.glob(f"{path.stem[:16]}-*{_SUFFIX}"):
        if other != path:
            _remove(other)
    return True


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()
