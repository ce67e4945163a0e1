"""Where a target speaks of a concept without its term: derived, misspelt, as a pronoun."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from toolkit.matching import words
from toolkit.morphology import keys, normalise, paradigm, slots
from toolkit.segmentation import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from toolkit.checks.subject import Terms
    from toolkit.model import Pair, Segment, Term, TermMatch
    from toolkit.morphology import Slot

# What makes another word of a name or a title: қазақстандық, Kazakhstani, казахстанский.
DERIVING = {
    "kk": tuple(
        "лық лік дық дік тық тік лығ ліг дығ діг тығ тіг шы ші лы лі сыз сіз дай дей тай тей ша "
        "ше".split()
    ),
    "en": tuple("i n an ian ese ish ic ical al ary or er ist ship hood ly man men woman".split()),
    "ru": tuple("ск еск ческ ов ев н енн анск инск ист ец к".split()),
}
# Letters that a word may lose before such an ending: Senate → senator, Россия → российский. Then
# the ending must be a longer one: Elbasi is no derivation.
LOST = {"kk": 0, "en": 1, "ru": 3}
DERIVING_SHORTENED = {
    lang: tuple(ending for ending in endings if len(ending) > 1)
    for lang, endings in DERIVING.items()
}
SHORTEST_MADE_FROM = 3

# How many other words may come between the words of a term; and where two terms share one.
BETWEEN = 2
BETWEEN_JOINED = 3
JOINING = frozenset("and және мен пен бен и".split())

KAZAKH_GENITIVE = ("ның", "нің", "дың", "дің", "тың", "тің")

# Kazakh typed on a Russian keyboard.
KEYBOARD = str.maketrans("әғқңөұүһі", "агкноууhи")

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

# One slip of the pen, in words long enough to be told apart from others, or with so many others
# beside them; two in long words.
SHORTEST_MISSPELT = 4
MANY = 3
LONG = 10


def derived(concept: str, target: str, rest: str, terms: Terms) -> bool:
    """Tell whether the target has the words of a usable term in their order, or words from them.

    Kazakhstan may become казахстанский; a word or two may come between, and numbers
    (республикалық маңызы бар үш қала); the Secretariat of the Assembly may be the Assembly's.
    ``rest`` is the target without what names other concepts; only one of two that share a
    word (Ministries of Internal Affairs and Defence) is looked for in all of it.
    """
    lang = terms.target.lang
    there, free = (
        [normalise(word.text).casefold() for word in words(text)] for text in (target, rest)
    )
    for term in _usable(concept, terms):
        places = _places(term.text, lang)
        if (
            _stands_in_order(places, free, lang, between=BETWEEN)
            or _stands_in_order(_of_reversed(places, lang), free, lang, between=0)
            or _stands_in_order(places, there, lang, between=BETWEEN_JOINED, joined=True)
        ):
            return True
    return False


def misspelt(
    concept: str, target: str, named: Sequence[TermMatch], terms: Terms
) -> tuple[str, Term] | None:
    """Return what in the target is a term of the concept but for a letter, and that term.

    Not looked at is what lies within one of the places where the concept is ``named``.

    Source of the distance: optimal string alignment (Damerau 1964), one slip a word. A
    letter of another alphabet's keyboard, к for қ, is none.
    """
    there = words(target)
    for term in _usable(concept, terms):
        places = _places(term.text, term.lang)
        forms = _forms_by_place(term.text, term.lang)
        for start in range(len(there) - len(forms) + 1):
            here = there[start : start + len(forms)]
            first, last = here[0].start, here[-1].stop
            if any(found.start <= first and last <= found.stop for found in named):
                continue
            written = [normalise(word.text).casefold() for word in here]
            shortest = SHORTEST_MISSPELT if len(places) < MANY else 1
            slips = [
                _slip(*each, term.lang, shortest)
                for each in zip(places, forms, written, strict=True)
            ]
            if None not in slips and any(slips):
                return target[first:last], term
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


class _Place(NamedTuple):
    """A word of a term, and the keys of what may stand for it."""

    word: str
    slot: Slot


@lru_cache(maxsize=10_000)
def _places(text: str, lang: str) -> tuple[_Place, ...]:
    folded = (normalise(part.text).casefold() for part in words(text))
    return tuple(map(_Place, folded, slots(text, lang)))


def _of_reversed(places: Sequence[_Place], lang: str) -> Sequence[_Place]:
    """Return Assembly's Secretariat for the Secretariat of the Assembly; () for no *of*."""
    at = next((at for at, place in enumerate(places) if place.word == "of"), 0)
    if lang != "en" or not at:
        return ()
    owner = places[at + 1 :]
    return (*(owner[1:] if owner[:1] and owner[0].word == "the" else owner), *places[:at])


def _stands_in_order(
    places: Sequence[_Place], there: Sequence[str], lang: str, *, between: int, joined: bool = False
) -> bool:
    """Tell whether the words follow each other, with few others between, numbers not counted.

    With ``joined``, only where an *and* is among the others.
    """
    for start, word in enumerate(there) if places else ():
        if not _fits(places[0], word, lang):
            continue
        at, others = start, 0
        for place in places[1:]:
            while (at := at + 1) < len(there) and not _fits(place, there[at], lang):
                others += not there[at].isdigit()
        if at < len(there) and others <= between:
            return not joined or not JOINING.isdisjoint(there[start:at])
    return False


def _fits(place: _Place, word: str, lang: str) -> bool:
    """Tell whether a word is a form that a place of a term takes, or one made from it."""
    return (
        not place.slot.isdisjoint(keys(word, lang))
        or _is_owner(place.word, word, lang)
        or _is_made_from(place.word, word, lang)
        or _is_made_from(word, place.word, lang)
    )


def _is_owner(word: str, other: str, lang: str) -> bool:
    """Tell whether ``other`` is a genitive of ``word``: Мәжілісінің депутаты, Мәжіліс депутаты."""
    if lang != "kk" or not other.endswith(KAZAKH_GENITIVE):
        return False
    return not slots(word, lang)[0].isdisjoint(keys(other, lang))


def _is_made_from(word: str, other: str, lang: str) -> bool:
    """Tell whether ``other`` begins like ``word`` and goes on as a derivation does."""
    if len(word) < SHORTEST_MADE_FROM:
        return False
    if other.startswith(word) and other[len(word) :].startswith(DERIVING[lang]):
        return True
    stems = (word[:-lost] for lost in range(1, LOST[lang] + 1))
    return any(
        other.startswith(stem) and other[len(stem) :].startswith(DERIVING_SHORTENED[lang])
        for stem in stems
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


def _slip(place: _Place, forms: frozenset[str], word: str, lang: str, shortest: int) -> bool | None:
    """Return whether ``word`` is that of the term but for a slip; None for another word."""
    from rapidfuzz.distance import OSA

    if word in forms or not place.slot.isdisjoint(keys(word, lang)):
        return False
    if len(word) < shortest or _is_made_from(place.word, word, lang):
        return None
    if _is_owner(place.word, word, lang):
        return False
    slips = 2 if len(word) >= LONG else 1
    typed = word.translate(KEYBOARD)
    near = any(
        OSA.distance(form.translate(KEYBOARD), typed, score_cutoff=slips) <= slips for form in forms
    )
    return True if near else None


def more_anaphors(source: str, target: str, pair: Pair) -> bool:
    """Tell whether the target has more words than the source that may stand for a name."""
    return _anaphors(target, pair.target) > _anaphors(source, pair.source)


def _within(sentence: Segment, mentions: Sequence[TermMatch]) -> int:
    return sum(sentence.start <= mention.start < sentence.stop for mention in mentions)


def _anaphors(text: str, lang: str) -> int:
    return sum(word.text.casefold() in ANAPHORS[lang] for word in words(text))
