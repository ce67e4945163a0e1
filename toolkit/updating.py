"""Bring an article's catalogues on disk up to date: read, merge, and write all or none.

A person may save a catalogue at any moment, also while drafts are being made. So
the merge happens last, on what the files hold then, and is done again when one
was saved even between that and the writing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from toolkit import catalogue, merging, storage
from toolkit.errors import CatalogueError, FileChangedError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import polib

    from toolkit.articles import Article
    from toolkit.config import Project
    from toolkit.merging import Draft, SourceUnit

DATE_FORMAT = "%Y-%m-%d %H:%M%z"

# Someone who saves every second must still not keep us for ever.
ATTEMPTS = 10


@dataclass(frozen=True, slots=True)
class Opened:
    """A catalogue as it is on disk, with the bytes it was read from; None for a new one."""

    path: Path
    content: bytes | None
    po: polib.POFile


@dataclass(frozen=True, slots=True)
class Update:
    """What to merge into one catalogue; the units carry its hints."""

    lang: str
    units: Sequence[SourceUnit]
    drafts: Mapping[str, Draft]


@dataclass(frozen=True, slots=True)
class Updated:
    """The merged catalogues by language, and the files that were written or would have been."""

    catalogues: Mapping[str, polib.POFile]
    changed: tuple[Path, ...]


def open_catalogue(article: Article, project: Project, lang: str | None) -> Opened:
    """Read the article's catalogue in ``lang``, its template when that is None, or make one.

    Raises CatalogueError for a catalogue of another document. One whose document is
    no longer there is taken over when it holds units of this article: it was moved.
    """
    if lang is None:
        path = project.locales / f"{article.domain}.pot"
    else:
        path = catalogue.catalogue_path(project.locales, lang, article.domain)
    content = storage.read_if_there(path)
    if content is None:
        new = catalogue.new_catalogue(article.domain, article.lang, lang, article.name, "")
        return Opened(path, None, new)
    po = catalogue.parse(content, path)
    _refuse_foreign(po, path, article, project)
    return Opened(path, content, po)


def update(
    article: Article,
    project: Project,
    updates: Sequence[Update],
    *,
    redraft: bool = False,
    dry_run: bool = False,
) -> Updated:
    """Merge the article's units and drafts into its template and catalogues, and write them.

    A file whose entries and header stay the same keeps its bytes. Raises
    ToolkitError, with no file changed, when anything is not as it should be.
    """
    for attempt in range(1, ATTEMPTS + 1):
        template = open_catalogue(article, project, None)
        opened = [open_catalogue(article, project, each.lang) for each in updates]
        merged, contents = _merge(article, template, opened, updates, redraft)
        if dry_run:
            return Updated(merged, tuple(storage.differing(contents)))
        try:
            read = {each.path: each.content for each in (template, *opened)}
            return Updated(merged, storage.write_all(contents, read))
        except FileChangedError:
            if attempt == ATTEMPTS:
                raise
    raise AssertionError("the last attempt returns or raises")


def _refuse_foreign(po: polib.POFile, path: Path, article: Article, project: Project) -> None:
    document = po.metadata.get(catalogue.DOCUMENT_HEADER, "")
    if document == article.name:
        return
    sources = {unit.text for unit in article.units}
    related = not po or any(entry.msgid in sources for entry in po)
    if not related or (document and (project.root / document).exists()):
        owner = f"of {document}" if document else "of something else"
        raise CatalogueError(path, f"is the catalogue {owner}; rename the article {article.name}")


def _merge(
    article: Article,
    template: Opened,
    opened: Sequence[Opened],
    updates: Sequence[Update],
    redraft: bool,
) -> tuple[dict[str, polib.POFile], dict[Path, bytes]]:
    now = datetime.now(UTC).strftime(DATE_FORMAT)
    order = None if template.content is None else [entry.msgid for entry in template.po]
    new_template = merging.template(template.po, article.units)
    contents = {template.path: _content(template, new_template, article, now)}
    created = new_template.metadata["POT-Creation-Date"]
    merged = {}
    for each, what in zip(opened, updates, strict=True):
        po = merging.merge(each.po, what.units, what.drafts, redraft=redraft, order=order)
        contents[each.path] = _content(each, po, article, created, revised=now)
        merged[what.lang] = po
    return merged, contents


def _content(
    opened: Opened, new: polib.POFile, article: Article, created: str, revised: str = ""
) -> bytes:
    """Return what to write: the file's own bytes when nothing but its layout would change."""
    metadata = {**new.metadata, catalogue.DOCUMENT_HEADER: article.name}
    if opened.content is not None and metadata == new.metadata and _same(opened.po, new):
        return opened.content
    new.metadata = {**metadata, "POT-Creation-Date": created}
    if revised:
        new.metadata["PO-Revision-Date"] = revised
    return catalogue.render(new)


def _same(old: polib.POFile, new: polib.POFile) -> bool:
    return len(old) == len(new) and all(
        _facts(one) == _facts(other) for one, other in zip(old, new, strict=True)
    )


def _facts(entry: polib.POEntry) -> dict[str, object]:
    """Return all that is written of an entry, but not the line it was read from."""
    facts = dict(vars(entry))
    facts.pop("linenum", None)
    facts["obsolete"] = bool(entry.obsolete)
    return facts
