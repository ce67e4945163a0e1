"""``toolkit translate``, step by step: from an article to catalogues of drafts.

The long step is drafting. The catalogues are read again after it, so that what
a person saved meanwhile is merged like any other edit.
"""

from __future__ import annotations

import dataclasses
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from toolkit import catalogue, drafting, merging, plugins, provenance, storage, terminology
from toolkit.checks import Terms, count_findings
from toolkit.drafting import DraftRequest
from toolkit.errors import CatalogueError
from toolkit.glossaries import read_folder
from toolkit.matching import TermMatcher
from toolkit.memory import open_memory
from toolkit.merging import Draft
from toolkit.model import Pair, State
from toolkit.terminology import TermUse

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    import polib

    from toolkit.articles import Article
    from toolkit.config import Project
    from toolkit.engines import Engine
    from toolkit.memory import Recall
    from toolkit.merging import SourceUnit
    from toolkit.model import TermMatch, TranslationUnit
    from toolkit.termbase import Termbase

    Progress = Callable[[Pair, int, int], None]

# A near match is worth a translator's look from here on, as in other TM tools.
NEAR_MATCH = 0.75

DATE_FORMAT = "%Y-%m-%d %H:%M%z"


@dataclass(frozen=True, slots=True)
class TargetReport:
    """What one run did for one target language; figures count units, but for terms and findings.

    ``drafted`` and ``recalled`` are of this run, ``reviewed`` and ``kept`` were
    there before it; ``empty`` have no translation yet.
    """

    pair: Pair
    path: Path
    units: tuple[TranslationUnit, ...]
    reviewed: int
    kept: int
    drafted: int
    recalled: int
    empty: int
    terms: TermUse
    findings: int
    engine: str


@dataclass(frozen=True, slots=True)
class Report:
    """What one run did; ``written`` lists the files that changed, or would have in a dry run."""

    article: Path
    targets: tuple[TargetReport, ...]
    written: tuple[Path, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class Job:
    """One run of the command: an article, its targets, and how to treat what is there.

    ``redraft`` makes new drafts for untouched ones too. A ``dry_run`` drafts and
    writes nothing, and reports what would be drafted.
    """

    project: Project
    article: Article
    targets: tuple[str, ...]
    engine: str
    redraft: bool = False
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    """The termbase, and where its terms stand in the sources."""

    base: Termbase
    matcher: TermMatcher
    matches: Mapping[str, tuple[TermMatch, ...]]


@dataclass(frozen=True, slots=True)
class _Plan:
    """What one target language needs before anything is drafted."""

    pair: Pair
    path: Path
    units: tuple[SourceUnit, ...]
    recalls: Mapping[str, Recall]
    to_draft: tuple[str, ...]


def translate(
    job: Job, progress: Progress | None = None, waiting: Callable[[], None] | None = None
) -> Report:
    """Translate an article into the project's catalogues; return what was done.

    Raises ToolkitError, with no file changed, when anything is not as it should be.
    """
    started = time.monotonic()
    project, article = job.project, job.article
    with storage.lock(project.root, waiting):
        terms = _find_terms(project, article)
        plans = [_plan(job, terms, Pair(article.lang, target)) for target in job.targets]
        engine = plugins.engine(job.engine, project)
        drafts = {
            plan.pair: {**_recalled(plan), **_drafted(plan, job, terms, engine, progress)}
            for plan in plans
        }
        now = datetime.now(UTC).strftime(DATE_FORMAT)
        contents, order = _template(job, now)
        reports = []
        for plan in plans:
            merged, content = _merge(job, plan, drafts[plan.pair], order, now)
            contents[plan.path] = content
            reports.append(_report(plan, merged, drafts[plan.pair], terms, engine))
        changed = storage.differing(contents)
        if not job.dry_run:
            storage.write_all(changed)
    return Report(article.path, tuple(reports), tuple(changed), time.monotonic() - started)


def _find_terms(project: Project, article: Article) -> _Found:
    base = read_folder(project.glossary).termbase()
    matcher = TermMatcher(base, article.lang)
    return _Found(base, matcher, {unit.text: matcher.find(unit.text) for unit in article.units})


def _plan(job: Job, terms: _Found, pair: Pair) -> _Plan:
    project, article = job.project, job.article
    path = catalogue.catalogue_path(project.locales, pair.target, article.domain)
    units = tuple(
        dataclasses.replace(
            unit, hints=terminology.hints(terms.matches[unit.text], terms.base, pair.target)
        )
        for unit in article.units
    )
    wanted = merging.wanting(_open(path, job, pair.target), units, job.redraft)
    memory = open_memory(project, pair)
    found = ((text, memory.recall(text, near=NEAR_MATCH)) for text in wanted)
    recalls = {text: recall for text, recall in found if recall}
    to_draft = [text for text in wanted if text not in recalls or recalls[text].score < 1]
    return _Plan(pair, path, units, recalls, tuple(to_draft))


def _recalled(plan: _Plan) -> dict[str, Draft]:
    return {
        text: Draft(recall.unit.target, f"recalled from {recall.unit.origin}", recalled=True)
        for text, recall in plan.recalls.items()
        if recall.score == 1
    }


def _drafted(
    plan: _Plan, job: Job, terms: _Found, engine: Engine, progress: Progress | None
) -> dict[str, Draft]:
    if not plan.to_draft or job.dry_run:
        return {}
    requests = [
        DraftRequest(text, terminology.fixed_forms(terms.matches[text], terms.base, plan.pair))
        for text in plan.to_draft
    ]

    def report(done: int, total: int) -> None:
        if progress:
            progress(plan.pair, done, total)

    targets = drafting.draft(requests, engine, plan.pair, report)
    origin = f"draft by {engine.origin(plan.pair)}"
    return {
        text: Draft(target, origin, _near_match(plan.recalls.get(text)))
        for text, target in zip(plan.to_draft, targets, strict=True)
    }


def _near_match(recall: Recall | None) -> tuple[str, ...]:
    if recall is None:
        return ()
    return (provenance.near_match(recall.score, recall.unit.origin, recall.unit.target),)


def _open(path: Path, job: Job, lang: str | None) -> polib.POFile:
    """Return the catalogue as it is on disk, or a new one; refuse one of another document."""
    article = job.article
    if not path.exists():
        return catalogue.new_catalogue(article.domain, article.lang, lang, article.name, "")
    po = catalogue.load(path)
    document = po.metadata.get(catalogue.DOCUMENT_HEADER, "")
    sources = {unit.text for unit in article.units}
    foreign = not document and po and not any(entry.msgid in sources for entry in po)
    if foreign or (document and document != article.name):
        owner = f"of {document}" if document else "of something else"
        raise CatalogueError(path, f"is the catalogue {owner}; rename the article {article.name}")
    po.metadata[catalogue.DOCUMENT_HEADER] = article.name
    return po


def _template(job: Job, now: str) -> tuple[dict[Path, bytes], list[str] | None]:
    """Return the new content of the .pot, and the order of units in the old one."""
    path = job.project.locales / f"{job.article.domain}.pot"
    old = _open(path, job, None)
    order = [entry.msgid for entry in old] if path.exists() else None
    new = merging.template(old, job.article.units)
    return {path: _content(path, old, new, {"POT-Creation-Date": now})}, order


def _merge(
    job: Job, plan: _Plan, drafts: Mapping[str, Draft], order: Sequence[str] | None, now: str
) -> tuple[polib.POFile, bytes]:
    old = _open(plan.path, job, plan.pair.target)
    new = merging.merge(old, plan.units, drafts, redraft=job.redraft, order=order)
    dates = {"PO-Revision-Date": now}
    if not old.metadata.get("POT-Creation-Date"):
        dates["POT-Creation-Date"] = now
    return new, _content(plan.path, old, new, dates)


def _content(path: Path, old: polib.POFile, new: polib.POFile, dates: Mapping[str, str]) -> bytes:
    """Return what to write: the file's own bytes when nothing but its layout would change."""
    if path.exists() and catalogue.render(old) == catalogue.render(new):
        return storage.read_bytes(path)
    new.metadata = {**new.metadata, **dates}
    return catalogue.render(new)


def _report(
    plan: _Plan,
    merged: polib.POFile,
    drafts: Mapping[str, Draft],
    terms: _Found,
    engine: Engine,
) -> TargetReport:
    units = tuple(catalogue.unit_of(entry) for entry in merged if not entry.obsolete)
    matchers = Terms(terms.base, terms.matcher, TermMatcher(terms.base, plan.pair.target))
    fresh = [unit for unit in units if unit.source in drafts and unit.target]
    recalled = sum(drafts[unit.source].recalled for unit in fresh)
    drafted = len(fresh) - recalled
    translated = sum(1 for unit in units if unit.state is State.TRANSLATED)
    return TargetReport(
        pair=plan.pair,
        path=plan.path,
        units=units,
        reviewed=sum(1 for unit in units if unit.state is State.REVIEWED),
        kept=translated - len(fresh),
        drafted=drafted,
        recalled=recalled,
        empty=sum(1 for unit in units if unit.state is State.INITIAL),
        terms=_term_use(units, terms, matchers),
        findings=count_findings(units, plan.pair, matchers, plugins.checks()),
        engine=engine.origin(plan.pair) if drafted else "",
    )


def _term_use(units: Sequence[TranslationUnit], terms: _Found, matchers: Terms) -> TermUse:
    uses = (
        terminology.term_use(terms.matches[unit.source], unit.target, matchers)
        for unit in units
        if unit.target
    )
    return sum(uses, TermUse())
