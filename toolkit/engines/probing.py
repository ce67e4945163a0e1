"""Find out how many protection markers a model keeps that was not trained to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.engines.decoding import Model
from toolkit.protection import MARKER

if TYPE_CHECKING:
    from toolkit.engines.packages import Package

# Sentences with one, two and four markers, as texts with dates, names and numbers have them.
SENTENCES = {
    "ru": (
        "Заседание состоится ⟦0⟧ в Астане.",
        "В ⟦0⟧ году в области построили ⟦1⟧ школ.",
        "С ⟦0⟧ по ⟦1⟧ в городе ⟦2⟧ побывали ⟦3⟧ гостей.",
    ),
    "kk": (
        "Отырыс Астанада ⟦0⟧ күні өтеді.",
        "Облыста ⟦0⟧ жылы ⟦1⟧ мектеп салынды.",
        "⟦0⟧ мен ⟦1⟧ аралығында ⟦2⟧ қаласына ⟦3⟧ қонақ келді.",
    ),
    "en": (
        "The meeting will take place in Astana on ⟦0⟧.",
        "In ⟦0⟧ the region built ⟦1⟧ schools.",
        "From ⟦0⟧ to ⟦1⟧ the town of ⟦2⟧ had ⟦3⟧ guests.",
    ),
}


def kept_markers(package: Package) -> int:
    """Return the most markers in a sentence that the model keeps, with all smaller numbers too.

    A few sentences tell only whether it is worth trying: where a marker is lost after all,
    the draft is made again without. 0 for a source language with no sentences here.
    Raises PackageError when the model does not load.
    """
    sentences = SENTENCES.get(package.pair.source, ())
    kept = 0
    for sentence, answer in zip(sentences, Model(package).translate(sentences), strict=True):
        wanted = sorted(MARKER.findall(sentence))
        if sorted(MARKER.findall(answer)) != wanted or answer == sentence:
            break
        kept = len(wanted)
    return kept
