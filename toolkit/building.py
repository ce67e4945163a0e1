"""``toolkit build``: from catalogues back to documents, and to the .mo files programs read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit import catalogue, storage
from toolkit.articles import read_article
from toolkit.errors import CatalogueError, UsageError
from toolkit.model import State
from toolkit.selection import selected

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from toolkit.catalogue import Catalogue
    from toolkit.config import Project


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
    dry_run: bool = False,
) -> tuple[tuple[Built, ...], tuple[Path, ...]]:
    """Write the translated document and the .mo of every catalogue; return them and what changed.

    A unit that is not reviewed stays in the source language, unless ``drafts``; a
    document with nothing else in it is not written. ``only`` narrows the work (see
    ``selected``). Raises UsageError, with no file changed, when a document is less
    complete than ``min_complete`` (0 to 1), and CatalogueError for a catalogue that
    cannot be read, or whose article is not there.
    """
    with storage.lock(project.root):
        built = []
        contents: dict[Path, bytes] = {}
        for found in selected(project, only):
            made, files = _build(project, found, drafts=drafts)
            built.append(made)
            contents |= files
        _refuse_incomplete(built, min_complete)
        changed = storage.differing(contents)
        if not dry_run:
            storage.write_all(changed)
    return tuple(built), tuple(changed)


def _build(
    project: Project, found: Catalogue, *, drafts: bool
) -> tuple[Built, Mapping[Path, bytes]]:
    binary = {found.path.with_suffix(".mo"): catalogue.load(found.path).to_binary()}
    if not found.document:
        # Not made from an article: a program's catalogue. It has nothing but its .mo.
        reviewed = sum(1 for unit in found.units if unit.state is State.REVIEWED)
        return Built(found.path, found.lang, None, len(found.units), reviewed), binary
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
    if made.is_bare:
        # It would be a copy of the article, in the place where a person may keep a translation.
        return made, binary
    text = article.format.join(article.text, targets)
    return made, {document: text.encode(), **binary}


def _refuse_incomplete(built: Sequence[Built], min_complete: float) -> None:
    for made in built:
        if made.complete < min_complete:
            raise UsageError(
                f"{made.catalogue}: {made.translated} of {made.units} units are there, "
                f"{made.complete:.0%}, less than the {min_complete:.0%} asked for; nothing built"
            )
