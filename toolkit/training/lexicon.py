"""Gather the short pairs of a corpus, and a glossary, into a dictionary to look terms up in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.morphology import words
from toolkit.training.corpora import DICTIONARY, SentencePair

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolkit.termbase import Termbase

Lexicon = dict[str, tuple[str, ...]]
"""Terms of the source in their dictionary form, each with the terms that translate it."""

GLOSSARY = "glossary"
LONGEST_TERM = 4
SHORTEST_SOURCE, SHORTEST_TARGET = 4, 3  # letters; what is shorter is mostly function words

# Corpora whose short pairs are names or words as a dictionary writes them; the capital of
# any other short pair is that of a heading or a button.
AS_WRITTEN = re.compile(rf"{DICTIONARY}|{GLOSSARY}|debian:(?:iso-codes|cldr).*|stellarium")
# Russian infinitives: the Kazakh of a dictionary verb is a bare stem, the English has "to".
INFINITIVE = re.compile(r"(?i).*(?:[аяеиоуы]ть|ться|тись|ти|чь)")
ENDS = re.compile(r"^[\s«\"“]+|[\s…:»\"”]+$")
ARTICLE = re.compile(r"^(?:an?|the) ", re.IGNORECASE)


def lexicon(pairs: Iterable[SentencePair], glossary: Termbase, source: str, target: str) -> Lexicon:
    """Collect the entries of short ``pairs`` and of the glossary.

    The glossary's translation of a term replaces all others.
    """
    found: dict[str, dict[str, None]] = {}
    for pair in pairs:
        if entry := entry_of(pair):
            found.setdefault(entry[0], {})[entry[1]] = None
    return {text: tuple(terms) for text, terms in found.items()} | dict(
        glossary_entries(glossary, source, target)
    )


def glossary_entries(
    glossary: Termbase, source: str, target: str
) -> Iterable[tuple[str, tuple[str, ...]]]:
    """Yield each usable source term with the usable terms of its concept, preferred first."""
    for concept in glossary.concepts.values():
        targets = tuple(t.text for t in concept.in_language(target) if t.status.usable)
        for term in concept.in_language(source):
            if targets and term.status.usable:
                yield term.text, targets


def entry_of(pair: SentencePair) -> tuple[str, str] | None:
    """Read a short pair as a dictionary entry; None for what is no pair of terms.

    A term has one to four words of letters and is no Russian infinitive: terms are nouns
    and what belongs to them. A single word of a corpus that is no dictionary may stand in
    any form, so it is none either.
    """
    source, target = (ARTICLE.sub("", ENDS.sub("", text)) for text in (pair.source, pair.target))
    if not all(_is_phrase(text) and not _is_verb(text) for text in (source, target)):
        return None
    if len(source) < SHORTEST_SOURCE or len(target) < SHORTEST_TARGET:
        return None
    if AS_WRITTEN.fullmatch(pair.origin):
        return source, target
    if " " not in source:
        return None
    return _uncapitalised(source), _uncapitalised(target)


def _is_phrase(text: str) -> bool:
    found = words(text)
    letters = all(letter.isalpha() or letter in " -’'" for letter in text)
    return letters and 0 < len(found) <= LONGEST_TERM and len(text.split()) == len(found)


def _is_verb(text: str) -> bool:
    is_russian = bool(INFINITIVE.fullmatch(text.split()[0])) and text[0].islower()
    return is_russian or text.startswith("to ")


def _uncapitalised(text: str) -> str:
    """Lower the first letter where it is the only capital."""
    return text[0].lower() + text[1:] if text[1:].islower() else text
