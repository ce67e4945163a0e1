"""Propose new terms from texts: noun phrases, ranked by how likely each is a term."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from toolkit.extraction import phrases
from toolkit.extraction.candidates import Passage, Sightings, gather
from toolkit.extraction.ranking import c_values, weight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.extraction.candidates import Key, Sighting
    from toolkit.extraction.reading import Analyse
    from toolkit.matching import TermMatcher
    from toolkit.termbase import Termbase

__all__ = ["Candidate", "Passage", "extract"]

MOST_FORMS = 5
"""How many forms of a candidate are told, the most frequent first."""

BEST_EXAMPLE = 100
"""Characters of a sentence that shows a term well: of several, the nearest to it is shown."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase that may be a term.

    ``term`` is its citation form, ``forms`` are those of the text. ``frequency``
    counts all occurrences, ``nested`` those of them that are inside longer
    candidates. Candidates are ranked by ``score``, which is ``c_value`` weighed (see
    ``ranking``). ``example`` is a sentence with the term, ``place`` its file and line;
    ``key`` and ``spots`` (passage and sentence) say what and where it is to ``targets``.
    """

    term: str
    words: int
    frequency: int
    nested: int
    score: float
    c_value: float
    forms: tuple[str, ...]
    example: str
    place: str
    key: Key
    spots: frozenset[tuple[int, int]]


def extract(
    passages: Sequence[Passage],
    lang: str,
    known: Termbase,
    matcher: TermMatcher,
    *,
    minimum: int = 2,
    limit: int | None = None,
) -> tuple[Candidate, ...]:
    """Return the candidates for terms in ``passages``, the likeliest first.

    Left out are those that occur less than ``minimum`` times (a common noun by itself
    needs once more), words that never stand by themselves, phrases that are only ever
    a part of one longer one, and what stands inside terms that ``matcher`` finds.
    ``known`` are the terms whose words tell what the subject is.
    """
    analyse = reader(lang)
    found = gather(passages, lang, analyse, matcher)
    frequencies = {
        key: len(seen)
        for key, seen in found.seen.items()
        if len(seen) >= (minimum if _is_notable(key, seen) else minimum + 1)
        and not found.is_part(key)
        and (len(key) > 1 or found.inside[key] < len(seen))
    }
    values = c_values(frequencies, found.longer)
    familiar = _familiar(known, lang, analyse)
    scores = {
        key: value * weight(key, [s.form for s in found.seen[key]], familiar)
        for key, value in values.items()
    }
    best = sorted(scores, key=lambda key: (-scores[key], -len(key), key))
    candidates: dict[str, Candidate] = {}
    for key in best:
        if limit is not None and len(candidates) >= limit:
            break
        if scores[key] <= 0:
            continue  # never but inside one longer candidate
        term = citation(key, found.seen[key], lang)
        if term not in candidates and not _is_known(term, matcher):
            candidates[term] = _candidate(term, key, found, values[key], scores[key])
    return tuple(candidates.values())


def reader(lang: str) -> Analyse:
    """Return the analysis of words of a language; each word is analysed once."""
    from toolkit import morphology

    return lru_cache(maxsize=200_000)(lambda word: morphology.analyse(word, lang))


def citation(key: Key, seen: Sequence[Sighting], lang: str) -> str:
    """Return the form of a candidate that a glossary would have: one of the text if it is there."""
    cite = phrases.of(lang).cite
    forms = _forms(seen)[:MOST_FORMS]
    return next((form for form in forms if cite(form, key) == form), cite(forms[0], key))


def _candidate(term: str, key: Key, found: Sightings, value: float, score: float) -> Candidate:
    seen = found.seen[key]
    example = min(seen, key=lambda sighting: abs(len(sighting.sentence) - BEST_EXAMPLE))
    return Candidate(
        term=term,
        words=len(key),
        frequency=len(seen),
        nested=found.inside[key],
        score=round(score, 2),
        c_value=round(value, 2),
        forms=tuple(_forms(seen)[:MOST_FORMS]),
        example=" ".join(example.sentence.split()),
        place=example.place,
        key=key,
        spots=frozenset((sighting.passage, sighting.number) for sighting in seen),
    )


def _is_notable(key: Key, seen: Sequence[Sighting]) -> bool:
    """Whether it is more than one common noun: a phrase, a name, an abbreviation."""
    return len(key) > 1 or any(not sighting.form.islower() for sighting in seen)


def _forms(seen: Sequence[Sighting]) -> list[str]:
    """Return the forms, the most frequent first.

    What begins a sentence is written as it mostly is within one.
    """
    running = [sighting.form[0].isupper() for sighting in seen if not sighting.lowered]
    is_name = 2 * sum(running) > len(running)
    counts = Counter(
        sighting.form[0].upper() + sighting.form[1:]
        if is_name and sighting.lowered
        else sighting.form
        for sighting in seen
    )
    return [form for form, _ in counts.most_common()]


def _is_known(term: str, matcher: TermMatcher) -> bool:
    return any(match.text == term for match in matcher.find(term))


def _familiar(known: Termbase, lang: str, analyse: Analyse) -> frozenset[str]:
    """Return the lemmas of the words that known terms of several words are made of."""
    from toolkit.morphology import normalise, words

    found = set()
    for term in known.terms(lang):
        parts = words(term.text)
        for part in parts if len(parts) > 1 else ():
            form = normalise(part.text)
            found.add(form.casefold())
            found.update(reading.lemma.casefold() for reading in analyse(form)[:1])
    return frozenset(found)
