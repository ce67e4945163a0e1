"""Kazakh noun phrases: adjectives and nouns before a noun, the izafet with its possessed head.

(ADJ | NOUN | PROPN)* NOUN: a noun stands before another bare, and that other is then in the
third person possessive: қазақ тілі, Қазақстан халқы Ассамблеясы (Muhamedowa 2016,
Kazakh: A Comprehensive Grammar, noun phrases). Only the head takes cases.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from toolkit.extraction.phrases import JOINTS, LONGEST, Phrase
from toolkit.extraction.reading import grammar
from toolkit.extraction.stopwords import LIGHT, STOP

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from toolkit.extraction.reading import Token

_NOMINAL = ("NOUN", "PROPN")
_LIKELY = 3
"""Readings of a word that are looked at; the rest are far-fetched."""


# Derived words that stand before a noun as adjectives do: мемлекеттік, кеңестік, мәдени, ішкі.
_ADJECTIVAL = tuple("лық лік дық дік тық тік лы лі ғы гі қы кі сыз сіз и".split())


# Before a noun they are adjectives: Бас прокуратура, Ұлы Жібек жолы.
_ATTRIBUTES = frozenset(("бас", "ұлы", "жас", "орта"))
# Nouns that stand before a bare noun too, as what it is made of: темір жол.
_MATERIALS = frozenset("темір алтын күміс қола мыс ағаш тас шыны былғары мақта жүн".split())
# Bodies, in whose names two fields may be joined: Мәдениет және ақпарат министрлігі.
_BODIES = frozenset(
    "министрлік агенттік комитет басқарма департамент комиссия палата қор орталық".split()
)
# A past or present tense, берді, береді, кетті, looks like a possessed noun with the lemma берд.
_FINITE = re.compile(r"(?:[аеәиійрлнңмзжу]д|[тпқкшсч]т)[ыі]")
_LOANS = re.compile(
    r".*(?:[оу]нд|корд|лорд|енд|лад|рад|сад|[аеуи]кт|нкт|ист|екст|тест|пост|тет)[ыі]"
)


class _Modifier(NamedTuple):
    """What stands before the head, and what it asks of it."""

    head: _Asks
    proper: bool = False


class _Asks(Enum):
    """Whether a head is possessed: after a noun always, after an adjective only by chance.

    EITHER is after words that may be both: Достық үйі, but достық кездесу.
    """

    NOTHING = auto()
    EITHER = auto()
    POSSESSIVE = auto()


def phrases(run: Sequence[Token]) -> Iterator[Phrase]:
    """Yield every noun phrase in ``run``, those inside others too, of one word or more."""
    for first in range(len(run)):
        modifiers: list[_Modifier] = []
        joined = False
        for last in range(first, min(len(run), first + LONGEST)):
            token = run[last]
            if last > first and token.text in JOINTS:
                joined = True
                continue
            if _is_stop(token):
                break
            head = _head(token, modifiers)
            if head and (not joined or head.partition("|")[0] in _BODIES):
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
    if token.upos not in (*_NOMINAL, "ADJ") and not token.is_name:
        return None
    asks = modifiers[-1].head if modifiers else _Asks.NOTHING
    for reading in token.readings[:_LIKELY]:
        own = grammar(reading.features)
        person = own.get("Person[psor]")
        lemma = reading.lemma.casefold()
        if reading.upos not in _NOMINAL or (modifiers and person in ("1", "2")):
            continue
        names = reading.upos == "PROPN" and modifiers and modifiers[-1].proper
        if asks is _Asks.POSSESSIVE and person != "3" and not names:
            continue
        if person == "3" and _is_finite(token):
            continue
        izafet = asks is not _Asks.NOTHING and person == "3"
        if izafet and lemma in LIGHT["kk"] and not token.is_name:
            continue
        return f"{lemma}|3" if izafet else lemma
    return None


def _modifier(token: Token, modifiers: Sequence[_Modifier]) -> _Modifier | None:
    """Return what the word is before a head; None when nothing can follow it in a phrase."""
    if token.is_abbreviation:
        return None if "-" in token.text else _Modifier(_Asks.POSSESSIVE)
    if token.upos not in (*_NOMINAL, "ADJ") and not token.is_name:
        return None
    asks = modifiers[-1].head if modifiers else _Asks.NOTHING
    for reading in token.readings[:_LIKELY]:
        own = grammar(reading.features)
        if own.get("Case", "Nom") != "Nom":
            continue
        if token.text.casefold() in _ATTRIBUTES:
            return _Modifier(asks)
        if person := own.get("Person[psor]"):
            if person == "3" and asks is not _Asks.NOTHING and reading.upos in _NOMINAL:
                return _Modifier(_Asks.POSSESSIVE)
        elif reading.upos == "ADJ":
            # ҚР Бас прокуратурасы: the noun before the adjective still asks.
            return _Modifier(asks)
        elif reading.upos in _NOMINAL:
            if token.text.endswith(_ADJECTIVAL) or reading.lemma in _MATERIALS:
                return _Modifier(_Asks.EITHER if asks is _Asks.NOTHING else asks)
            return _Modifier(_Asks.POSSESSIVE, proper=reading.upos == "PROPN")
    return None


def _is_finite(token: Token) -> bool:
    """Whether the word ends as a verb does in the third person, and as few nouns do."""
    text = token.text.casefold()
    return bool(_FINITE.fullmatch(text[-3:])) and not _LOANS.fullmatch(text)


def _is_stop(token: Token) -> bool:
    if token.is_name:
        return False
    return token.text.casefold() in STOP["kk"] or any(
        reading.lemma.casefold() in STOP["kk"] for reading in token.readings[:1]
    )


def cite(form: str, key: Sequence[str]) -> str:
    """Return the citation form; a head that is possessed only here loses its possessive."""
    from toolkit.morphology import lemmatise

    if key[-1].endswith("|3"):
        return lemmatise(form, "kk")
    before, _, head = form.rpartition(" ")
    lemma = key[-1]
    if head.partition("-")[0].isupper() and len(head) > 1:
        lemma = lemma.upper()
    elif head[0].isupper():
        lemma = lemma[0].upper() + lemma[1:]
    return f"{before} {lemma}".strip()
