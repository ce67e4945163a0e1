"""Decide which sentence pairs are fit to learn from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from toolkit.training.corpora import DICTIONARY, SentencePair, sentence_key

# More than this is rarely one sentence.
MAXIMUM_CHARACTERS = 400
# Kazakh, Russian and English say the same in about as many characters; beyond this
# ratio a pair is nearly always misaligned. Short text varies more, hence the allowance.
MAXIMUM_RATIO = 2.0
ALLOWANCE_CHARACTERS = 12

KAZAKH_LETTERS = frozenset("әғқңөұүһі")
JUNK = re.compile(
    r"<[^>]+>|&\w+;|\\[nt]|\{\{|\}\}|``|[|~^\\]|[=_*#]{2,}|^\W*$|https?://\S+.*https?://|\$\(|\uFFFD"
)
NUMBER = re.compile(r"\d+")
LETTER = re.compile(r"[^\W\d_]")
WORD = re.compile(r"[^\W\d_]+")
ACCELERATOR = re.compile(r"(?:\s?\([&_]\w\)|(?<!\w)[&_](?=\w)|(?<=\w)[&_](?=\w))")

Filter = Callable[[SentencePair], bool]


def clean(pair: SentencePair) -> SentencePair:
    """Drop keyboard accelerators (``_File``, ``&File``) and surplus white space."""
    return SentencePair(_clean_text(pair.source), _clean_text(pair.target), pair.origin)


def has_fitting_length(pair: SentencePair) -> bool:
    """Accept two sides of like length, neither empty nor too long for a sentence."""
    lengths = sorted((len(pair.source), len(pair.target)))
    longest_accepted = lengths[0] * MAXIMUM_RATIO + ALLOWANCE_CHARACTERS
    return lengths[0] > 1 and lengths[1] <= min(MAXIMUM_CHARACTERS, longest_accepted)


def is_prose(pair: SentencePair) -> bool:
    """Refuse markup, table rests and text that is mostly not letters."""
    for text in (pair.source, pair.target):
        letters = len(LETTER.findall(text))
        if JUNK.search(text) or letters < 0.6 * len(text.replace(" ", "")):
            return False
    return True


def numbers_agree(pair: SentencePair) -> bool:
    """Accept pairs that hold the same numbers, separators aside.

    Single digits may be words on one side ("5 дней", "бес күн").
    """
    source, target = (
        sorted(n for n in NUMBER.findall(text) if len(n) > 1) for text in (pair.source, pair.target)
    )
    return source == target


def is_translated(pair: SentencePair) -> bool:
    """Refuse a copy of the source, unless it is a name: one or two words."""
    same = sentence_key(pair.source) == sentence_key(pair.target)
    return not same or len(pair.source.split()) < 3


def looks_like(text: str, language: str) -> bool:
    """Tell whether the script and letters of ``text`` are those of ``language``."""
    letters = LETTER.findall(text.lower())
    if not letters:
        return False
    cyrillic = sum("Ѐ" <= letter <= "ӿ" for letter in letters) / len(letters)
    if language == "en":
        return cyrillic == 0 and text.isprintable()
    words = [word for word in WORD.findall(text.lower()) if len(word) > 1]
    kazakh = sum(not KAZAKH_LETTERS.isdisjoint(word) for word in words) / max(1, len(words))
    if language == "ru":
        return cyrillic > 0.6 and kazakh < 0.2
    return cyrillic > 0.6 and (len(words) < 4 or kazakh > 0.25)


def fit_pairs(
    pairs: Iterable[SentencePair], source: str, target: str, forbidden: frozenset[str]
) -> Iterator[SentencePair]:
    """Yield the pairs that pass every filter, once each, none of the ``forbidden`` sentences.

    ``forbidden`` holds keys made by ``sentence_key``: the test sets.
    """
    seen: set[tuple[str, str]] = set()
    for pair in map(clean, pairs):
        key = sentence_key(pair.source), sentence_key(pair.target)
        fit = key not in seen and forbidden.isdisjoint(key)
        if fit and all(accepts(pair) for accepts in filters_for(source, target, pair.origin)):
            seen.add(key)
            yield pair


def filters_for(source: str, target: str, origin: str) -> tuple[Filter, ...]:
    """List the filters of a corpus in order, cheapest first."""
    if origin == DICTIONARY:
        return (is_short_entry,)

    def has_languages(pair: SentencePair) -> bool:
        return looks_like(pair.source, source) and looks_like(pair.target, target)

    return has_fitting_length, numbers_agree, is_prose, is_translated, has_languages


def is_short_entry(pair: SentencePair) -> bool:
    """Accept dictionary entries that read like text: up to three words, letters only."""
    return all(
        len(text.split()) <= 3 and all(letter.isalpha() or letter in " -'" for letter in text)
        for text in (pair.source, pair.target)
    )


def _clean_text(text: str) -> str:
    return " ".join(ACCELERATOR.sub("", text).split())
