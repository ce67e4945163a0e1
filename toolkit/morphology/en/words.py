"""English words one by one: tags of the Penn Treebank → UD features, and back.

Sources: Marcus et al. (1993), Building a Large Annotated Corpus of English;
universaldependencies.org/en. A possessive is written Case=Gen on the noun itself, which
is one word here and two in UD.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from toolkit.morphology import features as ud
from toolkit.morphology.en import closed, lexicon
from toolkit.morphology.en.phrases import like, possessive
from toolkit.morphology.language import Analysis

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_FINITE = {"Mood": "Ind", "VerbForm": "Fin"}
_TAGS: Mapping[str, Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "NOUN": {"NN": {"Number": "Sing"}, "NNS": {"Number": "Plur"}},
        "PROPN": {"NN": {"Number": "Sing"}, "NNS": {"Number": "Plur"}},
        "ADJ": {
            "JJ": {"Degree": "Pos"},
            "JJR": {"Degree": "Cmp"},
            "JJS": {"Degree": "Sup"},
        },
        "ADV": {
            "RB": {"Degree": "Pos"},
            "RBR": {"Degree": "Cmp"},
            "RBS": {"Degree": "Sup"},
        },
        "VERB": {
            "VB": {"VerbForm": "Inf"},
            "VBZ": {**_FINITE, "Number": "Sing", "Person": "3", "Tense": "Pres"},
            "VBP": {**_FINITE, "Tense": "Pres"},
            "VBD": {**_FINITE, "Tense": "Past"},
            "VBN": {"Tense": "Past", "VerbForm": "Part"},
            "VBG": {"Tense": "Pres", "VerbForm": "Part"},
        },
    }
)
_ORDER = ("NOUN", "ADJ", "VERB", "ADV")


def analyse(word: str) -> tuple[Analysis, ...]:
    """Return the readings of a word: of the closed classes, of the dictionary, else guessed.

    None for what has a letter that is not Latin, or no vowel and no capitals.
    """
    if not word.isascii() or not word.replace("-", "").replace("'", "").isalpha():
        return ()
    bare = word.removesuffix("'s") if word != "'s" else word
    own = "" if bare == word and not word.endswith("s'") else "Gen"
    bare = bare.removesuffix("'")
    lower = bare.casefold()
    found = [] if own else [Analysis(*row) for row in closed.readings(lower)]
    if not found:
        found = list(_known(lower)) or list(_guessed(bare))
    if own:
        nouns = [reading for reading in found if reading.upos in ("NOUN", "PROPN")]
        found = [
            Analysis(reading.lemma, reading.upos, _with(reading.features, "Case", own))
            for reading in nouns
        ]
    return tuple(dict.fromkeys(found))


def generate(lemma: str, features: str, upos: str = "") -> tuple[str, ...]:
    """Return the forms of a lemma with these features; see ``language.Morphology``."""
    wanted = ud.parse(features)
    case = wanted.pop("Case", "Nom")
    kind = upos.upper() or _kind(wanted)
    if kind == "AUX":
        kind = "VERB"
    tags = _TAGS.get(kind)
    if tags is None or case not in ("Nom", "Acc", "Gen"):
        return (lemma,) if not wanted and case == "Nom" else ()
    fitting = [tag for tag, own in tags.items() if _fits(own, wanted)]
    if not fitting:
        return ()
    forms = tuple(like(form, lemma) for form in _forms(lemma.casefold(), fitting[0], lemma))
    if case == "Gen":
        return tuple(map(possessive, forms)) if kind in ("NOUN", "PROPN") else ()
    return forms


def _forms(lower: str, tag: str, lemma: str) -> tuple[str, ...]:
    if tag in ("NN", "VB", "VBP", "JJ", "RB"):
        return closed.FORMS.get((lower, tag), (lower,))
    if tag == "NNS":
        return (f"{lemma}s",) if _is_abbreviation(lemma) else lexicon.plurals(lower)
    return closed.FORMS.get((lower, tag)) or lexicon.forms(lower, tag)


def _is_abbreviation(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _kind(wanted: Mapping[str, str]) -> str:
    if {"Tense", "VerbForm", "Mood", "Person", "Voice", "Aspect"} & set(wanted):
        return "VERB"
    return "ADJ" if "Degree" in wanted else "NOUN"


def _fits(own: Mapping[str, str], wanted: Mapping[str, str]) -> bool:
    """Whether a tag has the features: of a verb the finite form, where nothing else is said."""
    if wanted.get("VerbForm") == "Ger":
        wanted = {**wanted, "VerbForm": "Part", "Tense": "Pres"}
    if own == {"VerbForm": "Inf"}:
        return not set(wanted) - {"VerbForm"} and wanted.get("VerbForm", "Inf") == "Inf"
    ignored = ("Voice", "Aspect", "Gender", "Animacy")
    rest = {name: value for name, value in wanted.items() if name not in ignored}
    if "VBP" and own.get("Tense") == "Pres" and "Person" not in own and own.get("Mood"):
        third = rest.get("Person", "3") == "3" and rest.get("Number", "Sing") == "Sing"
        rest = {n: v for n, v in rest.items() if n not in ("Person", "Number")}
        return not third and all(own.get(n) == v for n, v in rest.items())
    if own.get("Tense") == "Past" and own.get("Mood"):
        rest = {n: v for n, v in rest.items() if n not in ("Person", "Number")}
    defaults = {} if "Mood" in own or "VerbForm" in own else own
    first = {"Number": "Sing", "Degree": "Pos"}
    return all(own.get(n) == v for n, v in rest.items()) and all(
        name in rest or first[name] == value for name, value in defaults.items()
    )


def _known(lower: str) -> Iterator[Analysis]:
    lemmas = lexicon.lemmas(lower)
    for kind in _ORDER:
        for lemma in lemmas.get(kind, ()):
            for tag, own in _TAGS[kind].items():
                if lower in _forms(lemma, tag, lemma):
                    yield Analysis(lemma, kind, ud.write(own))


def _guessed(word: str) -> Iterator[Analysis]:
    """Yield the readings of a word that the dictionary has not: a noun, of a name with capitals."""
    lower = word.casefold()
    if not (set(lower) & set("aeiouy") or word.isupper()):
        return
    kind = "PROPN" if word[0].isupper() else "NOUN"
    if _is_abbreviation(word):
        yield Analysis(word, kind, "Abbr=Yes|Number=Sing")
        return
    for lemma in lexicon.singulars(lower):
        yield Analysis(like(lemma, word), kind, "Number=Plur")
    yield Analysis(word, kind, "Number=Sing")


def _with(features: str, name: str, value: str) -> str:
    return ud.write({**ud.parse(features), name: value})
