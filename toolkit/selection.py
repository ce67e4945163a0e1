"""Which catalogues a command is about: all of the project, or those that its arguments name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.catalogue import Catalogue, catalogue_paths, read_catalogue
from toolkit.errors import ToolkitError, UsageError
from toolkit.model import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from toolkit.config import Project

    Readings = Mapping[Path, Catalogue | ToolkitError]


def selected(project: Project, only: Sequence[Path] = ()) -> tuple[Catalogue, ...]:
    """Return the project's catalogues, or those that ``only`` names, each once.

    A name is a .po file from anywhere, an article, or a folder with articles or
    catalogues of the project. Raises UsageError for one that is nothing of these,
    and what is wrong with a catalogue that is selected and cannot be read.
    """
    if not only:
        return _sound(readings(project))
    chosen: dict[Path, Catalogue | ToolkitError] = {}
    for name in only:
        chosen |= _named(name, project)
    return _sound(chosen)


def readings(project: Project) -> Readings:
    """Return every catalogue of the project, or in its place what is wrong with it, by path.

    Those in a language the toolkit does not know are left out: see ``foreign``.
    """
    left_out = set(foreign(project))
    paths = catalogue_paths(project.locales)
    return {path: _read(path) for path in paths if path not in left_out}


def foreign(project: Project) -> tuple[Path, ...]:
    """Return the catalogues that stand in the folder of a language the toolkit does not know."""
    paths = catalogue_paths(project.locales)
    return tuple(path for path in paths if _language(path) not in LANGUAGES)


def _language(path: Path) -> str:
    """Return the language of the folder: ``kk`` for ``locales/kk_KZ/LC_MESSAGES/news.po``."""
    return re.split("[_@.-]", path.parent.parent.name)[0]


def _named(name: Path, project: Project) -> Readings:
    if name.suffix == ".po" and name.is_file():
        return {name.resolve(): _read(name)}
    wanted = name.resolve()
    found = {
        path.resolve(): reading
        for path, reading in readings(project).items()
        if _is_within(wanted, path, reading, project)
    }
    if not found:
        what = "of this project; 'toolkit status' shows those there are"
        if not name.exists():
            raise UsageError(f"{name}: no such file or folder, and no article {what}")
        raise UsageError(f"{name}: neither a catalogue, nor an article or folder {what}")
    return found


def _is_within(
    wanted: Path, path: Path, reading: Catalogue | ToolkitError, project: Project
) -> bool:
    """Tell whether ``wanted`` is the catalogue's article, or a folder around either of the two."""
    if wanted in path.resolve().parents:
        return True
    if isinstance(reading, ToolkitError):
        # Nothing but its name tells whose it is.
        return path.stem in (wanted.stem, wanted.with_suffix("").stem) and not wanted.is_dir()
    article = (project.root / reading.document).resolve()
    return bool(reading.document) and wanted in (article, *article.parents)


def _read(path: Path) -> Catalogue | ToolkitError:
    try:
        return read_catalogue(path)
    except ToolkitError as error:
        return error


def _sound(found: Readings) -> tuple[Catalogue, ...]:
    """Return the catalogues; raise the first error that stands in the place of one."""
    catalogues = []
    for reading in found.values():
        if isinstance(reading, ToolkitError):
            raise reading
        catalogues.append(reading)
    return tuple(catalogues)
