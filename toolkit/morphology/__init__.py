"""Reduce a word to a key that all its inflected forms share. One file per language."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from toolkit.morphology import en, kk, ru

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST_WORD = 64
"""Longer than any word of these languages: what is longer is no word, and is not analysed."""

STEMMERS: dict[str, Callable[[str], str]] = {"en": en.stem, "kk": kk.stem, "ru": ru.stem}

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


def normalise(word: str) -> str:
    """Return ``word`` composed, with one kind of hyphen and apostrophe and nothing invisible."""
    if word.isascii():
        return word
    return unicodedata.normalize("NFC", word).translate(_UNIFORM)


@lru_cache(maxsize=100_000)
def stem(word: str, lang: str) -> str:
    """Return the key that the inflected forms of ``word`` share: casefolded, not always a word.

    Parts joined by a hyphen are reduced each on its own. A word of an unknown
    language, or one too long to be a word, is only casefolded.
    """
    word = normalise(word)
    stemmer = STEMMERS.get(lang)
    if stemmer is None or len(word) > LONGEST_WORD:
        return word.casefold()
    return stemmer(word)
