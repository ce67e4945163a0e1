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
from itertools import pairwise
from typing import TYPE_CHECKING

from toolkit.morphology.phrases import normalise, words
from toolkit.morphology.ru import names, people
from toolkit.morphology.ru.declension import CASES
from toolkit.morphology.ru.reading import ADJECTIVE, NOUN, VERB, Reading
from toolkit.morphology.ru.search import AND, NounPhrase, Search, Token, read
from toolkit.morphology.ru.spelling import is_word, key

if TYPE_CHECKING:
    from collections.abc import Sequence

CITATION = (("Nom", "Sing"), ("Nom", "Plur"))
"""Case and number of the head of a term as a glossary has it, in the order to try."""

ANY = tuple((case, number) for number in ("Sing", "Plur") for case in CASES)
"""Those of the head of a term in any form, in the order to try."""

_LONGEST_TERM = 50
"""Words; what has more is a text, and changes nowhere."""

_OPENING, _CLOSING = frozenset("«“„‟"), frozenset("»”")
_DASH = re.compile(r"\s[–—-]\s")

# Nouns whose names take the case with them; others leave it as it is: озера Балхаш.
_GENERIC = frozenset("аул гора космодром курорт область озеро партия район хребет".split())
_CITY = frozenset({"город", "столица"})
_AGREEING = _CITY | frozenset("река село деревня поселок станица".split())


@dataclass(frozen=True, slots=True)
class Group:
    """A head and the words that agree with it, as they stand."""

    case: str
    number: str
    gender: str
    animate: bool
    proper: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A word of a term and how it changes; without a group it does not.

    ``fixed`` says that it may stay as it is, and ``fixed_first`` that it had better;
    ``others`` are forms that a text may have besides.
    """

    text: str
    readings: tuple[Reading, ...] = ()
    group: Group | None = None
    fixed: bool = False
    fixed_first: bool = False
    others: tuple[str, ...] = ()

    @property
    def declines(self) -> bool:
        """Whether the word takes case and number."""
        return self.group is not None and self.readings[0].kind != VERB


def analyse(
    phrase: str, *, proper: bool = False, wanted: Sequence[tuple[str, str]] = CITATION
) -> tuple[Place, ...]:
    """Return the words of a term in order, each with what can be done to it."""
    tokens = _tokens(phrase)
    if len(tokens) > _LONGEST_TERM:
        return tuple(Place(token.text) for token in tokens)
    places = {index: Place(token.text) for index, token in enumerate(tokens)}
    start = 0
    while start < len(tokens):
        after = (at for at in range(start + 1, len(tokens)) if _DASH.search(tokens[at].gap))
        stop = next(after, len(tokens))
        places |= _segment(tokens[:stop], start, wanted, proper=proper)
        start = stop
    return tuple(places.values())


def names_one(places: Sequence[Place]) -> bool:
    """Whether a term is a kind of place and its name: озеро Балхаш, партия «Аманат»."""
    return any(
        key(place.text) in _GENERIC | _AGREEING and following.text[:1].isupper()
        for place, following in pairwise(places)
        if place.group
    )


def _tokens(phrase: str) -> tuple[Token, ...]:
    """Return the words of a term; those in quotation marks frozen, if others are outside."""
    parts = words(phrase)
    starts = [0, *(part.stop for part in parts)]
    gaps = [phrase[end : part.start] for end, part in zip(starts, parts, strict=False)]
    quoted, inside = [], False
    for gap in gaps:
        for character in gap:
            if character in _OPENING or character in _CLOSING:
                inside = character in _OPENING
            elif character == '"':
                inside = not inside
        quoted.append(inside)
    outside = not all(quoted)
    return tuple(
        Token(text, gap, _is_frozen(text) or (outside and within))
        for part, gap, within in zip(parts, gaps, quoted, strict=True)
        for text in (normalise(part.text),)
    )


def _is_frozen(text: str) -> bool:
    return not is_word(text) or (len(text) == 1 and text.lower() not in AND)


def _segment(
    tokens: Sequence[Token], start: int, wanted: Sequence[tuple[str, str]], *, proper: bool
) -> dict[int, Place]:
    """Return the places of the words from ``start`` on that change."""
    texts = [token.text for token in tokens[start:]]
    plain = [token.text for token in tokens[start:] if not token.frozen]
    inflected = wanted != CITATION
    written = all(len(token.text) == 1 or not token.frozen for token in tokens[start:])
    alone = len(texts) == 1 and not inflected  # Конаев is a man or a town
    if written and not alone and (person := _person(texts, start, wanted)):
        return person
    if people.is_foreign(plain):
        return _foreign(texts, start)
    if not (found := _head(tokens, start, wanted, proper=proper)):
        return {}
    phrase, (case, number) = found
    group = _group(phrase, case, number, proper=proper)
    return _places(tokens, phrase, group) | _after(tokens, phrase, group, wanted)


def _head(
    tokens: Sequence[Token], start: int, wanted: Sequence[tuple[str, str]], *, proper: bool
) -> tuple[NounPhrase, tuple[str, str]] | None:
    """Return the noun phrase and its case and number: one with a noun, with a name, with neither.

    Only where the dictionary has no noun in the phrase is one taken for a name. Of a phrase
    in any form, the reading is best that most words agree in, Каспийском море and not
    Каспийск, and then that of the likeliest noun: Германию is not of германий.
    """
    inflected = wanted != CITATION
    without_noun = None
    name = all(token.text[:1].isupper() for token in tokens[start:])
    guessing = proper or name or len(tokens) - start == 1
    for guess in (False, True) if guessing else (False,):
        found = []
        for cell in wanted:
            phrase = Search(tokens, *cell, guess, inflected).find(start)
            if phrase and phrase.has_noun:
                found.append((phrase, cell))
                if not inflected:
                    break
            elif phrase and not without_noun:
                without_noun = phrase, cell
        if found:
            return min(found, key=lambda pair: _doubt(tokens, pair[0]))
    return without_noun


def _doubt(tokens: Sequence[Token], phrase: NounPhrase) -> tuple[int, int]:
    """Return what makes a reading of a phrase in any form less likely than others."""
    head = phrase.heads[0]
    own = read(tokens[phrase.head].text, inflected=True) if head.known else ()
    return -len(phrase.modifiers), next((i for i, one in enumerate(own) if one is head), 0)


def _foreign(texts: Sequence[str], start: int) -> dict[int, Place]:
    """Return the last word of a foreign name, which some decline: Нур Отана, for Нур Отан."""
    text = texts[-1]
    if not is_word(text) or text.islower():
        return {}
    group = Group("Nom", "Sing", "", animate=False, proper=True)
    own = (names.by_rule(text.lower()),)
    return {start + len(texts) - 1: Place(text, own, group, fixed=True, fixed_first=True)}


def _person(
    texts: Sequence[str], start: int, wanted: Sequence[tuple[str, str]]
) -> dict[int, Place]:
    """Return the places of a person's names; none where the words are no names."""
    cases = tuple(case for case, number in wanted if number == "Sing")
    if not (found := people.recognise(texts, cases)):
        return {}
    lemmas, case = found
    places = {}
    readings_ = people.readings(lemmas)
    for index, (text, reading) in enumerate(zip(texts, readings_, strict=True), start):
        own = Group(case, "Sing", reading.gender, animate=True, proper=True)
        if len(text) > 1:
            places[index] = Place(text, (reading,), own)
    return places


def _group(phrase: NounPhrase, case: str, number: str, *, proper: bool) -> Group:
    head = phrase.heads[0]
    if number == "Plur":
        return Group(case, number, head.gender or "Masc", head.animate, proper)
    genders = sorted(gender for _, _, gender in phrase.cells if gender)
    gender = head.gender if head.gender in genders else "".join(genders[:1])
    # государственный служащий, Уполномоченный: an adjective for a noun is a person's.
    animate = head.animate or (head.kind == ADJECTIVE and gender == "Masc")
    return Group(case, number, gender, animate, proper)


def _places(tokens: Sequence[Token], phrase: NounPhrase, group: Group) -> dict[int, Place]:
    found = (*phrase.modifiers, (phrase.head, phrase.heads))
    return {index: Place(tokens[index].text, own, group) for index, own in found}


def _after(
    tokens: Sequence[Token],
    phrase: NounPhrase,
    group: Group,
    wanted: Sequence[tuple[str, str]],
) -> dict[int, Place]:
    """Return what changes after the head: a second head, a name, an adjective."""
    index = phrase.head + 1
    if index >= len(tokens) or tokens[index].frozen or phrase.heads[0].kind in (VERB, ADJECTIVE):
        return {}
    token = tokens[index]
    joined = token.text.lower() in AND
    if joined or token.gap.strip() == ",":
        return _second_head(tokens, index + joined, group, wanted)
    inflected = wanted != CITATION
    rest = [token.text for token in tokens[index:]]
    if group.animate and (person := _person(rest, index, ((group.case, "Sing"),))):
        return person
    generic = {key(form.text) for form in phrase.heads[0].forms if form.case == "Nom"}
    if generic & _AGREEING and token.text[0].isupper():
        of_city = not generic.isdisjoint(_CITY)
        return {index: _name_of_place(token.text, group, of_city, inflected=inflected)}
    search = Search(tokens, group.case, group.number)
    later = search.fitting(read(token.text, inflected=inflected), ADJECTIVE, phrase.cells)
    if later and not token.gap.strip() and not _begins_tail(tokens, index):
        return {index: Place(token.text, later, group)}
    return _each_his_own(token.text, index, group)


def _begins_tail(tokens: Sequence[Token], index: int) -> bool:
    """Whether the adjective at ``index`` is of a noun after it: системы государственной политики.

    Системы and государственной are both genitives here, and still do not agree.
    """
    found = (Search(tokens, *cell, inflected=True).find(index) for cell in ANY)
    return any(phrase and phrase.has_noun and phrase.head > index for phrase in found)


def _each_his_own(text: str, index: int, group: Group) -> dict[int, Place]:
    """Return what is a plural when the head is one: главы государств, заместители акимов."""
    if not group.animate or group.proper or not text.islower():
        return {}
    for reading in Search((), "Gen", "Sing").fitting(read(text, inflected=True), NOUN):
        others = reading.pick("Gen", "Plur", animate=reading.animate)
        if reading.known or not reading.name:
            return {index: Place(text, others=others)}
    return {}


def _second_head(
    tokens: Sequence[Token], index: int, group: Group, wanted: Sequence[tuple[str, str]]
) -> dict[int, Place]:
    cells = [cell for cell in wanted if cell[0] == group.case]
    for case, number in cells:
        phrase = Search(tokens, case, number, inflected=wanted != CITATION).find(index)
        if phrase and phrase.has_noun and not phrase.heads[0].name:
            other = _group(phrase, case, number, proper=group.proper)
            return _places(tokens, phrase, other) | _after(tokens, phrase, other, wanted)
    return {}


def _name_of_place(text: str, group: Group, of_city: bool, *, inflected: bool) -> Place:
    own = Search((), group.case, "Sing").fitting(read(text, inflected=inflected), NOUN)
    town = names.by_rule(text.lower())
    if not own or own[0].personal:
        own = (town,)
    elif town.gender == "Masc" and people.is_surname(text):
        own = (town, *own)  # городом Гурьевом, and hardly ever Гурьевым
    # в городе Москве, but на реке Дунай: see Розенталь, §197.
    alike = of_city or group.gender == own[0].gender
    return Place(text, own, group, fixed=True, fixed_first=not alike)
