"""The words that are known, and what they are: ``lexicon.tsv``, read when it is first asked."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# What takes the suffixes of a noun.
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PRON", "DET"})


# A third person that is part of the word: Елбасына, never Елбасыға; Әбішұлына.
_PATRONYMIC = ("ұлы", "қызы")
LEXICALISED = (*_PATRONYMIC, "басы", "ағасы", "иесі")


@cache
def lexicon() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Return the known words, casefolded, each with its spellings and parts of speech.

    Likelier first. Empty where the file is missing.
    """
    from importlib import resources  # slow to load, and keys need no lexicon

    found: dict[str, list[tuple[str, str]]] = {}
    file = resources.files(__package__) / "lexicon.tsv"
    if not file.is_file():
        return MappingProxyType({})
    for line in file.read_text(encoding="utf-8").splitlines():
        lemma, tab, upos = line.partition("\t")
        if tab:
            found.setdefault(lemma.casefold(), []).append((lemma, upos.strip()))
    return MappingProxyType({lemma: tuple(kinds) for lemma, kinds in found.items()})


def parts_of_speech(word: str) -> tuple[str, ...]:
    """Return what the casefolded ``word`` can be as a lemma, likeliest first."""
    return tuple(upos for _, upos in lexicon().get(word, ()))


def is_nominal(word: str) -> bool:
    """Whether the casefolded ``word`` is a known lemma that takes the suffixes of a noun."""
    return any(upos in NOMINAL for upos in parts_of_speech(word))


def is_lexicalised(word: str) -> bool:
    """Whether the casefolded lemma ``word`` ends in a third person, and takes the cases of one."""
    if len(word) < 6:
        return False
    if is_nominal(word[:-1]):
        return False  # айыппұлы, of айыппұл
    return word.endswith(_PATRONYMIC) or (word.endswith(LEXICALISED) and is_nominal(word))
