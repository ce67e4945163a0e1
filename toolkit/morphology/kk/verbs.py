"""The commonest forms of known Kazakh verbs, so that a verb is not taken for a noun.

Алды is "took", and "its front". The endings are a table like that of the nouns'
suffixes; they are understood, not generated. Sources: Kara (2002), Kazak, and
Muhamedowa (2016), Kazakh: A Comprehensive Grammar, on finite verbs, participles
and converbs; the spelling rules of 1983 on the vowels that й, и and ы join.
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from toolkit.morphology.kk.lexicon import parts_of_speech
from toolkit.morphology.kk.sounds import DEVOICED, VOWELS, Final, Harmony, stems
from toolkit.morphology.kk.suffixes import LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

VOICED, SONOROUS, NASAL = "VRLNZ", "VRL", "NZ"
CONSONANTS = "RLNZT"

_PRESENT = MappingProxyType(
    {
        "дЫ": "Person=3",
        "мЫн": "Number=Sing|Person=1",
        "сЫң": "Number=Sing|Person=2",
        "сЫз": "Number=Sing|Person=2|Polite=Form",
        "мЫз": "Number=Plur|Person=1",
        "сЫңдАр": "Number=Plur|Person=2",
        "сЫздАр": "Number=Plur|Person=2|Polite=Form",
    }
)
_PAST = MappingProxyType(
    {
        "": "Person=3",
        "м": "Number=Sing|Person=1",
        "ң": "Number=Sing|Person=2",
        "ңЫз": "Number=Sing|Person=2|Polite=Form",
        "Қ": "Number=Plur|Person=1",
        "ңдАр": "Number=Plur|Person=2",
        "ңЫздАр": "Number=Plur|Person=2|Polite=Form",
    }
)
_DESIRED = MappingProxyType(
    {
        "сЫ": "Number[psor]=Plur,Sing|Person[psor]=3",
        "м": "Number[psor]=Sing|Person[psor]=1",
        "ң": "Number[psor]=Sing|Person[psor]=2",
        "ңЫз": "Number[psor]=Sing|Person[psor]=2|Polite=Form",
        "мЫз": "Number[psor]=Plur|Person[psor]=1",
    }
)
_ALONE = MappingProxyType({"": ""})

# After which sounds, what, with which persons, and what it means.
_FINITE = (
    ("VRLNZ", "дЫ", _PAST, "Mood=Ind|Tense=Past|VerbForm=Fin"),
    ("T", "тЫ", _PAST, "Mood=Ind|Tense=Past|VerbForm=Fin"),
    ("V", "й", _PRESENT, "Mood=Ind|Tense=Aor|VerbForm=Fin"),
    (CONSONANTS, "А", _PRESENT, "Mood=Ind|Tense=Aor|VerbForm=Fin"),
    ("VRLNZT", "сА", _PAST, "Mood=Cnd|VerbForm=Fin"),
    ("VRLNZT", "сЫн", _ALONE, "Mood=Imp|Person=3|VerbForm=Fin"),
    ("V", "ңЫз", _ALONE, "Mood=Imp|Person=2|Polite=Form|VerbForm=Fin"),
    (CONSONANTS, "ЫңЫз", _ALONE, "Mood=Imp|Person=2|Polite=Form|VerbForm=Fin"),
    ("V", "ңдАр", _ALONE, "Mood=Imp|Number=Plur|Person=2|VerbForm=Fin"),
    (CONSONANTS, "ЫңдАр", _ALONE, "Mood=Imp|Number=Plur|Person=2|VerbForm=Fin"),
    ("V", "ңЫздАр", _ALONE, "Mood=Imp|Number=Plur|Person=2|Polite=Form|VerbForm=Fin"),
    (CONSONANTS, "ЫңЫздАр", _ALONE, "Mood=Imp|Number=Plur|Person=2|Polite=Form|VerbForm=Fin"),
    ("V", "йЫн", _ALONE, "Mood=Imp|Number=Sing|Person=1|VerbForm=Fin"),
    (CONSONANTS, "АйЫн", _ALONE, "Mood=Imp|Number=Sing|Person=1|VerbForm=Fin"),
    ("V", "йЫҚ", _ALONE, "Mood=Imp|Number=Plur|Person=1|VerbForm=Fin"),
    (CONSONANTS, "АйЫҚ", _ALONE, "Mood=Imp|Number=Plur|Person=1|VerbForm=Fin"),
    ("V", "й", _ALONE, "VerbForm=Conv"),
    (CONSONANTS, "А", _ALONE, "VerbForm=Conv"),
    ("V", "п", _ALONE, "Aspect=Perf|VerbForm=Conv"),
    (CONSONANTS, "Ып", _ALONE, "Aspect=Perf|VerbForm=Conv"),
    ("V", "птЫ", _ALONE, "Evident=Nfh|Mood=Ind|Person=3|Tense=Past|VerbForm=Fin"),
    (CONSONANTS, "ЫптЫ", _ALONE, "Evident=Nfh|Mood=Ind|Person=3|Tense=Past|VerbForm=Fin"),
    (VOICED, "ҒАлЫ", _ALONE, "VerbForm=Conv"),
    ("T", "ҚАлЫ", _ALONE, "VerbForm=Conv"),
    (VOICED, "ҒАншА", _ALONE, "VerbForm=Conv"),
    ("T", "ҚАншА", _ALONE, "VerbForm=Conv"),
    (VOICED, "ҒАндЫҚтАн", _ALONE, "VerbForm=Conv"),
    ("T", "ҚАндЫҚтАн", _ALONE, "VerbForm=Conv"),
    # барғысы келді, "he wanted to go"
    (VOICED, "ҒЫ", _DESIRED, "Mood=Des|VerbForm=Vnoun"),
    ("T", "ҚЫ", _DESIRED, "Mood=Des|VerbForm=Vnoun"),
    # бармақшы, "intends to go"
    (SONOROUS, "мАҚшЫ", _ALONE, "Mood=Des|VerbForm=Part"),
    (NASAL, "бАҚшЫ", _ALONE, "Mood=Des|VerbForm=Part"),
    ("T", "пАҚшЫ", _ALONE, "Mood=Des|VerbForm=Part"),
    # бармайынша, "unless one goes": with the negative only
    (SONOROUS, "мАйЫншА", _ALONE, "Polarity=Neg|VerbForm=Conv"),
    (NASAL, "бАйЫншА", _ALONE, "Polarity=Neg|VerbForm=Conv"),
    ("T", "пАйЫншА", _ALONE, "Polarity=Neg|VerbForm=Conv"),
)
# These take the suffixes of nouns too: барғанда, келетінін, жасауға.
_NOMINAL = (
    (VOICED, "ҒАн", _ALONE, "Tense=Past|VerbForm=Part"),
    ("T", "ҚАн", _ALONE, "Tense=Past|VerbForm=Part"),
    ("V", "йтЫн", _ALONE, "Tense=Pres|VerbForm=Part"),
    (CONSONANTS, "АтЫн", _ALONE, "Tense=Pres|VerbForm=Part"),
    ("V", "р", _ALONE, "Tense=Fut|VerbForm=Part"),
    (CONSONANTS, "Ар", _ALONE, "Tense=Fut|VerbForm=Part"),
    (SONOROUS, "мАҚ", _ALONE, "VerbForm=Inf"),
    (NASAL, "бАҚ", _ALONE, "VerbForm=Inf"),
    ("T", "пАҚ", _ALONE, "VerbForm=Inf"),
    ("VRLNZT", "у", _ALONE, "VerbForm=Vnoun"),
)
_NEGATIVE = ((SONOROUS, "мА"), (NASAL, "бА"), ("T", "пА"))


class Ending(NamedTuple):
    """An ending as it is written: the kinds of sound before it, and what it means."""

    after: str
    harmony: Harmony | None
    features: str
    nominal: bool

    def joins(self, lemma: str, stem: str, *, before_vowel: bool) -> bool:
        """Whether the verb ``lemma`` has the shape ``stem`` before this ending."""
        return any(
            (
                shape.text == stem
                or (shape.text[:-1] == stem[:-1] and lemma[-1] == "п" and stem[-1] == "у")
            )
            and shape.final in self.after
            and (self.harmony is None or self.harmony in shape.harmonies)
            and (shape.final is Final.VOWEL or shape.before_vowel == before_vowel)
            for shape in stems(lemma)
        )


@cache
def _endings() -> Mapping[str, tuple[Ending, ...]]:
    table: dict[str, dict[Ending, None]] = {}
    for nominal, rows in ((False, _FINITE), (True, _NOMINAL)):
        for after, shape, persons, features in rows:
            for person, more in persons.items():
                named = "|".join(sorted(filter(None, (*features.split("|"), *more.split("|")))))
                for kinds, text, meaning in _with_negative(after, shape + person, named):
                    for harmony in Harmony:
                        ending = Ending(kinds, harmony, meaning, nominal)
                        written = text.translate(LETTERS[harmony])
                        table.setdefault(written, {})[ending] = None
    return MappingProxyType({text: tuple(found) for text, found in table.items()})


def _with_negative(after: str, shape: str, features: str) -> Iterator[tuple[str, str, str]]:
    """Yield an ending, and after the negative, which ends in a vowel: бармады, бармайды."""
    yield after, shape, features
    if Final.VOWEL in after and "Polarity" not in features:
        negative = "|".join(sorted((*features.split("|"), "Polarity=Neg")))
        for kinds, text in _NEGATIVE:
            # бармас, not бармар
            yield kinds, text + ("с" if shape == "р" else shape), negative


_VERBS = frozenset({"VERB", "AUX"})
# екен is of the copula е, as in еді.
_COPULA_PARTICIPLE = "екен"
_SHORTEST_ACTIVE = 2
_NOMINAL_ENDS = ("н", "р", "қ", "к", "у", "ю", "с")


def verb_readings(
    word: str, *, nominal_only: bool = False, infinitive_only: bool = False
) -> Iterator[tuple[str, str]]:
    """Yield the known verbs, by their stems, that the casefolded word is a form of; its features.

    ``nominal_only`` leaves the forms that take the suffixes of nouns, ``infinitive_only``
    the one in -у.
    """
    if nominal_only and not word.endswith(_NOMINAL_ENDS):
        return
    if word == _COPULA_PARTICIPLE and not infinitive_only:
        yield "е", "Tense=Past|VerbForm=Part"
    for start in range(1, len(word)):
        left, right = word[:start], word[start:]
        for stem, text in _joined(left, right):
            for ending in _endings().get(text, ()):
                if nominal_only and not ending.nominal:
                    continue
                if infinitive_only and ending.features != "VerbForm=Vnoun":
                    continue
                for lemma in _lemmas(stem, text):
                    if _is_verb(lemma) and ending.joins(
                        lemma, stem, before_vowel=text[0] in VOWELS
                    ):
                        yield lemma, ending.features


def _is_verb(lemma: str) -> bool:
    """Whether the verb is known, or the passive of a known one: жүргізіл of жүргіз."""
    if known := parts_of_speech(lemma):
        return not _VERBS.isdisjoint(known)  # қызыл is red, and no passive of қыз
    return any("VERB" in parts_of_speech(active) for active in _actives(lemma))


def _actives(lemma: str) -> Iterator[str]:
    """Yield what ``lemma`` may be the passive of: -л after a vowel, -Ыл, but -Ын after л.

    тұрақтандырыл of тұрақтандыр, салын of сал, табыл of тап (Muhamedowa 2016, passives).
    """
    active, suffix = lemma[:-2], lemma[-2:]
    if len(active) < _SHORTEST_ACTIVE:
        return
    if suffix in ("ыл", "іл"):
        yield active
        if active[-1] in DEVOICED:
            yield active[:-1] + DEVOICED[active[-1]]
    elif suffix in ("ын", "ін") and active.endswith("л"):
        yield active
    if lemma.endswith("л") and lemma[-2] in VOWELS:
        yield lemma[:-1]


def _joined(left: str, right: str) -> Iterator[tuple[str, str]]:
    """Undo what spelling joins: қояды is қой-ады, оқиды оқы-йды, оқу оқы-у (rules of 1983).

    After и, й is not written, and у is written ю: жымиып is жымий-ып, тию ти-у.
    """
    yield left, right
    rest = right[1:]
    if left.endswith("и"):
        yield left + "й", right
        if right[0] == "ю":
            yield left, "у" + rest
    if right[0] == "я":
        yield left + "й", "а" + rest
        if left.endswith("и"):
            yield left, "а" + rest
    elif right[0] == "ю":
        yield left + "й", "у" + rest
    elif right[0] == "и":
        yield left + "ы", "й" + rest
        yield left + "і", "й" + rest
    elif right[0] == "у":
        yield left + "ы", "у" + rest
        yield left + "і", "у" + rest


def _lemmas(stem: str, ending: str) -> Iterator[str]:
    """Yield the verb stems that may have this shape: шық before a consonant, шығ before а."""
    yield stem
    if stem.endswith("у") and ending.startswith(("ып", "іп")):
        # тап, тауып
        yield stem[:-1] + "п"
    if ending[0] in VOWELS and stem[-1] in DEVOICED:
        yield stem[:-1] + DEVOICED[stem[-1]]
