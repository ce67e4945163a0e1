"""Words that the dictionary has not: names, abbreviations, words of Kazakh realities."""

from __future__ import annotations

import re
from dataclasses import replace

from toolkit.morphology.ru import declension, dictionary
from toolkit.morphology.ru.reading import Reading, noun_by_rule
from toolkit.morphology.ru.spelling import key

# Kazakh words that official Russian has and the dictionary has not, or has as a name only.
COMMON = {
    "аким": True,
    "акимат": False,
    "акын": True,
    "бий": True,
    "жуз": False,
    "маслихат": False,
    "тенге": False,
}
"""And whether they are of persons."""

_ENDINGS = tuple("а у ом е ы ой ов ам ами ах я ю ем и ей ым ого".split())
_CITATION = ("", "а", "й", "я")

_VOWELS = "аеёиоуыэюя"
_READ_AS_WORD = re.compile(rf"[^{_VOWELS}]*(?:[{_VOWELS}]+[^{_VOWELS}])+")
_ENDED = re.compile(r"(\w+[^\W\d_a-zа-яё])([а-я]+)")


def by_rule(lower: str, *, animate: bool = False, plural: bool = False) -> Reading:
    """Return the reading of a noun by its ending alone, as it stands in the nominative."""
    forms = declension.decline(lower, animate=animate, plural=plural)
    return noun_by_rule(lower, forms, declension.gender(lower), animate=animate)


def common(lemma: str) -> Reading:
    """Return the reading of a word of Kazakh realities."""
    reading = by_rule(lemma, animate=COMMON[lemma], plural=True)
    return replace(reading, known=True, name=False)


def place(lower: str) -> Reading:
    """Return the reading of a name in -ов, -ин: of a person (-ым) or of a town (-ом)."""
    surname = declension.decline(lower, person=True)
    town = tuple(form for form in declension.decline(lower) if form not in surname)
    both = surname if lower.endswith("а") else surname + town
    return noun_by_rule(lower, both, declension.gender(lower), animate=False)


def abbreviation(word: str) -> Reading:
    """Return the reading of АНК, ЦОН: it stays as it is, or declines where it reads as a word.

    МИДа, ЦОНом; what is read letter by letter declines in careless writing only: АНКа.
    """
    lower = word.lower()
    unchanged = declension.fixed(lower)
    as_word = len(lower) > 2 and _READ_AS_WORD.fullmatch(lower) is not None
    declined = tuple(
        form._replace(rare=not as_word)
        for form in (declension.decline(lower, plural=True) if len(lower) > 2 else ())
        if lower[-1] not in "аяоеуиыюэь"
    )
    usual = as_word and any(
        "Fixd" not in parse.tag and "Abbr" in parse.tag for parse in dictionary.parses(lower)
    )
    forms = declined + unchanged if usual else unchanged + declined
    cells = frozenset(("Nom", "Sing", gender) for gender in ("Masc", "Fem", "Neut"))
    return replace(noun_by_rule(lower, forms, "Masc"), cells=cells, abbreviation=True)


def is_initialism(word: str) -> bool:
    """Whether a word that the dictionary has is an abbreviation in capitals: АНК, and not ДОМ.

    Three letters at most that do not read as a word; the dictionary's анк is hardly meant.
    """
    lower = word.lower()
    if not word.isupper() or not 1 < len(word) < 4 or lower[-1] in _VOWELS:
        return False
    first = dictionary.parses(lower)[0].tag
    return first.POS == "NOUN" and "Abbr" not in first and not _READ_AS_WORD.fullmatch(lower)


def read_abbreviation(word: str) -> Reading:
    """Return the reading of МИДом, with its ending written on."""
    ended = _ENDED.fullmatch(word)
    lemma = ended[1] if ended else word
    reading = abbreviation(lemma)
    cells = frozenset(
        (form.case, form.number, gender if form.number == "Sing" else "")
        for form in reading.forms
        if form.text == word.lower()
        for gender in ("Masc", "Fem", "Neut")
    )
    return replace(reading, cells=cells)


def candidates(word: str) -> tuple[tuple[str, Reading], ...]:
    """Return what an unknown word may be a form of: lower-case citation forms with readings.

    Names, which have capitals, and words of Kazakh realities; nothing for other words.
    """
    lower = word.lower()
    found = []
    for lemma in citations(lower):
        if len(lemma) < 3 or not (lemma in COMMON or (word[0].isupper() and may_be_name(lemma))):
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


def doubt(candidate: tuple[str, Reading]) -> tuple[bool, bool]:
    """Return what makes a citation form and its reading less likely than others."""
    lemma, reading = candidate
    return looks_inflected(lemma), reading.fixed


def looks_inflected(lemma: str) -> bool:
    """Whether a citation form put together looks like another form of a name."""
    return lemma.endswith(("ом", "ем", "ов", "ам", "ами", "ах", "ой", "ым"))


def _name(lemma: str) -> Reading:
    if lemma in COMMON:
        return common(lemma)
    if lemma.removesuffix("а").endswith(declension.SURNAME):
        forms = declension.decline(lemma, person=True)
        return noun_by_rule(lemma, forms, declension.gender(lemma), animate=True)
    return by_rule(lemma)


def may_be_name(lemma: str) -> bool:
    """Whether a word ends as citation forms of names do: in й after a vowel only."""
    if lemma.endswith("й"):
        return lemma[-2] in "аеиоуыэюя"
    if lemma.endswith("а"):
        return lemma[-2] not in "аеиоуыэюяьй"
    return not lemma.endswith("я") or lemma[-2] in "ийь"


def is_common_here(word: str) -> bool:
    """Whether a lower-case word is a form of one that the dictionary has as a name only."""
    return word.islower() and any(
        word == form.text
        for lemma in COMMON
        if word.startswith(lemma[:3])
        for form in _name(lemma).forms
    )
