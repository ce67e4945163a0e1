"""Names of people: first name, patronymic, surname, initials, in any order.

All of them take the case. A woman's name that ends in a consonant takes none, nor do
Kazakh patronymics in -улы and -қызы. Source: Розенталь, Справочник по правописанию, §149.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.morphology.ru import declension, dictionary
from toolkit.morphology.ru.declension import Form
from toolkit.morphology.ru.names import citations, looks_inflected, may_be_name
from toolkit.morphology.ru.reading import NOUN, Reading
from toolkit.morphology.ru.spelling import is_word, like
from toolkit.morphology.ru.tags import CASES, PERSONAL, RARE

if TYPE_CHECKING:
    from collections.abc import Sequence

SURNAMES = frozenset({"токаев"})
"""Surnames in the news that look like a form of another word."""

_MOST = 4
_PATRONYMIC = ("ович", "евич")
_HERS = ("овна", "евна", "қызы", "кызы", "гызы")
_UNCHANGED = ("улы", "ұлы", "қызы", "кызы", "гызы", "оглы")
_ADJECTIVAL = ("ский", "цкий", "ская", "цкая")


def is_person(words: Sequence[str]) -> bool:
    """Whether words with capitals, two to four, are the name of a person."""
    names = [word for word in words if len(word) > 1]
    if not 2 <= len(words) <= _MOST or not names:
        return False
    if not all(word[0].isupper() and is_word(word) and not word.isupper() for word in names):
        return False
    if any(_is_common(word.lower()) for word in names):
        return False
    if len(names) < len(words):
        return len(names) == 1 or any(is_surname(word) for word in names)
    if any(is_surname(word) or _is_patronymic(word) for word in names):
        return True
    return len(names[0]) > 3 and _is_first_name(names[0])


def is_surname(word: str) -> bool:
    """Whether a capitalised word ends as a Russian surname, and is no word of another kind."""
    lower = word.lower()
    if lower.endswith(_ADJECTIVAL):
        return any("Surn" in parse.tag for parse in dictionary.parses(lower))
    ends = lower.removesuffix("а").endswith(declension.SURNAME) and len(lower) > 4
    return ends and not _is_common(lower) and not _is_first_name(word)


def recognise(words: Sequence[str], cases: Sequence[str]) -> tuple[tuple[str, ...], str] | None:
    """Return the names of a person in the nominative, and the case they stand in; None for none.

    Крымбека Кушербаева is a man in the genitive before it is a woman with a rare name.
    """
    if tuple(cases) == ("Nom",):
        single = len(words) == 1 and words[0][:1].isupper() and is_surname(words[0])
        return (tuple(words), "Nom") if single or is_person(words) else None
    if not all(word[0].isupper() and is_word(word) and not word[1:].isupper() for word in words):
        return None
    if len(words) > _MOST or any(_is_other_word(word.lower()) for word in words if len(word) > 1):
        return None
    for feminine in (False, True):
        for case in cases:
            lemmas = tuple(_citation(word, case, feminine=feminine) for word in words)
            if all(lemmas) and _is_certain(lemmas):
                return lemmas, case
    return None


def _is_certain(lemmas: Sequence[str]) -> bool:
    """Whether words brought to the nominative are a person's name, with no doubt left."""
    if len(lemmas) == 1 or any(len(lemma) == 1 for lemma in lemmas):
        return any(is_surname(lemma) for lemma in lemmas)
    doubtful = (lemma for lemma in lemmas if not is_surname(lemma))
    return is_person(lemmas) and not any(map(looks_inflected, doubtful))


def _is_other_word(lower: str) -> bool:
    """Whether the dictionary has a word, and not as a name: Советов, not Токаев."""
    return (
        dictionary.is_known(lower)
        and all(PERSONAL.isdisjoint(parse.tag.grammemes) for parse in dictionary.parses(lower))
        and lower.removesuffix("а") not in SURNAMES
    )


def _citation(word: str, case: str, *, feminine: bool) -> str:
    """Return the name that has this form in the case, with a capital; "" for none."""
    lower = word.lower()
    if len(lower) == 1:
        return word
    itself, *others = citations(lower)
    if case != "Nom" and dictionary.is_known(lower):
        itself = ""
    for lemma in (itself, *others) if case == "Nom" else (*others, itself):
        if not lemma:
            continue
        name = like(lemma, word)
        if is_surname(name) or _is_patronymic(name):
            if _is_feminine(lemma) != feminine and not lemma.endswith(("улы", "ұлы")):
                continue
        elif not may_be_name(lemma) or (
            lemma[-1] in "ая" and not (feminine or _is_name_of(lemma, "masc"))
        ):
            continue
        if any(f.case == case and f.text == lower for f in _forms(lemma, feminine=feminine)):
            return name
    return ""


def _is_name_of(lower: str, gender: str) -> bool:
    return any(
        "Name" in parse.tag and parse.tag.gender == gender and parse.tag.case == "nomn"
        for parse in (dictionary.parses(lower) if dictionary.is_known(lower) else ())
    )


def readings(words: Sequence[str]) -> tuple[Reading, ...]:
    """Return one reading a word of a person's name, all of one gender."""
    feminine = any(_is_feminine(word.lower()) for word in words)
    return tuple(_reading(word.lower(), feminine=feminine) for word in words)


def _reading(lower: str, *, feminine: bool) -> Reading:
    forms = _forms(lower, feminine=feminine)
    gender = "Fem" if feminine else "Masc"
    cells = frozenset((form.case, "Sing", gender) for form in forms if form.text == lower)
    return Reading(NOUN, cells, forms, gender, animate=True, known=False, name=True)


def _forms(lower: str, *, feminine: bool) -> tuple[Form, ...]:
    if len(lower) == 1 or lower.endswith(_UNCHANGED):
        return _singular(declension.fixed(lower))
    for parse in dictionary.parses(lower) if dictionary.is_known(lower) else ():
        tag = parse.tag
        wanted = "femn" if feminine else "masc"
        personal = "Name" in tag or ("Surn" in tag and lower.endswith(_ADJECTIVAL))
        if personal and tag.case == "nomn" and tag.number == "sing" and tag.gender == wanted:
            return _of_lexeme(parse, wanted)
    if lower.endswith(_PATRONYMIC):
        forms = declension.decline(lower, animate=True)
        return tuple(form for form in forms if not form.text.endswith("ом"))
    if feminine and lower.endswith("ь"):
        return declension.decline_third(lower)
    if feminine and lower[-1] not in "ая":
        return _singular(declension.fixed(lower))
    surname = is_surname(lower.capitalize())
    return declension.decline(lower, person=surname, animate=True)


def _of_lexeme(parse: object, gender: str) -> tuple[Form, ...]:
    return tuple(
        Form(form.word, CASES[form.tag.case], "Sing", rare=not RARE.isdisjoint(form.tag.grammemes))
        for form in dictionary.lexeme(parse)
        if form.tag.number == "sing" and form.tag.gender == gender and form.tag.case != "voct"
    )


def _singular(forms: tuple[Form, ...]) -> tuple[Form, ...]:
    return tuple(form for form in forms if form.number == "Sing")


def _is_feminine(lower: str) -> bool:
    if lower.endswith(_HERS):
        return True
    if is_surname(lower.capitalize()):
        return lower.endswith(("а", "ая"))
    tags = [parse.tag for parse in dictionary.parses(lower) if "Name" in parse.tag]
    return bool(tags) and all(tag.gender == "femn" for tag in tags if tag.case == "nomn")


def _is_patronymic(word: str) -> bool:
    return word.lower().endswith((*_PATRONYMIC, *_HERS, *_UNCHANGED))


def _is_first_name(word: str) -> bool:
    lower = word.lower()
    return dictionary.is_known(lower) and any(
        "Name" in parse.tag and parse.tag.case == "nomn" for parse in dictionary.parses(lower)
    )


def _is_common(lower: str) -> bool:
    """Whether the dictionary has the word as it stands, a nominative and no one's name."""
    return dictionary.is_known(lower) and any(
        parse.tag.POS in ("NOUN", "ADJF", "PREP", "CONJ")
        and PERSONAL.isdisjoint(parse.tag.grammemes)
        and (parse.tag.case in (None, "nomn"))
        and parse.score > 0.05
        and not any("Name" in p.tag or "Surn" in p.tag for p in dictionary.parses(lower))
        for parse in dictionary.parses(lower)
    )


def is_foreign(words: Sequence[str]) -> bool:
    """Whether a name of several words is Kazakh and stays as it is: Жаңғыру жолы, Нур Отан."""
    if len(words) < 2 or not words[0][:1].isupper():
        return False
    tail = [word for word in words[1:] if word.islower()]
    if tail:
        return any(_is_kazakh(word) for word in tail)
    return not is_person(words) and all(_is_strange(word) for word in words)


def _is_kazakh(lower: str) -> bool:
    """Whether an unknown word ends in a possessive, as the last word of a Kazakh name does."""
    return lower.endswith(("ы", "і")) and len(lower) < 9 and not dictionary.is_known(lower)


def _is_strange(word: str) -> bool:
    lower = word.lower()
    return (
        is_word(word)
        and not word.isupper()
        and (not dictionary.is_known(lower) or (len(lower) < 4 and _is_first_name(word)))
        and not lower.endswith(("ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие"))
    )
