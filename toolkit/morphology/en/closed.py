"""English words of the closed classes, and the verbs be, have and do with all their forms.

Source: universaldependencies.org/en, the tables of pronouns, determiners and auxiliaries.
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from toolkit.morphology.tables import words

if TYPE_CHECKING:
    from collections.abc import Mapping

Reading = tuple[str, str, str]

_CLASSES: Mapping[str, str] = MappingProxyType(
    {
        "ADP": """about above across after against along among around as at before behind below
            between beyond by despite during except for from in inside into of off on onto out
            outside over per since through throughout to toward towards under until upon via
            with within without""",
        "CCONJ": "and but nor or yet",
        "SCONJ": "although because if that though unless whereas whether while",
        "DET": "all another any both each either every neither no some such what which",
        "AUX": "can could may might must shall should will would",
        "PART": "not",
        "PRON": """anybody anyone anything everybody everyone everything nobody none nothing
            somebody someone something who what which""",
        "NUM": """two three four five six seven eight nine ten eleven twelve twenty thirty
            hundred thousand million billion""",
    }
)
_PRONOUNS: Mapping[str, str] = MappingProxyType(
    {
        "Person=1|Number=Sing": "i me my mine myself",
        "Person=2": "you you your yours yourself",
        "Gender=Masc|Number=Sing|Person=3": "he him his his himself",
        "Gender=Fem|Number=Sing|Person=3": "she her her hers herself",
        "Gender=Neut|Number=Sing|Person=3": "it it its its itself",
        "Number=Plur|Person=1": "we us our ours ourselves",
        "Number=Plur|Person=3": "they them their theirs themselves",
    }
)
_PRONOUN_FORMS = ("Case=Nom", "Case=Acc", "Poss=Yes", "Poss=Yes", "Reflex=Yes")
_FINITE = "Mood=Ind|Number=Sing|Person={}|Tense={}|VerbForm=Fin"
_BE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "be": ("VerbForm=Inf",),
        "am": (_FINITE.format(1, "Pres"),),
        "is": (_FINITE.format(3, "Pres"),),
        "are": ("Mood=Ind|Number=Plur|Tense=Pres|VerbForm=Fin",),
        "was": ("Mood=Ind|Number=Sing|Tense=Past|VerbForm=Fin",),
        "were": ("Mood=Ind|Number=Plur|Tense=Past|VerbForm=Fin",),
        "been": ("Tense=Past|VerbForm=Part",),
        "being": ("Tense=Pres|VerbForm=Part",),
    }
)
_ARTICLES: Mapping[str, Reading] = MappingProxyType(
    {
        "the": ("the", "DET", "Definite=Def|PronType=Art"),
        "a": ("a", "DET", "Definite=Ind|PronType=Art"),
        "an": ("a", "DET", "Definite=Ind|PronType=Art"),
        "this": ("this", "DET", "Number=Sing|PronType=Dem"),
        "these": ("this", "DET", "Number=Plur|PronType=Dem"),
        "that": ("that", "DET", "Number=Sing|PronType=Dem"),
        "those": ("that", "DET", "Number=Plur|PronType=Dem"),
    }
)

FORMS: Mapping[tuple[str, str], tuple[str, ...]] = MappingProxyType(
    {
        ("be", "VB"): ("be",),
        ("be", "VBZ"): ("is",),
        ("be", "VBP"): ("are", "am"),
        ("be", "VBD"): ("was", "were"),
        ("be", "VBN"): ("been",),
        ("be", "VBG"): ("being",),
    }
)
"""Forms by lemma and tag of what is not regular in the dictionary."""


def readings(lower: str) -> tuple[Reading, ...]:
    """Return lemma, part of speech and features of a word of a closed class, else nothing."""
    return _table().get(lower, ())


@cache
def _table() -> Mapping[str, tuple[Reading, ...]]:
    table: dict[str, tuple[Reading, ...]] = {}
    rows: list[tuple[str, Reading]] = list(_ARTICLES.items())
    rows += [(form, ("be", "AUX", each)) for form, found in _BE.items() for each in found]
    for upos, text in _CLASSES.items():
        rows += [(word, (word, upos, "_")) for word in words(text)]
    for features, text in _PRONOUNS.items():
        forms = words(text)
        for form, kind in zip(forms, _PRONOUN_FORMS, strict=True):
            names = sorted((*features.split("|"), kind), key=str.casefold)
            lemma = "I" if forms[0] == "i" else forms[0]
            rows.append((form, (lemma, "PRON", "|".join(names))))
    for form, reading in rows:
        known = table.get(form, ())
        table[form] = known if reading in known else (*known, reading)
    return MappingProxyType(table)
