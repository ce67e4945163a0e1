"""Generate the forms of one Kazakh word from the table of suffixes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.morphology.features import parse, write
from toolkit.morphology.kk.lexicon import is_lexicalised
from toolkit.morphology.kk.pronouns import pronouns
from toolkit.morphology.kk.sounds import (
    BACK_VOWELS,
    LETTERS,
    Harmony,
    is_surname_of_one_harmony,
    stems,
)
from toolkit.morphology.kk.suffixes import chains_of_possessed, forms
from toolkit.morphology.kk.written import read_aloud

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from toolkit.morphology.kk.sounds import Stem

_NOMINAL = frozenset({"Case", "Number", "Number[psor]", "Person[psor]", "Polite", "Degree"})
_CASES = frozenset({"Nom", "Gen", "Dat", "Acc", "Loc", "Abl", "Ins"})


def nominal(features: str) -> str | None:
    """Return ``features`` as the table of suffixes writes them; None for those of no noun.

    What is not in the form of a Kazakh noun (Gender=Masc of a name) is left out.
    """
    read = parse(features)
    if read.keys() & {"VerbForm", "Tense", "Mood", "Voice"} or "Person" in read:
        return None
    named = {name: value for name, value in read.items() if name in _NOMINAL}
    if named.get("Number") == "Sing":
        del named["Number"]
    if named.get("Degree") == "Pos":
        del named["Degree"]
    if "Person[psor]" in named:
        named["Number[psor]"] = _possessors(named)
    if "Degree" not in named:
        named.setdefault("Case", "Nom")
    return write(named) if named.get("Case", "Nom") in _CASES else None


def _possessors(named: Mapping[str, str]) -> str:
    """Return how many possess: of a third person, and of балаларың, the form does not tell."""
    if named["Person[psor]"] == "3":
        return "Plur,Sing"
    if named["Person[psor]"] == "2" and "Number" in named:
        return "Sing"
    return named.get("Number[psor]", "Sing")


def inflected(lemma: str, features: str) -> tuple[str, ...]:
    """Return the forms of ``lemma`` that ``features``, from `nominal`, ask for, likeliest first."""
    if features == "Case=Nom":
        return (lemma,) if lemma else ()
    spoken = read_aloud(lemma)
    if spoken is not None:
        return _unique(f"{lemma}-{text}" for text in _after(spoken, features))
    folded = lemma.casefold()
    if not folded or not LETTERS.issuperset(folded.replace("-", "")):
        return ()
    if folded in pronouns() and features in pronouns()[folded]:
        return _unique(_with_case_of(lemma, form, "") for form in pronouns()[folded][features])
    if "|" not in features and features.startswith("Case=") and is_lexicalised(folded):
        return inflected_possessed(lemma, features)
    shapes = stems(folded)
    harmonies = 1 if is_surname_of_one_harmony(folded) else 2
    return _unique(
        _with_case_of(lemma, shape.text, text)
        for rank in range(harmonies)
        for shape in shapes
        for text in _after(shape, features, rank)
    )


def inflected_possessed(word: str, features: str) -> tuple[str, ...]:
    """Return the case of a word already in the third person: Ассамблеясы, Ассамблеясына."""
    back = _is_back(word.casefold())
    harmony = Harmony.BACK if back else Harmony.FRONT
    case = parse(features).get("Case", "Nom")
    return _unique(
        _with_case_of(word, word.casefold(), chain.text)
        for chains in chains_of_possessed().values()
        for chain in chains
        if chain.generated and chain.features == f"Case={case}" and chain.harmony in (None, harmony)
    )


def _is_back(word: str) -> bool:
    return word[-1:] in BACK_VOWELS


def _after(stem: Stem, features: str, rank: int | None = None) -> list[str]:
    """Return the chains that may follow ``stem``; those of its harmony number ``rank``."""
    kinds = stem.harmonies if rank is None else stem.harmonies[rank : rank + 1]
    return [
        chain.text
        for harmony in kinds
        for chain in forms().get((features, stem.final), ())
        if chain.harmony in (None, harmony)
        and (stem.before_vowel if chain.before_vowel else stem.before_consonant)
    ]


def _with_case_of(lemma: str, stem: str, suffix: str) -> str:
    """Write stem and suffix as ``lemma`` is written: Орын, орны → Орны; ОРЫН → ОРНЫ."""
    text = stem + suffix
    if len(lemma) > 1 and lemma.isupper():
        return text.upper()
    kept = 0
    while kept < min(len(stem), len(lemma)) and lemma[kept].casefold() == stem[kept]:
        kept += 1
    return lemma[:kept] + text[kept:]


def _unique(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))


def generate(lemma: str, features: str, upos: str = "") -> tuple[str, ...]:  # noqa: ARG001
    """Return the forms of ``lemma`` with ``features``, likeliest first, in its letter case.

    None for features that a Kazakh noun or adjective cannot have, and for what is not
    written in Kazakh Cyrillic, a name, an abbreviation or a number. Raises UsageError for
    features that cannot be read.
    """
    wanted = nominal(features)
    if not wanted:
        return ()
    # Of more words than one, the last: Сыр бойы, Сыр бойының.
    before, space, last = lemma.rpartition(" ")
    return tuple(before + space + form for form in inflected(last, wanted))
