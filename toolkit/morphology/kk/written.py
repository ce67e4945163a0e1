"""How suffixes join what is not spelt as a Kazakh word: abbreviations, numbers, Latin names.

They stand after a hyphen and follow the sounds of what is read aloud: АҚШ-тан,
ТМД-ға, 2050-ге, Facebook-ке (spelling rules of 1983).
"""

from __future__ import annotations

import re

from toolkit.morphology.kk.lexicon import NOMINAL, lexicon
from toolkit.morphology.kk.sounds import (
    BOTH,
    BOTH_FRONT_FIRST,
    LETTERS,
    VOWELS,
    Final,
    Harmony,
    Stem,
    final,
    harmonies,
)

LATIN = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9'&.+-]*\Z")
NUMBER = re.compile(r"\d+\Z")

# The names of the letters: тэ-эм-дэ, эс-эс-эс-эр.
_NAMED_WITH_A = frozenset("ғқкхшщһ")
_NAMED_WITH_E_BEFORE = frozenset("лмнрсф")

# ТМД-ға, as if written out, beside ТМД-ге.
_READ_BACK = frozenset({"тмд"})
_READ_AS_WORDS = frozenset({"ақш"})

# КОНМЕБОЛ and its like are not much longer.
LONGEST_ABBREVIATION = 8

_SMALL = "".join(LETTERS)

_ONES = ("нөл", "бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз")
_TENS = ("", "он", "жиырма", "отыз", "қырық", "елу", "алпыс", "жетпіс", "сексен", "тоқсан")

_LATIN_FINALS = {
    **dict.fromkeys("aeiouy", Final.VOWEL),
    **dict.fromkeys("rw", Final.GLIDE),
    "l": Final.LATERAL,
    **dict.fromkeys("mn", Final.NASAL),
    **dict.fromkeys("zj", Final.BUZZING),
}


# Written with a hyphen after any form: сәуірде-ақ, "already in April".
_PARTICLES = ("-ақ", "-ау", "-ай")


def without_particle(word: str) -> str:
    """Return ``word`` without the particle after its hyphen, if it has one."""
    return word[:-3] if word.casefold().endswith(_PARTICLES) else word


def is_abbreviation(word: str) -> bool:
    """Whether ``word`` is written with capitals to its end: ҚХА, ҚазҰУ."""
    return len(word) > 1 and word[-1].isupper() and sum(map(str.isupper, word)) > 1


def is_heading(word: str) -> bool:
    """Whether ``word`` is a common word in capitals, as in a heading: ХАЛЫҚ, АССАМБЛЕЯ."""
    return word.isupper() and (len(word) > LONGEST_ABBREVIATION or _is_known(word))


def _is_known(word: str) -> bool:
    kinds = lexicon().get(word.casefold(), ())
    return len(word) > 3 and any(
        upos in NOMINAL and not is_abbreviation(lemma) for lemma, upos in kinds
    )


def split(word: str) -> tuple[str, str]:
    """Return what is joined and the suffixes: ҚХА and ның for ҚХА-ның and for ҚХАның.

    Whether they are suffixes is not asked; two empty texts for what joins none.
    """
    name, hyphen, rest = word.rpartition("-")
    if hyphen:
        joins = name[:1].isupper() or NUMBER.match(name) or LATIN.match(name)
        return (name, rest) if joins else ("", "")
    name = word.rstrip(_SMALL)
    return (name, word[len(name) :]) if is_abbreviation(name) else ("", "")


def read_aloud(word: str) -> Stem | None:
    """Return ``word`` as suffixes after a hyphen take it; None for what they do not join."""
    if NUMBER.match(word):
        return _stem(word, number_word(word))
    if LATIN.match(word) and word[-1].isdigit():
        return _stem(word, number_word(word[len(word.rstrip("0123456789")) :]))
    if LATIN.match(word):
        return _latin(word) if word != word.lower() else None
    if is_abbreviation(word) and not is_heading(word):
        return _abbreviation(word)
    return None


def number_word(digits: str) -> str:
    """Return the last word of a number read aloud: елу for 2050."""
    number = digits.rstrip("0")
    zeros = len(digits) - len(number)
    if not number or zeros == 0:
        return _ONES[int(digits[-1])]
    if zeros == 1:
        return _TENS[int(number[-1])]
    if zeros == 2:
        return "жүз"
    return ("мың", "миллион", "миллиард")[min(zeros // 3, 3) - 1]


def _stem(word: str, reading: str) -> Stem:
    end = final(reading) or Final.VOICELESS
    return Stem(word, end, harmonies(reading), before_vowel=True, before_consonant=True)


def _abbreviation(word: str) -> Stem | None:
    """Read an abbreviation as a word (АҚШ), or by the name of its last letter (ТМД)."""
    sound = word.casefold()
    last = sound[-1]
    if final(last) is None:
        return None
    if sound in _READ_AS_WORDS or any(letter in VOWELS for letter in sound[-2:]):
        return _stem(word, sound)
    if last in _NAMED_WITH_E_BEFORE:
        # ҚР-ның is as usual as ҚР-дің: read in full, it is back.
        kinds = BOTH_FRONT_FIRST if last != "р" else BOTH
        return Stem(word, final(last) or Final.VOICELESS, kinds, True, True)
    kinds = BOTH if last in _NAMED_WITH_A or sound in _READ_BACK else BOTH_FRONT_FIRST
    return Stem(word, Final.VOWEL, kinds, True, True)


def _latin(word: str) -> Stem:
    sound = re.sub(r"[^a-z]", "", word.casefold())
    if len(sound) > 2 and sound[-1] == "e" and sound[-2] not in "aeiouy":
        sound = sound[:-1]
    vowel = next((letter for letter in reversed(sound) if letter in "aeiouy"), "e")
    kinds: tuple[Harmony, ...] = BOTH_FRONT_FIRST if vowel in "eiy" else BOTH
    if vowel == "u" or sound.endswith(("ook", "oog")):
        kinds = BOTH_FRONT_FIRST
    end = _LATIN_FINALS.get(sound[-1:], Final.VOICELESS)
    return Stem(word, end, kinds, before_vowel=True, before_consonant=True)
