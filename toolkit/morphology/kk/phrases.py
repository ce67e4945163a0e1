"""Terms of more words than one: the last word inflects, and all before it stays as it is.

Kazakh is head-final and its modifiers do not agree (Muhamedowa 2016, the noun
phrase). A head in the third person, as in «Қазақстан халқы Ассамблеясы», takes
cases after the possessive, and the plural before it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from toolkit.morphology.features import parse, write
from toolkit.morphology.kk.analysis import cuts, is_plausible
from toolkit.morphology.kk.forms import inflected, inflected_possessed, nominal
from toolkit.morphology.kk.keys import open_slot, possessed_slot
from toolkit.morphology.kk.lexicon import is_nominal, parts_of_speech
from toolkit.morphology.phrases import normalise, words

if TYPE_CHECKING:
    from toolkit.morphology.language import Paradigm, Slot
    from toolkit.morphology.phrases import Word

CASES = ("Nom", "Gen", "Dat", "Acc", "Loc", "Abl", "Ins")
THIRD = "Number[psor]=Plur,Sing|Person[psor]=3"
_CLOSING = "»”“\"'’"
_ASIDE = re.compile(r"\([^()]*\)")
# Whole words with a third person inside: Елбасына, never Елбасыға; but Елбасымыз.
_LEXICALISED = ("басы", "ағасы", "ұлы", "қызы", "иесі")


class Head(NamedTuple):
    """The word of a term that inflects, and how."""

    word: Word
    is_open: bool
    """Suffixes follow it as they follow a lemma."""
    possessed: tuple[str, ...]
    """The lemmas it may be the third person of; cases follow that."""


def head(phrase: str) -> Head | None:
    """Return the last word of ``phrase`` that is not in parentheses; None for no word."""
    found = words(phrase)
    asides = [match.span() for match in _ASIDE.finditer(phrase)]
    outside = [w for w in found if not any(a <= w.start < b for a, b in asides)] or found
    if not outside:
        return None
    word = outside[-1]
    folded = normalise(word.text).casefold()
    lemmas = possessed_lemmas(folded)
    alone = len(outside) == 1
    return Head(word, _is_open(folded, lemmas, alone=alone), lemmas)


def possessed_lemmas(folded: str) -> tuple[str, ...]:
    """Return what the casefolded word may be the third person of, known lemmas only if any is."""
    if not folded.endswith(("ы", "і")):
        return ()
    found = dict.fromkeys(
        cut.lemma
        for cut in cuts(folded)
        if cut.chain.features == f"Case=Nom|{THIRD}" and is_plausible(cut.lemma)
    )
    known = tuple(lemma for lemma in found if is_nominal(lemma))
    return known or (tuple(found) if not is_nominal(folded) else ())


def _is_open(folded: str, lemmas: tuple[str, ...], *, alone: bool) -> bool:
    if not lemmas:
        return True
    if is_nominal(folded):
        return alone or "ADJ" not in parts_of_speech(folded)
    return alone and not is_nominal(lemmas[0])


def slots(phrase: str, upos: str = "") -> tuple[Slot, ...]:
    """Return a slot for each word of ``phrase``: of one key but for its head.

    ``upos`` PROPN says that a lone word in -ы is a name, Алматы, and no third person.
    """
    last = head(phrase)
    found = []
    for word in words(phrase):
        text = normalise(word.text)
        if last is None or word != last.word:
            found.append(frozenset((text.casefold(),)))
            continue
        keys = frozenset((text.casefold(),))
        if last.is_open or upos == "PROPN":
            keys |= open_slot(text)
        if last.possessed:
            keys |= _possessed_keys(text, last.possessed)
        found.append(keys)
    return tuple(found)


def _possessed_keys(text: str, lemmas: tuple[str, ...]) -> frozenset[str]:
    plural = inflected(lemmas[0], f"Case=Nom|Number=Plur|{THIRD}")
    return frozenset(key for word in (text, *plural) for key in possessed_slot(word))


def inflect(phrase: str, features: str) -> tuple[str, ...]:
    """Return ``phrase`` with its head in another form, likeliest first.

    A name in quotation marks takes the suffix after them: «Жаңғыру жолы»на; or before.
    None for features that no noun has. Raises UsageError for those that cannot be read.
    """
    wanted = nominal(features)
    last = head(phrase)
    if wanted is None or last is None:
        return ()
    before, after = phrase[: last.word.start], phrase[last.word.stop :]
    text = normalise(last.word.text)
    found: dict[str, None] = {}
    for form in _head_forms(text, last, wanted):
        quotes = after[: len(after) - len(after.lstrip(_CLOSING))]
        if quotes and form.startswith(text) and before.count('"') != 2:
            rest = after[len(quotes) :]
            found[before + text + quotes + form.removeprefix(text) + rest] = None
        found[before + form + after] = None
    return tuple(found)


def _head_forms(text: str, last: Head, wanted: str) -> tuple[str, ...]:
    """Return the forms of the head: those of a lemma, or the cases of a third person."""
    features = parse(wanted)
    third = last.possessed and (not last.is_open or text.casefold().endswith(_LEXICALISED))
    if not third:
        return inflected(text, wanted)
    if "Number" not in features and features.get("Person[psor]", "3") == "3":
        return inflected_possessed(text, wanted)
    if "Person[psor]" not in features:
        features |= parse(THIRD)
    lemma = like(text, last.possessed[0])
    return inflected(lemma, write(features))


def like(text: str, lemma: str) -> str:
    """Return the casefolded ``lemma`` in the letter case of ``text``."""
    if len(text) > 1 and text.isupper():
        return lemma.upper()
    return lemma[:1].upper() + lemma[1:] if text[:1].isupper() else lemma


def paradigm(phrase: str) -> Paradigm:
    """Return the cases of ``phrase``, singular and plural; of an open head in the third person too.

    Empty for what has no Kazakh word to inflect.
    """
    last = head(phrase)
    if last is None:
        return ()
    possessors = ("",) if last.possessed and not last.is_open else ("", THIRD)
    rows = []
    for possessor in possessors:
        for number in ("", "Number=Plur"):
            for case in CASES:
                features = write(parse("|".join(filter(None, (f"Case={case}", number, possessor)))))
                if forms := inflect(phrase, features):
                    rows.append((features, forms))
    return tuple(rows)


def lemmatise(phrase: str) -> str:
    """Return ``phrase`` with its head in the nominative singular, a third person kept.

    Of one word, the lemma: Ассамблеясының is of Ассамблея, but ел Ассамблеясының of ел
    Ассамблеясы. What cannot be read comes back as it is.
    """
    from toolkit.morphology.kk.reading import analyse

    last = head(phrase)
    readings = analyse(normalise(last.word.text)) if last else ()
    if last is None or not readings:
        return phrase
    lemma = like(last.word.text, readings[0].lemma)
    form = lemma
    if len(words(phrase)) > 1 and parse(readings[0].features).get("Person[psor]") == "3":
        form = inflected(lemma, f"Case=Nom|{THIRD}")[0]
    return phrase[: last.word.start] + form + phrase[last.word.stop :]
