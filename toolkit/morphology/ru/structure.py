"""Which words of a term change, and which agree: the head, what stands before it, what after.

The head is the first noun that can be a nominative; the adjectives and participles before
it agree with it. What follows stays as it is, a genitive or a preposition: Ассамблее народа
Казахстана, Совету при Президенте. Not so a second head (труд и занятость), the name of a
person (Президента Токаева), some names of places (города Астаны), and what a dash sets
apart (Первого Президента – Елбасы). Names in quotation marks stay: партии «Аманат».
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.morphology.phrases import normalise, words
from toolkit.morphology.ru import dictionary, people, readings
from toolkit.morphology.ru.readings import ADJECTIVE, NOUN, VERB, Reading
from toolkit.morphology.ru.spelling import is_abbreviation, is_word, key

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from toolkit.morphology.ru.readings import Cell

CITATION = (("Nom", "Sing"), ("Nom", "Plur"))
"""Case and number of the head of a term as a glossary has it, in the order to try."""

_OPENING, _CLOSING = frozenset("«“„‟"), frozenset("»”")
_DASH = re.compile(r"\s[–—-]\s")
_AND = frozenset({"и", "или", "либо"})

# Nouns whose names take the case with them; others leave it as it is: озера Балхаш.
_AGREEING = frozenset("город река столица село деревня поселок станица".split())


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a term; ``gap`` is what stands before it."""

    text: str
    gap: str
    frozen: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A head and the words that agree with it."""

    case: str
    number: str
    gender: str
    animate: bool
    proper: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A word of a term and how it changes; without readings it does not.

    ``fixed`` says that it may stay as it is, and ``fixed_first`` that it had better.
    """

    text: str
    readings: tuple[Reading, ...] = ()
    group: Group | None = None
    fixed: bool = False
    fixed_first: bool = False


def analyse(
    phrase: str, *, proper: bool = False, wanted: Sequence[tuple[str, str]] = CITATION
) -> tuple[Place, ...]:
    """Return the words of a term in order, each with what can be done to it."""
    found = tokens(phrase)
    places = [Place(token.text) for token in found]
    start = 0
    while start < len(found):
        stop = _segment_end(found, start)
        _segment(found, places, start, stop, wanted, proper=proper)
        start = stop
    return tuple(places)


def tokens(phrase: str) -> tuple[Token, ...]:
    """Return the words of a term; those in quotation marks frozen, if others are outside."""
    parts = words(phrase)
    texts = [normalise(part.text) for part in parts]
    gaps = [
        phrase[parts[index - 1].stop if index else 0 : part.start]
        for index, part in enumerate(parts)
    ]
    quoted, inside = [], False
    for gap in gaps:
        for character in gap:
            if character in _OPENING or character in _CLOSING or character == '"':
                inside = not inside if character == '"' else character in _OPENING
        quoted.append(inside)
    outside = not all(quoted)
    return tuple(
        Token(text, gap, not is_word(text) or (outside and within))
        for text, gap, within in zip(texts, gaps, quoted, strict=True)
    )


def _segment_end(found: Sequence[Token], start: int) -> int:
    ends = (index for index in range(start + 1, len(found)) if _DASH.search(found[index].gap))
    return next(ends, len(found))


def _segment(
    found: Sequence[Token],
    places: list[Place],
    start: int,
    stop: int,
    wanted: Sequence[tuple[str, str]],
    *,
    proper: bool,
) -> None:
    if _foreign(found[start:stop], proper=proper):
        return
    if _person(found, places, start, stop):
        return
    for case, number in wanted:
        phrase = _find(found[:stop], start, (), (case, number))
        if phrase:
            _put(places, phrase, case, number, proper=proper)
            _after(found[:stop], places, phrase, (case, number))
            return


def _foreign(part: Sequence[Token], *, proper: bool) -> bool:
    """Whether a name of several words is of another language: Жаңғыру жолы, Нур Отан."""
    plain = [token.text for token in part if not token.frozen]
    if len(plain) < 2 or not all(" " in token.gap or not token.gap for token in part):
        return False
    tail = [text for text in plain[1:] if text.islower()]
    return proper and bool(tail) and not all(map(_is_russian, tail))


def _is_russian(lower: str) -> bool:
    return (
        dictionary.is_known(lower)
        or any(reading.kind == ADJECTIVE for reading in readings.read(lower))
        or len(lower) > 7
    )


def _person(found: Sequence[Token], places: list[Place], start: int, stop: int) -> bool:
    texts = [token.text for token in found[start:stop]]
    if any(token.frozen for token in found[start:stop]) or not people.is_person(texts):
        return False
    for index, reading in enumerate(people.readings(texts), start):
        group = Group("Nom", "Sing", reading.gender, animate=True, proper=True)
        if len(found[index].text) > 1:
            places[index] = Place(found[index].text, (reading,), group)
    return True


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Indices and readings of the modifiers and the head; ``cells`` are what they agree in."""

    modifiers: tuple[tuple[int, tuple[Reading, ...]], ...]
    head: int
    heads: tuple[Reading, ...]
    cells: frozenset[Cell]

    @property
    def has_noun(self) -> bool:
        return self.heads[0].kind != ADJECTIVE


def _find(
    found: Sequence[Token],
    index: int,
    modifiers: tuple[tuple[int, tuple[Reading, ...]], ...],
    wanted: tuple[str, str],
) -> _Phrase | None:
    """Return the noun phrase that begins at ``index`` or, with modifiers, goes on there."""
    if index >= len(found):
        return None
    token = found[index]
    if token.frozen:
        return None if modifiers else _find(found, index + 1, (), wanted)
    own = _readings(token.text)
    common = _common(modifiers)
    adjectives = _fitting(own, ADJECTIVE, wanted, common)
    if adjectives:
        longer = _find(found, index + 1, (*modifiers, (index, adjectives)), wanted)
        if longer and longer.has_noun:
            return longer
    nouns = _fitting(own, NOUN, wanted, common)
    if nouns:
        return _Phrase(modifiers, index, nouns, _cells(nouns, wanted, common))
    if adjectives:
        cells = _cells(adjectives, wanted, common)
        return _Phrase(modifiers, index, adjectives, cells)
    verbs = tuple(reading for reading in own if reading.kind == VERB)
    if verbs and not modifiers and index == 0:
        return _Phrase((), index, verbs, frozenset())
    if _joins(found, index):
        return _find(found, index + 1, modifiers, wanted)
    return None


def _joins(found: Sequence[Token], index: int) -> bool:
    """Whether a word may stand before an adjective: and, or an adverb."""
    lower = found[index].text.lower()
    return lower in _AND or any(parse.tag.POS == "ADVB" for parse in dictionary.parses(lower)[:1])


def _readings(text: str) -> tuple[Reading, ...]:
    known = len(text) > 3 and dictionary.is_known(text.lower())
    spelt = known and not any("Abbr" in p.tag for p in dictionary.parses(text.lower()))
    if is_abbreviation(text) and not (text.isupper() and (spelt or len(text) > 6)):
        return (readings.abbreviation(text),)
    if text[:1].isupper() and people.is_surname(text):
        return (readings.place(text.lower()), *readings.read(text))
    return readings.read(text)


def _common(modifiers: Sequence[tuple[int, tuple[Reading, ...]]]) -> frozenset[Cell] | None:
    cells = None
    for _, found in modifiers:
        own = frozenset[tuple[str, str, str]]().union(*(reading.cells for reading in found))
        cells = own if cells is None else cells & own
    return cells


def _cells(
    found: Sequence[Reading], wanted: tuple[str, str], common: Collection[Cell] | None
) -> frozenset[Cell]:
    return frozenset(
        cell
        for reading in found
        for cell in reading.cells
        if cell[:2] == wanted and (common is None or cell in common)
    )


def _fitting(
    found: Sequence[Reading], kind: str, wanted: tuple[str, str], common: Collection[Cell] | None
) -> tuple[Reading, ...]:
    """Return the readings of a kind that agree; of guesses and names not beside others."""
    fitting = [
        reading for reading in found if reading.kind == kind and _cells((reading,), wanted, common)
    ]
    if not fitting:
        return ()
    first = fitting[0]
    return tuple(r for r in fitting if r.known == first.known and r.name == first.name)


def _put(places: list[Place], phrase: _Phrase, case: str, number: str, *, proper: bool) -> Group:
    head = phrase.heads[0]
    genders = {cell[2] for cell in phrase.cells if cell[2]}
    gender = head.gender if head.gender in genders else next(iter(sorted(genders)), "")
    animate = head.animate
    group = Group(case, number, gender, animate, proper)
    for index, found in phrase.modifiers:
        places[index] = Place(places[index].text, found, group)
    places[phrase.head] = Place(places[phrase.head].text, phrase.heads, group)
    return group


def _after(
    found: Sequence[Token], places: list[Place], phrase: _Phrase, wanted: tuple[str, str]
) -> None:
    """Find what changes after the head: an adjective, a name, a second head."""
    index = phrase.head + 1
    if index >= len(found) or not phrase.has_noun:
        return
    head, group, token = phrase.heads[0], places[phrase.head].group, found[index]
    if group is None or token.frozen or head.kind == VERB:
        return
    joined = token.text.lower() in _AND
    if joined or token.gap.strip() == ",":
        for case, number in CITATION if wanted in CITATION else (wanted,):
            other = _find(found, index + joined, (), (case, number))
            if other and not other.heads[0].name and other.has_noun:
                _put(places, other, case, number, proper=group.proper)
                _after(found, places, other, wanted)
                return
        return
    if head.animate and len(found) > index and _named(found, places, index, group):
        return
    if key(found[phrase.head].text) in _AGREEING and token.text[0].isupper():
        _apposition(places, index, group)
        return
    later = _fitting(_readings(token.text), ADJECTIVE, wanted, phrase.cells)
    if later and not token.gap.strip():
        places[index] = Place(token.text, later, group)


def _named(found: Sequence[Token], places: list[Place], index: int, group: Group) -> bool:
    """Whether the name of a person follows: Президент Касым-Жомарт Токаев."""
    rest = [token.text for token in found[index:]]
    single = len(rest) == 1 and rest[0][0].isupper() and people.is_surname(rest[0])
    if single or people.is_person(rest):
        for at, reading in enumerate(people.readings(rest), index):
            if len(found[at].text) > 1:
                places[at] = Place(found[at].text, (reading,), group)
        return True
    return False


def _apposition(places: list[Place], index: int, group: Group) -> None:
    wanted = ("Nom", "Sing")
    own = _fitting(_readings(places[index].text), NOUN, wanted, None)
    own = own or (readings.by_rule(places[index].text.lower()),)
    other_gender = group.gender != own[0].gender
    places[index] = Place(places[index].text, own, group, fixed=True, fixed_first=other_gender)
