"""Which words of a term a text must write with a capital: Надежда, not надежда.

Of a name those that are names themselves: город Семей, ассамблея народа Казахстана. Where none
is, the first, as nothing but its capital tells the Golden Horde from a golden horde. What may
well be small, as бюджетный кодекс, is a noun, and the glossary has to say so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model import LANGUAGES, TermStatus
from toolkit.morphology import analyse, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.model import Term

PROPER = "proper noun"

# What a name is made of; a conjunction with a capital is a name: Или, Чу.
_COMMON = frozenset({"NOUN", "ADJ", "VERB", "ADV", "NUM"})


def capitals(term: Term) -> list[int]:
    """Return the numbers of the words of a term that must have a capital, counted from 0."""
    texts = [word.text for word in words(term.text)]
    if not _is_name(term, texts):
        return []
    large = [number for number, text in enumerate(texts) if text[0].isupper()]
    if term.status is TermStatus.DO_NOT_TRANSLATE or not large or large[0] > 0:
        return large  # where the first word is small, a capital makes a name: река Или
    names = [number for number in large if not _is_common(texts[number], term.lang)]
    return names or large[:1]


def _is_name(term: Term, texts: Sequence[str]) -> bool:
    """Whether a term is a proper noun; where nobody says, when each of its words has a capital."""
    if term.part_of_speech:
        return term.part_of_speech == PROPER
    return all(not text[0].islower() for text in texts)


def _is_common(word: str, lang: str) -> bool:
    """Whether a word with one capital is yet likeliest a common one: Конституция, Суд, Council."""
    if len(word) == 1 or not word[1:].islower():
        return False
    readings = analyse(word, lang) if lang in LANGUAGES else ()
    return bool(readings) and readings[0].upos in _COMMON
