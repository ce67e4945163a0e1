"""Terms of one word or more in every form."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from toolkit.morphology import features as ud
from toolkit.morphology.phrases import normalise, words
from toolkit.morphology.ru import structure
from toolkit.morphology.ru.declension import CASES
from toolkit.morphology.ru.reading import ADJECTIVE, NOUN, VERB
from toolkit.morphology.ru.spelling import is_abbreviation, key, like, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from toolkit.morphology.language import Paradigm, Slot
    from toolkit.morphology.ru.structure import Place

_PROPER = frozenset({"propn", "proper noun"})
_NOMINAL = _PROPER | {"", "noun", "adj", "adjective", "num", "numeral"}


def slots(phrase: str, upos: str = "") -> tuple[Slot, ...]:
    """Return for each word of a term the casefolded forms it may have there, ё as е."""
    kind = upos.casefold()
    places = structure.analyse(phrase, proper=kind in _PROPER)
    return tuple(frozenset(_keys(place, adjective=kind.startswith("adj"))) for place in places)


def _keys(place: Place, *, adjective: bool) -> Iterator[str]:
    yield key(place.text)
    yield from map(key, place.others)
    group = place.group
    if group is None:
        return
    for reading in place.readings:
        for form in reading.forms:
            if reading.kind == VERB or adjective:
                yield key(form.text)
            elif (form.number != group.number and (group.number == "Plur" or group.proper)) or (
                reading.kind == ADJECTIVE and form.gender not in ("", group.gender)
            ):
                continue
            else:
                yield key(form.text)


def inflect(phrase: str, features: str) -> tuple[str, ...]:
    """Return a term in a case and number, likeliest first; none where it has no such form.

    Raises UsageError for features that cannot be read.
    """
    wanted = {"Case": "Nom", "Number": "Sing"} | ud.parse(features)
    places = structure.analyse(phrase)
    plural_only = any(place.group and place.group.number == "Plur" for place in places)
    if plural_only and "Number" not in ud.parse(features):
        wanted["Number"] = "Plur"
    if set(wanted) - {"Case", "Number", "Gender", "Animacy"}:
        return ()
    return _written(phrase, places, wanted["Case"], wanted["Number"])


def paradigm(phrase: str) -> Paradigm:
    """Return the six cases, in the singular and the plural where the term has both."""
    places = structure.analyse(phrase)
    head = next((place for place in places if place.group), None)
    if head is None or head.group is None:
        return (("Case=Nom|Number=Sing", (phrase,)),)
    if head.group.number == "Plur":
        numbers: tuple[str, ...] = ("Plur",)
    else:
        one = _is_name(head) or structure.names_one(places)
        numbers = ("Sing",) if one else ("Sing", "Plur")
    rows = (
        (f"Case={case}|Number={number}", _written(phrase, places, case, number))
        for number in numbers
        for case in CASES
    )
    return tuple((name, forms) for name, forms in rows if forms)


def _is_name(head: Place) -> bool:
    """Whether a head in the singular names one thing only: Казахстан, Ассамблея; not Президент."""
    reading, group = head.readings[0], head.group
    person = group is not None and group.proper
    capital = head.text[:1].isupper()
    return (
        person or (capital and (reading.name or not reading.animate)) or is_abbreviation(head.text)
    )


def _written(phrase: str, places: Sequence[Place], case: str, number: str) -> tuple[str, ...]:
    """Return the phrase with each word in its form; then with each of the variants."""
    choices = [_forms(place, case, number) for place in places]
    if not all(choices):
        return ()
    first = tuple(forms[0] for forms in choices)
    found = [first]
    for index, forms in enumerate(choices):
        found += [(*first[:index], form, *first[index + 1 :]) for form in forms[1:]]
    return tuple(dict.fromkeys(_join(phrase, texts) for texts in found))


def _forms(place: Place, case: str, number: str) -> tuple[str, ...]:
    group = place.group
    if group is None or place.readings[0].kind == VERB:
        return (place.text,)
    if group.number == "Plur" and number == "Sing":
        return ()
    reading = place.readings[0]
    found = reading.pick(case, number, group.gender, animate=group.animate)
    if place.text in ("", *found) or (case, number) == (group.case, group.number):
        return (place.text,)
    with_e = _is_with_e(place)
    forms = tuple(like(plain(text) if with_e else text, place.text) for text in found)
    if reading.abbreviation:
        forms = tuple(place.text + text[len(place.text) :] for text in found)
    if place.fixed:
        forms = (place.text, *forms) if place.fixed_first else (*forms, place.text)
    return tuple(dict.fromkeys(forms))


def _is_with_e(place: Place) -> bool:
    """Whether the term is written with е where the dictionary has ё: почетный."""
    return "ё" not in place.text.lower() and any(
        "ё" in form.text and key(form.text) == key(place.text) for form in place.readings[0].forms
    )


def _join(phrase: str, texts: Sequence[str]) -> str:
    parts, end = [], 0
    for word, text in zip(words(phrase), texts, strict=True):
        written = word.text if text == normalise(word.text) else text
        parts += [phrase[end : word.start], written]
        end = word.stop
    return "".join([*parts, phrase[end:]])


@lru_cache(maxsize=20_000)
def lemmatise(phrase: str) -> str:
    """Return the term in the nominative, singular where it has one, from any of its forms.

    A name stays in the plural: Вооружённых Сил, Соединённых Штатов Америки.
    """
    best = structure.analyse(phrase, wanted=structure.ANY)
    head = next((place for place in best if place.group), None)
    if head is None or head.group is None:
        return phrase
    for number in ("Plur",) if _is_plural_name(best) else ("Sing", "Plur"):
        if forms := _written_from(phrase, best, number):
            return forms
    return phrase


def _is_plural_name(places: Sequence[Place]) -> bool:
    """Whether the head is a plural and, like all before it, has a capital; and is no person."""
    nouns = (i for i, place in enumerate(places) if place.group and place.readings[0].kind == NOUN)
    head = next(nouns, 0)
    group = places[head].group
    return (
        head > 0
        and group is not None
        and group.number == "Plur"
        and not group.animate
        and all(place.text[:1].isupper() for place in places[: head + 1])
    )


def _written_from(phrase: str, places: Sequence[Place], number: str) -> str:
    texts = []
    for place in places:
        group = place.group
        if group is None or place.readings[0].kind == VERB:
            texts.append(place.text)
            continue
        found = place.readings[0].pick("Nom", number, group.gender, animate=group.animate)
        if not found:
            return ""
        text = plain(found[0]) if _is_with_e(place) else found[0]
        abbreviated = place.readings[0].abbreviation
        texts.append(place.text[: len(text)] if abbreviated else like(text, place.text))
    return _join(phrase, texts)
