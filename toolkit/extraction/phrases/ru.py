"""Russian noun phrases: adjectives that agree with a noun, and nouns in the genitive after it.

ADJ* NOUN (ADJ* NOUN[gen] | abbreviation)*, names: PROPN+; for bodies and offices also
«по» with a dative, and «и» between genitives: Министерство культуры и информации.
Agreement is in case, number, and in the singular in gender.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from toolkit.extraction.phrases import LONGEST, Phrase
from toolkit.extraction.reading import grammar
from toolkit.extraction.stopwords import LIGHT, STOP

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from toolkit.extraction.reading import Token
    from toolkit.morphology.language import Analysis

_MOST_ADJECTIVES = 3
_NOMINAL = ("NOUN", "PROPN")
_BODIES = frozenset(
    """агентство ведомство департамент комиссия комитет министерство министр палата представитель
    совет советник уполномоченный управление центр институт инспекция служба фонд штаб""".split()
)


_JOINTS = (("по", "Dat"), ("и", "Gen"))


class _Group(NamedTuple):
    """Adjectives with their noun, up to word ``last``; ``cases`` of which they may be."""

    last: int
    key: tuple[str, ...]
    frozen: tuple[str, ...]
    cases: frozenset[str]
    name: bool


def phrases(run: Sequence[Token]) -> Iterator[Phrase]:
    """Yield every noun phrase in ``run``, those inside others too, of one word or more."""
    for first in range(len(run)):
        for group in _groups(run, first):
            yield Phrase(first, group.last, group.key)
            if not group.name and (group.key[-1] not in LIGHT["ru"] or run[group.last].is_name):
                names_body = group.key[-1] in _BODIES
                yield from _with_tails(run, first, group.last, group.key, body=names_body)


def _with_tails(
    run: Sequence[Token], first: int, last: int, key: tuple[str, ...], *, body: bool
) -> Iterator[Phrase]:
    """Yield the phrase with each further genitive, or abbreviation, after word ``last``.

    The name of a ``body``, as a ministry is, may go on with «по» and «и» too.
    """
    joints: list[tuple[tuple[str, ...], str]] = [((), "Gen")]
    if body and (word := run[last + 1 : last + 2]):
        joints += [((joint,), case) for joint, case in _JOINTS if word[0].text == joint]
    for words, case in joints:
        for tail in _groups(run, last + 1 + len(words)):
            if tail.last - first >= LONGEST or case not in tail.cases:
                continue
            longer = (*key, *words, *tail.frozen)
            yield Phrase(first, tail.last, longer)
            if not tail.name:
                yield from _with_tails(run, first, tail.last, longer, body=body)


def _groups(run: Sequence[Token], first: int) -> Iterator[_Group]:
    """Yield adjectives and their noun from word ``first`` on; or names, one and more."""
    adjectives: list[Token] = []
    for last in range(first, min(len(run), first + _MOST_ADJECTIVES + 1)):
        token = run[last]
        if _is_stop(token):
            return
        if not adjectives and _is_proper(token):
            yield from _names(run, first)
        if group := _agreeing(adjectives, token, last):
            yield group
        if not _adjectival(token):
            return
        adjectives.append(token)


def _names(run: Sequence[Token], first: int) -> Iterator[_Group]:
    """Yield the names from word ``first`` on that stand in one case: Крымбек Кушербаев."""
    key: tuple[str, ...] = ()
    frozen: tuple[str, ...] = ()
    cases: frozenset[str] | None = None
    for last in range(first, min(len(run), first + 3)):
        token = run[last]
        if not _is_proper(token):
            return
        here = _cases(token)
        cases = here if cases is None else cases & here
        if not cases:
            return
        lemma = token.text if token.is_abbreviation else _name(token)
        key, frozen = (*key, lemma.casefold()), (*frozen, token.text.casefold())
        yield _Group(last, key, frozen, cases, last > first)
        if token.is_abbreviation:
            return


def _agreeing(adjectives: Sequence[Token], noun: Token, last: int) -> _Group | None:
    """Return the group with the likeliest reading of ``noun`` that all adjectives agree with."""
    found: list[tuple[Analysis, tuple[str, ...]]] = []
    if noun.upos not in (*_NOMINAL, "ADJ") or (_is_proper(noun) and not adjectives):
        return None
    for reading in noun.readings:
        if reading.upos in _NOMINAL:
            lemmas = [_agreement(adjective, reading) for adjective in adjectives]
            if all(lemmas):
                found.append((reading, tuple(filter(None, lemmas))))
    if not found or (noun.upos == "ADJ" and not adjectives):
        return None
    best, lemmas_of_best = found[0]
    same = [reading for reading, _ in found if reading.lemma == best.lemma]
    return _Group(
        last,
        (*lemmas_of_best, best.lemma.casefold()),
        tuple(token.text.casefold().replace("ё", "е") for token in (*adjectives, noun)),
        frozenset(grammar(reading.features).get("Case", "Nom") for reading in same),
        name=False,
    )


def _agreement(adjective: Token, noun: Analysis) -> str | None:
    """Return the adjective's lemma when it can stand with this reading of the noun.

    Of two for a word no dictionary has, селевой and селевый, it is always the same.
    """
    lemmas = [reading.lemma.casefold() for reading in adjective.readings if _agrees(reading, noun)]
    return min(lemmas, default=None)


def _agrees(adjective: Analysis, noun: Analysis) -> bool:
    own, wanted = grammar(adjective.features), grammar(noun.features)
    if not _is_attribute(adjective) or own.get("Case") != wanted.get("Case", "Nom"):
        return False
    number = wanted.get("Number", own.get("Number"))
    gender = wanted.get("Gender", own.get("Gender"))
    return own.get("Number", number) == number and (
        number == "Plur" or own.get("Gender", gender) == gender
    )


def _adjectival(token: Token) -> bool:
    return any(_is_attribute(reading) for reading in token.readings[:2])


def _is_attribute(reading: Analysis) -> bool:
    own = grammar(reading.features)
    full = reading.upos == "ADJ" or own.get("VerbForm") == "Part"
    return full and "Case" in own and own.get("Variant") != "Short"


def _name(token: Token) -> str:
    """Return the lemma of a name: of several, as for a rare surname, the one without an ending."""
    lemmas = [reading.lemma for reading in token.readings if reading.upos == "PROPN"]
    return min(lemmas, key=len)


def _is_proper(token: Token) -> bool:
    if token.is_abbreviation:
        return True
    return token.is_name and token.upos == "PROPN"


def _cases(token: Token) -> frozenset[str]:
    if token.is_abbreviation:
        return frozenset({"Nom", "Gen", "Dat", "Acc", "Ins", "Loc"})
    return frozenset(
        grammar(reading.features).get("Case", "Nom")
        for reading in token.readings
        if reading.upos == "PROPN"
    )


def _is_stop(token: Token) -> bool:
    """Whether the word is in no term; but День Республики has one with a capital."""
    if token.is_name:
        return False
    return token.text.casefold() in STOP["ru"] or any(
        reading.lemma.casefold() in STOP["ru"] for reading in token.readings[:1]
    )


def cite(form: str, key: Sequence[str]) -> str:  # noqa: ARG001
    """Return the citation form of a phrase."""
    from toolkit.morphology import lemmatise

    return lemmatise(form, "ru")
