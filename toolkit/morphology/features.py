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

    Raises UsageError for what is neither.
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
        features[name] = value
    return features


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
