"""Write the grammar of a word one way: Universal Dependencies features, read from UniMorph too.

Sources: Universal Dependencies, universal features (universaldependencies.org/u/feat);
Sylak-Glassman (2016), The Composition and Use of the Universal Morphological
Feature Schema. Number and case left out mean singular and nominative, as in
UD_Kazakh-KTB.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from toolkit.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

UPOS = frozenset(
    "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()
)
"""The universal parts of speech."""

# The features of UD whose values are few, with them; and those of UD_Kazakh-KTB and ours
# besides: Tense=Aor, Case=Equ, Mood=Des.
_VALUES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        name: frozenset(values.split())
        for name, values in {
            "Animacy": "Anim Hum Inan Nhum",
            "Aspect": "Hab Imp Iter Perf Prog Prosp",
            "Case": "Nom Gen Dat Acc Loc Abl Ins Voc Equ Par Com Ess Tra All Ill Ine Ela Ter",
            "Degree": "Abs Aug Cmp Dim Equ Pos Sup",
            "Gender": "Com Fem Masc Neut",
            "Mood": "Adm Cnd Des Imp Ind Irr Jus Nec Opt Pot Prp Qot Sub",
            "Number": "Coll Count Dual Pauc Plur Ptan Sing Tri",
            "Person": "0 1 2 3 4",
            "Polarity": "Neg Pos",
            "Polite": "Elev Form Humb Infm",
            "Tense": "Aor Fut Imp Past Pqp Pres",
            "VerbForm": "Conv Fin Gdv Ger Inf Part Sup Vnoun",
            "Voice": "Act Antip Bfoc Cau Dir Inv Lfoc Mid Pass Rcp",
        }.items()
    }
)
_OTHER_NAMES = frozenset(
    "Abbr AdvType Definite Deixis Evident ExtPos Foreign NameType NumForm NumType Poss PronType "
    "Reflex Style Typo Variant".split()
)

# UniMorph tag → UD features. A tag that only repeats the part of speech adds nothing.
_UNIMORPH: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "N": {},
        "PROPN": {},
        "ADJ": {},
        "V": {},
        "NOM": {"Case": "Nom"},
        "GEN": {"Case": "Gen"},
        "DAT": {"Case": "Dat"},
        "ACC": {"Case": "Acc"},
        "LOC": {"Case": "Loc"},
        "ESS": {"Case": "Loc"},
        "PREP": {"Case": "Loc"},
        "ABL": {"Case": "Abl"},
        "INS": {"Case": "Ins"},
        "INST": {"Case": "Ins"},
        "SG": {"Number": "Sing"},
        "PL": {"Number": "Plur"},
        "PSS1S": {"Person[psor]": "1", "Number[psor]": "Sing"},
        "PSS2S": {"Person[psor]": "2", "Number[psor]": "Sing"},
        "PSS3S": {"Person[psor]": "3", "Number[psor]": "Plur,Sing"},
        "PSS1P": {"Person[psor]": "1", "Number[psor]": "Plur"},
        "PSS2P": {"Person[psor]": "2", "Number[psor]": "Plur"},
        "PSS3P": {"Person[psor]": "3", "Number[psor]": "Plur,Sing"},
        # In UniMorph's Kazakh table these two tell балаң from балаңыз.
        "LSSPEC1": {},
        "LSSPEC2": {"Polite": "Form"},
        "MASC": {"Gender": "Masc"},
        "FEM": {"Gender": "Fem"},
        "NEUT": {"Gender": "Neut"},
        "ANIM": {"Animacy": "Anim"},
        "INAN": {"Animacy": "Inan"},
        "CMPR": {"Degree": "Cmp"},
        "SPRL": {"Degree": "Sup"},
        "1": {"Person": "1"},
        "2": {"Person": "2"},
        "3": {"Person": "3"},
        "PRS": {"Tense": "Pres"},
        "PST": {"Tense": "Past"},
        "FUT": {"Tense": "Fut"},
        "NFIN": {"VerbForm": "Inf"},
        "V.PTCP": {"VerbForm": "Part"},
        "V.CVB": {"VerbForm": "Conv"},
        "IMP": {"Mood": "Imp"},
        "IND": {"Mood": "Ind"},
        "ACT": {"Voice": "Act"},
        "PASS": {"Voice": "Pass"},
        "PFV": {"Aspect": "Perf"},
        "IPFV": {"Aspect": "Imp"},
    }
)


def parse(text: str) -> dict[str, str]:
    """Read features: ``Case=Dat|Number=Plur`` of UD, ``N;DAT;PL`` of UniMorph; ``_`` for none.

    Raises UsageError for what is neither, and for names and values that are not known.
    """
    text = text.strip()
    if text in ("", "_"):
        return {}
    return _parse_ud(text) if "=" in text else _parse_unimorph(text)


def write(features: Mapping[str, str]) -> str:
    """Return features as UD writes them: sorted without regard to case, ``_`` for none."""
    named = sorted(features.items(), key=lambda item: item[0].casefold())
    return "|".join(f"{name}={value}" for name, value in named) or "_"


def _parse_ud(text: str) -> dict[str, str]:
    features = {}
    for part in text.split("|"):
        name, equals, value = part.strip().partition("=")
        if not (name and equals and value):
            raise UsageError(f"no feature: '{part}' in '{text}'; write Case=Dat|Number=Plur")
        _check(name, value, text)
        features[name] = value
    return features


def _check(name: str, value: str, text: str) -> None:
    """Raise UsageError for a name or a value that no feature has: Case=Foo.

    Person[psor] has the values of Person, and a feature may have several: Plur,Sing.
    """
    feature = name.partition("[")[0]
    values = _VALUES.get(feature)
    if values is None and feature not in _OTHER_NAMES:
        known = ", ".join(sorted({*_VALUES, *_OTHER_NAMES}))
        raise UsageError(f"unknown feature '{name}' in '{text}'; known are {known}")
    if values is not None and not values.issuperset(value.split(",")):
        raise UsageError(
            f"unknown value '{value}' of {name} in '{text}'; known are {', '.join(sorted(values))}"
        )


def _parse_unimorph(text: str) -> dict[str, str]:
    features: dict[str, str] = {}
    for tag in text.upper().split(";"):
        if tag.strip() not in _UNIMORPH:
            raise UsageError(
                f"unknown feature '{tag}' in '{text}'; write UD (Case=Dat|Number=Plur) "
                "or UniMorph (N;DAT;PL)"
            )
        features |= _UNIMORPH[tag.strip()]
    return features
