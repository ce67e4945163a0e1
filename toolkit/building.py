"""``toolkit build``: from catalogues back to documents, and to the .mo files programs read.

The .mo carries a seal, a digest of the document built with it. A document with
another digest is a person's work, and is not written over.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit import catalogue, storage
from toolkit.articles import read_article
from toolkit.errors import CatalogueError, UsageError
from toolkit.model import State
from toolkit.selection import selected

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from toolkit.catalogue import Catalogue
    from toolkit.config import Project

SEAL_HEADER = "X-Document-Digest"


@dataclass(frozen=True, slots=True)
class Built:
    """One catalogue with the document made from it.

    ``translated`` of the document's ``units`` are in their target language there; the
    rest stand in the source language. ``document`` is None for a catalogue that was
    not made from an article.
    """

    catalogue: Path
    lang: str
    document: Path | None
    units: int
    translated: int

    @property
    def complete(self) -> float:
        """Share of the units that are translated; an empty document is complete."""
        return self.translated / self.units if self.units else 1.0

    @property
    def is_bare(self) -> bool:
        """Whether nothing of the document is translated, so that there is none to write."""
        return self.translated == 0 < self.units


def build(
    project: Project,
    *,
    drafts: bool = False,
    min_complete: float = 0.0,
    only: Sequence[Path] = (),
    force: bool = False,
    dry_run: bool = False,
    waiting: Callable[[], None] | None = None,
) -> tuple[tuple[Built, ...], tuple[Path, ...]]:
    """Write the translated document and the .mo of every catalogue; return them and what changed.

    A unit that is not reviewed stays in the source language, unless ``drafts``; a
    document with nothing else in it is not written. ``only`` narrows the work (see
    ``selected``). Raises UsageError, with no file changed, when a document is less
    complete than ``min_complete`` (0 to 1), or when a person wrote the document that
    would be replaced and ``force`` does not say so; CatalogueError for a catalogue
    that cannot be read, or whose article is not there.
    """
    with storage.lock(project.root, waiting):
        built = []
        contents: dict[Path, bytes] = {}
        for found in selected(project, only):
            made, files = _build(project, found, drafts=drafts, force=force)
            built.append(made)
            contents |= files
        _refuse_incomplete(built, min_complete)
        changed = storage.differing(contents)
        if not dry_run:
            storage.write_all(changed)
    return tuple(built), tuple(changed)


def _build(
    project: Project, found: Catalogue, *, drafts: bool, force: bool
) -> tuple[Built, Mapping[Path, bytes]]:
    binary = found.path.with_suffix(".mo")
    if not found.document:
        # Not made from an article: a program's catalogue. It has nothing but its .mo.
        reviewed = sum(1 for unit in found.units if unit.state is State.REVIEWED)
        made = Built(found.path, found.lang, None, len(found.units), reviewed)
        return made, {binary: _mo(found.path)}
    source = project.root / found.document
    if not source.is_file():
        raise CatalogueError(
            found.path,
            f"its article {found.document} is not there; "
            "bring it back, delete this catalogue, or name the articles to build",
            1,
        )
    article = read_article(source, project, found.source_lang)
    states = {State.REVIEWED, State.TRANSLATED} if drafts else {State.REVIEWED}
    targets = {unit.source: unit.target for unit in found.units if unit.state in states}
    document = article.translated_path(project, found.lang)
    made = Built(
        catalogue=found.path,
        lang=found.lang,
        document=document,
        units=len(article.units),
        translated=sum(1 for unit in article.units if unit.text in targets),
    )
    seal = _seal(binary)
    if made.is_bare:
        # It would be a copy of the article, in the place where a person may keep a translation.
        return made, {binary: _mo(found.path, seal)}
    content = article.format.join(article.text, targets).encode()
    there = storage.read_if_there(document)
    if there not in (None, content) and _digest(there) != seal and not force:
        raise UsageError(
            f"{document}: was not written by 'toolkit build', or was changed since; take what "
            "you need of it into the catalogue, then build with --force"
        )
    return made, {document: content, binary: _mo(found.path, _digest(content))}


def _mo(path: Path, seal: str = "") -> bytes:
    """Return the .mo of a catalogue; its header carries the seal of the document, if any."""
    po = catalogue.load(path)
    if seal:
        po.metadata[SEAL_HEADER] = seal
    content: bytes = po.to_binary()
    return content


def _seal(path: Path) -> str:
    """Return the seal in a .mo file, ``""`` where there is no such file or no seal in it."""
    import gettext

    try:
        with path.open("rb") as file:
            return gettext.GNUTranslations(file).info().get(SEAL_HEADER.lower(), "")
    except (OSError, UnicodeDecodeError):
        return ""


def _digest(content: bytes | None) -> str:
    return hashlib.sha256(content or b"").hexdigest()[:16]


def _refuse_incomplete(built: Sequence[Built], min_complete: float) -> None:
    for made in built:
        if made.complete < min_complete:
            raise UsageError(
                f"{made.catalogue}: {made.translated} of {made.units} units are there, "
                f"{made.complete:.0%}, less than the {min_complete:.0%} asked for; nothing built"
            )
