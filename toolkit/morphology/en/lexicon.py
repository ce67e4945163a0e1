"""The dictionary of English, and the forms it has not: names, loans, abbreviations.

lemminflect (Jascob 2019), made from the SPECIALIST lexicon of the US National Library of
Medicine: lemmas and inflections, irregular ones too, with numpy its only dependency. Of
the stemmers, Snowball's takes derivation off as well and finds the President in every
presidency, and neither it nor inflect has the forms of verbs or the lemma of a form.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from toolkit.morphology.tables import words

if TYPE_CHECKING:
    from collections.abc import Mapping

# Nouns with the plural like the singular before any other: lemminflect has it last.
_SAME = frozenset(
    words("aircraft headquarters means offspring personnel series species spacecraft staff")
)
_HISSING = ("ses", "xes", "zes", "ches", "shes")


@cache
def _library() -> Any:
    import lemminflect

    return lemminflect


@lru_cache(maxsize=50_000)
def lemmas(word: str) -> Mapping[str, tuple[str, ...]]:
    """Return the lemmas of a lower-case form by part of speech; nothing for an unknown word."""
    found: Mapping[str, tuple[str, ...]] = _library().getAllLemmas(word)
    return found


@lru_cache(maxsize=50_000)
def forms(lemma: str, tag: str) -> tuple[str, ...]:
    """Return the forms of a lower-case lemma with a tag of the Penn Treebank, likeliest first."""
    if tag == "NNS" and lemma.endswith("man") and not is_known(lemma):
        return (f"{lemma[:-2]}en",)
    found = tuple(_library().getInflection(lemma, tag))
    if tag == "NNS" and lemma not in _SAME and len(found) > 1:
        return tuple(form for form in found if form != lemma)
    if tag == "NNS" and lemma in _SAME:
        return (lemma, *(form for form in found if form != lemma))
    return found


def is_known(lemma: str) -> bool:
    """Whether the dictionary has a lower-case word as a lemma or a form."""
    return bool(lemmas(lemma))


def plurals(noun: str) -> tuple[str, ...]:
    """Return the plurals of a lower-case noun: of its last part, or the first in chief-of-staff."""
    parts = noun.split("-")
    if len(parts) > 2 and parts[1] in ("in", "of", "at"):
        return tuple("-".join((form, *parts[1:])) for form in forms(parts[0], "NNS"))
    if len(parts) > 1:
        return tuple("-".join((*parts[:-1], form)) for form in forms(parts[-1], "NNS"))
    return forms(noun, "NNS")


def singulars(word: str) -> tuple[str, ...]:
    """Return the nouns that a lower-case word is the plural of; none for a singular."""
    head, hyphen, last = word.rpartition("-")
    found = [lemma for lemma in lemmas(last).get("NOUN", ()) if lemma != last]
    if last in lemmas(last).get("NOUN", ()):
        return ()
    if not is_known(last):
        found = [lemma for lemma in _regular(last) if last in forms(lemma, "NNS")]
    return tuple(f"{head}{hyphen}{lemma}" for lemma in found)


def _regular(word: str) -> tuple[str, ...]:
    # Mazhilismen, with the s of statesmen; Oskemen is a city.
    if not word.endswith(("s", "smen")) or word.endswith(("ss", "us", "is", "os")) or len(word) < 4:
        return ()
    if word.endswith("smen"):
        return (f"{word[:-2]}an",)
    if word.endswith("ies"):
        return (f"{word[:-3]}y",)
    if word.endswith(_HISSING):
        return (word[:-2], word[:-1])  # Mazhilises
    return (word[:-1], word[:-2]) if word.endswith("es") else (word[:-1],)
