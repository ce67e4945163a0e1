"""Random terms, the control of an evaluation: what any word asked for does to a translation.

A random term is a noun of a source that no term of the glossary covers, with the noun of
the reference that renders it, as the engine's own alignment of the two shows. The
reference has it as it has the proper terms, so a translation that obeys should come out
no worse: what it gains or loses shows how well the engine takes terms, whatever they are.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit import morphology, termforms
from toolkit.checks import Terms
from toolkit.engines import TermEngine, TermMode, term_mode
from toolkit.matching import TermMatcher
from toolkit.model import Pair, Term
from toolkit.segmentation import sentences
from toolkit.termbase import Termbase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from toolkit.alignment import Alignment
    from toolkit.engines import Engine
    from toolkit.model import TermMatch

# Least share of the target's word that must come from the source's; also its largest one.
SURE = 0.2
SEED = 25

Words = tuple[str, str]
"""A word of the source and one of the target, as a dictionary has them."""


class OwnTerms(TermMatcher):
    """Finds in a text the random terms that were drawn for it, and no other text's."""

    def __init__(
        self, termbase: Termbase, lang: str, allowed: Mapping[str, frozenset[str]]
    ) -> None:
        super().__init__(termbase, lang)
        self._allowed = allowed

    def find(self, text: str, concept: str | None = None) -> tuple[TermMatch, ...]:
        """Return the terms of the text, or of the sentence, by place."""
        allowed = self._allowed.get(text, frozenset())
        wanted = allowed if concept is None else allowed & {concept}
        found = (
            match for each in sorted(wanted) for match in super(OwnTerms, self).find(text, each)
        )
        return tuple(sorted(found, key=lambda match: match.start))


@dataclass(frozen=True, slots=True)
class Segment:
    """A source with its reference, and how many random terms to draw for it."""

    source: str
    reference: str
    terms: int


def draw(segments: Sequence[Segment], engine: Engine, glossary: Terms) -> Terms | None:
    """Return random terms for the segments, always the same; None from an engine without any."""
    pair = Pair(glossary.source.lang, glossary.target.lang)
    if not isinstance(engine, TermEngine) or term_mode(engine, pair) is TermMode.CHECKED:
        return None
    split = [_sentences(segment, pair) for segment in segments]
    texts = [texts for found in split for texts in found]
    alignments = dict(zip(texts, engine.align(texts, pair), strict=True))
    chance = random.Random(SEED)  # noqa: S311 - repeatable, no secret
    allowed: dict[str, frozenset[str]] = {}
    drawn: dict[str, Words] = {}
    for segment, found in zip(segments, split, strict=True):
        words = {
            each
            for own in found
            if (alignment := alignments[own]) is not None
            for each in _nouns(own, alignment, glossary)
        }
        some = chance.sample(sorted(words), min(segment.terms, len(words)))
        concepts = {" = ".join(each): each for each in some}
        drawn |= concepts
        for text in (
            segment.source,
            *(piece.text for piece in sentences(segment.source, pair.source)),
        ):
            allowed[text] = allowed.get(text, frozenset()) | concepts.keys()
    termbase = Termbase.of(_terms(drawn, pair))
    return Terms(
        termbase, OwnTerms(termbase, pair.source, allowed), TermMatcher(termbase, pair.target)
    )


def _sentences(segment: Segment, pair: Pair) -> list[tuple[str, str]]:
    """Pair the sentences of a segment where both sides have as many."""
    ours = sentences(segment.source, pair.source)
    theirs = sentences(segment.reference, pair.target)
    if len(ours) != len(theirs):
        return [(segment.source, segment.reference)]
    return [(one.text, other.text) for one, other in zip(ours, theirs, strict=True)]


def _nouns(texts: tuple[str, str], alignment: Alignment, glossary: Terms) -> Iterator[Words]:
    """Yield the nouns that render each other and stand in no term on either side."""
    source, reference = texts
    lang = glossary.target.lang
    terms = glossary.source.find(source), glossary.target.find(reference)
    for word in morphology.words(source):
        place = _counterpart(word.start, word.stop, reference, alignment, lang)
        if place is None or _covered(terms[0], word.start, word.stop) or _covered(terms[1], *place):
            continue
        lemmas = _noun(word.text, glossary.source.lang), _noun(reference[slice(*place)], lang)
        if all(lemmas):
            yield lemmas


def _counterpart(
    start: int, stop: int, reference: str, alignment: Alignment, lang: str
) -> termforms.Place | None:
    """Return what renders a word, and renders no other word more than it."""
    span = alignment.span(start, stop)
    place = termforms.place(reference, span.start, span.stop, lang) if span else None
    if span is None or place is None or span.confidence < SURE:
        return None
    rows = [
        row
        for (begin, end), row in zip(alignment.targets, alignment.weights, strict=True)
        if begin < place.stop and place.start < end
    ]
    best = {alignment.sources[row.index(max(row))] for row in rows}
    return place if all(begin < stop and start < end for begin, end in best) else None


def _noun(word: str, lang: str) -> str:
    """Return the lemma of a single noun; ``""`` for anything else."""
    readings = morphology.analyse(word, lang) if len(morphology.words(word)) == 1 else ()
    return readings[0].lemma if readings and readings[0].upos == "NOUN" else ""


def _covered(terms: Iterable[TermMatch], start: int, stop: int) -> bool:
    return any(term.start < stop and start < term.stop for term in terms)


def _terms(drawn: Mapping[str, Words], pair: Pair) -> Iterator[Term]:
    for concept, words in drawn.items():
        for lang, text in zip(pair, words, strict=True):
            yield Term(concept, "", lang, text, part_of_speech="noun")
