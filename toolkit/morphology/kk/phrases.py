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
from toolkit.morphology.kk.lexicon import is_lexicalised, is_nominal, parts_of_speech
from toolkit.morphology.kk.reading import analyse
from toolkit.morphology.kk.suffixes import chains, chains_of_possessed
from toolkit.morphology.phrases import normalise, words

if TYPE_CHECKING:
    from toolkit.morphology.language import Paradigm, Slot
    from toolkit.morphology.phrases import Word

CASES = ("Nom", "Gen", "Dat", "Acc", "Loc", "Abl", "Ins")
THIRD = "Number[psor]=Plur,Sing|Person[psor]=3"
_CLOSING = "»”“\"'’"
_AFTER_QUOTES = re.compile(r"[»”](-?\w+)\Z")
_ASIDE = re.compile(r"\([^()]*\)")

# Third person, its plural, and plural: ел президенті, адам құқықтары, қатынастар.
_PLURAL = "Case=Nom|Number=Plur"
_SHAPES = (
    (f"Case=Nom|{THIRD}", False, False),
    (f"{_PLURAL}|{THIRD}", False, True),
    (_PLURAL, True, True),
)
_NOUNS = frozenset({"NOUN", "PROPN"})
_ENDS = ("ы", "і", "ар", "ер")
_ATTRIBUTIVE = ("дағы", "дегі", "тағы", "тегі")
_GENITIVE = ("ның", "нің", "дың", "дің", "тың", "тің")
_OWNERS = tuple(
    write(parse(features))
    for features in (
        f"Case=Gen|{THIRD}",
        f"Case=Gen|Number=Plur|{THIRD}",
        "Case=Gen|Number=Plur",
        f"Case=Nom|{THIRD}",
    )
)


class Head(NamedTuple):
    """The word of a term that inflects, and how."""

    word: Word
    is_open: bool
    """Suffixes follow it as they follow a lemma; if not, they follow its third person."""
    lemmas: tuple[str, ...]
    """What it may be the third person or the plural of, casefolded; none for a lemma."""
    is_plural: bool


def head(phrase: str) -> Head | None:
    """Return the last word of ``phrase`` that is not in parentheses; None for no word."""
    found = words(phrase)
    outside = words(_ASIDE.sub(lambda aside: " " * len(aside[0]), phrase)) or found
    if not outside:
        return None
    word = outside[-1]
    folded = normalise(word.text).casefold()
    alone = len(outside) == 1
    if is_lexicalised(folded):
        return Head(word, False, (), False)
    if not folded.endswith(_ENDS):
        return Head(word, True, (), False)
    ways = list(cuts(folded))
    likely: list[Head] = []
    for features, is_open, plural in _SHAPES:
        read = (cut.lemma for cut in ways if cut.chain.features == features)
        lemmas = tuple(dict.fromkeys(filter(is_plausible, read)))
        known = tuple(sorted(filter(is_nominal, lemmas), key=_is_no_noun))
        first_choice = not (alone or is_open or plural)
        if known and (first_choice or not is_nominal(folded)):
            return Head(word, is_open, known, plural)
        if lemmas and first_choice and not is_nominal(folded):
            likely.append(Head(word, is_open, lemmas, plural))
    if likely:
        return likely[0]
    return Head(word, True, *_unknown_plural(folded))


def _is_no_noun(lemma: str) -> bool:
    """Whether a lemma is seldom owned: ұлысы is of ұлыс, a nation, and not of ұлы, great."""
    return _NOUNS.isdisjoint(parts_of_speech(lemma))


def _unknown_plural(folded: str) -> tuple[tuple[str, ...], bool]:
    """Return the lemma of what is likely the plural of an unknown word: инвестициялар."""
    if folded.endswith(("ы", "і")) or is_nominal(folded):
        return (), False
    readings = analyse(folded)
    if readings and readings[0].features == _PLURAL:
        return (readings[0].lemma.casefold(),), True
    return (), False


def slots(phrase: str, upos: str = "") -> tuple[Slot, ...]:
    """Return a slot for each word of ``phrase``: of one key but for its head and owners.

    ``upos`` PROPN says that a lone word in -ы is a name, Алматы, and no third person.
    """
    last = head(phrase)
    found = []
    for word in words(phrase):
        text = normalise(word.text)
        if last is None or word != last.word:
            found.append(frozenset((text.casefold(), *_owners(text))))
            continue
        found.append(_slot(text, last, name=upos == "PROPN"))
    return tuple(found)


def _owners(text: str) -> tuple[str, ...]:
    """Return the other forms of a genitive inside a term: облыс әкімінің орынбасары.

    The owner may be owned itself, and be many: әкімінің, әкімдерінің, әкімдердің; where it
    is owned, its genitive may go unsaid: облыс әкімі орынбасарлары.
    """
    folded = text.casefold()
    if not folded.endswith(_GENITIVE):
        return ()
    lemmas = (cut.lemma for cut in cuts(folded) if cut.chain.features == "Case=Gen")
    lemma = next(filter(is_nominal, lemmas), None)
    if lemma is None:
        return ()
    return tuple(form.casefold() for features in _OWNERS for form in inflected(lemma, features))


def _slot(text: str, last: Head, *, name: bool) -> Slot:
    """Return the keys of the head: of a lemma, or of a third person and its plural."""
    keys = {text.casefold()}
    if last.is_open or name or not last.lemmas:
        keys |= open_slot(text)
    if last.is_open:
        return frozenset(keys.union(*map(open_slot, last.lemmas[:1])))
    keys |= possessed_slot(text)
    for lemma in last.lemmas[:1]:
        for number in ("", "|Number=Plur"):
            for form in inflected(lemma, write(parse(f"Case=Nom|{THIRD}{number}"))):
                keys |= possessed_slot(form)
    return frozenset(keys)


def inflect(phrase: str, features: str) -> tuple[str, ...]:
    """Return ``phrase`` with its head in another form, likeliest first.

    A name in quotation marks takes the suffix after them: «Жаңғыру жолы»на; or before.
    None for features that no noun has. Raises UsageError for those that cannot be read.
    """
    wanted = nominal(features)
    last = head(phrase)
    return _inflect(phrase, last, wanted) if wanted and last else ()


def _inflect(phrase: str, last: Head, wanted: str) -> tuple[str, ...]:
    before, after = phrase[: last.word.start], phrase[last.word.stop :]
    text = normalise(last.word.text)
    found: dict[str, None] = {}
    for form in _head_forms(text, last, wanted):
        quotes = after[: len(after) - len(after.lstrip(_CLOSING))]
        if quotes and form.startswith(text) and "psor" not in wanted:
            rest = after[len(quotes) :]
            found[before + text + quotes + form.removeprefix(text) + rest] = None
        found[before + form + after] = None
    return tuple(found)


def _head_forms(text: str, last: Head, wanted: str) -> tuple[str, ...]:
    """Return the forms of the head: those of a lemma, or the cases of a third person."""
    features = parse(wanted)
    if last.is_plural:
        features.pop("Number", None)
    if last.is_open:
        return inflected(text, write(features))
    if "Number" not in features and features.get("Person[psor]", "3") == "3":
        return inflected_possessed(text, wanted)
    if not last.lemmas:
        return inflected(text, wanted)
    if "Person[psor]" not in features:
        features |= parse(THIRD)
    if last.is_plural:
        features["Number"] = "Plur"
    return inflected(like(text, last.lemmas[0]), write(features))


def like(text: str, lemma: str) -> str:
    """Return the casefolded ``lemma`` in the letter case of ``text``."""
    if len(text) > 1 and text.isupper():
        return lemma.upper()
    parts, models = lemma.split("-"), text.split("-")
    if len(parts) != len(models):
        parts, models = [lemma], [text]
    return "-".join(
        part[:1].upper() + part[1:] if model[:1].isupper() else part
        for part, model in zip(parts, models, strict=True)
    )


def paradigm(phrase: str) -> Paradigm:
    """Return the cases of ``phrase``, singular and plural; of an open head in the third person too.

    Empty for what has no Kazakh word to inflect.
    """
    last = head(phrase)
    if last is None:
        return ()
    possessors = ("",) if not last.is_open else ("", THIRD)
    rows = []
    for possessor in possessors:
        for number in ("Number=Plur",) if last.is_plural else ("", "Number=Plur"):
            for case in CASES:
                features = write(parse("|".join(filter(None, (f"Case={case}", number, possessor)))))
                found = _inflect(phrase, last, features)
                # жолдағы has the features of жолда, but is no case to look up.
                if forms := tuple(form for form in found if not form.endswith(_ATTRIBUTIVE)):
                    rows.append((features, forms))
    return tuple(rows)


def lemmatise(phrase: str) -> str:
    """Return ``phrase`` with its head in the nominative singular, a third person kept.

    Of one word, the lemma: Ассамблеясының is of Ассамблея, but ел Ассамблеясының of ел
    Ассамблеясы. The head of several is a noun: ішкі өнімді is of өнім, and not fertile. What
    cannot be read comes back as it is.
    """
    quoted = _AFTER_QUOTES.search(phrase)
    if quoted and quoted[1].strip("-") in {**chains(), **chains_of_possessed()}:
        return phrase[: quoted.start(1)]
    last = head(phrase)
    readings = analyse(normalise(last.word.text)) if last else ()
    several = len(words(phrase)) > 1
    nouns = [one for one in readings if one.upos in _NOUNS] if several else []
    reading = next((one for one in (*nouns, *readings) if one.upos != "VERB"), None)
    if last is None or reading is None:
        return phrase
    lemma = like(last.word.text, reading.lemma)
    form = lemma
    if several and parse(reading.features).get("Person[psor]") == "3":
        form = _third_of(last.word.text, inflected(lemma, f"Case=Nom|{THIRD}"))
    return phrase[: last.word.start] + form + phrase[last.word.stop :]


def _third_of(text: str, variants: tuple[str, ...]) -> str:
    """Return the third person that a text has, of several: пункті of пунктіне, not пунктісі."""
    folded = text.casefold()
    written = [form for form in variants if folded.startswith(form.casefold())]
    return max(written, key=len, default=variants[0])
