"""Kazakh sounds as suffixes see them: the end of a stem, its harmony, and how it changes.

A suffix chooses its first consonant by the last sound of what it follows and
its vowels by the last syllable. Before a vowel the stem itself may change.
Sources: Kara (2002), Kazak; Muhamedowa (2016), Kazakh: A Comprehensive Grammar,
on vowel harmony and consonant assimilation; Қазақ грамматикасы (2002), on
phonetics; the spelling rules of 1983, on loans and doubled consonants.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from toolkit.morphology.tables import words

BACK_VOWELS = frozenset("аоұыяё")
FRONT_VOWELS = frozenset("әеөүіэ")
# Written alike in back and front words: оқуға but көруге, миға but биге.
NEUTRAL_VOWELS = frozenset("иую")
VOWELS = BACK_VOWELS | FRONT_VOWELS | NEUTRAL_VOWELS
LETTERS = VOWELS | frozenset("бвгғджзйкқлмнңпрстфхһцчшщьъ")


class Final(StrEnum):
    """What a stem ends in, as far as suffixes tell it apart."""

    VOWEL = "V"
    GLIDE = "R"
    """р, й, and у, и, ю, which end in a glide: таудың, бидің."""
    LATERAL = "L"
    NASAL = "N"
    BUZZING = "Z"
    VOICELESS = "T"
    """With б, в, г, д, which end loans only and are heard voiceless: клубтың."""


class Harmony(StrEnum):
    """Which vowels the suffixes take."""

    BACK = "a"
    FRONT = "e"


BOTH = (Harmony.BACK, Harmony.FRONT)
BOTH_FRONT_FIRST = (Harmony.FRONT, Harmony.BACK)

FINALS: dict[str, Final] = {
    **dict.fromkeys((BACK_VOWELS | FRONT_VOWELS), Final.VOWEL),
    **dict.fromkeys("рйуиюғ", Final.GLIDE),
    "л": Final.LATERAL,
    **dict.fromkeys("мнң", Final.NASAL),
    **dict.fromkeys("зж", Final.BUZZING),
    **dict.fromkeys("пфкқтсшщхцчһбвгд", Final.VOICELESS),
}


def final(stem: str) -> Final | None:
    """Return the class of the last sound of ``stem``, casefolded; None where it has none."""
    return FINALS.get(stem.rstrip("ьъ")[-1:])


# Back although the last vowel is и: words of Arabic and Persian origin, and native ones.
_BACK_I = frozenset(words("тарих мұхит ми қи жи сахи ғани аю"))
SURNAME_ENDS = ("ев", "ов")
# Letters that no Russian loan has.
_NATIVE = frozenset("қғұңһ")
_KAZAKH = _NATIVE | frozenset("әөүі")
_FRONT_CLUSTER = frozenset("нрлс")
# Loans in these take і before a suffix, mostly: факт → фактілер; or now and then: митинг →
# митингке, митингіге.
LINKED = ("кт", "пт", "ск", "фт")
LINKED_OR_NOT = ("нг", "нк")


def harmonies(stem: str) -> tuple[Harmony, ...]:
    """Return the harmonies that suffixes after ``stem`` may have, likelier first.

    The last vowel decides (Kara 2002; Muhamedowa 2016, vowel harmony), so a compound
    goes by its last part. It does not decide in loans that are spelt as in Russian:
    surnames follow the vowel before -ев and -ов (Назарбаевтың, Бектеновтің), and к or г
    after a consonant, ь, and the clusters that і may follow, are front (банкке,
    фестивальге, пунктіде), as is ё more often than not (шахтёрлер).
    """
    last = next((i for i in range(len(stem) - 1, -1, -1) if stem[i] in VOWELS), None)
    if last is None:
        return BOTH_FRONT_FIRST
    vowel, tail = stem[last], stem[last + 1 :]
    if last and stem.endswith(SURNAME_ENDS):
        return _of_surname(stem[:last])
    if vowel not in FRONT_VOWELS and (tail.endswith("ь") or _ends_front(tail)):
        return (Harmony.FRONT,) if vowel == "и" else BOTH_FRONT_FIRST
    if vowel == "ё":
        return BOTH_FRONT_FIRST
    if vowel in NEUTRAL_VOWELS:
        return _of_neutral(stem, last)
    if vowel in BACK_VOWELS:
        # Loans: педагогке beside педагогқа.
        return BOTH if tail[-1:] in ("г", "в", "к") else (Harmony.BACK,)
    if vowel == "е" and tail == "х" and last:
        return BOTH
    # Persian and Arabic words in ә take either: күнәға, күнәсі.
    return BOTH_FRONT_FIRST if stem.endswith("ә") else (Harmony.FRONT,)


def is_surname_of_one_harmony(stem: str) -> bool:
    """Whether ``stem`` is a surname in -ев or -ов that is written one way, as Тоқаевтың is.

    Only -ов after е wavers, in names that could be Russian: Чеховтың, Чеховтің.
    """
    if not stem.endswith(SURNAME_ENDS):
        return False
    before = _vowel_before(stem, len(stem) - 2)
    return not stem.endswith("ов") or before not in "е " or not _KAZAKH.isdisjoint(stem)


def _of_surname(base: str) -> tuple[Harmony, ...]:
    """Return the harmonies of a surname by what is before -ев or -ов; -иев is front: Әлиевке."""
    front = base.endswith("и") or _vowel_before(base, len(base)) in FRONT_VOWELS
    return BOTH_FRONT_FIRST if front else BOTH


def _ends_front(tail: str) -> bool:
    return tail.endswith(LINKED) or (
        len(tail) > 1 and tail[-1] in "кг" and tail[-2] in _FRONT_CLUSTER
    )


def _vowel_before(stem: str, last: int) -> str:
    """Return the nearest vowel before ``last`` that is back or front, or none."""
    return next((c for c in reversed(stem[:last]) if c in BACK_VOWELS | FRONT_VOWELS), " ")


def _of_neutral(stem: str, last: int) -> tuple[Harmony, ...]:
    """Return the harmonies of a stem whose last vowel is и, у or ю.

    An open one follows the vowel before it (оқуға, көруге); in a closed syllable и and ю
    are front and у is back, as in loans (архивке, клубқа), but before г (округке).
    """
    if stem.endswith("ию"):
        return harmonies(stem[:-1])  # of a verb: жию of жи, тию of ти
    vowel, is_open = stem[last], last == len(stem) - 1
    earlier = _vowel_before(stem, last)
    if stem.rpartition("-")[2] in _BACK_I or (vowel == "и" and earlier == "ы"):
        # ы is of native words: ғылыми, жымий.
        return (Harmony.BACK,)
    if vowel == "у" and stem.endswith("г"):
        return BOTH_FRONT_FIRST  # округ: no native word ends in г
    if vowel == "у":
        if earlier in FRONT_VOWELS:
            return (Harmony.FRONT,) if is_open else BOTH
        return (Harmony.BACK,)
    if earlier in FRONT_VOWELS:
        return (Harmony.FRONT,)
    if earlier == " ":
        return (Harmony.BACK,) if stem[0] in "қғ" else (Harmony.FRONT,)
    if vowel == "ю" and is_open:
        return (Harmony.BACK,)
    native = not _NATIVE.isdisjoint(stem)
    return BOTH_FRONT_FIRST if is_open or native or vowel == "ю" else (Harmony.FRONT,)


VOICED = {"к": "г", "қ": "ғ", "п": "б"}
DEVOICED = {voiced: voiceless for voiceless, voiced in VOICED.items()}

# Stems that lose the vowel of the last syllable before a possessive (spelling rules of 1983).
DROPPING = frozenset(
    words(
        "әріп бөрік ғұрып ерік ерін кейіп көрік қалып қарын қойын құлық құлып мүлік парық ырық сиық"
    )
)
# These at the end of compounds too: орны, кәсіпорны.
DROPPING_ENDS = words("ауыз мойын мұрын орын халық")
# Written without the vowel and, less often, with it; and the other way round.
_MOSTLY_DROPPING = frozenset(words("дауыс қауіп"))
_SELDOM_DROPPING = frozenset(words("иін көңіл нарық пейіл"))
DROPPING_OR_NOT = _MOSTLY_DROPPING | _SELDOM_DROPPING

# Loans keep п, as in типі, and so do those in a consonant and к: паркі.
_UNVOICED_ENDS = ("ип", "скоп", "рк", "нк", "лк", "ск", "мп", "лп", "рп")
_UNVOICED = frozenset(words("хақ этап"))
# Written either way: тарапы, тарабы.
_VOICED_OR_NOT = frozenset(words("тарап"))


class Stem(NamedTuple):
    """A shape of a lemma before suffixes."""

    text: str
    final: Final
    harmonies: tuple[Harmony, ...]
    before_vowel: bool
    before_consonant: bool


@lru_cache(maxsize=100_000)
def stems(lemma: str) -> tuple[Stem, ...]:
    """Return the shapes that ``lemma``, casefolded, has before suffixes, likelier first.

    кітап before a consonant, кітаб before a vowel. Empty for what ends in no letter
    of the alphabet.
    """
    end = final(lemma)
    if end is None:
        return ()
    kinds = harmonies(lemma)
    plain = lemma.removesuffix("ь") if lemma.endswith("ь") else lemma
    if end is Final.VOWEL:
        return (Stem(lemma, end, kinds, before_vowel=False, before_consonant=True),)
    shapes = [_shape(shape, kinds, "C") for shape in _before_consonant(lemma)]
    shapes += [_shape(shape, kinds, "V") for shape in _before_vowel(plain)]
    if lemma.endswith((*LINKED, *LINKED_OR_NOT)):
        linked = Stem(lemma + "і", Final.VOWEL, (Harmony.FRONT,), False, True)
        shapes.insert(0 if lemma.endswith(LINKED) else len(shapes), linked)
    return tuple(shapes)


def _shape(text: str, kinds: tuple[Harmony, ...], before: str) -> Stem:
    end = final(text) or Final.VOICELESS
    return Stem(text, end, kinds, before == "V", before == "C")


def _before_consonant(lemma: str) -> tuple[str, ...]:
    """Spelling rules of 1983: класс → класта, журналист → журналистер, съезд → съезге."""
    if len(lemma) > 3 and lemma[-1] == lemma[-2]:
        return (lemma[:-1], lemma)
    if lemma.endswith(("ст", "зд")) and len(lemma) > 4:
        return (lemma[:-1], lemma)
    return (lemma,)


def _before_vowel(lemma: str) -> tuple[str, ...]:
    """Қазақ грамматикасы (2002): к, қ, п are voiced between vowels; some stems lose a vowel."""
    if len(lemma) > 3 and lemma[-1] == lemma[-2]:
        return (lemma[:-1], lemma)
    if lemma.endswith(("ст", "зд")) and len(lemma) > 4:
        return (lemma, lemma[:-1])
    voiced = lemma[:-1] + VOICED.get(lemma[-1], lemma[-1])
    part = lemma.rpartition("-")[2]
    short = lemma[:-2] + lemma[-1]
    if part in DROPPING_OR_NOT:
        return (short, voiced) if part in _MOSTLY_DROPPING else (voiced, short)
    if part in DROPPING or part.endswith(DROPPING_ENDS):
        return (short, voiced)
    if voiced == lemma:
        return (lemma,)
    if lemma in _UNVOICED or lemma.endswith(_UNVOICED_ENDS) or lemma[-2:-1] not in VOWELS:
        return (lemma,)
    return (lemma, voiced) if part in _VOICED_OR_NOT else (voiced,)
