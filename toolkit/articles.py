"""An article as the project knows it: name, language, units, and where its outputs go."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit import plugins
from toolkit.errors import DocumentError, UsageError
from toolkit.lines import Lines
from toolkit.merging import SourceUnit
from toolkit.model import LANGUAGES
from toolkit.storage import read_text

if TYPE_CHECKING:
    from toolkit.config import Project
    from toolkit.documents import DocumentFormat


@dataclass(frozen=True, slots=True)
class Article:
    """A source document with the units to translate.

    ``name`` is its path as catalogues record it: from the project's folder, with
    ``/`` on every system. ``domain`` is the name of its catalogues.
    """

    path: Path
    name: str
    domain: str
    lang: str
    text: str
    format: DocumentFormat
    units: tuple[SourceUnit, ...]

    def translated_path(self, project: Project, lang: str) -> Path:
        """Return where the translated document goes.

        Beside the article, or, for an article from outside the project, in the
        project's ``translations``.
        """
        inside = self.path.is_relative_to(project.root)
        folder = self.path.parent if inside else project.translations
        return folder / f"{self.domain}.{lang}{self.path.suffix}"


def read_article(path: Path, project: Project, source: str | None = None) -> Article:
    """Read an article and find its units, each once, with all its places.

    The language is ``source``, or the one in the file's name, or the project's
    setting. Raises UsageError when none of these says it, DocumentError or
    StorageError when the file cannot be read.
    """
    text = read_text(path)
    document = plugins.document_format(path)
    if "\0" in text:
        raise DocumentError(path, "holds NUL bytes; it is not a text file")
    lang = language_of(path, project, source)
    path = path.resolve()
    name = Path(os.path.relpath(path, project.root)).as_posix()
    stem = path.stem
    marked = stem.casefold().endswith(f".{lang}")
    return Article(
        path=path,
        name=name,
        domain=stem[: -len(f".{lang}")] if marked else stem,
        lang=lang,
        text=text,
        format=document,
        units=_units(document, text, name),
    )


def _units(document: DocumentFormat, text: str, name: str) -> tuple[SourceUnit, ...]:
    lines = Lines(text)
    places: dict[str, list[tuple[str, str]]] = {}
    for segment in document.segments(text):
        places.setdefault(segment.text, []).append((name, str(lines.at(segment.start))))
    return tuple(SourceUnit(text, tuple(found)) for text, found in places.items())


def language_of(path: Path, project: Project, source: str | None, option: str = "--from") -> str:
    """Return ``source``, or the language in the file's name, or the project's; never a guess.

    Raises UsageError, naming the ``option`` to use, when none of these says it.
    """
    named = Path(path.stem).suffix.removeprefix(".").casefold()
    if source:
        return source
    if named in LANGUAGES:
        return named
    if project.source:
        return project.source
    raise UsageError(
        f"{path}: which language is it in? Name it with {option}, or in the file name, "
        f"as in {path.stem}.ru{path.suffix}"
    )
