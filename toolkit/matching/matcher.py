"""One pass over a text: a dictionary look-up a word, more only where a term may be.

What a word can do for the terms (begin one, continue one, be one) depends on its
letters alone, so it is read from the index once and kept; a text costs the same
however many terms there are, but for those that are in it.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from toolkit.matching.homographs import is_meant
from toolkit.matching.spelling import Spelling, with_quotes
from toolkit.model import TermMatch
from toolkit.morphology import normalise
from toolkit.termindex import TermIndex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

    from toolkit.termbase import Termbase
    from toolkit.termindex import Node

# As toolkit.morphology.WORD, and also a word that goes on in the next line, Ассам-¶блея.
_MARKS = r"[\u0300-\u036f\u00ad\u200c\u200d\u2060]"
_LETTERS = rf"[^\W\d_]+(?:{_MARKS}+[^\W\d_]*)*"
_LINE_END = r"(?:[-‐‑]|(?<=\u00ad))[^\S\r\n]*(?:\r\n|\r|\n)[^\S\r\n]*"
_WORDS = re.compile(rf"(\d+|{_LETTERS}(?:(?:[-‐‑'’ʼ]|{_LINE_END}){_LETTERS})*)")
_BROKEN = re.compile(r"-?[^\S\r\n]*[\r\n]+[^\S\r\n]*")

# Every distinct word of a book of a million words; more are read from the index again.
_KEPT = 400_000


class _Word(NamedTuple):
    """What is known of a word of a text that is in some term.

    ``alone`` are the terms that it is by itself, best first; ``nodes`` where the
    terms that it begins go on, and ``following`` the slots that the next word must have.
    """

    text: str
    slots: frozenset[int]
    alone: Sequence[Spelling]
    nodes: Sequence[Node]
    following: Set[int]


class _Words(dict[str, _Word | None]):
    """The words of texts, by their letters; None for one that is in no term."""

    def __init__(self, matcher: TermMatcher) -> None:
        super().__init__()
        self._matcher = matcher

    def __missing__(self, letters: str) -> _Word | None:
        if len(self) >= _KEPT:
            self.clear()
        word = self[letters] = self._matcher.read(letters)
        return word


class _Spellings(dict[int, Spelling]):
    """How the terms of an index are to be written, by their numbers."""

    def __init__(self, index: TermIndex) -> None:
        super().__init__()
        self._index = index

    def __missing__(self, number: int) -> Spelling:
        capitals = self._index.capitals(number)
        spelling = self[number] = Spelling.of(self._index.term(number), number, capitals)
        return spelling


class _Long(NamedTuple):
    """A term of several words in a text; the least of those that overlap is the one meant."""

    shortness: int
    first: int
    spelling: Spelling


class TermMatcher:
    """Finds the terms of one language, and the do-not-translate terms of all."""

    def __init__(self, source: Termbase | TermIndex, lang: str) -> None:
        self.lang = lang
        self.index = source if isinstance(source, TermIndex) else TermIndex.of(source, (lang,))
        self._words = _Words(self)
        self._spellings = _Spellings(self.index)
        self._followings: dict[tuple[int, ...], Set[int]] = {}

    def find(self, text: str, concept: str | None = None) -> tuple[TermMatch, ...]:
        """Return the terms in ``text``, sorted by place; where two overlap, the longer one.

        Of terms that share all their forms the one that stands there letter by letter
        is returned, then the one preferred, then the first in the glossary. With
        ``concept``, its terms are found as if the glossary had no other.
        """
        parts = _WORDS.split(text)  # gap, word, gap … word, gap
        words = [*map(self._words.__getitem__, parts[1::2]), None]
        short: list[int] = []
        long: list[_Long] = []
        for at, word in enumerate(words):
            if word is None:
                continue
            if word.alone:
                short.append(at)
            after = words[at + 1]
            if after is not None and not word.following.isdisjoint(after.slots):
                long += self._longer(at, words, parts, concept)
        if not short and not long:
            return ()
        return self._matches(text, parts, words, short, long, concept)

    def _longer(
        self, first: int, words: Sequence[_Word | None], parts: Sequence[str], concept: str | None
    ) -> Iterator[_Long]:
        """Yield the terms of several words that begin at a word, the best of each length."""
        index, spellings, last = self.index, self._spellings, first
        word = words[first]
        nodes = word.nodes if word else ()
        while nodes and (word := words[last := last + 1]):
            children = [node.children for node in nodes]
            nodes = [
                index.node(each[slot]) for each in children for slot in word.slots & each.keys()
            ]
            numbers = [number for node in nodes for number in node.terms]
            if not numbers:
                continue
            texts = [here.text for here in words[first : last + 1] if here]
            gaps = parts[2 * first + 2 : 2 * last + 1 : 2]
            standing = [
                spelling
                for spelling in map(spellings.__getitem__, numbers)
                if concept in (None, spelling.term.concept) and spelling.stands(texts, gaps)
            ]
            if standing:
                yield _Long(first - last, first, _preferred(standing, texts))

    def _matches(
        self,
        text: str,
        parts: Sequence[str],
        words: Sequence[_Word | None],
        short: Sequence[int],
        long: list[_Long],
        concept: str | None,
    ) -> tuple[TermMatch, ...]:
        """Resolve the overlaps, the longest first; terms of one word come last."""
        ends = [*accumulate(map(len, parts))]
        found: dict[int, TermMatch] = {}
        taken = bytearray(len(words))
        for shortness, first, spelling in sorted(long):
            length = 1 - shortness
            if 1 not in taken[first : first + length]:
                taken[first : first + length] = b"\1" * length
                last = 2 * (first + length) - 1
                found[first] = _match(spelling, text, ends[2 * first], ends[last])
        for at in short:
            word = words[at]
            if taken[at] or word is None:
                continue
            for spelling in word.alone:
                if concept not in (None, spelling.term.concept):
                    continue
                if is_meant(spelling.term, self.lang, parts, at):
                    found[at] = _match(spelling, text, ends[2 * at], ends[2 * at + 1])
                    break
        return tuple(found[at] for at in sorted(found)) if long else tuple(found.values())

    def read(self, letters: str) -> _Word | None:
        """Return what the index knows of a word as a text has it; None for nothing."""
        for text in _readings(letters):
            if slots := self.index.slots(text, self.lang):
                break
        else:
            return None
        nodes = [self.index.node(node) for node in slots.values() if node]
        alone = [
            spelling
            for spelling in (self._spellings[number] for node in nodes for number in node.terms)
            if spelling.stands((text,), ())
        ]
        if len(alone) > 1:
            folded = (text.casefold(),)
            alone.sort(key=lambda spelling: spelling.preference(folded))
        onward = [node for node in nodes if node.children]
        return _Word(text, frozenset(slots), alone, onward, self._following(onward))

    def _following(self, nodes: Sequence[Node]) -> Set[int]:
        """Return the slots that follow any of the nodes; one set for all words that share them."""
        if len(nodes) == 1:
            return nodes[0].children.keys()
        ids = tuple(map(id, nodes))
        if ids not in self._followings:
            self._followings[ids] = frozenset(slot for node in nodes for slot in node.children)
        return self._followings[ids]


def _preferred(standing: Sequence[Spelling], texts: Sequence[str]) -> Spelling:
    """Return the best of the terms that the same words may be."""
    if len(standing) == 1:
        return standing[0]
    folded = [text.casefold() for text in texts]
    return min(standing, key=lambda spelling: spelling.preference(folded))


def _match(spelling: Spelling, text: str, start: int, stop: int) -> TermMatch:
    if spelling.quoted != (False, False):
        start, stop = with_quotes(spelling, text, start, stop)
    return TermMatch(spelling.term, text[start:stop], start, stop)


def _readings(letters: str) -> tuple[str, ...]:
    """Return the word normalised; one that goes on in the next line, without and with a hyphen."""
    text = normalise(letters)
    if text.isprintable():  # a line end is not
        return (text,)
    return _BROKEN.sub("", text), _BROKEN.sub("-", text)
