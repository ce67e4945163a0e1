"""Rank the readings of a Kazakh word: what is known first, then what is likely."""

from __future__ import annotations

from toolkit.morphology.kk.analysis import Cut, cuts, is_word
from toolkit.morphology.kk.lexicon import lexicon
from toolkit.morphology.language import Analysis


def analyse(word: str) -> tuple[Analysis, ...]:
    """Return the readings of ``word``, likeliest first; none for what is no Kazakh word."""
    folded = word.casefold()
    if not is_word(folded):
        return ()
    known, guessed = [], []
    for cut in cuts(folded):
        kinds = lexicon().get(cut.lemma, ())
        for lemma, upos in kinds:
            known.append((len(cut.chain.text), Analysis(lemma, upos, _features(cut, upos))))
        if not kinds:
            guessed.append(
                (-len(cut.chain.text), Analysis(cut.lemma, "NOUN", _features(cut, "NOUN")))
            )
    found = sorted(known, key=lambda pair: pair[0]) or sorted(guessed, key=lambda pair: pair[0])
    return tuple(dict.fromkeys(analysis for _, analysis in found))


def _features(cut: Cut, upos: str) -> str:
    if not cut.chain.text and upos == "ADJ":
        return "_"
    return cut.chain.features
