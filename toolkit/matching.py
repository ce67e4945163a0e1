"""Find the terms of a termbase in a text, in whatever inflected form they stand there.

The words of every term are reduced to stems and kept in a tree, one branch a
stem, so that a text costs the same however many terms there are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from toolkit.model import Term, TermMatch, TermStatus
from toolkit.morphology import normalise, stem
from toolkit.termbase import RANK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from toolkit.termbase import Termbase

# A letter with what may be written inside it: combining marks, soft hyphen, joiners.
_LETTER = r"(?:[^\W\d_][\u0300-\u036f\u00ad\u200c\u200d\u2060]*)"

WORD = re.compile(rf"\d+|{_LETTER}+(?:[-‐‑'’ʼ]{_LETTER}+)*")
"""A word with its inner hyphens and apostrophes (ҚХА-ның, people's), or a number."""

QUOTES = frozenset("«»„“”‟\"'‘’`")

# What may stand between the words of a term, or not, as the writer likes.
_NEGLIGIBLE = re.compile(r"[\s\u00ad\u200b\u2060\ufeff«»„“”‟\"'‘’`]+")
_DASHES = str.maketrans("‐‑–", "---")
_PARAGRAPH_BREAK = re.compile(r"(?>\r\n|\r|\n)[^\S\r\n]*[\r\n]")

PROPER = "proper noun"


class Word(NamedTuple):
    """A word of a text, and its place."""

    text: str
    start: int
    stop: int


def words(text: str) -> list[Word]:
    """Return the words and numbers of ``text`` in order."""
    return [Word(match[0], match.start(), match.end()) for match in WORD.finditer(text)]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A term as it is looked for: its words, and what stands between them."""

    term: Term
    words: tuple[str, ...]
    gaps: tuple[str, ...]
    order: int


@dataclass(slots=True)
class _Node:
    """The stems that may follow, and the terms that end here."""

    following: dict[str, _Node] = field(default_factory=dict)
    entries: list[_Entry] = field(default_factory=list)


class _Candidate(NamedTuple):
    """A term that stands at words ``first`` to ``last``; the least of several is the best."""

    shortness: int
    first: int
    surface_differs: bool
    rank: int
    order: int
    last: int
    term: Term


class TermMatcher:
    """Finds the terms of one language, and the do-not-translate terms of all."""

    def __init__(self, termbase: Termbase, lang: str) -> None:
        self.lang = lang
        self._root = _Node()
        for order, term in enumerate(termbase.terms()):
            if term.lang == lang or term.status is TermStatus.DO_NOT_TRANSLATE:
                self._plant(term, order)

    def _plant(self, term: Term, order: int) -> None:
        parts = words(term.text)
        if not parts:
            return
        node = self._root
        for part in parts:
            node = node.following.setdefault(stem(part.text, self.lang), _Node())
        texts = tuple(normalise(part.text) for part in parts)
        gaps = tuple(_between(term.text, parts, index) or "" for index in range(len(parts) - 1))
        node.entries.append(_Entry(term, texts, gaps, order))

    def find(self, text: str) -> tuple[TermMatch, ...]:
        """Return the terms in ``text``, sorted by place; where two overlap, the longer one.

        Of terms that share all their forms the one that stands there letter by letter
        is returned, then the one preferred, then the first in the glossary.
        """
        found = words(text)
        taken = bytearray(len(found))
        matches = []
        for candidate in sorted(self._candidates(text, found)):
            span = slice(candidate.first, candidate.last + 1)
            if any(taken[span]):
                continue
            taken[span] = b"\1" * (candidate.last + 1 - candidate.first)
            start, stop = found[candidate.first].start, found[candidate.last].stop
            start, stop = _with_quotes(candidate.term.text, text, start, stop)
            matches.append(TermMatch(candidate.term, text[start:stop], start, stop))
        return tuple(sorted(matches, key=lambda match: match.start))

    def _candidates(self, text: str, found: Sequence[Word]) -> Iterator[_Candidate]:
        stems = [stem(word.text, self.lang) for word in found]
        for first in range(len(found)):
            node: _Node | None = self._root
            for last in range(first, len(found)):
                node = node.following.get(stems[last]) if node else None
                if node is None:
                    break
                if not node.entries:
                    continue
                here = found[first : last + 1]
                for entry in node.entries:
                    if _stands(entry, text, here):
                        yield _candidate(entry, first, last, here)


def _candidate(entry: _Entry, first: int, last: int, here: Sequence[Word]) -> _Candidate:
    surface = tuple(normalise(word.text).casefold() for word in here)
    differs = surface != tuple(word.casefold() for word in entry.words)
    rank = RANK[entry.term.status]
    return _Candidate(first - last, first, differs, rank, entry.order, last, entry.term)


def _with_quotes(term: str, text: str, start: int, stop: int) -> tuple[int, int]:
    """Take the quotes of МИА «Казинформ» into the match: they are part of the term."""
    if term[0] in QUOTES and text[start - 1 : start] in QUOTES:
        start = max(start - 1, 0)
    if term[-1] in QUOTES and text[stop : stop + 1] in QUOTES:
        stop = min(stop + 1, len(text))
    return start, stop


def _stands(entry: _Entry, text: str, here: Sequence[Word]) -> bool:
    """Whether words with the right stems are also written and spaced as the term is."""
    texts = [normalise(word.text) for word in here]
    if _is_name(entry.term) and entry.words[0][0].isupper() and not texts[0][0].isupper():
        return False
    return all(map(_abbreviated_alike, entry.words, texts)) and all(
        _between(text, here, index) == gap for index, gap in enumerate(entry.gaps)
    )


def _between(text: str, here: Sequence[Word], index: int) -> str | None:
    """Return what matters between a word and the next; None for the end of a paragraph."""
    gap = text[here[index].stop : here[index + 1].start]
    if gap == " ":
        return ""
    return None if _PARAGRAPH_BREAK.search(gap) else _NEGLIGIBLE.sub("", gap).translate(_DASHES)


def _is_name(term: Term) -> bool:
    """Whether a text must write the term with a capital: Надежда, not надежда.

    Where the glossary does not say what kind of noun it is, a term is a name
    when each of its words has a capital.
    """
    if term.part_of_speech:
        return term.part_of_speech == PROPER
    return all(not word.text[0].islower() for word in words(term.text))


def _abbreviated_alike(word: str, text: str) -> bool:
    """Whether ``text`` has the capitals of an abbreviation: РК is РК, МИД is МИДа, never рк."""
    if word.islower() or not _is_abbreviation(word):
        return True
    rest = text[len(word) :]
    return text.startswith(word) and (not rest or rest[0] in "-'" or rest.islower())


def _is_abbreviation(word: str) -> bool:
    """Whether a word, or a part of it, has two capitals; or is one, as in К. Кушербаев."""
    return len(word) == 1 or any(
        sum(letter.isupper() for letter in part) > 1 for part in word.split("-")
    )
