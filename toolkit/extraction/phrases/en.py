"""English noun phrases: adjectives and nouns before a noun, and a second one after "of".

(ADJ | NOUN)* NOUN (of (the) (ADJ | NOUN)* NOUN)*, filter 3 of Frantzi, Ananiadou & Mima
(2000) with "of" as the preposition. Words of several parts of speech are nouns where
the word before them asks for one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.extraction.phrases import LONGEST, Phrase
from toolkit.extraction.stopwords import LIGHT, STOP

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from toolkit.extraction.reading import Token

_NOMINAL = ("NOUN", "PROPN")
_BODIES = frozenset(
    """agency board centre center commission committee council department institute ministry
    minister office""".split()
)
_CLOSED = ("ADP", "AUX", "CCONJ", "DET", "PART", "PRON", "SCONJ")
# After these a word that may be a verb is one: to work, they plan, will lead.
_BEFORE_VERBS = frozenset(
    """to i you he she it we they who which that will would can could shall should may might must
    not cannot let help""".split()
)


def phrases(run: Sequence[Token]) -> Iterator[Phrase]:
    """Yield every noun phrase in ``run``, those inside others too, of one word or more."""
    for first in range(len(run)):
        for last in _heads(run, first):
            key = _key(run, first, last)
            yield Phrase(first, last, key)
            if key[-1] not in LIGHT["en"] or run[last].is_name:
                yield from _with_of(run, first, last, key)


def _with_of(run: Sequence[Token], first: int, last: int, key: tuple[str, ...]) -> Iterator[Phrase]:
    """Yield the phrase with what follows "of": Assembly of the People of Kazakhstan.

    In the name of a body "and" may follow that: Ministry of Culture and Information.
    """
    following = [token.text for token in run[last + 1 : last + 3]]
    joint = "and" if "of" in key and not _BODIES.isdisjoint(key) else "of"
    if following[:1] not in (["of"], [joint]):
        return
    skipped = 2 if following[1:] == ["the"] else 1
    for tail in _heads(run, last + 1 + skipped):
        if tail - first >= LONGEST:
            return
        longer = (*key, *(token.text.casefold() for token in run[last + 1 : tail + 1]))
        yield Phrase(first, tail, longer)
        yield from _with_of(run, first, tail, longer)


def _heads(run: Sequence[Token], first: int) -> Iterator[int]:
    """Yield the places of the nouns that end a phrase without "of" from word ``first`` on."""
    for last in range(first, min(len(run), first + LONGEST)):
        token = run[last]
        previous = run[last - 1] if last else None
        following = run[last + 1] if last + 1 < len(run) else None
        if _is_stop(token):
            return
        noun = _is_noun(token, previous, inside=last > first)
        if noun and not (token.upos == "ADJ" and following and _may_be_noun(following)):
            yield last
        if "'" in token.text or not (noun or _is_adjective(token)):
            return


def _key(run: Sequence[Token], first: int, last: int) -> tuple[str, ...]:
    before = (token.text.casefold() for token in run[first:last])
    return (*before, _lemma(run[last]))


def _lemma(token: Token) -> str:
    text = token.text.casefold().removesuffix("'s").removesuffix("'")
    if token.is_abbreviation:
        return text
    nouns = [reading.lemma for reading in token.readings if reading.upos in _NOMINAL]
    return nouns[0].casefold() if nouns else text


def _is_noun(token: Token, previous: Token | None, *, inside: bool) -> bool:
    if token.is_abbreviation or (token.is_name and token.upos not in _CLOSED):
        return True
    if not _may_be_noun(token):
        return False
    if previous is None:
        return token.upos in _NOMINAL
    if previous.text.casefold() in _BEFORE_VERBS:
        return all(reading.upos in _NOMINAL for reading in token.readings)
    if token.upos in _NOMINAL:
        return True
    return inside or previous.upos in ("DET", "ADJ", "ADP", "NUM")


def _may_be_noun(token: Token) -> bool:
    return any(reading.upos in _NOMINAL for reading in token.readings)


def _is_adjective(token: Token) -> bool:
    return any(reading.upos == "ADJ" for reading in token.readings[:2])


def _is_stop(token: Token) -> bool:
    if token.is_name:
        return token.upos in _CLOSED
    return token.text.casefold() in STOP["en"] or any(
        reading.lemma.casefold() in STOP["en"]
        for reading in token.readings
        if reading.upos in (*_NOMINAL, "ADJ", "NUM")
    )


def cite(form: str, key: Sequence[str]) -> str:  # noqa: ARG001
    """Return the citation form of a phrase."""
    from toolkit.morphology import lemmatise

    return lemmatise(form, "en")
