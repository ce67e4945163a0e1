"""How a term must be written to be the one meant: capitals, and what is between its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from toolkit.morphology import normalise, words
from toolkit.termbase import RANK
from toolkit.termindex.schema import QUOTES

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from toolkit.model import Term

# What may stand between the words of a term, or not, as the writer likes.
_NEGLIGIBLE = re.compile(r"[\s\u00ad\u200b\u2060\ufeff«»„“”‟\"'‘’`]+")
_DASHES = str.maketrans("‐‑–", "---")
_PARAGRAPH_BREAK = re.compile(r"(?>\r\n|\r|\n)[^\S\r\n]*[\r\n]")


@dataclass(frozen=True, slots=True)
class Spelling:
    """A term as it is looked for: its words, and what stands between them.

    ``order`` is its place in the glossary. ``abbreviations`` says of each word whether
    its capitals must be there, ``names`` whether the first letter must be one;
    ``is_plain`` that neither matters, nor what is between the words but for a space.
    """

    term: Term
    order: int
    words: tuple[str, ...]
    folded: tuple[str, ...]
    gaps: tuple[str, ...]
    abbreviations: tuple[bool, ...]
    names: tuple[bool, ...]
    is_plain: bool
    quoted: tuple[bool, bool]

    @classmethod
    def of(cls, term: Term, order: int, capitals: Collection[int]) -> Spelling:
        """Take a term, which has a word at least, apart; ``capitals`` are its words with one."""
        parts = words(term.text)
        texts = tuple(normalise(part.text) for part in parts)
        gaps = tuple(essence(term.text[a.stop : b.start]) or "" for a, b in pairwise(parts))
        abbreviations = tuple(not text.islower() and _is_abbreviation(text) for text in texts)
        names = tuple(number in capitals for number in range(len(texts)))
        return cls(
            term,
            order,
            texts,
            tuple(text.casefold() for text in texts),
            gaps,
            abbreviations,
            names,
            not (any(names) or any(abbreviations) or any(gaps)),
            (term.text[0] in QUOTES, term.text[-1] in QUOTES),
        )

    def stands(self, texts: Sequence[str], gaps: Sequence[str]) -> bool:
        """Whether words that have the right keys are also written and spaced as the term is."""
        if self.is_plain and gaps.count(" ") == len(gaps):
            return True
        if any(
            name and not text[0].isupper() for name, text in zip(self.names, texts, strict=True)
        ):
            return False
        for word, text, capitals in zip(self.words, texts, self.abbreviations, strict=True):
            if capitals and not _has_capitals(word, text):
                return False
        return all(
            (gap == " " and not wanted) or essence(gap) == wanted
            for gap, wanted in zip(gaps, self.gaps, strict=True)
        )

    def preference(self, folded: Sequence[str]) -> tuple[bool, int, int]:
        """Return what the best of several terms with the same words is the least by."""
        return tuple(folded) != self.folded, RANK[self.term.status], self.order


def essence(gap: str) -> str | None:
    """Return what matters between a word and the next; None for the end of a paragraph."""
    if gap == " ":
        return ""
    return None if _PARAGRAPH_BREAK.search(gap) else _NEGLIGIBLE.sub("", gap).translate(_DASHES)


def with_quotes(spelling: Spelling, text: str, start: int, stop: int) -> tuple[int, int]:
    """Take the quotes of МИА «Казинформ» into the match: they are part of the term."""
    before, after = spelling.quoted
    if before and text[start - 1 : start] in QUOTES:
        start = max(start - 1, 0)
    if after and text[stop : stop + 1] in QUOTES:
        stop = min(stop + 1, len(text))
    return start, stop


def _has_capitals(word: str, text: str) -> bool:
    """Whether ``text`` has the capitals of an abbreviation: РК is РК, МИД is МИДа, never рк."""
    rest = text[len(word) :]
    return text.startswith(word) and (not rest or rest[0] in "-'" or rest.islower())


def _is_abbreviation(word: str) -> bool:
    """Whether a word, or a part of it, has two capitals; or is one, as in К. Кушербаев."""
    return len(word) == 1 or any(
        sum(letter.isupper() for letter in part) > 1 for part in word.split("-")
    )
