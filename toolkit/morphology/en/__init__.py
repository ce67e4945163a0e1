"""English, on lemminflect: see ``lexicon`` for why, ``phrases`` for what changes in a term.

A word of a text has the key it is written with, and the one without a possessive; the
slots of a term have its forms and spellings, so that no dictionary is needed to read.
"""

from __future__ import annotations

from toolkit.morphology.en.phrases import inflect, lemmatise, paradigm, slots
from toolkit.morphology.en.words import analyse, generate

__all__ = [
    "analyse",
    "generate",
    "inflect",
    "keys",
    "lemmatise",
    "paradigm",
    "slots",
]


def keys(word: str) -> tuple[str, ...]:
    """Return the casefolded word, and without a possessive where it has one."""
    folded = word.casefold()
    bare = folded.removesuffix("'s")
    return (folded, bare) if bare != folded and bare else (folded,)
