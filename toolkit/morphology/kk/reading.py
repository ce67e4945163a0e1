"""Rank the readings of a Kazakh word: of known lemmas first, then of likely stems."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from toolkit.morphology.features import parse, write
from toolkit.morphology.kk import likelihood
from toolkit.morphology.kk.analysis import Cut, cuts, is_plausible, is_word
from toolkit.morphology.kk.derivation import made_from_known
from toolkit.morphology.kk.lexicon import NOMINAL, is_nominal, lexicon, parts_of_speech
from toolkit.morphology.kk.pronouns import forms_of_pronouns
from toolkit.morphology.kk.suffixes import chains
from toolkit.morphology.kk.verbs import verb_readings
from toolkit.morphology.kk.written import LATIN, NUMBER, is_abbreviation, split, without_particle
from toolkit.morphology.language import Analysis

if TYPE_CHECKING:
    from collections.abc import Iterator

# So many guesses are worth a look; what comes after them is never right.
MOST_GUESSES = 3

# Logarithms: what a reading loses to that of a noun. A postposition or an adverb beside the
# noun it is a form of (UD_Kazakh-KTB reads арасында as a noun); a name; a word only made
# from a known one; a verb, and one
# that speaks to someone.
_FORMAL = 6.0
_NAME = 4.0
_MADE = 3.0
_VERB = 2.5
_SPOKEN = 2.5

_IMPERATIVE = "Mood=Imp|Number=Sing|Person=2|VerbForm=Fin"
_OBLIQUE = ("Case=Dat", "Case=Loc", "Case=Abl", "Case=Ins")

# What ends so and has a capital is a surname and nothing else.
_SURNAMES = ("ов", "ев", "ова", "ева")

# Қазақстан is no ablative, Әбішұлы no son.
_ENDS_OF_NAMES = ("стан", "ұлы", "қызы")

# 5-ші, 1990-шы, 5-інші
_ORDINAL = re.compile(r"(\d+)-(?:[ыі]?н)?ш[ыі]\Z")

# т.б., млн., М.
_SHORTENED = re.compile(r"(\w+)(?:\.\w+)*\.\Z")


class Scored(NamedTuple):
    """A reading and the logarithm of how likely it is."""

    likelihood: float
    reading: Analysis


def analyse(word: str) -> tuple[Analysis, ...]:
    """Return the readings of ``word``, likeliest first; none for what is no Kazakh word.

    Readings of lemmas in the lexicon and of words made from them; where there are none,
    the likeliest guesses. A word with a capital may be a name too.
    """
    word = without_particle(word)
    folded = word.casefold()
    if _SHORTENED.match(word):
        lemma = word if len(word) == 2 and word[0].isupper() else folded
        return (Analysis(lemma, "NOUN"),)
    written = _written(word)
    if not is_word(folded):
        return written
    found = list(cuts(folded))
    known, verbs = list(_known(word, found)), list(_verbal(folded, found))
    scored = known
    if not known and not written and not (verbs and word.islower()):
        scored = _guessed(word, found, beside=bool(verbs))
    ranked = sorted([*scored, *verbs], key=lambda one: -one.likelihood)
    readings = [*written, *(one.reading for one in ranked)]
    return tuple(dict.fromkeys([*readings, *_surnames(readings)]))


def _surnames(readings: list[Analysis]) -> Iterator[Analysis]:
    """Yield a woman's surname under the man's, as UD_Kazakh-KTB has it: Сәтбаева, Сәтбаев."""
    for reading in readings[:1]:
        if reading.upos == "PROPN" and reading.lemma.endswith(("ова", "ева")):
            yield replace(reading, lemma=reading.lemma[:-1])


def _known(word: str, found: list[Cut]) -> Iterator[Scored]:
    for pronoun, case in forms_of_pronouns().get(word.casefold(), ()):
        yield Scored(0, Analysis(pronoun, "PRON", case))
    relational = any(is_nominal(cut.lemma) and _is_oblique(cut.chain.features) for cut in found)
    for cut in found:
        for lemma, upos, cost in _kinds(cut.lemma):
            if cut.chain.text and upos not in NOMINAL:
                continue
            if cost == _MADE and "Person[psor]=2" in cut.chain.features:
                # Спорттың is of sport, and not "your sporty one".
                continue
            likely = likelihood.of_features(cut.chain.features, generated=cut.chain.generated)
            features = _features(cut, upos)
            cost += _FORMAL * (relational and upos not in NOMINAL)
            if upos == "VERB":
                cost += _SPOKEN
            if upos != "PROPN":
                yield Scored(likely - cost, Analysis(lemma, upos, features))
            if upos in ("NOUN", "PROPN") and not word.islower():
                # Астанаға is of Астана, the city, and of астана, a capital.
                name = lemma if upos == "PROPN" else capitalised(lemma, word)
                # Қарағанды is the city, not a form of қараған; Темір may be iron.
                # Абай the poet is likelier than what is said of the careful, абай.
                others = set(parts_of_speech(cut.lemma)) - {"PROPN"}
                sure = upos == "PROPN" and ("NOUN" not in others if others else not cut.chain.text)
                yield Scored(likely - _NAME * (not sure), Analysis(name, "PROPN", features))


def _is_oblique(features: str) -> bool:
    return features.startswith(_OBLIQUE)


def _kinds(folded: str) -> Iterator[tuple[str, str, float]]:
    """Yield what is known of a lemma, of the last part of a compound, or of what it is made of.

    With the logarithm of how much less likely it is than a noun of the lexicon.
    """
    if kinds := lexicon().get(folded):
        for rank, (lemma, upos) in enumerate(kinds):
            yield lemma, upos, rank
        if any(upos != "PROPN" for _, upos in kinds):
            return
    first, hyphen, last = folded.rpartition("-")
    if hyphen and len(first) > 1 and is_nominal(last):
        kinds = lexicon()[last]
        yield from ((folded, upos, 0) for _, upos in kinds if upos in NOMINAL - {"PROPN"})
        return
    yield from ((folded, upos, _MADE) for upos in made_from_known(folded))


def _verbal(folded: str, found: list[Cut]) -> Iterator[Scored]:
    for lemma, features in verb_readings(folded):
        yield Scored(_verb(lemma, features), Analysis(lemma, "VERB", features))
    for cut in found:
        if cut.chain.text:
            for lemma, features in verb_readings(cut.lemma, nominal_only=True):
                both = write(parse(features) | parse(cut.chain.features))
                likely = likelihood.of_features(cut.chain.features, generated=cut.chain.generated)
                yield Scored(likely + _verb(lemma, features), Analysis(lemma, "VERB", both))


def _verb(lemma: str, features: str) -> float:
    """Return how likely a form of a verb is, as a logarithm: less where a noun is likelier."""
    kinds = parts_of_speech(lemma)
    rank = kinds.index("VERB") if "VERB" in kinds else 0
    rare = "Tense=Fut" in features or "Vnoun" in features
    return -_VERB - rank - _FORMAL * rare - _SPOKEN * ("Person=2" in features)


def _guessed(word: str, found: list[Cut], *, beside: bool) -> list[Scored]:
    """Return the likeliest readings with an unknown stem; one name ``beside`` those of a verb."""
    scored = []
    for cut in found:
        if cut.chain.text and not is_plausible(cut.lemma):
            continue
        likely = likelihood.of_stem(cut.lemma)
        likely += likelihood.of_features(cut.chain.features, generated=cut.chain.generated)
        if not word.islower() and cut.lemma.endswith(_ENDS_OF_NAMES):
            likely += _NAME
        scored.append(Scored(likely, Analysis(cut.lemma, "NOUN", cut.chain.features)))
    best = sorted(scored, key=lambda one: -one.likelihood)[:MOST_GUESSES]
    if word.islower():
        return best
    best = [one for one in best if one.reading.lemma.endswith(_SURNAMES)] or best
    names = [
        Scored(likely, Analysis(capitalised(reading.lemma, word), "PROPN", reading.features))
        for likely, reading in best
    ]
    if beside:
        return [Scored(-_NAME, name.reading) for name in names[:1]]
    return names + [Scored(likely - _NAME, reading) for likely, reading in best]


def capitalised(lemma: str, word: str) -> str:
    """Return a name with the capitals that its form has: Ата-Бейіт; not all of АСТАНАДА."""
    if word.isupper():
        return "-".join(part.capitalize() for part in lemma.split("-"))
    pairs = zip(lemma, word, strict=False)
    return (
        "".join(own.upper() if given.isupper() else own for own, given in pairs)
        + lemma[len(word) :]
    )


def _written(word: str) -> tuple[Analysis, ...]:
    """Read АҚШ, АҚШ-тан, 5-ші and Facebook-ке: what suffixes join with a hyphen."""
    if ordinal := _ORDINAL.match(word):
        return (Analysis(ordinal[1], "NUM", "NumType=Ord"),)
    name, rest = split(word)
    number = NUMBER.match(name)
    if not (number or is_abbreviation(name) or LATIN.match(name)) or rest not in chains():
        return ()
    if LATIN.match(name) and not rest:
        return ()
    features = dict.fromkeys(chain.features for chain in chains()[rest])
    return tuple(Analysis(name, "NUM" if number else "PROPN", one) for one in features)


def _features(cut: Cut, upos: str) -> str:
    if cut.chain.text or upos in ("NOUN", "PROPN"):
        return cut.chain.features
    return _IMPERATIVE if upos == "VERB" else "_"
