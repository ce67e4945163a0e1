"""Gather the noun phrases of texts into candidates for terms: every form of one counts for it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from toolkit.extraction import phrases
from toolkit.extraction.reading import runs
from toolkit.extraction.stopwords import LIGHT, STOP, everyday

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from toolkit.extraction.phrases import Phrase
    from toolkit.extraction.reading import Analyse, Run, Token
    from toolkit.matching import TermMatcher

    Key = tuple[str, ...]

SHORTEST = 3
"""Letters a single word has at least, unless it is an abbreviation."""

LONGEST_TITLE = 4
"""Words that a title in quotation marks has at most; longer ones are what somebody said."""

_ENGLISH_NAME = re.compile(r"[A-Z][a-z]+ [A-Z]")


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of prose, and the place to show for it: ``path:line``."""

    text: str
    place: str


class Sighting(NamedTuple):
    """One occurrence of a candidate: how it is written, and the sentence it stands in.

    The form is without the capital that only begins a sentence; ``lowered`` says that it
    had one. ``passage`` is the number of the passage, ``number`` that of the sentence in it.
    """

    form: str
    sentence: str
    place: str
    passage: int
    number: int
    lowered: bool = False


@dataclass(slots=True)
class Sightings:
    """All occurrences of the candidates, and how often each stands inside which others."""

    seen: dict[Key, list[Sighting]] = field(default_factory=lambda: defaultdict(list))
    longer: dict[Key, Counter[Key]] = field(default_factory=lambda: defaultdict(Counter))
    inside: Counter[Key] = field(default_factory=Counter)

    def is_part(self, key: Key) -> bool:
        """Whether the candidate is only ever a part of one longer one."""
        return any(count == len(self.seen[key]) for count in self.longer[key].values())


def gather(
    passages: Sequence[Passage], lang: str, analyse: Analyse, known: TermMatcher | None = None
) -> Sightings:
    """Return every candidate of ``passages``; what is wholly inside a ``known`` term is none."""
    grammar = phrases.of(lang)
    found = Sightings()
    for number, passage in enumerate(passages):
        spans = [(m.start, m.stop) for m in known.find(passage.text)] if known else []
        for run in runs(passage.text, lang, analyse):
            here = [
                phrase
                for phrase in dict.fromkeys([*grammar.phrases(run.tokens), *_titles(run)])
                if _is_candidate(run.tokens, phrase, lang)
                and not _is_known(run.tokens, phrase, spans)
            ]
            _record(found, here, run, passage, number)
    return found


def _titles(run: Run) -> Iterator[Phrase]:
    """Yield the whole run where it is a title in quotation marks: «Жаңғыру жолы»."""
    length = len(run.tokens)
    if run.quoted and 1 < length <= LONGEST_TITLE and run.tokens[0].text[0].isupper():
        key = tuple(token.text.casefold() for token in run.tokens)
        yield phrases.Phrase(0, length - 1, key)


def _record(
    found: Sightings,
    here: Sequence[Phrase],
    run: Run,
    passage: Passage,
    number: int,
) -> None:
    for phrase in here:
        form, lowered = _form(run, phrase, passage.text)
        found.seen[phrase.key].append(
            Sighting(form, run.sentence, passage.place, number, run.number, lowered)
        )
        around = {other.key for other in _around(phrase, here)}
        found.longer[phrase.key].update(around)
        found.inside[phrase.key] += bool(around)


def _form(run: Run, phrase: Phrase, text: str) -> tuple[str, bool]:
    """Return the phrase as a sentence has it in its middle, and whether that took a capital."""
    first, last = run.tokens[phrase.first], run.tokens[phrase.last]
    form = " ".join(text[first.start : last.stop].split())
    # Премьер-Министр has another capital; Prime Minister has one behind it, as names have.
    named = first.upos == "PROPN" or any(map(str.isupper, first.text[1:]))
    titled = bool(_ENGLISH_NAME.match(form))
    if not first.initial or run.quoted or named or titled:
        return form, False
    lowered = form[0].lower() + form[1:]
    return lowered, lowered != form


def _around(phrase: Phrase, here: Sequence[Phrase]) -> Iterator[Phrase]:
    for other in here:
        longer = other.last - other.first > phrase.last - phrase.first
        if longer and other.first <= phrase.first and phrase.last <= other.last:
            yield other


def _is_candidate(run: Sequence[Token], phrase: Phrase, lang: str) -> bool:
    """Whether the phrase is more than an everyday word."""
    token = run[phrase.first]
    if phrase.last > phrase.first or token.is_abbreviation or token.is_name:
        return True
    common = STOP[lang] | LIGHT[lang] | everyday(lang)
    return len(phrase.key[0]) >= SHORTEST and common.isdisjoint(
        (phrase.key[0], token.text.casefold())
    )


def _is_known(run: Sequence[Token], phrase: Phrase, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether each word stands inside a known term: of two terms in a row nothing is new."""
    return all(
        token.text in phrases.JOINTS
        or any(begin <= token.start and token.stop <= end for begin, end in spans)
        for token in run[phrase.first : phrase.last + 1]
    )
