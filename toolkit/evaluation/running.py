"""``toolkit evaluate``, step by step: draft as ``toolkit translate`` does, and compare."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from toolkit import drafting, plugins, terminology
from toolkit.checks import Terms
from toolkit.drafting import DraftRequest
from toolkit.enforcement import Enforcement
from toolkit.engines import TermMode, term_mode
from toolkit.evaluation.control import Segment, draw
from toolkit.evaluation.renderings import Rendering, renderings
from toolkit.evaluation.scoring import (
    Quality,
    Rate,
    Required,
    consistency,
    quality,
    required,
    success,
)
from toolkit.glossaries.cache import open_termbase
from toolkit.segmentation import sentences

if TYPE_CHECKING:
    from toolkit.config import Project
    from toolkit.engines import Engine
    from toolkit.evaluation.texts import Sample
    from toolkit.model import Pair


class Condition(StrEnum):
    """What terms the engine is given."""

    NONE = "no terms"
    PROPER = "proper terms"
    RANDOM = "random terms"


Step = Callable[[Condition, int], None]
"""Told under which condition how many segments are drafted next."""


@dataclass(frozen=True, slots=True)
class Job:
    """One run of the command: texts with their translations, and the engine to compare with."""

    project: Project
    sample: Sample
    engine: str


@dataclass(frozen=True, slots=True)
class Scores:
    """The figures under one condition, of the segments that have terms.

    ``success`` and ``consistency`` are those of the glossary's terms, whatever the engine was
    given; ``random`` is the success of the random terms.
    """

    condition: Condition
    quality: Quality
    success: Rate
    consistency: Rate
    random: Rate


@dataclass(frozen=True, slots=True)
class Compared:
    """One segment: what it became under each condition, and which terms were asked for.

    Without terms there is one condition only, that of a draft with the glossary.
    """

    source: str
    reference: str
    drafts: Mapping[Condition, str]
    terms: tuple[str, ...]
    random_terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of one run.

    ``quality`` and ``seconds`` are those of all segments, drafted with the glossary's terms;
    loading the model is not counted. ``conditions`` are empty where no reference has a term.
    """

    pair: Pair
    engine: str
    mode: TermMode
    segments: tuple[Compared, ...]
    sentences: int
    seconds: float
    quality: Quality
    conditions: tuple[Scores, ...]

    @property
    def with_terms(self) -> int:
        """How many segments have terms."""
        return sum(bool(segment.terms) for segment in self.segments)

    @property
    def terms(self) -> int:
        """How many terms are asked for."""
        return sum(len(segment.terms) for segment in self.segments)

    @property
    def speed(self) -> float:
        """Sentences per second."""
        return self.sentences / self.seconds


@dataclass(frozen=True, slots=True)
class _Drafted:
    """The draft of each segment, and of each sentence by its text."""

    outputs: tuple[str, ...]
    by_sentence: Mapping[str, str]

    def of(self, numbers: Sequence[int]) -> _Drafted:
        return _Drafted(tuple(self.outputs[number] for number in numbers), self.by_sentence)


def evaluate(
    job: Job, step: Step = lambda *_: None, building: Callable[[int], None] | None = None
) -> Report:
    """Measure the engine of that name; raise NoModelError where it has no model for the pair.

    ``building`` is told how many terms the glossary has, where its index is not there yet.
    """
    engine = plugins.engine(job.engine, job.project)
    engine.origin(job.sample.pair)  # a missing model is said before the glossary is read
    glossary = Terms.of(open_termbase(job.project.glossary, building), job.sample.pair)
    return measure(engine, job.sample, glossary, step)


def measure(
    engine: Engine, sample: Sample, glossary: Terms, step: Step = lambda *_: None
) -> Report:
    """Draft a sample with an engine and a glossary, and compare."""
    pair, sources, references = sample.pair, sample.sources, sample.references
    work = _Evaluation(engine, pair, glossary)
    counted = sum(len(sentences(source, pair.source)) for source in sources)
    asked = work.asked(sources, references, glossary)
    step(Condition.PROPER, len(sources))
    # Loads the model; the dictionaries were loaded to find the terms.
    engine.translate(sources[:1], pair)
    started = time.perf_counter()
    drafted = work.draft(sources, glossary)
    seconds = time.perf_counter() - started
    numbers = [number for number, terms in enumerate(asked) if terms]
    chosen = _Chosen(
        tuple(sources[number] for number in numbers),
        tuple(references[number] for number in numbers),
        tuple(asked[number] for number in numbers),
    )
    measured = work.conditions(chosen, drafted.of(numbers), step) if numbers else _Measured()
    plain = [{Condition.PROPER: output} for output in drafted.outputs]
    compared = [Compared(*each, (), ()) for each in zip(sources, references, plain, strict=True)]
    for number, segment in zip(numbers, measured.segments, strict=True):
        compared[number] = segment
    return Report(
        pair=pair,
        engine=engine.origin(pair),
        mode=term_mode(engine, pair),
        segments=tuple(compared),
        sentences=counted,
        seconds=seconds,
        quality=quality(drafted.outputs, references),
        conditions=measured.conditions,
    )


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The segments whose reference has terms of the source, and these terms."""

    sources: tuple[str, ...]
    references: tuple[str, ...]
    asked: tuple[tuple[Required, ...], ...]


@dataclass(frozen=True, slots=True)
class _Measured:
    """What came out for the chosen segments, as a whole and one by one."""

    conditions: tuple[Scores, ...] = ()
    segments: tuple[Compared, ...] = ()


@dataclass(frozen=True, slots=True)
class _Evaluation:
    """An engine with what it is measured by."""

    engine: Engine
    pair: Pair
    glossary: Terms

    def asked(
        self, sources: Sequence[str], references: Sequence[str], terms: Terms
    ) -> list[tuple[Required, ...]]:
        """Return for each source the terms that its reference has."""
        return [
            required(terms.source.find(source), reference, terms)
            for source, reference in zip(sources, references, strict=True)
        ]

    def draft(self, sources: Sequence[str], terms: Terms | None) -> _Drafted:
        """Draft as ``toolkit translate`` does, with ``terms`` for its termbase; None for none."""
        requests = [self._request(source, terms) for source in sources]
        finish = Enforcement(self.engine, self.pair, terms) if terms else None
        by_sentence: dict[str, str] = {}

        def recorded(drafts: Sequence[tuple[DraftRequest, str]]) -> Sequence[str]:
            done = finish(drafts) if finish else [target for _, target in drafts]
            by_sentence.update(
                (request.text, target) for (request, _), target in zip(drafts, done, strict=True)
            )
            return done

        outputs = drafting.draft(requests, self.engine, self.pair, finish=recorded)
        return _Drafted(tuple(outputs), by_sentence)

    def _request(self, source: str, terms: Terms | None) -> DraftRequest:
        if terms is None:
            return DraftRequest(source)
        found = terms.source.find(source)
        aligned = term_mode(self.engine, self.pair) is not TermMode.CHECKED
        fixed = terminology.fixed_forms(found, terms.termbase, self.pair, aligned=aligned)
        return DraftRequest(source, fixed)

    def conditions(self, chosen: _Chosen, proper: _Drafted, step: Step) -> _Measured:
        """Draft under each condition that the engine can be brought under, and compare."""
        step(Condition.NONE, len(chosen.sources))
        drafted = {Condition.NONE: self.draft(chosen.sources, None), Condition.PROPER: proper}
        parts = [*zip(chosen.sources, chosen.references, chosen.asked, strict=True)]
        segments = [Segment(source, reference, len(own)) for source, reference, own in parts]
        control = draw(segments, self.engine, self.glossary)
        others: list[tuple[Required, ...]] = [()] * len(segments)
        if control:
            step(Condition.RANDOM, len(segments))
            others = self.asked(chosen.sources, chosen.references, control)
            drafted[Condition.RANDOM] = self.draft(chosen.sources, control)
        conditions = tuple(
            Scores(
                condition,
                quality(each.outputs, chosen.references),
                success(chosen.asked, each.outputs, self.glossary.target),
                consistency(self._renderings(chosen, each)),
                success(others, each.outputs, control.target) if control else Rate(0, 0),
            )
            for condition, each in drafted.items()
        )
        compared = tuple(
            Compared(
                source,
                reference,
                {condition: each.outputs[number] for condition, each in drafted.items()},
                _texts(own),
                _texts(others[number]),
            )
            for number, (source, reference, own) in enumerate(parts)
        )
        return _Measured(conditions, compared)

    def _renderings(self, chosen: _Chosen, drafted: _Drafted) -> list[Rendering]:
        asked = list(zip(chosen.sources, chosen.asked, strict=True))
        return renderings(asked, drafted.by_sentence, self.engine, self.glossary)


def _texts(asked: Sequence[Required]) -> tuple[str, ...]:
    return tuple(one.target.text for one in asked)
