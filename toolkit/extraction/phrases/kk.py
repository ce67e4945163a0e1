"""Kazakh noun phrases: adjectives and nouns before a noun, the izafet with its possessed head.

(ADJ | NOUN | PROPN)* NOUN: a noun stands before another bare, and that other is then in the
third person possessive: қазақ тілі, Қазақстан халқы Ассамблеясы (Muhamedowa 2016,
Kazakh: A Comprehensive Grammar, noun phrases). Only the head takes cases.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from toolkit.extraction.phrases import LONGEST, Phrase
from toolkit.extraction.reading import grammar
from toolkit.extraction.stopwords import LIGHT, STOP

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from toolkit.extraction.reading import Token

_NOMINAL = ("NOUN", "PROPN")
_LIKELY = 3
"""Readings of a word that are looked at; the rest are far-fetched."""


class _Modifier(NamedTuple):
    """What stands before the head: an adjective, or a noun that asks for a possessed one."""

    noun: bool
    possessed: bool
    proper: bool


def phrases(run: Sequence[Token]) -> Iterator[Phrase]:
    """Yield every noun phrase in ``run``, those inside others too, of one word or more."""
    for first in range(len(run)):
        modifiers: list[_Modifier] = []
        for last in range(first, min(len(run), first + LONGEST)):
            token = run[last]
            if _is_stop(token):
                break
            if head := _head(token, modifiers):
                before = (word.text.casefold() for word in run[first:last])
                yield Phrase(first, last, (*before, head))
            modifier = _modifier(token, modifiers)
            if modifier is None:
                break
            modifiers.append(modifier)


def _head(token: Token, modifiers: Sequence[_Modifier]) -> str | None:
    """Return the key of the word as the head of a phrase; None when it cannot be."""
    if token.is_abbreviation:
        return None if modifiers else token.text.partition("-")[0].casefold()
    asks = bool(modifiers) and (modifiers[-1].noun or modifiers[-1].possessed)
    for reading in token.readings[:_LIKELY]:
        if reading.upos not in _NOMINAL:
            continue
        own = grammar(reading.features)
        if own.get("Person[psor]", "3") != "3" and modifiers:
            continue
        third = own.get("Person[psor]") == "3"
        names = reading.upos == "PROPN" and modifiers and modifiers[-1].proper
        if asks and not third and not names:
            continue
        if modifiers and reading.lemma.casefold() in LIGHT["kk"] and not token.is_name:
            continue
        lemma = reading.lemma.casefold()
        return f"{lemma}|3" if asks and third else lemma
    return None


def _modifier(token: Token, modifiers: Sequence[_Modifier]) -> _Modifier | None:
    """Return what the word is before a head; None when nothing can follow it in a phrase."""
    if token.is_abbreviation:
        return _Modifier(True, False, False) if "-" not in token.text else None
    asks = bool(modifiers) and (modifiers[-1].noun or modifiers[-1].possessed)
    for reading in token.readings[:_LIKELY]:
        own = grammar(reading.features)
        if reading.upos == "ADJ" and not own.get("Case") and not asks:
            return _Modifier(False, False, False)
        if reading.upos not in _NOMINAL or own.get("Case", "Nom") != "Nom":
            continue
        if "Person[psor]" not in own:
            return _Modifier(True, False, reading.upos == "PROPN")
        if own["Person[psor]"] == "3" and asks:
            return _Modifier(True, True, False)
    return None


def _is_stop(token: Token) -> bool:
    if token.is_name:
        return False
    return token.text.casefold() in STOP["kk"] or any(
        reading.lemma.casefold() in STOP["kk"] for reading in token.readings[:1]
    )
