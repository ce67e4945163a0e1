"""Find what a candidate is in the other language, from texts and their translations.

The noun phrases of the translations are compared with each candidate by where both
occur: the log-likelihood ratio of Dunning (1993), Accurate methods for the statistics of
surprise and coincidence. Pairs are taken from the best on, each phrase once, which keeps
a phrase from answering for what stands beside its own counterpart: competitive linking,
Melamed (2000), Models of translational equivalence among words. Occurrences are counted by
sentence where source and translation have as many, and else by unit.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING, NamedTuple

from toolkit.extraction.candidates import Passage, gather
from toolkit.extraction.ranking import length
from toolkit.segmentation import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from toolkit.extraction.candidates import Key, Sighting
    from toolkit.extraction.reading import Analyse
    from toolkit.matching import TermMatcher

LEAST_TOGETHER = 2
LEAST_RATIO = 10.83
"""The evidence asked for: seen together twice, and a ratio that chance reaches once in 1,000."""

LEAST_DICE = 0.5
"""How much of both phrases' occurrences must be together; 1 is all."""

Place = tuple[int, int]
"""A passage, and the sentence of it."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a candidate probably is in the other language: its occurrences there, and the evidence.

    ``ratio`` is the log-likelihood ratio, ``together`` the number of sentences with both.
    """

    key: Key
    sightings: tuple[Sighting, ...]
    ratio: float
    together: int


class _Link(NamedTuple):
    """A candidate with a phrase of the translations; the least is the best."""

    minus_ratio: float
    unlikeness: int
    shortness: int
    source: Key
    target: Key
    together: int


def targets(
    sources: Mapping[Key, Iterable[Place]],
    texts: Sequence[tuple[str, str]],
    langs: tuple[str, str],
    analyse: Analyse,
    matcher: TermMatcher,
) -> dict[Key, Target]:
    """Return the likely target of each source candidate that has one.

    ``sources`` says where each occurs in ``texts``, which are sources with their
    translations, ``""`` for none. ``langs`` are the languages of both. ``analyse`` and
    ``matcher`` are those of the target language. Left out is where the evidence is thin
    or speaks for two phrases alike.
    """
    by_unit = {
        number
        for number, (source, target) in enumerate(texts)
        if len(sentences(source, langs[0])) != len(sentences(target, langs[1]))
    }
    translated = [number for number, (_, target) in enumerate(texts) if target]

    def spots(places: Iterable[Place]) -> frozenset[Place]:
        return frozenset((n, 0 if n in by_unit else at) for n, at in places if texts[n][1])

    found = gather([Passage(target, "") for _, target in texts], langs[1], analyse, matcher)
    theirs = {
        key: spots((sighting.passage, sighting.number) for sighting in seen)
        for key, seen in found.seen.items()
        if not found.is_part(key)
    }
    ours = {key: spots(places) for key, places in sources.items()}
    total = sum(
        1 if number in by_unit else len(sentences(texts[number][0], langs[0]))
        for number in translated
    )
    chosen = _chosen(sorted(_links(ours, theirs, total)))
    return {
        link.source: Target(
            link.target, tuple(found.seen[link.target]), round(-link.minus_ratio, 1), link.together
        )
        for link in chosen
    }


def likelihood_ratio(together: int, first: int, second: int, total: int) -> float:
    """Return how surprising it is that two things of ``total`` places share ``together``.

    0 is no surprise; negative where they meet less often than by chance. Dunning (1993).
    """
    table = (together, first - together, second - together, total - first - second + together)
    margins = (first, total - first, second, total - second)
    ratio = 2 * (sum(map(_entropy, table)) - sum(map(_entropy, margins)) + _entropy(total))
    return ratio if together * total >= first * second else -ratio


def _entropy(number: int) -> float:
    return number * log(number) if number > 0 else 0.0


def _links(
    ours: Mapping[Key, frozenset[Place]], theirs: Mapping[Key, frozenset[Place]], total: int
) -> Iterator[_Link]:
    """Yield every pair that the evidence is enough for."""
    at: dict[Place, list[Key]] = defaultdict(list)
    for key, places in theirs.items():
        if len(places) >= LEAST_TOGETHER:
            for place in places:
                at[place].append(key)
    for source, places in ours.items():
        near = {target for place in places for target in at[place]}
        for target in sorted(near):
            together = len(places & theirs[target])
            dice = 2 * together / (len(places) + len(theirs[target]))
            if together < LEAST_TOGETHER or dice < LEAST_DICE:
                continue
            ratio = likelihood_ratio(together, len(places), len(theirs[target]), total)
            unlikeness = abs(length(source) - length(target))
            # Two phrases seen together twice only are alike at least in their length.
            if ratio >= LEAST_RATIO and unlikeness <= together - LEAST_TOGETHER:
                yield _Link(-ratio, unlikeness, -len(target), source, target, together)


def _chosen(links: Sequence[_Link]) -> Iterator[_Link]:
    """Yield the best links, each phrase in one at most; none where two are as good."""
    taken: set[tuple[str, Key]] = set()
    by_source: dict[Key, list[_Link]] = defaultdict(list)
    for link in links:
        by_source[link.source].append(link)
    for link in links:
        ours, theirs = ("source", link.source), ("target", link.target)
        if ours in taken or theirs in taken:
            continue
        rivals = (
            rival
            for rival in by_source[link.source]
            if rival[:2] == link[:2] and ("target", rival.target) not in taken
        )
        if any(not _nested(link.target, rival.target) for rival in rivals):
            continue
        taken |= {ours, theirs}
        yield link


def _nested(one: Key, other: Key) -> bool:
    return set(one) <= set(other) or set(other) <= set(one)
