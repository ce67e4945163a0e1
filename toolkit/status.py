"""``toolkit status``: how far each catalogue has come."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit import plugins
from toolkit.articles import read_article
from toolkit.building import selected
from toolkit.checks import Terms, count_findings
from toolkit.glossaries import read_folder
from toolkit.model import Pair, State

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.catalogue import Catalogue
    from toolkit.config import Project
    from toolkit.termbase import Termbase


@dataclass(frozen=True, slots=True)
class Status:
    """Counts of one catalogue's units; ``findings`` counts what checks found, hints aside.

    ``outdated`` tells that the article has changed, or gone, since it was translated.
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


def status(project: Project) -> tuple[Status, ...]:
    """Return the status of every catalogue of the project, by article and language."""
    termbase = read_folder(project.glossary).termbase()
    every = (_status(found, termbase, project) for found in selected(project))
    return tuple(sorted(every, key=lambda one: (one.article, one.lang)))


def _status(found: Catalogue, termbase: Termbase, project: Project) -> Status:
    pair = Pair(found.source_lang, found.lang)
    terms = Terms.of(termbase, pair)
    states = Counter(unit.state for unit in found.units)
    return Status(
        article=found.document or found.path.stem,
        lang=found.lang,
        catalogue=found.path,
        units=len(found.units),
        reviewed=states[State.REVIEWED],
        drafts=states[State.TRANSLATED],
        missing=states[State.INITIAL],
        findings=count_findings(found.units, pair, terms, plugins.checks()),
        outdated=_is_outdated(found, project),
    )


def _is_outdated(found: Catalogue, project: Project) -> bool:
    if not found.document:
        return False
    path = project.root / found.document
    if not path.is_file():
        return True
    article = read_article(path, project, found.source_lang)
    return {unit.text for unit in article.units} != {unit.source for unit in found.units}
