"""Rank the phrases of a text by how likely each is a term: C-value.

Frantzi, Ananiadou & Mima (2000), Automatic recognition of multi-word terms: the
C-value/NC-value method, formula 1 and the nesting of section 2.3. The weight of the length
is 1 + log2 |a|, so that single words are ranked too: Barrón-Cedeño, Sierra, Drouin &
Ananiadou (2009), An improved automatic term recognition method for Spanish.
"""

from __future__ import annotations

from math import log2
from typing import TYPE_CHECKING

from toolkit.extraction.phrases import JOINTS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    Key = tuple[str, ...]


def c_values(
    frequencies: Mapping[Key, int], longer: Mapping[Key, Collection[Key]]
) -> dict[Key, float]:
    """Return the C-value of every phrase.

    ``frequencies`` counts all occurrences, those inside longer phrases too; ``longer``
    names the phrases that one occurs in. Those without a frequency of their own
    are no candidates, and do not count.
    """
    values = {}
    for key, frequency in frequencies.items():
        around = [frequencies[other] for other in longer.get(key, ()) if other in frequencies]
        nested = sum(around) / len(around) if around else 0
        values[key] = (1 + log2(length(key))) * (frequency - nested)
    return values


def length(key: Key) -> int:
    """Return the number of words, without those that only join others."""
    return sum(word not in JOINTS for word in key) or 1


def weight(key: Key, forms: Sequence[str], familiar: Collection[str]) -> float:
    """Return by how much a candidate is likelier a term than its C-value says: 1 to 4.

    Twice for one always written with a capital, as names of bodies and documents are.
    Twice for one whose words are all ``familiar`` from known terms: the termbase
    shows what its subject is. Both are ours; `benchmarks/extraction.py` measures them.
    """
    named = sum(form[0].isupper() for form in forms) / len(forms)
    shared = sum(word.partition("|")[0] in familiar for word in key) / len(key)
    return (1 + named) * (1 + shared)
