"""English, on lemminflect: see ``lexicon`` for why, ``phrases`` for what changes in a term.

A word of a text has the key it is written with, and the one without a possessive; the
slots of a term have its forms and spellings, so that no dictionary is needed to read.
"""

from __future__ import annotations

from toolkit.morphology.en.stemmer import stem

__all__ = ["keys", "slots", "stem"]


def keys(word: str) -> tuple[str, ...]:
    """Return the casefolded word, and without a possessive where it has one."""
    folded = word.casefold()
    bare = folded.removesuffix("'s")
    return (folded, bare) if bare != folded and bare else (folded,)


def slots(phrase: str, upos: str = "") -> tuple[frozenset[str], ...]:
    """Return for each word of a term the keys of the forms it may have there."""
    from toolkit.morphology.en import phrases

    return phrases.slots(phrase, upos)
