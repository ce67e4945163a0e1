"""Russian words one by one: every reading as Universal Dependencies writes it, every form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from toolkit.morphology import features as ud
from toolkit.morphology.language import Analysis
from toolkit.morphology.ru import declension, dictionary, names, people, tags
from toolkit.morphology.ru.spelling import is_abbreviation, is_word, key, like

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# What a form has where the features do not say: the first that all the others are made from.
_DEFAULTS = {"Case": "Nom", "Number": "Sing", "Gender": "Masc", "Degree": "Pos"}
_VERBAL = frozenset({"VerbForm", "Tense", "Mood", "Person", "Aspect", "Voice"})
_RELATIONAL = re.compile(r"[сц]к(?:ий|ая|ое|ие|ого|ому|им|ом|ой|ую|ие|их|ими)$")


def analyse(word: str) -> tuple[Analysis, ...]:
    """Return the readings of a word, likeliest first; none for what is no Russian word.

    What the dictionary has not is guessed; a name with a capital is declined by its ending,
    and what ends as Атырауской is an adjective before anything else.
    """
    if not is_word(word):
        return ()
    lower = word.lower()
    found: list[Analysis] = []
    if (
        names.is_initialism(word)
        or not dictionary.is_known(lower)
        or names.is_common_here(word)
        or people.recognise((word,), declension.CASES)
    ):
        found += _unknown(word)
    if not found or dictionary.is_known(lower):
        found += [_analysis(parse) for parse in dictionary.parses(lower) if tags.upos(parse)]
    if word[0].islower():
        # Without a capital it is a name or an abbreviation (сто, СТО) only if nothing else.
        found.sort(key=lambda reading: reading.upos == "PROPN" or "Abbr=Yes" in reading.features)
    if not dictionary.is_known(lower) and _RELATIONAL.search(lower):
        found.sort(key=lambda reading: reading.upos != "ADJ")
    return tuple(dict.fromkeys(found))


def generate(lemma: str, features: str, upos: str = "") -> tuple[str, ...]:
    """Return the forms of a lemma with these features; see ``language.Morphology``."""
    wanted = ud.parse(features)
    if not is_word(lemma):
        return ()
    lower = lemma.lower()
    initialism = names.is_initialism(lemma)
    found = () if initialism else tuple(_of_dictionary(lower, wanted, upos.upper()))
    unknown = (
        initialism or not dictionary.is_known(lower) or lower in names.COMMON or lemma[0].isupper()
    )
    nominal = upos.upper() in ("", "NOUN", "PROPN") and not _VERBAL & set(wanted)
    if not found and unknown and nominal:
        found = _by_rule(lemma, wanted)
    return tuple(dict.fromkeys(_written(form, lemma) for form in found))


def _written(form: str, lemma: str) -> str:
    if is_abbreviation(lemma) and not _is_common_in_capitals(lemma):
        return lemma + form[len(lemma) :]
    return like(form, lemma)


def _is_common_in_capitals(lemma: str) -> bool:
    """Whether a common word is all in capitals: ДОМ, ДОМА; but МИД, МИДа."""
    lower = lemma.lower()
    common = dictionary.is_known(lower) and not names.is_initialism(lemma)
    return (
        lemma.isupper()
        and common
        and not any("Abbr" in parse.tag for parse in dictionary.parses(lower))
    )


def _analysis(parse: Any) -> Analysis:
    upos, lemma = tags.upos(parse), parse.normal_form
    features = tags.features(parse.tag)
    if upos == "PROPN":
        if "Surn" in parse.tag and features.get("Gender") == "Fem":
            lemma = _nominative(parse) or lemma
        lemma = like(lemma, "-".join(part.capitalize() for part in lemma.split("-")))
    if "Abbr" in parse.tag:
        lemma = lemma.upper()
    return Analysis(lemma, upos, ud.write(features))


def _nominative(parse: Any) -> str:
    """Return the feminine citation form of a surname: Назарбаева, where pymorphy has Назарбаев."""
    return next(
        (
            form.word
            for form in dictionary.lexeme(parse)
            if form.tag.case == "nomn" and form.tag.gender == "femn"
        ),
        "",
    )


def _unknown(word: str) -> Iterator[Analysis]:
    """Yield the readings of a name, an abbreviation or a word of Kazakh realities by rule."""
    lower = word.lower()
    if is_abbreviation(word) and len(word) < 8:
        yield Analysis(word, "PROPN", "Abbr=Yes")
        return
    if _RELATIONAL.search(lower):
        return  # the dictionary guesses these well: Атырауской
    candidates = names.candidates(word)
    for lemma, reading in sorted(candidates, key=names.doubt):
        features = {"Animacy": "Anim" if reading.animate else "Inan", "Gender": reading.gender}
        upos = "PROPN" if word[0].isupper() else "NOUN"
        for form in reading.forms:
            if key(form.text) == key(lower):
                own = {**features, "Case": form.case, "Number": form.number}
                yield Analysis(like(lemma, word), upos, ud.write(own))


def _of_dictionary(lower: str, wanted: Mapping[str, str], upos: str) -> Iterator[str]:
    found = dictionary.parses(lower)
    parses = [parse for parse in found if _is_lemma(parse, lower, upos)]
    # дети, люди: plurals that UD has as lemmas and the dictionary under another word
    parses = parses or [parse for parse in found if _is_plural_lemma(parse, upos)]
    known = [parse for parse in parses if parse.is_known]
    known.sort(key=lambda parse: (tags.upos(parse) != upos, "Abbr" in parse.tag))
    if not known and lower in names.COMMON:
        return
    for parse in known or (() if upos == "PROPN" else parses):
        forms = [
            form
            for form in dictionary.lexeme(parse)
            if _fits(tags.features(form.tag), wanted, form, parse, _number(parse, lower))
        ]
        usual = [form for form in forms if tags.RARE.isdisjoint(form.tag.grammemes)]
        usual.sort(key=lambda form: tags.is_rare(form.tag))
        yield from (form.word for form in usual or forms)
        if forms:
            return


def _is_lemma(parse: Any, lower: str, upos: str) -> bool:
    own = tags.upos(parse)
    hers = own == "PROPN" and parse.tag.case == "nomn" and parse.tag.number == "sing"
    if key(parse.normal_form) != key(lower) and not hers:
        return False
    same = {"PROPN": {"PROPN", "NOUN"}, "NOUN": {"NOUN", "PROPN"}, "AUX": {"AUX", "VERB"}}
    return not upos or own in same.get(upos, {upos})


def _is_plural_lemma(parse: Any, upos: str) -> bool:
    nominative = parse.is_known and parse.tag.case == "nomn" and parse.tag.number == "plur"
    return nominative and parse.tag.POS == "NOUN" and upos in ("", "NOUN", "PROPN")


def _number(parse: Any, lower: str) -> str:
    """Return the number that a lemma is in: выборы, мы, дети are plurals."""
    if parse.tag.number != "plur":
        return "Sing"
    other = key(parse.normal_form) != key(lower)
    return "Plur" if other or "Pltm" in parse.tag or parse.tag.POS == "NPRO" else "Sing"


def _fits(
    own: Mapping[str, str], wanted: Mapping[str, str], form: Any, parse: Any, number: str
) -> bool:
    """Whether a form has the features asked for, and the first ones where nothing is said."""
    if "Surn" in parse.tag and form.tag.gender != parse.tag.gender:
        return False
    if form.tag.POS == "NOUN" and "Animacy" in wanted:
        wanted = {name: value for name, value in wanted.items() if name != "Animacy"}
    for name, value in wanted.items():
        if name in ("Gender", "Animacy") and name not in own:
            continue
        if own.get(name, "Fin" if name == "VerbForm" else None) != value:
            return False
    return all(
        name in wanted or name not in own or own[name] == value or not _has(form, name, wanted)
        for name, value in {**_DEFAULTS, "Number": number}.items()
    ) and ("VerbForm" in wanted or not _is_other_verb(form, wanted))


def _has(form: Any, name: str, wanted: Mapping[str, str]) -> bool:
    """Whether a word changes for a feature where the features do not say how."""
    if name == "Number":
        return form.tag.POS != "VERB" or "Gender" in wanted
    return name != "Gender" or form.tag.POS != "NOUN"


def _is_other_verb(form: Any, wanted: Mapping[str, str]) -> bool:
    """Whether the features, without a form of the verb, mean another: infinitive or finite."""
    kind = str(form.tag.POS)
    if kind in ("PRTF", "PRTS", "GRND"):
        return True
    if kind == "ADJS":
        return "Variant" not in wanted
    finite = bool({"Tense", "Mood", "Person"} & set(wanted))
    return (kind == "INFN" and finite) or (kind == "VERB" and not finite)


def _by_rule(lemma: str, wanted: Mapping[str, str]) -> tuple[str, ...]:
    lower = lemma.lower()
    if is_abbreviation(lemma):
        reading = names.abbreviation(lemma)
    elif lemma[0].isupper() and people.is_surname(lemma):
        reading = people.readings((lemma,))[0]
    else:
        animate = names.COMMON.get(lower, wanted.get("Animacy") == "Anim")
        reading = names.by_rule(lower, animate=animate, plural=True)
    case, number = wanted.get("Case", "Nom"), wanted.get("Number", "Sing")
    if case not in declension.CASES or set(wanted) - {"Case", "Number", "Gender", "Animacy"}:
        return ()
    return reading.pick(case, number, animate=reading.animate)
