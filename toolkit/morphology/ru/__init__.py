"""Russian, on pymorphy3: the dictionary of OpenCorpora, and rules for what it has not.

A slot of a term has all forms of its word, so that a word of a text is compared as it
stands, and no dictionary is needed to read a text. See ``structure`` for which words of a
term change, ``declension`` and ``people`` for names that no dictionary has.
"""

from __future__ import annotations

from toolkit.morphology.ru.phrases import inflect, lemmatise, paradigm, slots
from toolkit.morphology.ru.spelling import key
from toolkit.morphology.ru.words import analyse, generate

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
    """Return the one key of a word of a text: casefolded, with е for ё."""
    return (key(word),)
