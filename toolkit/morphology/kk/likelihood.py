"""Tell a likely stem from an unlikely one by its letters, and a likely form by its features."""

from __future__ import annotations

import math
from collections import Counter
from functools import cache, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from toolkit.morphology.kk.lexicon import NOMINAL, lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping

# How often a noun of running text has such a form, in round figures.
_PERSON = MappingProxyType(
    {
        "": 0.6,
        "Number[psor]=Plur,Sing|Person[psor]=3": 0.35,
        "Number[psor]=Plur|Person[psor]=1": 0.02,
        "Number[psor]=Sing|Person[psor]=1": 0.015,
        "Number[psor]=Sing|Person[psor]=2": 0.005,
    }
)
_CASE = MappingProxyType(
    {"Nom": 0.5, "Gen": 0.1, "Dat": 0.1, "Acc": 0.1, "Loc": 0.1, "Abl": 0.05, "Ins": 0.03}
)
_PLURAL = 0.15
_RARE = 0.0002
_LETTER = 33
"""Letters of the alphabet in use: an unseen one is as likely as any."""


@lru_cache(maxsize=2_000)
def of_features(features: str, *, generated: bool = True) -> float:
    """Return the log likelihood that a noun in a text has these features."""
    parts = dict(part.split("=") for part in features.split("|") if "=" in part)
    person = "|".join(f"{n}={parts[n]}" for n in ("Number[psor]", "Person[psor]") if n in parts)
    likelihood = _PERSON.get(person, _RARE) * _CASE.get(parts.get("Case", ""), _RARE)
    likelihood *= _PLURAL if "Number" in parts else 1 - _PLURAL
    return math.log(likelihood if generated and "Person" not in parts else likelihood * _RARE)


@lru_cache(maxsize=50_000)
def of_stem(stem: str) -> float:
    """Return the log likelihood of the letters of an unknown stem, read from its end.

    Each letter is expected after the two to its right, as in the known nouns and
    adjectives; where those were never seen, after the one, and then any (the smoothing
    of Witten and Bell 1991).
    """
    padded = "##" + stem[::-1] + "#"
    return sum(
        math.log(_expected(padded[index - 2 : index], padded[index]))
        for index in range(2, len(padded))
    )


def _expected(context: str, letter: str) -> float:
    counts, following, variety = _letters()
    likelihood = 1 / _LETTER
    for start in (2, 1, 0):
        seen = context[start:]
        kinds, total = variety.get(seen, 0), following.get(seen, 0)
        if total:
            likelihood = (counts.get(seen + letter, 0) + kinds * likelihood) / (total + kinds)
    return likelihood


@cache
def _letters() -> tuple[Mapping[str, int], Mapping[str, int], Mapping[str, int]]:
    """Count the letters of known lemmas by what is right of them."""
    counts: Counter[str] = Counter()
    for lemma, kinds in lexicon().items():
        if not any(upos in NOMINAL for _, upos in kinds):
            continue
        padded = "##" + lemma[::-1] + "#"
        for index in range(2, len(padded)):
            for start in (index - 2, index - 1, index):
                counts[padded[start : index + 1]] += 1
    following: Counter[str] = Counter()
    variety: Counter[str] = Counter()
    for gram, count in counts.items():
        following[gram[:-1]] += count
        variety[gram[:-1]] += 1
    return counts, following, variety
