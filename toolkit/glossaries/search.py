"""Look a term up as people type it: in any language, inflected, in part, in a phrase, mistyped."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from toolkit.matching import TermMatcher, words
from toolkit.model import LANGUAGES
from toolkit.termindex import IndexedTermbase, TermIndex, plain, rough

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from toolkit.model import Term, TermMatch
    from toolkit.termbase import Concept, Termbase

NEAREST = 5
"""How many near terms to show."""

NEAR = 72.0
"""Least similarity of a near term, 0 to 100 (normalised Indel similarity): one letter in four."""

MOST = 50
"""How many concepts to show at most."""

LONGEST_TYPED = 200
"""In letters: nobody mistypes a longer term, or has a part of one in mind."""


class How(StrEnum):
    """How the query and the terms found belong together."""

    EXACT = "exact"
    INFLECTED = "inflected"
    PART = "part"
    INSIDE = "inside"
    FRAGMENT = "fragment"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Found:
    """What a look-up gave.

    ``concepts`` have the query as a term, a part of one, or a term inside the query,
    as ``how`` says; ``terms`` are the terms that say so. ``longer`` are other concepts
    with the query in a longer term. ``nearest`` are terms to suggest where nothing was
    found, or not for all words of the query. ``more`` is how many further terms were
    found that are not looked at.
    """

    query: str
    how: How
    concepts: tuple[Concept, ...] = ()
    longer: tuple[Concept, ...] = ()
    nearest: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    more: int = 0


def look_up(termbase: Termbase, query: str) -> Found:
    """Find ``query`` in every language: the term itself before its forms, before parts of terms."""
    index = TermIndex.of(termbase)
    numbers = _with_words(index, query)
    parts = index.terms(numbers[:MOST])
    more = max(len(numbers) - MOST, 0)
    for how, terms in ((How.EXACT, index.spelt(query)), (How.INFLECTED, _whole(index, query))):
        if terms:
            concepts = _concepts(index, terms)
            longer = tuple(c for c in _concepts(index, parts) if c not in concepts)
            return Found(query, how, concepts, longer, terms=tuple(terms), more=more)
    if parts:
        return Found(query, How.PART, _concepts(index, parts), terms=tuple(parts), more=more)
    if matches := _inside(index, query):
        terms = list(dict.fromkeys(match.term for match in matches))
        found = _found(index, query, How.INSIDE, terms)
        near = () if _covers(matches, query) else nearest(index, query, whole=True)
        # Where the nearest is among them, they are what was meant.
        if near and near[0].concept not in {term.concept for term in terms}:
            return replace(found, nearest=tuple(term.text for term in near))
        return found
    if terms := _with(index, query):
        return _found(index, query, How.FRAGMENT, terms)
    return Found(query, How.NOTHING, nearest=tuple(term.text for term in nearest(index, query)))


def _found(index: TermIndex, query: str, how: How, terms: Sequence[Term]) -> Found:
    shown = tuple(terms[:MOST])
    return Found(query, how, _concepts(index, shown), terms=shown, more=len(terms) - len(shown))


def nearest(index: TermIndex, query: str, *, whole: bool = False) -> tuple[Term, ...]:
    """Return the terms spelt most like ``query``, best first, in whatever letters it is typed.

    Where none is, those with a word spelt so, unless only a ``whole`` term will do.
    """
    wanted = plain(query)
    if not wanted or len(wanted) > LONGEST_TYPED:
        return ()
    from rapidfuzz import fuzz, process

    wholes: defaultdict[str, set[int]] = defaultdict(set)
    of_words: defaultdict[str, set[int]] = defaultdict(set)
    for id_, text in index.spellings_like(rough(wanted)):
        wholes[text].add(id_)
        for word in text.split():
            of_words[word].add(id_)
    for choices in (wholes,) if whole else (wholes, of_words):
        best = process.extract(
            rough(wanted), list(choices), scorer=fuzz.ratio, score_cutoff=NEAR, limit=4 * NEAREST
        )
        found: dict[str, Term] = {}  # by concept, of which one term is enough
        for text, _, _ in best:
            terms = index.spelt_as(choices[text])
            # In the letters of the query, where the term is written so in several.
            term = max(terms, key=lambda t: (t.status.usable, fuzz.ratio(wanted, plain(t.text))))
            found.setdefault(term.concept, term)
        if found:
            return tuple(found.values())[:NEAREST]
    return ()


def _concepts(index: TermIndex, terms: Iterable[Term]) -> tuple[Concept, ...]:
    concepts = IndexedTermbase.read_from(index).concepts
    return tuple(concepts[id_] for id_ in dict.fromkeys(term.concept for term in terms))


def _whole(index: TermIndex, query: str) -> list[Term]:
    """Return the terms that are the query's words in some form, whatever their capitals."""
    texts = [word.text for word in words(query)]
    found: set[int] = set()
    for lang in LANGUAGES if texts else ():
        slots = [index.slots(text, lang) for text in texts]
        nodes = [index.node(node) for node in slots[0].values() if node]
        for following in slots[1:]:
            numbers = [
                node.children[slot] for node in nodes for slot in following if slot in node.children
            ]
            nodes = [index.node(number) for number in numbers]
        found.update(number for node in nodes for number in node.terms)
    return index.terms(found)


def _with_words(index: TermIndex, query: str) -> list[int]:
    """Return the numbers of the terms that have the query's words in a row, in some form."""
    texts = [word.text for word in words(query)]
    found: set[int] = set()
    for lang in LANGUAGES if texts else ():
        slots = [index.slots(text, lang).keys() for text in texts]
        having = [{number for slot in each for number in index.with_part(slot)} for each in slots]
        common = set.intersection(*having)
        if len(texts) > 1:
            common = {
                number
                for number in common
                if any(_in_a_row(index, each, lang, slots) for each in index.terms([number]))
            }
        found |= common
    return sorted(found)


def _in_a_row(index: TermIndex, term: Term, lang: str, wanted: Sequence[Iterable[int]]) -> bool:
    own = [index.slots(word.text, lang).keys() for word in words(term.text)]
    return any(
        all(not each.isdisjoint(slots) for each, slots in zip(own[at:], wanted, strict=False))
        for at in range(len(own) - len(wanted) + 1)
    )


def _inside(index: TermIndex, query: str) -> list[TermMatch]:
    """Return the terms of a sentence with their places, in its order."""
    matches = [match for lang in LANGUAGES for match in TermMatcher(index, lang).find(query)]
    return sorted(matches, key=lambda match: match.start)


def _covers(matches: Sequence[TermMatch], query: str) -> bool:
    """Whether every word of the query is in one of the terms found."""
    return all(
        any(match.start <= word.start and word.stop <= match.stop for match in matches)
        for word in words(query)
    )


def _with(index: TermIndex, query: str) -> list[Term]:
    wanted = plain(query)
    if not 1 < len(wanted) <= LONGEST_TYPED:
        return []
    return index.spelt_as(id_ for id_, _ in index.spellings(wanted))
