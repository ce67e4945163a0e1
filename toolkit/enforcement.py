"""Put the termbase's terms into drafts that lack them, each in the form its sentence asks for.

In this order, for every term of a sentence that its draft has not:

- a synonym that is there, deprecated or only admitted, is replaced by the preferred term;
- the words that rendered the term, as the model's attention shows, are replaced by it in
  their case, number and possessor, where the attention is sure;
- the sentence is translated again with a protection marker for the term, which a model
  neither drops nor mistranslates, and of the term's forms the one is written that the model
  finds likeliest in its place (after Post & Vilar 2018, who constrain the search itself).

Where none of them is sure the draft stays as it is, and the term is missed.

A model that uses the terms it is told drafts such a sentence once more with them, and that
draft is finished in the same way. Of the two the one that has more terms is taken, and of
equals the one that agrees better with its source: told of terms, a model writes more of them
and worse sentences.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from toolkit import termforms
from toolkit.checks.terms import judge
from toolkit.choice import agreement, likeliest
from toolkit.drafting import DraftRequest, by_sentence, draft
from toolkit.engines import TermEngine, TermMode, TermSpan, term_mode
from toolkit.model import Severity, TermStatus
from toolkit.protection import PROTECTED
from toolkit.termforms import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from toolkit.alignment import Alignment
    from toolkit.checks import Terms
    from toolkit.drafting import FixedSpan
    from toolkit.engines import Engine, Progress
    from toolkit.model import Pair, Term, TermMatch

# Least share of a word that must come from the term before the word may be replaced. Of 0.3,
# 0.5 and 0.7, it put in most terms in sentences of the training text; chrF++ hardly differed.
SURE = 0.3
# Sentences between two reports of progress, and the wait after Ctrl-C.
PORTION = 64


@dataclass(frozen=True, slots=True)
class Put:
    """A sentence's draft after enforcement, and the concepts whose terms were put in."""

    target: str
    concepts: frozenset[str] = frozenset()


class Wanted(NamedTuple):
    """A term of a source sentence that the draft lacks, and what to write for it."""

    match: TermMatch
    term: Term

    @property
    def fixed(self) -> FixedSpan:
        """Where it stands, and the form a dictionary has, for the engine to carry over."""
        return self.match.start, self.match.stop, self.term.text

    def write(self, form: str) -> str:
        """Return a form of the term with the capital that the source gives it."""
        return termforms.in_case_of(self.match.text, self.match.term.text, form)


class Enforcement:
    """Finishes the drafts of one pair; remembers which terms it put into which sentence."""

    def __init__(
        self, engine: Engine, pair: Pair, terms: Terms, progress: Progress = lambda *_: None
    ) -> None:
        """Set it up; ``progress`` is told of the sentences that lack terms."""
        self._pair, self._terms, self._progress = pair, terms, progress
        able = term_mode(engine, pair) is not TermMode.CHECKED
        self._able = engine if able and isinstance(engine, TermEngine) else None
        self._put: dict[DraftRequest, frozenset[str]] = {}

    def put_in(self, unit: DraftRequest) -> frozenset[str]:
        """Return the concepts whose terms were put into the sentences of a drafted unit."""
        sentences = by_sentence(unit, self._pair.source)
        return frozenset().union(*(self._put.get(one, frozenset()) for one in sentences))

    def __call__(self, drafts: Sequence[tuple[DraftRequest, str]]) -> list[str]:
        """Return the draft of each sentence with its terms, as far as they can be put in."""
        targets = [target for _, target in drafts]
        if self._able is None:
            return targets
        lacking = [
            number
            for number, (request, target) in enumerate(drafts)
            if self._wanted(request.text, target, hints=True)
        ]
        for start in range(0, len(lacking), PORTION):
            numbers = lacking[start : start + PORTION]
            done = self._rivalled(self._able, [drafts[number] for number in numbers])
            for number, put in zip(numbers, done, strict=True):
                targets[number], self._put[drafts[number][0]] = put.target, put.concepts
            self._progress(start + len(numbers), len(lacking))
        return targets

    def _rivalled(
        self, engine: TermEngine, drafts: Sequence[tuple[DraftRequest, str]]
    ) -> list[Put]:
        """Finish the drafts, and others for which the model is told the terms; take the better."""
        plain = self._finished(engine, drafts)
        if engine.terms(self._pair) is not TermMode.INLINE:
            return plain
        requests = [replace(request, terms=self._spans(request.text)) for request, _ in drafts]
        answers = draft(requests, engine, self._pair)
        told = self._finished(engine, [*zip(requests, answers, strict=True)])
        rated = [
            self._rated(engine, [request.text for request in requests], each)
            for each in (plain, told)
        ]
        return [
            put_told if rating_told > rating else put
            for put, put_told, rating, rating_told in zip(plain, told, *rated, strict=True)
        ]

    def _rated(
        self, engine: TermEngine, sources: Sequence[str], done: Sequence[Put]
    ) -> list[tuple[int, float]]:
        """Rate finished drafts: by the terms they lack, then by what the model says of them."""
        texts = [(source, put.target) for source, put in zip(sources, done, strict=True)]
        lacking = (-len(_concepts(self._wanted(*text))) for text in texts)
        return [*zip(lacking, agreement(texts, engine, self._pair), strict=True)]

    def _spans(self, source: str) -> tuple[TermSpan, ...]:
        """Return the terms of a source sentence for a model that finds their form itself."""
        return tuple(
            TermSpan(match.start, match.stop, term.text)
            for match, term in self._mentions(source)
            if match.term.status.usable
        )

    def _finished(
        self, engine: TermEngine, drafts: Sequence[tuple[DraftRequest, str]]
    ) -> list[Put]:
        done = [Put(target) for _, target in drafts]
        for step in (self._synonyms, self._aligned, self._carried):
            # An admitted term is good enough to stay, where no preferred one takes its place.
            hints = step == self._synonyms
            todo = [
                (number, request, done[number], wanted)
                for number, (request, _) in enumerate(drafts)
                if (wanted := self._wanted(request.text, done[number].target, hints))
            ]
            answers = step(engine, [each[1:] for each in todo]) if todo else []
            for (number, *_), answer in zip(todo, answers, strict=True):
                done[number] = answer
        return done

    def _wanted(self, source: str, target: str, hints: bool = False) -> tuple[Wanted, ...]:
        """Return what the check would find missing, each mention; with ``hints``, all it finds."""
        matches = self._terms.source.find(source)
        judged = judge(matches, target, self._terms)
        there = {
            found.term.concept
            for found in self._terms.target.find(target)
            if found.term.status is TermStatus.PREFERRED
        }
        found = []
        for match in matches:
            term = self._terms.termbase.counterpart(match.term, self._pair.target)
            finding = judged.get(term.concept) if term else None
            if (
                term
                and finding
                and (hints or finding.severity is not Severity.HINT)
                and term.concept not in there
                and match.term.status.usable
                and term.status is not TermStatus.DO_NOT_TRANSLATE
            ):
                found.append(Wanted(match, term))
        return tuple(found)

    def _synonyms(self, engine: TermEngine, todo: Sequence[_Todo]) -> list[Put]:
        del engine  # what is there needs no model to be found
        return [self._without_synonyms(put, wanted) for _, put, wanted in todo]

    def _without_synonyms(self, put: Put, wanted: Sequence[Wanted]) -> Put:
        terms = {each.term.concept: each for each in wanted}
        target, concepts = put.target, put.concepts
        for found in reversed(self._terms.target.find(target)):
            each = terms.get(found.term.concept)
            form = termforms.like(each.term, found.text) if each else None
            if each and form:
                lang = self._pair.target
                target = termforms.put(target, found.start, found.stop, each.write(form), lang)
                concepts |= {each.term.concept}
        return Put(target, concepts)

    def _aligned(self, engine: TermEngine, todo: Sequence[_Todo]) -> list[Put]:
        texts = [(request.text, put.target) for request, put, _ in todo]
        alignments = engine.align(texts, self._pair)
        return [
            self._replaced(put, wanted, alignment) if alignment else put
            for (_, put, wanted), alignment in zip(todo, alignments, strict=True)
        ]

    def _replaced(self, put: Put, wanted: Sequence[Wanted], alignment: Alignment) -> Put:
        """Write each term over the words that rendered it, the last first."""
        lang, target = self._pair.target, put.target
        free = _Free(
            target, [(found.start, found.stop) for found in self._terms.target.find(target)]
        )
        places = []
        for each in wanted:
            span = alignment.span(each.match.start, each.match.stop)
            if span is None or span.confidence < SURE:
                continue
            place = termforms.place(target, span.start, span.stop, lang)
            form = termforms.like(each.term, target[slice(*place)]) if place else None
            if place and form and free.take(*place):
                places.append((place, each.write(form), each.term.concept))
        for place, form, _ in sorted(places, reverse=True):
            target = termforms.put(target, *place, form, lang)
        return Put(target, put.concepts | {concept for _, _, concept in places})

    def _carried(self, engine: TermEngine, todo: Sequence[_Todo]) -> list[Put]:
        """Translate again with the terms as markers; keep the answer that has more terms.

        Those that were put in before go as markers too, or the new answer would lack them.
        The model's score of both answers has no say: wherever it was made to choose, more
        terms were lost and chrF++ fell, for a sentence without a hard name is always likelier.
        """
        again = [
            (request, put, self._mentions_of(put.concepts | _concepts(wanted), request.text))
            for request, put, wanted in todo
        ]
        requests = [
            replace(request, fixed=(*request.fixed, *(each.fixed for each in mentions)))
            for request, _, mentions in again
        ]
        answers = self._inflected(engine, again, draft(requests, engine, self._pair))
        kept = []
        for (request, put, wanted), answer in zip(todo, answers, strict=True):
            lacked, left = _concepts(wanted), _concepts(self._wanted(request.text, answer))
            kept.append(Put(answer, put.concepts | (lacked - left)) if left < lacked else put)
        return kept

    def _mentions(self, source: str) -> tuple[Wanted, ...]:
        """Return where a source sentence has terms, and what to write for each."""
        counterpart = self._terms.termbase.counterpart
        matches = self._terms.source.find(source)
        found = ((match, counterpart(match.term, self._pair.target)) for match in matches)
        return tuple(Wanted(match, term) for match, term in found if term)

    def _mentions_of(self, concepts: frozenset[str], source: str) -> tuple[Wanted, ...]:
        return tuple(each for each in self._mentions(source) if each.term.concept in concepts)

    def _inflected(
        self, engine: TermEngine, todo: Sequence[_Todo], answers: Sequence[str]
    ) -> list[str]:
        """Give each term that was put in the form that the model finds likeliest there.

        The last of a sentence first: what is written there moves none of those before it.
        """
        finished = list(answers)
        places = [
            self._places(answer, wanted)
            for (_, _, wanted), answer in zip(todo, answers, strict=True)
        ]
        while any(places):
            choices = {
                number: self._choices(finished[number], *left.pop())
                for number, left in enumerate(places)
                if left
            }
            texts = [(todo[n][0].text, choice) for n, found in choices.items() for choice in found]
            scores = iter(engine.score(texts, self._pair))
            for number, found in choices.items():
                finished[number] = likeliest([(next(scores), choice) for choice in found])
        return finished

    def _places(self, target: str, wanted: Iterable[Wanted]) -> list[tuple[Place, Wanted]]:
        """Return where the terms stand in their dictionary form, in order."""
        mentions: dict[str, list[Wanted]] = defaultdict(list)
        for each in wanted:
            mentions[each.term.text].append(each)
        terms = [Place(found.start, found.stop) for found in self._terms.target.find(target)]
        found: list[tuple[Place, Wanted]] = []
        for text, own in mentions.items():
            bare = termforms.bare(text, target)
            # In the name of something else it is no mention.
            places = [one for one in bare if not any(map(one.lies_within, terms))]
            # More than the source has, and none would know which are meant.
            if len(places) <= len(own):
                found += zip(places, own, strict=False)
        return sorted(found)

    def _choices(self, target: str, place: Place, wanted: Wanted) -> list[str]:
        """Return the target with the term in its dictionary form, and in each other form."""
        return [
            termforms.put(target, *place, wanted.write(form), self._pair.target)
            for form in termforms.forms(wanted.term)
        ]


_Todo = tuple[DraftRequest, Put, tuple[Wanted, ...]]


class _Free:
    """Which characters of a draft may be replaced: no term, no number, nothing protected."""

    def __init__(self, target: str, terms: Iterable[tuple[int, int]]) -> None:
        self._taken = [False] * len(target)
        # Latin words are names and codes in Cyrillic text, but in English text they are all.
        protected = (found for found in PROTECTED.finditer(target) if found.lastgroup != "latin")
        for start, stop in (*terms, *(found.span() for found in protected)):
            self._taken[start:stop] = [True] * (stop - start)

    def take(self, start: int, stop: int) -> bool:
        """Take a stretch, and say whether it was free."""
        free = not any(self._taken[start:stop])
        self._taken[start:stop] = [True] * (stop - start)
        return free


def _concepts(wanted: Iterable[Wanted]) -> frozenset[str]:
    return frozenset(each.term.concept for each in wanted)
