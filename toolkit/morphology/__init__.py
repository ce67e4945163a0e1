"""The forms of words and terms: analyse, generate, inflect, for Russian, Kazakh and English.

Each language is a package that answers as ``language.Morphology`` says. It is loaded when
it is first asked, and its dictionary, where it has one, only by what needs it: to give the
keys of the words of a text (``keys``) needs none.
"""

from __future__ import annotations

from functools import cache, lru_cache

from toolkit.errors import UsageError
from toolkit.morphology.language import Analysis, Morphology, Paradigm, Slot
from toolkit.morphology.phrases import WORD, Word, normalise, words

__all__ = [
    "LONGEST_WORD",
    "WORD",
    "Analysis",
    "Morphology",
    "Paradigm",
    "Slot",
    "Word",
    "analyse",
    "generate",
    "inflect",
    "keys",
    "lemmatise",
    "normalise",
    "paradigm",
    "slots",
    "words",
]

LONGEST_WORD = 64
"""Longer than any word of these languages: what is longer is no word, and is not analysed."""

LANGUAGES = ("ru", "kk", "en")


@lru_cache(maxsize=50_000)
def analyse(word: str, lang: str) -> tuple[Analysis, ...]:
    """Return the readings of a word, likeliest first; none for what is no word of ``lang``.

    A number in digits is one, in every language.
    Raises UsageError for a language that is not known; so do the functions below
    but for ``keys`` and ``slots``.
    """
    word = normalise(word.strip())
    morphology = _known(lang)
    if not word or len(word) > LONGEST_WORD:
        return ()
    if word.isdecimal():
        return (Analysis(word, "NUM"),)
    return morphology.analyse(word)


def generate(lemma: str, features: str, lang: str, upos: str = "") -> tuple[str, ...]:
    """Return the forms of ``lemma`` with ``features``, UD's or UniMorph's, likeliest first.

    A lemma of several words is inflected as a term: heads of state. None when there is no
    such form. Raises UsageError for features that cannot be read.
    """
    morphology = _known(lang)
    lemma = normalise(lemma.strip())
    if " " in lemma:
        return morphology.inflect(lemma, features)
    if not lemma or len(lemma) > LONGEST_WORD:
        return ()
    return morphology.generate(lemma, features, upos)


@lru_cache(maxsize=200_000)
def keys(word: str, lang: str) -> tuple[str, ...]:
    """Return every key that a word of a text has, the casefolded word first.

    A word of an unknown language, or one too long to be a word, has that key only.
    """
    word = normalise(word)
    morphology = _morphology(lang)
    if morphology is None or len(word) > LONGEST_WORD:
        return (word.casefold(),)
    return morphology.keys(word)


def slots(phrase: str, lang: str, upos: str = "") -> tuple[Slot, ...]:
    """Return a slot for each word of a term, in order: see ``words``.

    A word of a text may stand there when it and the slot share a key. Without a
    language that is known, and with a word too long, every slot is the word itself.
    """
    morphology = _morphology(lang)
    parts = [normalise(word.text) for word in words(phrase)]
    if morphology is None or any(len(part) > LONGEST_WORD for part in parts):
        return tuple(frozenset((part.casefold(),)) for part in parts)
    return morphology.slots(phrase, upos)


def inflect(phrase: str, features: str, lang: str) -> tuple[str, ...]:
    """Return a term of one word or more with other features, likeliest first.

    Raises UsageError for features that cannot be read.
    """
    return _known(lang).inflect(phrase, features)


def lemmatise(phrase: str, lang: str) -> str:
    """Return the form of a term that a glossary has: its head in the nominative singular."""
    return _known(lang).lemmatise(phrase)


def paradigm(phrase: str, lang: str) -> Paradigm:
    """Return the forms of a term, each with its features."""
    return _known(lang).paradigm(phrase)


@cache
def _morphology(lang: str) -> Morphology | None:
    found: Morphology | None = None
    if lang == "ru":
        from toolkit.morphology import ru as found
    elif lang == "kk":
        from toolkit.morphology import kk as found
    elif lang == "en":
        from toolkit.morphology import en as found
    return found


def _known(lang: str) -> Morphology:
    if morphology := _morphology(lang):
        return morphology
    raise UsageError(f"unknown language '{lang}'; known are {', '.join(LANGUAGES)}")
