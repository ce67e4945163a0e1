"""``toolkit status``: how far each catalogue has come."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit import plugins
from toolkit.articles import read_article
from toolkit.checking import check_catalogue
from toolkit.errors import ToolkitError
from toolkit.glossaries.cache import open_termbase
from toolkit.model import State
from toolkit.selection import readings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from toolkit.catalogue import Catalogue
    from toolkit.config import Project
    from toolkit.termbase import Termbase


@dataclass(frozen=True, slots=True)
class Status:
    """Counts of one catalogue's units; ``findings`` counts what checks found, hints aside.

    ``outdated`` tells that the article has changed since it was translated, or
    cannot be read; ``gone``, that it is not there.
    """

    article: str
    lang: str
    catalogue: Path
    units: int
    reviewed: int
    drafts: int
    missing: int
    findings: int
    outdated: bool
    gone: bool


def status(
    project: Project, building: Callable[[int], None] | None = None
) -> tuple[tuple[Status, ...], tuple[ToolkitError, ...]]:
    """Return the status of the project's catalogues, by article and language.

    Beside it, what is wrong with each catalogue that cannot be read. ``building`` is told
    how many terms the glossary has, where its index is not there yet.
    """
    termbase = open_termbase(project.glossary, building)
    rows, broken = [], []
    for reading in readings(project).values():
        if isinstance(reading, ToolkitError):
            broken.append(reading)
        else:
            rows.append(_status(reading, termbase, project))
    return tuple(sorted(rows, key=lambda row: (row.article, row.lang))), tuple(broken)


def _status(found: Catalogue, termbase: Termbase, project: Project) -> Status:
    states = Counter(unit.state for unit in found.units)
    checked = check_catalogue(found, termbase, plugins.checks())
    gone = bool(found.document) and not (project.root / found.document).is_file()
    return Status(
        article=found.document or found.path.stem,
        lang=found.lang,
        catalogue=found.path,
        units=len(found.units),
        reviewed=states[State.REVIEWED],
        drafts=states[State.TRANSLATED],
        missing=states[State.INITIAL],
        findings=sum(len(one.faults) for one in checked),
        outdated=bool(found.document) and not gone and _is_outdated(found, project),
        gone=gone,
    )


def _is_outdated(found: Catalogue, project: Project) -> bool:
    try:
        article = read_article(project.root / found.document, project, found.source_lang)
    except ToolkitError:
        return True
    return {unit.text for unit in article.units} != {unit.source for unit in found.units}
