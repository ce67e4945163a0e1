"""Decline a noun that no dictionary has, by its ending: names of people and places, loans.

Source: Зализняк (1977), Грамматический словарь русского языка, types 1 to 4 of the first
and second declension; Розенталь, Справочник по правописанию, §149–150 (surnames, and names
of places in -ов and -ин, which take -ом where a surname takes -ым). Stress is not known,
so that what depends on it comes both ways: Куанышем, Куанышом.
"""

from __future__ import annotations

from typing import NamedTuple

CASES = ("Nom", "Gen", "Dat", "Acc", "Ins", "Loc")

SURNAME = ("ов", "ев", "ёв", "ин", "ын")
"""Endings of surnames that decline half as adjectives do; a woman's has -а added."""

INDECLINABLE = ("о", "е", "ё", "и", "у", "ю", "ы", "э")
_VELAR = frozenset("гкх")
_HISSING = frozenset("жшчщ")
_CONSONANTS = frozenset("бвгджзйклмнпрстфхцчшщ")


class Form(NamedTuple):
    """A form of a word; gender and animacy only where the form depends on them."""

    text: str
    case: str
    number: str
    gender: str = ""
    animacy: str = ""
    rare: bool = False


def decline(
    word: str, *, person: bool = False, animate: bool = False, plural: bool = False
) -> tuple[Form, ...]:
    """Return the forms of a lower-case word, singular and, if it has one, plural.

    One that takes no endings has the same form in every case.
    """
    if not set(word[-1:]) & (_CONSONANTS | set("аяь")) or word.endswith(("улы", "ұлы")):
        return fixed(word)
    singular = _surname(word) if person and _is_surname(word) else _singular(word, animate)
    return singular + (_plural(word, animate) if plural else ())


def decline_third(word: str) -> tuple[Form, ...]:
    """Return the singular of a feminine noun in ь: Айгуль, Айгули."""
    return _forms(word[:-1], (("ь",), ("и",), ("и",), ("ь",), ("ью",), ("и",)), "Sing")


def fixed(word: str) -> tuple[Form, ...]:
    """Return the forms of a word that never changes."""
    return tuple(Form(word, case, number) for number in ("Sing", "Plur") for case in CASES)


def gender(word: str) -> str:
    """Return the gender that the ending speaks for: Астана Fem, Шымкент Masc."""
    if word.endswith(("а", "я")):
        return "Fem"
    return "Neut" if word.endswith(("о", "е")) else "Masc"


def _is_surname(word: str) -> bool:
    return word.removesuffix("а").endswith(SURNAME) and len(word) > 4


def _surname(word: str) -> tuple[Form, ...]:
    if word.endswith("а"):
        hers = (("а",), ("ой",), ("ой",), ("у",), ("ой", "ою"), ("ой",))
        return _forms(word[:-1], hers, "Sing")
    return _forms(word, (("",), ("а",), ("у",), ("а",), ("ым",), ("е",)), "Sing")


def _singular(word: str, animate: bool) -> tuple[Form, ...]:
    stem, last = word[:-1], word[-1]
    if last in "ая":
        return _forms(stem, _first(stem, last), "Sing")
    if last in "йь":
        loc = "и" if stem.endswith("и") else "е"
        accusative = "я" if animate else last
        return _forms(stem, ((last,), ("я",), ("ю",), (accusative,), ("ем",), (loc,)), "Sing")
    accusative = "а" if animate else ""
    instrumental: tuple[str, ...] = ("ом",)
    if last in _HISSING | {"ц"}:
        instrumental = ("ем", "ом")
    return _forms(word, (("",), ("а",), ("у",), (accusative,), instrumental, ("е",)), "Sing")


def _first(stem: str, last: str) -> tuple[tuple[str, ...], ...]:
    if last == "я":
        soft = "и" if stem.endswith("и") else "е"
        return (("я",), ("и",), (soft,), ("ю",), ("ей", "ею"), (soft,))
    genitive = "и" if stem[-1:] in _VELAR | _HISSING else "ы"
    both = stem[-1:] in _HISSING | {"ц"}
    instrumental = ("ей", "ой") if both else ("ой", "ою")
    return (("а",), (genitive,), ("е",), ("у",), instrumental, ("е",))


def _plural(word: str, animate: bool) -> tuple[Form, ...]:
    last = word[-1]
    stem = word if last in _CONSONANTS - {"й"} else word[:-1]
    soft = last in "йья"
    many = "и" if soft or stem[-1:] in _VELAR | _HISSING else "ы"
    if last == "й":
        genitive = "ев"
    elif last == "ь" or (stem == word and last in _HISSING):
        genitive = "ей"
    elif last in "ая":
        genitive = "й" if stem.endswith("и") else ("ь" if last == "я" else "")
    else:
        genitive = "ев" if last == "ц" else "ов"
    accusative = genitive if animate else many
    vowel = "я" if soft else "а"
    rest = (f"{vowel}м",), (accusative,), (f"{vowel}ми",), (f"{vowel}х",)
    return _forms(stem, ((many,), (genitive,), *rest), "Plur")


def _forms(stem: str, endings: tuple[tuple[str, ...], ...], number: str) -> tuple[Form, ...]:
    return tuple(
        Form(stem + ending, case, number, rare=ending in ("ою", "ею"))
        for case, variants in zip(CASES, endings, strict=True)
        for ending in variants
    )
