"""Find the terms of a termbase in a text, in whatever inflected form they stand there."""

from toolkit.matching.matcher import TermMatcher
from toolkit.morphology import WORD, Word, words
from toolkit.termindex.schema import QUOTES

__all__ = ["QUOTES", "WORD", "TermMatcher", "Word", "words"]
