"""What a word of a term may be: a noun, an adjective, or neither, with all its forms.

A name that the dictionary has not is declined by its ending: what pymorphy guesses for
Елбасы is a plural, and for Шымкент a surname.
"""

from __future__ import annotations

from dataclasses import replace

from toolkit.morphology.ru import declension, dictionary
from toolkit.morphology.ru.declension import Form
from toolkit.morphology.ru.lexemes import of_dictionary
from toolkit.morphology.ru.names import (
    COMMON,
    by_rule,
    candidates,
    common,
    doubt,
    is_common_here,
    looks_inflected,
)
from toolkit.morphology.ru.reading import ADJECTIVE, NOUN, Reading, is_citation, noun_by_rule

# First parts of compounds that stay as they are: генерал-губернатора.
_UNCHANGING = frozenset("вице генерал капитан лорд премьер унтер шеф штаб экс".split())


def read(word: str) -> tuple[Reading, ...]:
    """Return the readings of a word of a term, likeliest first; names declined by rule too."""
    capital = word[:1].isupper()
    lower = word.lower()
    found = of_dictionary(lower)
    if lower in COMMON and not (capital and dictionary.is_known(lower)):
        return (common(lower),)
    if _is_ministry(lower):
        return (noun_by_rule(lower, declension.fixed(lower), "Neut"),)
    if dictionary.is_known(lower):
        return tuple(sorted(found, key=lambda r: (r.personal, r.name != capital)))
    adjectives = tuple(reading for reading in found if reading.kind != NOUN)
    if capital:
        last = _of_last_part(lower) or (by_rule(lower),)
        return (*(r for r in adjectives if r.kind == ADJECTIVE), *last)
    if adjectives and _ends_in_adjective(lower):
        return adjectives
    nouns = tuple(r for r in found if r.kind == NOUN and not r.name and is_citation(r, lower))
    nouns = _of_both_parts(lower) or tuple(sorted(nouns, key=lambda reading: reading.animate))
    return (*nouns, *adjectives) if nouns else (*adjectives, by_rule(lower, plural=True))


def read_inflected(word: str) -> tuple[Reading, ...]:
    """Return the readings of a word that may be in any form, as ``read`` does."""
    lower = word.lower()
    if is_common_here(word):
        return tuple(reading for lemma, reading in candidates(word) if lemma in COMMON)
    if dictionary.is_known(lower):
        return read(word)
    adjectives = tuple(reading for reading in read(word) if reading.kind != NOUN)
    if word[0].isupper():
        found = sorted(candidates(word), key=doubt)
        if len(found) > 1 and not looks_inflected(found[0][0]):
            found = [pair for pair in found if not looks_inflected(pair[0])]
        return (*adjectives, *(reading for _, reading in found))
    nouns = (reading for reading in of_dictionary(lower) if reading.kind == NOUN)
    return (*(reading for reading in nouns if not reading.name), *adjectives)


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
        for reading in of_dictionary(last)
        if reading.kind == NOUN and is_citation(reading, last)
    )


def _ends_in_adjective(lower: str) -> bool:
    """Whether a compound is one of adjectives: этно-социальная, and no name in -ая."""
    _, hyphen, last = lower.rpartition("-")
    readings = of_dictionary(last) if hyphen and dictionary.is_known(last) else ()
    return bool(readings) and all(reading.kind == ADJECTIVE for reading in readings)


def _of_both_parts(lower: str) -> tuple[Reading, ...]:
    """Return the reading of министр-председатель, persons both: each part has its ending."""
    parts = lower.split("-")
    if len(parts) != 2 or parts[0] in _UNCHANGING or not all(map(dictionary.is_known, parts)):
        return ()
    first, last = (
        next((r for r in of_dictionary(part) if r.animate and is_citation(r, part)), None)
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
    return (replace(noun_by_rule(lower, forms, last.gender, animate=True), name=False),)


def _is_ministry(lower: str) -> bool:
    """Whether a word is a ministry's short name with a genitive in it: Минтруда, Минобороны."""
    rest = lower.removeprefix("мин")
    if rest == lower or len(rest) < 5 or not dictionary.is_known(rest):
        return False
    cases = [parse.tag.case for parse in dictionary.parses(rest) if parse.tag.number == "sing"]
    return "gent" in cases and "nomn" not in cases
