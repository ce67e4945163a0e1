"""Look a term up as people type it: in any language, inflected, in part, in a phrase, mistyped."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from toolkit.glossaries.problems import same
from toolkit.matching import QUOTES, TermMatcher, words
from toolkit.model import LANGUAGES
from toolkit.morphology import normalise, stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from toolkit.model import Term
    from toolkit.termbase import Concept, Termbase

NEAREST = 5
"""How many near terms to show."""

NEAR = 72.0
"""Least similarity of a near term, 0 to 100 (normalised Indel similarity): one letter in four."""

_NO_QUOTES = str.maketrans(dict.fromkeys(QUOTES))


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
    as ``how`` says. ``longer`` are other concepts with the query in a longer term.
    ``nearest`` are terms to suggest where nothing was found.
    """

    query: str
    how: How
    concepts: tuple[Concept, ...] = ()
    longer: tuple[Concept, ...] = ()
    nearest: tuple[str, ...] = ()


def look_up(termbase: Termbase, query: str) -> Found:
    """Find ``query`` in every language: the term itself before its forms, before parts of terms."""
    parts = _concepts(termbase, _with_words(termbase, query, whole=False))
    for how, terms in (
        (How.EXACT, _exact(termbase, query)),
        (How.INFLECTED, _with_words(termbase, query, whole=True)),
    ):
        if concepts := _concepts(termbase, terms):
            longer = tuple(concept for concept in parts if concept not in concepts)
            return Found(query, how, concepts, longer)
    if parts:
        return Found(query, How.PART, parts)
    for how, terms in (
        (How.INSIDE, _inside(termbase, query)),
        (How.FRAGMENT, _fragment(termbase, query)),
    ):
        if concepts := _concepts(termbase, terms):
            return Found(query, how, concepts)
    return Found(query, How.NOTHING, nearest=nearest(termbase, query))


def nearest(termbase: Termbase, query: str) -> tuple[str, ...]:
    """Return the terms spelt most like ``query``, best first: whole terms, else words of terms."""
    from rapidfuzz import fuzz, process

    wanted = _plain(query)
    texts = {_plain(term.text): term.text for term in termbase.terms()}
    by_word = {word: text for plain, text in texts.items() for word in plain.split()}
    for choices in (texts, by_word):
        best = process.extract(
            wanted, list(choices), scorer=fuzz.ratio, score_cutoff=NEAR, limit=NEAREST
        )
        if best:
            return tuple(dict.fromkeys(choices[plain] for plain, _, _ in best))
    return ()


def _plain(text: str) -> str:
    return same(text.translate(_NO_QUOTES))


def _concepts(termbase: Termbase, terms: Iterable[Term]) -> tuple[Concept, ...]:
    return tuple(termbase.concepts[id_] for id_ in dict.fromkeys(term.concept for term in terms))


def _exact(termbase: Termbase, query: str) -> Iterator[Term]:
    wanted = _plain(query)
    return (term for term in termbase.terms() if wanted and _plain(term.text) == wanted)


def _with_words(termbase: Termbase, query: str, *, whole: bool) -> Iterator[Term]:
    """Yield the terms that are the query's words in some form, or have them in a row."""
    texts = [normalise(word.text) for word in words(query)]
    stems = {lang: [stem(text, lang) for text in texts] for lang in LANGUAGES}
    # The forms of a word begin alike; most terms are ruled out without analysing them.
    beginning = texts[0][:2].casefold() if texts else ""
    for term in termbase.terms():
        if not texts or beginning not in normalise(term.text).casefold():
            continue
        own = [stem(word.text, term.lang) for word in words(term.text)]
        wanted = stems[term.lang]
        starts: Iterable[int] = (0,) if whole else range(len(own) - len(wanted) + 1)
        if any((own if whole else own[at : at + len(wanted)]) == wanted for at in starts):
            yield term


def _inside(termbase: Termbase, query: str) -> Iterator[Term]:
    for lang in LANGUAGES:
        for match in TermMatcher(termbase, lang).find(query):
            yield match.term


def _fragment(termbase: Termbase, query: str) -> Iterator[Term]:
    wanted = _plain(query)
    return (term for term in termbase.terms() if len(wanted) > 1 and wanted in _plain(term.text))
