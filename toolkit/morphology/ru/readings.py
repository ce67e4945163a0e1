"""What a word of a term may be: a noun, an adjective, or neither, with all its forms.

A name that the dictionary has not is declined by its ending: what pymorphy guesses for
Елбасы is a plural, and for Шымкент a surname.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from toolkit.morphology.ru import declension, dictionary, tags
from toolkit.morphology.ru.declension import Form
from toolkit.morphology.ru.spelling import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NOUN = "noun"
ADJECTIVE = "adjective"
VERB = "verb"

Cell = tuple[str, str, str]
"""Case, number, and the gender that an adjective must have beside it ("" in the plural)."""

# Kazakh words that official Russian has and the dictionary has not, or has as a name only.
COMMON = {"аким": True, "акын": True, "бий": True, "жуз": False, "маслихат": False}
"""And whether they are of persons."""

_ENDED = re.compile(r"(\w+[^\W\d_a-zа-яё])([а-я]+)")
_UNCHANGING = frozenset("вице генерал премьер унтер штаб экс".split())
_ENDINGS = tuple("а у ом е ы ой ов ам ами ах я ю ем и ей ым ого".split())
_CITATION = ("", "а", "й", "я")
_ABBREVIATION = re.compile(r"[^аеёиоуыэюя]*(?:[аеёиоуыэюя]+[^аеёиоуыэюя])+")


@dataclass(frozen=True, slots=True)
class Reading:
    """A way to read a word as it stands, with every form it has so."""

    kind: str
    cells: frozenset[Cell]
    forms: tuple[Form, ...]
    gender: str = ""
    animate: bool = False
    known: bool = True
    name: bool = False
    personal: bool = False
    abbreviation: bool = False

    @property
    def fixed(self) -> bool:
        """Whether the word never changes."""
        return len({form.text for form in self.forms}) == 1

    def pick(self, case: str, number: str, gender: str = "", *, animate: bool) -> tuple[str, ...]:
        """Return the forms for a case and number, of an adjective also gender; usual ones first."""
        animacy = "Anim" if animate else "Inan"
        found = [
            form
            for form in self.forms
            if form.case == case
            and form.number == number
            and form.gender in ("", gender if number == "Sing" else "")
            and form.animacy in ("", animacy)
        ]
        return tuple(dict.fromkeys(form.text for form in found if not form.rare)) or tuple(
            form.text for form in found
        )


def read(word: str) -> tuple[Reading, ...]:
    """Return the readings of a word of a term, likeliest first; names declined by rule too."""
    capital = word[:1].isupper()
    lower = word.lower()
    found = _of_dictionary(lower)
    if lower in COMMON and not (capital and dictionary.is_known(lower)):
        return (by_rule(lower, animate=COMMON[lower], plural=True),)
    if _is_ministry(lower):
        return (_noun(lower, declension.fixed(lower), "Neut", animate=False),)
    if dictionary.is_known(lower):
        return tuple(sorted(found, key=lambda r: (r.personal, r.name != capital)))
    adjectives = tuple(reading for reading in found if reading.kind != NOUN)
    if capital:
        last = _of_last_part(lower) or (by_rule(lower),)
        return (*(r for r in adjectives if r.kind == ADJECTIVE), *last)
    nouns = tuple(r for r in found if r.kind == NOUN and not r.name and _is_citation(r, lower))
    nouns = _of_both_parts(lower) or tuple(sorted(nouns, key=lambda reading: reading.animate))
    return (*nouns, *adjectives) if nouns else (*adjectives, by_rule(lower, plural=True))


def is_common_here(word: str) -> bool:
    """Whether a lower-case word is a form of one that the dictionary has as a name only."""
    return word.islower() and any(
        word == form.text
        for lemma in COMMON
        if word.startswith(lemma[:3])
        for form in _name(lemma).forms
    )


def read_inflected(word: str) -> tuple[Reading, ...]:
    """Return the readings of a word that may be in any form, as ``read`` does."""
    lower = word.lower()
    if is_common_here(word):
        return tuple(reading for lemma, reading in candidates(word) if lemma in COMMON)
    if dictionary.is_known(lower):
        return read(word)
    adjectives = tuple(reading for reading in read(word) if reading.kind != NOUN)
    if word[0].isupper():
        found = sorted(candidates(word), key=lambda pair: _looks_inflected(pair[0]))
        if len(found) > 1 and not _looks_inflected(found[0][0]):
            found = [pair for pair in found if not _looks_inflected(pair[0])]
        return (*adjectives, *(reading for _, reading in found))
    nouns = (reading for reading in _of_dictionary(lower) if reading.kind == NOUN)
    return (*(reading for reading in nouns if not reading.name), *adjectives)


def read_abbreviation(word: str) -> Reading:
    """Return the reading of МИДом, with its ending written on."""
    ended = _ENDED.fullmatch(word)
    lemma = ended[1] if ended else word
    reading = abbreviation(lemma)
    cells = frozenset(
        (form.case, form.number, "Masc" if form.number == "Sing" else "")
        for form in reading.forms
        if form.text == word.lower()
    )
    return replace(reading, cells=cells)


def doubt(candidate: tuple[str, Reading]) -> tuple[bool, bool]:
    """Return what makes a citation form and its reading less likely than others."""
    lemma, reading = candidate
    return _looks_inflected(lemma), reading.fixed


def _looks_inflected(lemma: str) -> bool:
    """Whether a citation form put together looks like another form of a name."""
    return lemma.endswith(("ом", "ем", "ов", "ам", "ами", "ах", "ой", "ым"))


def _of_last_part(lower: str) -> tuple[Reading, ...]:
    """Return the readings of Астана-арбитраж: those of its last part, if that is a noun."""
    first, hyphen, last = lower.rpartition("-")
    if not hyphen or not dictionary.is_known(last):
        return ()
    return tuple(
        replace(
            reading,
            forms=tuple(form._replace(text=f"{first}-{form.text}") for form in reading.forms),
            known=False,
            name=True,
        )
        for reading in _of_dictionary(last)
        if reading.kind == NOUN and _is_citation(reading, last)
    )


def _of_both_parts(lower: str) -> tuple[Reading, ...]:
    """Return the reading of министр-председатель, persons both: each part has its ending."""
    parts = lower.split("-")
    if len(parts) != 2 or parts[0] in _UNCHANGING or not all(map(dictionary.is_known, parts)):
        return ()
    first, last = (
        next((r for r in _of_dictionary(part) if r.animate and _is_citation(r, part)), None)
        for part in parts
    )
    if not (first and last):
        return ()
    forms = tuple(
        Form(f"{one.text}-{two.text}", one.case, one.number, rare=one.rare or two.rare)
        for one in first.forms
        for two in last.forms
        if one[1:3] == two[1:3]
    )
    return (replace(_noun(lower, forms, last.gender, animate=True), name=False),)


def by_rule(lower: str, *, animate: bool = False, plural: bool = False) -> Reading:
    """Return the reading of a noun by its ending alone, as it stands in the nominative."""
    forms = declension.decline(lower, animate=animate, plural=plural)
    return _noun(lower, forms, declension.gender(lower), animate=animate)


def candidates(word: str) -> tuple[tuple[str, Reading], ...]:
    """Return what an unknown word may be a form of: lower-case citation forms with readings.

    Names, which have capitals, and words of Kazakh realities; nothing for other words.
    """
    lower = word.lower()
    found = []
    for lemma in citations(lower):
        if len(lemma) < 3 or not (lemma in COMMON or (word[0].isupper() and _may_be_name(lemma))):
            continue
        reading = _name(lemma)
        cells = frozenset(
            (form.case, form.number, reading.gender if form.number == "Sing" else "")
            for form in reading.forms
            if key(form.text) == key(lower)
        )
        if cells:
            found.append((lemma, replace(reading, cells=cells)))
    return tuple(found)


def citations(lower: str) -> tuple[str, ...]:
    """Return the words that a word may be a form of by its ending, itself first."""
    stems = [lower.removesuffix(ending) for ending in _ENDINGS if lower.endswith(ending)]
    lemmas = (stem + ending for ending in _CITATION for stem in stems if len(stem) > 1)
    return tuple(dict.fromkeys((lower, *lemmas)))


def _name(lemma: str) -> Reading:
    if lemma in COMMON:
        return by_rule(lemma, animate=COMMON[lemma], plural=True)
    if lemma.removesuffix("а").endswith(declension.SURNAME):
        forms = declension.decline(lemma, person=True)
        return _noun(lemma, forms, declension.gender(lemma), animate=True)
    return by_rule(lemma)


def _may_be_name(lemma: str) -> bool:
    """Whether a word ends as citation forms of names do: in й after a vowel only."""
    if lemma.endswith("й"):
        return lemma[-2] in "аеиоуыэюя"
    if lemma.endswith("а"):
        return lemma[-2] not in "аеиоуыэюяьй"
    return not lemma.endswith("я") or lemma[-2] in "иь"


def place(lower: str) -> Reading:
    """Return the reading of a name in -ов, -ин: of a person (-ым) or of a town (-ом)."""
    surname = declension.decline(lower, person=True)
    town = tuple(form for form in declension.decline(lower) if form not in surname)
    both = surname if lower.endswith("а") else surname + town
    return _noun(lower, both, declension.gender(lower), animate=False)


def abbreviation(word: str) -> Reading:
    """Return the reading of АНК, ЦОН: it stays as it is, or declines where it reads as a word.

    МИДа, ЦОНом; what is read letter by letter declines in careless writing only: АНКа.
    """
    lower = word.lower()
    unchanged = declension.fixed(lower)
    as_word = len(lower) > 2 and _ABBREVIATION.fullmatch(lower) is not None
    declined = tuple(
        form._replace(rare=not as_word)
        for form in (declension.decline(lower, plural=True) if len(lower) > 2 else ())
        if lower[-1] not in "аяоеуиыюэь"
    )
    usual = as_word and any(
        "Fixd" not in parse.tag and "Abbr" in parse.tag for parse in dictionary.parses(lower)
    )
    forms = declined + unchanged if usual else unchanged + declined
    return replace(_noun(lower, forms, "Masc", animate=False), abbreviation=True)


def _noun(lower: str, forms: Iterable[Form], gender: str, *, animate: bool) -> Reading:
    kept = tuple(forms)
    cells = frozenset(
        (form.case, form.number, gender if form.number == "Sing" else "")
        for form in kept
        if form.text == lower and form.number == "Sing"
    )
    return Reading(NOUN, cells, kept, gender, animate, known=False, name=True)


def _is_ministry(lower: str) -> bool:
    """Whether a word is a ministry's short name with a genitive in it: Минтруда, Минобороны."""
    rest = lower.removeprefix("мин")
    if rest == lower or len(rest) < 5 or not dictionary.is_known(rest):
        return False
    cases = [parse.tag.case for parse in dictionary.parses(rest) if parse.tag.number == "sing"]
    return "gent" in cases and "nomn" not in cases


def _is_citation(reading: Reading, lower: str) -> bool:
    masculine = lower[-1:] not in "аяоеь"
    return any(
        case == "Nom" and number == "Sing" and (gender == "Masc" or not masculine)
        for case, number, gender in reading.cells
    )


@lru_cache(maxsize=20_000)
def _of_dictionary(lower: str) -> tuple[Reading, ...]:
    found: dict[tuple[object, ...], Reading] = {}
    for parse in dictionary.likely(lower):
        word_class = str(parse.tag.POS or "")
        identity = _identity(parse)
        if identity in found:
            continue
        if word_class == "NOUN":
            found[identity] = _noun_of(parse, lower)
        elif word_class in ("ADJF", "PRTF"):
            found[identity] = _adjective_of(parse, lower)
        elif word_class == "INFN":
            found[identity] = Reading(VERB, frozenset(), tuple(_verb_forms(parse)))
    return tuple(reading for reading in found.values() if reading.forms)


def _identity(parse: Any) -> tuple[object, ...]:
    tag = parse.tag
    names = frozenset(tag.grammemes & tags.NAMES)
    kept = (tag.gender, tag.animacy) if tag.POS == "NOUN" else (tag.tense, tag.voice)
    return (parse.normal_form, tag.POS, names, "Pltm" in tag, *kept)


def _noun_of(parse: Any, lower: str) -> Reading:
    gender = tags.GENDERS.get(str(parse.tag.gender or ""), "")
    surname = "Surn" in parse.tag
    forms = []
    for other in dictionary.lexeme(parse):
        tag = other.tag
        if tag.POS != "NOUN" or (surname and tag.gender != parse.tag.gender):
            continue
        form = _form(other)
        if form and form.case != "Voc" and (len(form.text) > 2 or len(lower) < 3):
            forms.append(form)
    genders = {gender} if gender else {"Masc", "Fem", "Neut"}
    cells = frozenset(
        (form.case, form.number, one if form.number == "Sing" else "")
        for form in forms
        if key(form.text) == key(lower)
        for one in genders
    )
    name = not tags.NAMES.isdisjoint(parse.tag.grammemes)
    animate = parse.tag.animacy == "anim"
    personal = not tags.PERSONAL.isdisjoint(parse.tag.grammemes)
    return Reading(NOUN, cells, tuple(forms), gender, animate, parse.is_known, name, personal)


def _adjective_of(parse: Any, lower: str) -> Reading:
    tag = parse.tag
    forms = []
    for other in dictionary.lexeme(parse):
        if _is_same_adjective(tag, other, lower) and (form := _form(other)):
            gender = tags.GENDERS.get(str(other.tag.gender or ""), "")
            animacy = tags.ANIMACY.get(str(other.tag.animacy or ""), "")
            forms.append(form._replace(gender=gender, animacy=animacy))
    cells = frozenset(
        (form.case, form.number, form.gender) for form in forms if key(form.text) == key(lower)
    )
    return Reading(ADJECTIVE, cells, tuple(forms), known=parse.is_known)


def _is_same_adjective(tag: Any, other: Any, lower: str) -> bool:
    """Whether a form is one of the same participle, or of the same degree: not высокий, высший."""
    own = other.tag
    if own.POS != tag.POS or (own.tense, own.voice) != (tag.tense, tag.voice):
        return False
    superlative = "Supr" in tag
    if superlative != ("Supr" in own):
        return False
    return not superlative or other.word[:4] == lower[:4]


def _form(parse: Any) -> Form | None:
    tag = parse.tag
    case = tags.CASES.get(str(tag.case or ""), "")
    number = tags.NUMBERS.get(str(tag.number or ""), "")
    if not case or not number:
        return None
    return Form(parse.word, case, number, rare=is_rare(tag))


def is_rare(tag: Any) -> bool:
    """Whether a form is not the usual one for its case: ассамблеею, чаю, в году."""
    return not tags.RARE.isdisjoint(tag.grammemes) or str(tag.case) in ("gen2", "loc2", "acc2")


def _verb_forms(parse: Any) -> Iterator[Form]:
    for other in dictionary.lexeme(parse):
        yield Form(other.word, "", "")
