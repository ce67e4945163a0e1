"""``toolkit translate``, step by step: from an article to catalogues of drafts."""

from __future__ import annotations

import dataclasses
import time
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from toolkit import catalogue, drafting, merging, plugins, provenance, storage, terminology
from toolkit.articles import read_article
from toolkit.checks import Terms, count_findings
from toolkit.drafting import DraftRequest
from toolkit.enforcement import Enforcement
from toolkit.engines import TermMode, term_mode
from toolkit.glossaries.cache import open_termbase
from toolkit.matching import TermMatcher
from toolkit.memory import open_memory
from toolkit.merging import Draft
from toolkit.model import Pair, State
from toolkit.terminology import TermUse
from toolkit.updating import Update, open_catalogue, update

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    import polib

    from toolkit.articles import Article
    from toolkit.config import Project
    from toolkit.engines import Engine
    from toolkit.memory import Recall
    from toolkit.merging import SourceUnit
    from toolkit.model import TermMatch, TranslationUnit
    from toolkit.termbase import Termbase
    from toolkit.terminology import Outcome

    Progress = Callable[["Stage", Pair, int, int], None]

# A near match is worth a translator's look from here on, as in other TM tools.
NEAR_MATCH = 0.75


class Stage(StrEnum):
    """What is done with the sentences whose number the progress tells."""

    DRAFTING = "drafting"
    TERMS = "putting in terms"


@dataclass(frozen=True, slots=True)
class Job:
    """One run of the command: an article, its targets, and how to treat what is there.

    ``source`` is the article's language, None to take it from its name or the
    settings. ``redraft`` makes new drafts for untouched ones too. A ``dry_run``
    drafts and writes nothing, and reports what would be drafted and recalled.
    """

    project: Project
    article: Path
    targets: tuple[str, ...]
    engine: str
    source: str | None = None
    redraft: bool = False
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class TargetReport:
    """What one run did for one target language; figures count units, but for terms and findings.

    ``drafted`` and ``recalled`` are of this run; ``reviewed`` and ``kept`` were there
    before it; ``empty`` have no translation. ``terms`` and ``findings`` are those of
    what is new. ``engine`` says what drafted, ``""`` when nothing was.
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
    """What one run did; ``written`` lists the files that changed, or would have in a dry run.

    ``seconds`` do not include waiting for another run.
    """

    article: Path
    targets: tuple[TargetReport, ...]
    written: tuple[Path, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class _Found:
    """The termbase, and where its terms stand in the sources."""

    base: Termbase
    matcher: TermMatcher
    matches: Mapping[str, tuple[TermMatch, ...]]

    def into(self, lang: str) -> Terms:
        """Return the terms of the source with those of a target language."""
        return Terms(self.base, self.matcher, TermMatcher(self.base, lang))


@dataclass(frozen=True, slots=True)
class _Plan:
    """What one target language needs before anything is drafted."""

    pair: Pair
    path: Path
    units: tuple[SourceUnit, ...]
    recalls: Mapping[str, Recall]
    to_draft: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Drafted:
    """The drafts of one target by source text, and what became of the terms of each."""

    drafts: Mapping[str, Draft]
    outcomes: Mapping[str, tuple[Outcome, ...]]


def translate(
    job: Job,
    progress: Progress | None = None,
    waiting: Callable[[], None] | None = None,
    building: Callable[[int], None] | None = None,
) -> Report:
    """Translate an article into the project's catalogues; return what was done.

    ``waiting`` is called when another run has the project, ``building`` with the number of
    the glossary's terms when its index is not there yet.
    Raises ToolkitError, with no file changed, when anything is not as it should be.
    """
    project = job.project
    with storage.lock(project.root, waiting):
        started = time.monotonic()
        article = read_article(job.article, project, job.source)
        terms = _find_terms(project, article, building)
        plans = [_plan(job, article, terms, target) for target in job.targets]
        engine = plugins.engine(job.engine, project)
        for plan in plans:
            if plan.to_draft:
                engine.origin(plan.pair)  # a missing model is said before hours of drafting
        drafted = [_drafts(plan, job, terms, engine, progress) for plan in plans]
        updates = [
            Update(plan.pair.target, plan.units, each.drafts)
            for plan, each in zip(plans, drafted, strict=True)
        ]
        updated = update(article, project, updates, redraft=job.redraft, dry_run=job.dry_run)
        reports = tuple(
            _report(plan, each, updated.catalogues[plan.pair.target], terms, engine, job)
            for plan, each in zip(plans, drafted, strict=True)
        )
    return Report(article.path, reports, updated.changed, time.monotonic() - started)


def _find_terms(
    project: Project, article: Article, building: Callable[[int], None] | None
) -> _Found:
    base = open_termbase(project.glossary, building)
    matcher = TermMatcher(base, article.lang)
    return _Found(base, matcher, {unit.text: matcher.find(unit.text) for unit in article.units})


def _plan(job: Job, article: Article, terms: _Found, target: str) -> _Plan:
    pair = Pair(article.lang, target)
    units = tuple(
        dataclasses.replace(
            unit, hints=terminology.hints(terms.matches[unit.text], terms.base, target)
        )
        for unit in article.units
    )
    opened = open_catalogue(article, job.project, target)
    wanted = merging.wanting(opened.po, units, job.redraft)
    memory = open_memory(job.project, pair) if wanted else None
    found = ((text, memory.recall(text, near=NEAR_MATCH)) for text in wanted if memory)
    recalls = {text: recall for text, recall in found if recall}
    to_draft = [text for text in wanted if text not in recalls or recalls[text].score < 1]
    return _Plan(pair, opened.path, units, recalls, tuple(to_draft))


def _drafts(
    plan: _Plan, job: Job, terms: _Found, engine: Engine, progress: Progress | None
) -> _Drafted:
    """Return a draft for each unit that wants one: recalled, or by the engine."""
    origins = {
        text: (recall.unit.target, f"recalled from {recall.unit.origin}")
        for text, recall in plan.recalls.items()
        if recall.score == 1
    }
    recalled = frozenset(origins)
    into = terms.into(plan.pair.target)
    told: Progress = progress or (lambda *_: None)
    enforcement = Enforcement(engine, plan.pair, into, partial(told, Stage.TERMS, plan.pair))
    requests: dict[str, DraftRequest] = {}
    if plan.to_draft and not job.dry_run:
        origin = f"draft by {engine.origin(plan.pair)}"
        requests = _requests(plan, terms, engine)
        targets = drafting.draft(
            [*requests.values()],
            engine,
            plan.pair,
            partial(told, Stage.DRAFTING, plan.pair),
            enforcement,
        )
        origins |= zip(requests, ((target, origin) for target in targets), strict=True)
    drafts, outcomes = {}, {}
    for text, (target, origin) in origins.items():
        put_in = enforcement.put_in(requests[text]) if text in requests else frozenset()
        outcomes[text] = terminology.outcomes(terms.matches[text], target, into, put_in)
        # What was approved once needs no word about its terms.
        own = () if text in recalled else terminology.remark(outcomes[text])
        remarks = (*own, *_near_match(plan.recalls.get(text))) if text not in recalled else ()
        drafts[text] = Draft(target, origin, remarks, recalled=text in recalled)
    return _Drafted(drafts, outcomes)


def _requests(plan: _Plan, terms: _Found, engine: Engine) -> dict[str, DraftRequest]:
    """Return for each unit that is to be drafted what the engine is to know of its terms."""
    aligned = term_mode(engine, plan.pair) is not TermMode.CHECKED
    requests = {}
    for text in plan.to_draft:
        found = terms.matches[text]
        fixed = terminology.fixed_forms(found, terms.base, plan.pair, aligned=aligned)
        requests[text] = DraftRequest(text, fixed)
    return requests


def _near_match(recall: Recall | None) -> tuple[str, ...]:
    if recall is None:
        return ()
    return (provenance.near_match(recall.score, recall.unit.origin, recall.unit.target),)


def _report(
    plan: _Plan, done: _Drafted, merged: polib.POFile, terms: _Found, engine: Engine, job: Job
) -> TargetReport:
    units = tuple(catalogue.unit_of(entry) for entry in merged if not entry.obsolete)
    fresh = [unit for unit in units if unit.source in done.drafts and unit.target]
    states = [unit.state for unit in units]
    uses = (terminology.term_use(done.outcomes[unit.source]) for unit in fresh)
    into = terms.into(plan.pair.target)
    return TargetReport(
        pair=plan.pair,
        path=plan.path,
        units=units,
        reviewed=states.count(State.REVIEWED),
        kept=states.count(State.TRANSLATED) - len(fresh),
        drafted=len(plan.to_draft),
        recalled=sum(draft.recalled for draft in done.drafts.values()),
        empty=states.count(State.INITIAL) - (len(plan.to_draft) if job.dry_run else 0),
        terms=sum(uses, TermUse()),
        findings=count_findings(fresh, plan.pair, into, plugins.checks()),
        engine=engine.origin(plan.pair) if plan.to_draft else "",
    )
