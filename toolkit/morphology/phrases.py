"""Split a text into words, as terms and texts alike are split."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

# A letter with what may be written inside it: combining marks, soft hyphen, joiners.
_LETTER = r"(?:[^\W\d_][\u0300-\u036f\u00ad\u200c\u200d\u2060]*)"

WORD = re.compile(rf"\d+|{_LETTER}+(?:[-‐‑'’ʼ]{_LETTER}+)*")
"""A word with its inner hyphens and apostrophes (ҚХА-ның, people's), or a number."""

# What people type for a hyphen and an apostrophe inside a word, and what to leave out: soft
# hyphen, zero-width joiner and non-joiner, word joiner, and the accent that marks the stress.
_UNIFORM = str.maketrans(
    {
        "‐": "-",
        "‑": "-",
        "’": "'",
        "ʼ": "'",
        "\u00ad": None,
        "\u200c": None,
        "\u200d": None,
        "\u2060": None,
        "\u0301": None,
    }
)


class Word(NamedTuple):
    """A word of a text, and its place."""

    text: str
    start: int
    stop: int


def words(text: str) -> list[Word]:
    """Return the words and numbers of ``text`` in order."""
    return [Word(match[0], match.start(), match.end()) for match in WORD.finditer(text)]


def normalise(word: str) -> str:
    """Return ``word`` composed, with one kind of hyphen and apostrophe and nothing invisible."""
    if word.isascii():
        return word
    return unicodedata.normalize("NFC", word).translate(_UNIFORM)
