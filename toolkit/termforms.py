"""Write a term in the form that its place in a sentence asks for.

A term takes over case, number and possessor of the words that it replaces, their capital,
and the article before them; quotes that are its own take the place of theirs. Where these
words are no noun, there is no form to take over.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from toolkit import morphology
from toolkit.morphology.features import parse, write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model import Term

CASES: dict[str, tuple[str, ...]] = {
    "kk": ("Nom", "Gen", "Dat", "Acc", "Loc", "Abl", "Ins"),
    "ru": ("Nom", "Gen", "Dat", "Acc", "Ins", "Loc"),
    "en": ("Nom",),
}
THIRD = "Number[psor]=Plur,Sing|Person[psor]=3"
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "PRON", "NUM", "X"})
PROPER = "proper noun"

# Words that stand beside a term and are no part of what rendered it.
BESIDE = {
    "kk": frozenset("мен бен пен және үшін туралы бойынша да де та те бұл осы бір".split()),
    "en": frozenset("a an the of in on at to by for from with and or as this that".split()),
    "ru": frozenset("и в во на с со о об по для из от к у при за а но это".split()),
}

# What a Kazakh model writes behind a marker, by the case that it stands for (Muhamedowa
# 2016, Kazakh: A Comprehensive Grammar, the case suffixes).
ENDINGS = {
    "Gen": "ның нің дың дің тың тің",
    "Dat": "ға ге қа ке на не а е",
    "Acc": "ны ні ды ді ты ті н",
    "Loc": "да де та те нда нде",
    "Abl": "дан ден тан тен нан нен",
    "Ins": "мен бен пен",
}
CASE_OF = {ending: case for case, endings in ENDINGS.items() for ending in endings.split()}

_ARTICLE = re.compile(r"\b(?P<article>an?|the) $", re.IGNORECASE)
# Where a name with "of" in it asks for an article: in the Republic of Kazakhstan.
_NO_ARTICLE = re.compile(r"\b(?:in|of|to|by|for|from|at|with|on) $", re.IGNORECASE)
_SENTENCE_START = re.compile(r"\W*")
# A straight quote opens and closes; beside one place it does both.
_OPENING, _CLOSING = '«“„"', '»”"'


class Place(NamedTuple):
    """Where a term is to go: words of a text, without what only stands beside them."""

    start: int
    stop: int

    def lies_within(self, other: Place) -> bool:
        """Whether ``other`` has these words and more."""
        return self != other and other.start <= self.start and self.stop <= other.stop


def place(text: str, start: int, stop: int, lang: str) -> Place | None:
    """Return the words in a stretch of ``text`` that a term can replace; None for none."""
    found = [word for word in morphology.words(text) if word.start < stop and start < word.stop]
    beside = BESIDE.get(lang, frozenset())
    while found and found[0].text.casefold() in beside:
        found.pop(0)
    while found and found[-1].text.casefold() in beside:
        found.pop()
    return Place(found[0].start, found[-1].stop) if found else None


def bare(term: str, text: str) -> list[Place]:
    """Return where ``term`` stands as it is written: neither within a word, nor with an ending."""
    whole = rf"(?<!\w){re.escape(term)}(?![-‐‑]?\w)"
    return [Place(*found.span()) for found in re.finditer(whole, text)]


def like(term: Term, words: str) -> str | None:
    """Return ``term`` in the case, number and possessor of ``words``; None if they have none.

    A name keeps its number, and has no possessor.
    """
    last = morphology.words(words)[-1:]
    readings = morphology.analyse(last[0].text, term.lang) if last else ()
    if not readings or readings[0].upos not in NOMINAL:
        return None
    features = parse(readings[0].features)
    kept = {"Case": features.get("Case", "Nom")}
    if term.part_of_speech != PROPER:
        number = features.get("Number")
        kept |= {"Number": number} if number else {}
        if features.get("Person[psor]") == "3":
            kept |= parse(THIRD)
    return next(iter(morphology.inflect(term.text, write(kept), term.lang)), None)


def forms(term: Term) -> tuple[str, ...]:
    """Return the forms that a sentence may ask for, the dictionary's first.

    All cases, of a common noun in Kazakh also in the third person, in English the plural.
    """
    found = dict.fromkeys([term.text])
    for features in _features(term):
        found |= dict.fromkeys(morphology.inflect(term.text, features, term.lang)[:1])
    return tuple(found)


def with_ending(term: str, ending: str, lang: str) -> str | None:
    """Return ``term`` in the case that ``ending`` is one of; None for what is no ending.

    The ending a model wrote says the case; which of its variants follows the term, the
    term's own sounds say: ⟦0⟧да → Тәжікстанда, ⟦0⟧ның → ҚХА-ның.
    """
    case = CASE_OF.get(ending.casefold()) if lang == "kk" else None
    return next(iter(morphology.inflect(term, f"Case={case}", lang)), None) if case else None


def put(text: str, start: int, stop: int, form: str, lang: str) -> str:
    """Write ``form`` over ``text[start:stop]``, with the capital and the article of the place.

    No quote around the place stays that the form brings itself, or that has lost its other half.
    """
    replaced = text[start:stop]
    start, stop = _with_quotes(text, start, stop, form)
    before, after = text[:start], text[stop:]
    if len(replaced) > 1 and replaced.isupper() and (before + after).isupper():
        form = form.upper()
    elif _SENTENCE_START.fullmatch(before) and replaced[:1].isupper():
        form = form[:1].upper() + form[1:]
    article = _ARTICLE.search(before) if lang == "en" else None
    if article:
        before = before[: article.start()] + _article(article["article"], form)
    elif lang == "en" and " of " in form and _NO_ARTICLE.search(before) and not _has_article(form):
        form = f"the {form}"
    return before + form + after


def in_case_of(source: str, dictionary: str, form: str) -> str:
    """Write ``form`` small where the source writes small what its dictionary has with a capital."""
    small = source[:1].islower() and dictionary[:1].isupper()
    return form[:1].lower() + form[1:] if small else form


def has_quotes(text: str) -> bool:
    """Tell whether a text brings quotation marks of its own: «Қазақпарат» ХАА."""
    return any(mark in text for mark in _OPENING + _CLOSING)


def _with_quotes(text: str, start: int, stop: int, form: str) -> tuple[int, int]:
    """Return the place with the quotes beside it that would be doubled or left open."""
    inside = text[start:stop]
    opened = sum(map(inside.count, _OPENING)) - sum(map(inside.count, _CLOSING))
    before = text[:start].endswith(tuple(_OPENING))
    after = text[stop:].startswith(tuple(_CLOSING))
    around = before and after and opened == 0 and has_quotes(form)
    return start - (before and (opened < 0 or around)), stop + (after and (opened > 0 or around))


def _article(article: str, form: str) -> str:
    """Return the article to write before ``form``, with a space; none before its own."""
    if _has_article(form):
        return ""
    if article.casefold() == "the":
        return f"{article} "
    fitting = article[0] + ("n" if form[:1].casefold() in "aeio" else "")
    return f"{fitting} "


def _has_article(form: str) -> bool:
    return form.split(" ", 1)[0].casefold() in ("a", "an", "the")


def _features(term: Term) -> Iterator[str]:
    common = term.part_of_speech != PROPER
    if term.lang == "en" and common:
        yield "Number=Plur"
    for case in CASES.get(term.lang, ()):
        yield f"Case={case}"
        if term.lang == "kk" and common:
            yield f"Case={case}|{THIRD}"
