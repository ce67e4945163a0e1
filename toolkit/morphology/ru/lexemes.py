"""The readings that the dictionary gives a word."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from toolkit.morphology.ru import dictionary, tags
from toolkit.morphology.ru.declension import Form
from toolkit.morphology.ru.reading import ADJECTIVE, NOUN, VERB, Reading
from toolkit.morphology.ru.spelling import key

if TYPE_CHECKING:
    from collections.abc import Iterator


class _Grammar(NamedTuple):
    """What matters here of a tag; the tags of a dictionary are few, and slow to ask."""

    word_class: str
    case: str
    number: str
    gender: str
    animacy: str
    tense: str
    voice: str
    superlative: bool
    names: frozenset[str]
    plural_only: bool
    rare: bool


@cache
def _grammar(tag: Any) -> _Grammar:
    return _Grammar(
        str(tag.POS or ""),
        tags.CASES.get(str(tag.case or ""), ""),
        tags.NUMBERS.get(str(tag.number or ""), ""),
        tags.GENDERS.get(str(tag.gender or ""), ""),
        tags.ANIMACY.get(str(tag.animacy or ""), ""),
        str(tag.tense or ""),
        str(tag.voice or ""),
        "Supr" in tag,
        frozenset(tag.grammemes & tags.NAMES),
        "Pltm" in tag,
        tags.is_rare(tag),
    )


@lru_cache(maxsize=50_000)
def of_dictionary(lower: str) -> tuple[Reading, ...]:
    """Return the readings of a lower-case word as noun, adjective, participle or infinitive.

    One for each lexeme and what tells its forms apart; guessed ones where the
    dictionary has not the word.
    """
    found: dict[tuple[object, ...], Reading] = {}
    for parse in dictionary.likely(lower):
        tag = _grammar(parse.tag)
        kept = (tag.gender, tag.animacy) if tag.word_class == "NOUN" else (tag.tense, tag.voice)
        identity = (parse.normal_form, tag.word_class, tag.names, tag.plural_only, *kept)
        if identity in found:
            continue
        if tag.word_class == "NOUN":
            found[identity] = _noun(parse, tag, lower)
        elif tag.word_class in ("ADJF", "PRTF"):
            found[identity] = _adjective(parse, tag, lower)
        elif tag.word_class == "INFN":
            found[identity] = Reading(VERB, frozenset(), tuple(_verb_forms(parse)))
    return tuple(reading for reading in found.values() if reading.forms)


def _noun(parse: Any, tag: _Grammar, lower: str) -> Reading:
    forms = []
    for other in dictionary.lexeme(parse):
        own = _grammar(other.tag)
        hers = "Surn" in tag.names and own.gender != tag.gender
        short = len(other.word) < 3 <= len(lower)  # гг, of год
        if own.word_class == "NOUN" and own.case not in ("", "Voc") and not (hers or short):
            forms.append(Form(other.word, own.case, own.number, rare=own.rare))
    wanted = key(lower)
    genders = (tag.gender,) if tag.gender else ("Masc", "Fem", "Neut")
    cells = frozenset(
        (form.case, form.number, gender if form.number == "Sing" else "")
        for form in forms
        if key(form.text) == wanted
        for gender in genders
    )
    return Reading(
        NOUN,
        cells,
        tuple(forms),
        tag.gender,
        animate=tag.animacy == "Anim",
        known=parse.is_known,
        name=bool(tag.names),
        personal=not tags.PERSONAL.isdisjoint(tag.names),
    )


def _adjective(parse: Any, tag: _Grammar, lower: str) -> Reading:
    forms = []
    for other in dictionary.lexeme(parse):
        own = _grammar(other.tag)
        same = (own.word_class, own.tense, own.voice) == (tag.word_class, tag.tense, tag.voice)
        # высший is no form of высокий here, nor of наивысший.
        degree = own.superlative == tag.superlative and (
            not own.superlative or other.word[:4] == lower[:4]
        )
        if same and degree and own.case:
            forms.append(
                Form(other.word, own.case, own.number, own.gender, own.animacy, rare=own.rare)
            )
    wanted = key(lower)
    cells = frozenset(
        (form.case, form.number, form.gender) for form in forms if key(form.text) == wanted
    )
    return Reading(ADJECTIVE, cells, tuple(forms), known=parse.is_known)


def _verb_forms(parse: Any) -> Iterator[Form]:
    return (Form(other.word, "", "") for other in dictionary.lexeme(parse))
