"""Tags of OpenCorpora → parts of speech and features of Universal Dependencies.

Sources: opencorpora.org/dict.php?act=gram; universaldependencies.org/ru. UD writes a
participle and a converb as forms of the verb, and the second genitive (чаю) and the second
locative (в году) are written here as the cases they stand for.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

CASES: Mapping[str, str] = MappingProxyType(
    {
        "nomn": "Nom",
        "gent": "Gen",
        "gen1": "Gen",
        "gen2": "Gen",
        "datv": "Dat",
        "accs": "Acc",
        "acc2": "Acc",
        "ablt": "Ins",
        "loct": "Loc",
        "loc1": "Loc",
        "loc2": "Loc",
        "voct": "Voc",
    }
)
NUMBERS: Mapping[str, str] = MappingProxyType({"sing": "Sing", "plur": "Plur"})
GENDERS: Mapping[str, str] = MappingProxyType({"masc": "Masc", "femn": "Fem", "neut": "Neut"})
ANIMACY: Mapping[str, str] = MappingProxyType({"anim": "Anim", "inan": "Inan"})

NAMES = frozenset({"Name", "Surn", "Patr", "Geox", "Orgn", "Trad"})
PERSONAL = frozenset({"Name", "Surn", "Patr"})
# Forms of another style than that of official texts: ассамблеею, объединенье.
RARE = frozenset({"V-oy", "V-ey", "V-be", "V-bi", "Arch", "Dist", "Erro", "Slng", "Litr"})

_UPOS: Mapping[str, str] = MappingProxyType(
    {
        "NOUN": "NOUN",
        "ADJF": "ADJ",
        "ADJS": "ADJ",
        "COMP": "ADJ",
        "VERB": "VERB",
        "INFN": "VERB",
        "PRTF": "VERB",
        "PRTS": "VERB",
        "GRND": "VERB",
        "NUMR": "NUM",
        "ADVB": "ADV",
        "NPRO": "PRON",
        "PRED": "ADV",
        "PREP": "ADP",
        "PRCL": "PART",
        "INTJ": "INTJ",
    }
)
SUBORDINATING = frozenset(
    "что чтобы если когда хотя пока поскольку будто словно раз ибо дабы едва коли лишь чем".split()
)
_WORD_CLASS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "ADJS": {"Variant": "Short"},
        "COMP": {"Degree": "Cmp"},
        "INFN": {"VerbForm": "Inf"},
        "VERB": {"VerbForm": "Fin"},
        "PRTF": {"VerbForm": "Part"},
        "PRTS": {"VerbForm": "Part", "Variant": "Short"},
        "GRND": {"VerbForm": "Conv"},
    }
)
_GRAMMEMES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        **{tag: ("Case", value) for tag, value in CASES.items()},
        **{tag: ("Number", value) for tag, value in NUMBERS.items()},
        **{tag: ("Gender", value) for tag, value in GENDERS.items()},
        **{tag: ("Animacy", value) for tag, value in ANIMACY.items()},
        "Supr": ("Degree", "Sup"),
        "1per": ("Person", "1"),
        "2per": ("Person", "2"),
        "3per": ("Person", "3"),
        "past": ("Tense", "Past"),
        "pres": ("Tense", "Pres"),
        "futr": ("Tense", "Fut"),
        "perf": ("Aspect", "Perf"),
        "impf": ("Aspect", "Imp"),
        "indc": ("Mood", "Ind"),
        "impr": ("Mood", "Imp"),
        "actv": ("Voice", "Act"),
        "pssv": ("Voice", "Pass"),
        "Abbr": ("Abbr", "Yes"),
    }
)


def upos(parse: Any) -> str:
    """Return the universal part of speech of a reading; "" for what is no Russian word."""
    tag = parse.tag
    word_class = str(tag.POS or "")
    if word_class == "CONJ":
        return "SCONJ" if parse.normal_form in SUBORDINATING else "CCONJ"
    if word_class == "NOUN" and not NAMES.isdisjoint(tag.grammemes):
        return "PROPN"
    if "Apro" in tag.grammemes:
        return "DET"
    if "Anum" in tag.grammemes:
        return "ADJ"
    if word_class in ("VERB", "INFN", "PRTF", "PRTS", "GRND") and parse.normal_form == "быть":
        return "AUX"
    return _UPOS.get(word_class, "")


def features(tag: Any) -> dict[str, str]:
    """Return the features of a tag as Universal Dependencies has them for Russian."""
    word_class = str(tag.POS or "")
    found = dict(_WORD_CLASS.get(word_class, {}))
    for grammeme in tag.grammemes:
        if pair := _GRAMMEMES.get(grammeme):
            found.setdefault(*pair)
    if word_class in ("ADJF", "ADJS") and "Apro" not in tag.grammemes:
        found.setdefault("Degree", "Pos")
    if word_class == "ADJF" and "Fixd" in tag.grammemes:
        for name in ("Case", "Number", "Gender", "Animacy"):  # его
            found.pop(name, None)
    if word_class == "VERB" and found.get("Mood") == "Imp":
        found.setdefault("Person", "2")
    if word_class in ("VERB", "INFN", "GRND", "PRTS", "NUMR", "NPRO"):
        found.pop("Animacy", None)
    if word_class in ("VERB", "INFN", "GRND"):
        found.setdefault("Voice", "Act")
    return found


def is_rare(tag: Any) -> bool:
    """Whether a form is not the usual one for its case: ассамблеею, чаю, в году."""
    return not RARE.isdisjoint(tag.grammemes) or str(tag.case) in ("gen2", "loc2", "acc2")
