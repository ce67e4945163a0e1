"""Read a text as runs of words that may belong together, with what each word can be."""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from toolkit.morphology import features, normalise, words
from toolkit.protection import PROTECTED
from toolkit.segmentation import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from toolkit.morphology.language import Analysis

    Analyse = Callable[[str], Sequence[Analysis]]

# Between two words of one phrase: a space, or what Markdown writes around emphasis.
_JOINT = re.compile(r"(?:[\s\u00ad\u200b\u2060\ufeff*_]|\]\([^()]*\)|\[)+")
_OPENING_QUOTE = re.compile(r"[«„“\"]\Z")
_CLOSING_QUOTE = re.compile(r"[»”“\"]")
_OPENING = re.compile(r"[«„“\"(\[:]\W*\Z")
# What protection marks and is yet a part of the text: names in Latin letters, emphasis.
_TEXT = frozenset({"latin", "emphasis", "link", "number"})


class Token(NamedTuple):
    """A word of a text, normalised, with its place and its readings, likeliest first.

    ``initial`` says that it begins a sentence, a quotation or a clause after a colon,
    where a capital letter does not make a name.
    """

    text: str
    start: int
    stop: int
    readings: tuple[Analysis, ...]
    initial: bool = False

    @property
    def upos(self) -> str:
        """The part of speech of the likeliest reading; ``""`` for no known word."""
        return self.readings[0].upos if self.readings else ""

    @property
    def is_abbreviation(self) -> bool:
        """Whether the word is one like АНК, РК or ҚХА-ның."""
        capitals = self.text.partition("-")[0]
        return len(capitals) > 1 and capitals.isalpha() and capitals.isupper()

    @property
    def is_name(self) -> bool:
        """Whether the word is written as a name where only names are."""
        return self.text[0].isupper() and not self.initial


class Run(NamedTuple):
    """Words with nothing but space between, and the sentence they stand in, with its number.

    ``quoted`` says that they are all there is between two quotation marks.
    """

    tokens: tuple[Token, ...]
    sentence: str
    number: int
    quoted: bool


def runs(text: str, lang: str, analyse: Analyse) -> Iterator[Run]:
    """Yield the words of ``text`` that follow each other, in runs; their places count in it.

    Numbers, addresses, code and placeholders are no words and part two runs, as
    punctuation does. A heading in capitals is left out: neither a name nor the end of a
    clause can be told there, and what it is about the text says as well.
    """
    blocked = [match.span() for match in PROTECTED.finditer(text) if match.lastgroup not in _TEXT]
    for number, sentence in enumerate(sentences(text, lang)):
        tokens: list[Token] = []
        previous = sentence.start
        found = words(sentence.text)
        if len(found) > 1 and sentence.text.isupper():
            continue
        for word in found:
            start, stop = sentence.start + word.start, sentence.start + word.stop
            gap = text[previous:start]
            is_word = not word.text[0].isdigit() and not _within(start, stop, blocked)
            if tokens and not (is_word and _JOINT.fullmatch(gap)):
                yield _run(text, tokens, sentence.text, number)
                tokens = []
            if is_word:
                form = normalise(word.text)
                initial = previous == sentence.start or _OPENING.search(gap) is not None
                tokens.append(Token(form, start, stop, tuple(analyse(form)), initial))
            previous = stop
        if tokens:
            yield _run(text, tokens, sentence.text, number)


def _run(text: str, tokens: Sequence[Token], sentence: str, number: int) -> Run:
    before, after = text[: tokens[0].start][-1:], text[tokens[-1].stop :][:1]
    quoted = _OPENING_QUOTE.search(before) and _CLOSING_QUOTE.match(after)
    return Run(tuple(tokens), sentence, number, bool(quoted))


@lru_cache(maxsize=10_000)
def grammar(written: str) -> Mapping[str, str]:
    """Return the features of a reading by name."""
    return MappingProxyType(features.parse(written))


def _within(start: int, stop: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(begin < stop and start < end for begin, end in spans)
