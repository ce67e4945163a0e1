"""Where a target speaks of a concept without its term: derived, misspelt, as a pronoun."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from toolkit.matching import words
from toolkit.morphology import keys, normalise, paradigm, slots
from toolkit.segmentation import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from toolkit.checks.subject import Terms
    from toolkit.model import Pair, Segment, Term, TermMatch

# What makes another word of a name or a title: қазақстандық, Kazakhstani, казахстанский.
DERIVING = {
    "kk": tuple(
        "лық лік дық дік тық тік лығ ліг дығ діг тығ тіг шы ші лы лі сыз сіз дай дей тай тей ша "
        "ше".split()
    ),
    "en": tuple("i n an ian ese ish ic ical al ary or er ist ship hood ly man men woman".split()),
    "ru": tuple("ск еск ческ ов ев н енн анск инск ист ец к".split()),
}
# Letters that a word may lose before such an ending: Asia → Asian, Senate → senator.
LOST = {"kk": 0, "en": 1, "ru": 3}

# What stands for a concept named before: pronouns, and the country for the country's name.
ANAPHORS = {
    "kk": frozenset(
        "ол оның оны оған онда одан онымен олар олардың оларды оларға бұл бұның мұның осы осының "
        "сол соның аталған өз өзі өзінің оның соңғысы ел елі елдің елде "
        "елдегі елге елді еліміз еліміздің елімізде".split()
    ),
    "en": frozenset(
        "it its itself he his him she her they their them this that these those which who whose "
        "whom former latter country".split()
    ),
    "ru": frozenset(
        "он его ему им нём нем него нему ним она её ее ей ней нею они их им ими них ним ними это "
        "этот эта эти этого этой этих этим этому этом тот та те того той тех который которая "
        "которые которого которой которых которому которым которыми которую свой своя свои своего "
        "своей своих данный страна страны стране страну страной".split()
    ),
}

# One slip of the pen, in words long enough to be told apart from others; two in long ones.
SHORTEST_MISSPELT = 4
LONG = 10


def derived(concept: str, target: str, terms: Terms) -> bool:
    """Tell whether the target has all words of a usable term, in whatever order and derivation.

    Kazakhstan may become казахстанский, and another word may come between:
    республикалық маңызы бар үш қала.
    """
    lang = terms.target.lang
    there = [normalise(word.text).casefold() for word in words(target)]
    return any(
        all(any(_is_form(part.text, word, lang) for word in there) for part in words(term.text))
        for term in _usable(concept, terms)
    )


def misspelt(concept: str, target: str, terms: Terms) -> tuple[str, Term] | None:
    """Return what in the target is a term of the concept but for a letter, and that term.

    Source of the distance: optimal string alignment (Damerau 1964), one slip a word.
    """
    there = words(target)
    for term in _usable(concept, terms):
        parts = [part.text for part in words(term.text)]
        forms = _forms_by_place(term.text, term.lang)
        for start in range(len(there) - len(forms) + 1):
            here = there[start : start + len(forms)]
            written = [normalise(word.text).casefold() for word in here]
            slips = [_slip(*place, term.lang) for place in zip(parts, forms, written, strict=True)]
            if None not in slips and any(slips):
                return target[here[0].start : here[-1].stop], term
    return None


def unnamed(
    source: str, asked: Sequence[TermMatch], target: str, named: Sequence[TermMatch], pair: Pair
) -> bool:
    """Tell whether a sentence of the target leaves out a concept that its source sentence names.

    ``asked`` and ``named`` are the mentions of the concept on either side. A pronoun that the
    source has not may stand for one, and a mention may move to the next sentence. Where
    the sentences are not as many as in the source, nothing is known.
    """
    ours, theirs = sentences(source, pair.source), sentences(target, pair.target)
    if len(ours) != len(theirs):
        return False
    wanted = [_within(sentence, asked) for sentence in ours]
    there = [_within(sentence, named) for sentence in theirs]
    for place, (our, their) in enumerate(zip(ours, theirs, strict=True)):
        around = slice(max(0, place - 1), place + 2)
        if (
            wanted[place]
            and not there[place]
            and sum(there[around]) < sum(wanted[around])
            and not more_anaphors(our.text, their.text, pair)
        ):
            return True
    return False


def _usable(concept: str, terms: Terms) -> Iterator[Term]:
    of_concept = terms.termbase.concepts[concept].in_language(terms.target.lang)
    return (term for term in of_concept if term.status.usable)


def _is_form(word: str, other: str, lang: str) -> bool:
    """Tell whether ``other`` is a form of ``word`` or a word made from it."""
    if not slots(word, lang)[0].isdisjoint(keys(other, lang)):
        return True
    whole = normalise(word).casefold()
    return any(
        len(stem) > 2 and other.startswith(stem) and other[len(stem) :].startswith(DERIVING[lang])
        for stem in (whole[: len(whole) - lost] for lost in range(LOST[lang] + 1))
    )


@lru_cache(maxsize=10_000)
def _forms_by_place(text: str, lang: str) -> tuple[frozenset[str], ...]:
    """Return, for each word of a term, the forms that it has anywhere in the paradigm."""
    places: list[set[str]] = [set() for _ in words(text)]
    for form in [text, *(form for _, forms in paradigm(text, lang) for form in forms)]:
        parts = words(form)
        if len(parts) == len(places):
            for place, part in zip(places, parts, strict=True):
                place.add(normalise(part.text).casefold())
    return tuple(frozenset(place) for place in places)


def _slip(part: str, forms: frozenset[str], word: str, lang: str) -> bool | None:
    """Return whether ``word`` is ``part`` of a term but for a slip; None for another word."""
    from rapidfuzz.distance import OSA

    if word in forms:
        return False
    slips = 2 if len(word) >= LONG else 1
    near = len(word) >= SHORTEST_MISSPELT and any(
        OSA.distance(form, word, score_cutoff=slips) <= slips for form in forms
    )
    return True if near and not _is_form(part, word, lang) else None


def more_anaphors(source: str, target: str, pair: Pair) -> bool:
    """Tell whether the target has more words than the source that may stand for a name."""
    return _anaphors(target, pair.target) > _anaphors(source, pair.source)


def _within(sentence: Segment, mentions: Sequence[TermMatch]) -> int:
    return sum(sentence.start <= mention.start < sentence.stop for mention in mentions)


def _anaphors(text: str, lang: str) -> int:
    return sum(word.text.casefold() in ANAPHORS[lang] for word in words(text))
