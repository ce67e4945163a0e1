"""Kazakh: take plural, possessive and case off a noun, in the forms its sounds allow.

One table says after which sounds each suffix stands; its vowels must agree with
the stem's (Ассамблея-ға, кеңес-ке). Suffixes come off one after another until
none is left, so every form that passes through the same stem ends in the same
key, whatever the key looks like. Derivation (-лық, -шы, -ша) stays on: a хатшы
is no хат. First and second person singular (-ым, -ың) stay on as well; they are
rare in official texts and look like the end of many stems.
"""

from __future__ import annotations

from itertools import takewhile
from typing import NamedTuple

from toolkit.morphology.tables import words

BACK = frozenset("аоыұяё")
FRONT = frozenset("әеөіүэ")
VOWELS = BACK | FRONT
NASAL = frozenset("мнң")
SONOROUS = frozenset("рлйуию")
BUZZING = frozenset("зж")
# б, в, г, д end loans only, and are heard as п, ф, к, т there: клуб-тың.
VOICELESS = frozenset("пфкқтсшщхцчһбвгд")
THIRD_PERSON = frozenset("ыі")
CONSONANTS = NASAL | SONOROUS | BUZZING | VOICELESS | {"ғ"}


class Suffix(NamedTuple):
    """A suffix and the sounds it stands after."""

    text: str
    after: frozenset[str]


def _table(*rows: tuple[str, frozenset[str]]) -> tuple[Suffix, ...]:
    suffixes = (Suffix(text, after) for forms, after in rows for text in forms.split())
    return tuple(sorted(suffixes, key=lambda suffix: len(suffix.text), reverse=True))


SUFFIXES = _table(
    # genitive
    ("ның нің", VOWELS | NASAL),
    ("дың дің", SONOROUS | BUZZING),
    ("тың тің", VOICELESS),
    # dative
    ("ға ге", VOWELS | NASAL | SONOROUS | BUZZING),
    ("қа ке", VOICELESS),
    ("на не", THIRD_PERSON),
    # accusative; for -ны see _key
    ("ды ді", NASAL | SONOROUS | BUZZING),
    ("ты ті", VOICELESS),
    ("н", THIRD_PERSON),
    # locative, and what is there: -дағы
    ("да де дағы дегі", VOWELS | NASAL | SONOROUS | BUZZING),
    ("та те тағы тегі", VOICELESS),
    ("нда нде ндағы ндегі", THIRD_PERSON),
    # ablative
    ("дан ден", VOWELS | SONOROUS | BUZZING),
    ("нан нен", NASAL | THIRD_PERSON),
    ("тан тен", VOICELESS),
    # instrumental, the same after every vowel
    ("мен", VOWELS | NASAL | SONOROUS),
    ("бен", BUZZING),
    ("пен", VOICELESS),
    # plural
    ("лар лер", VOWELS | SONOROUS),
    ("дар дер", NASAL | BUZZING | {"л"}),
    ("тар тер", VOICELESS),
    # possessive: our, your (what is left of -ымыз is a third person), his or theirs
    ("мыз міз ңыз ңіз", VOWELS | {"у", "и"}),
    ("ы і", CONSONANTS),
)
INSTRUMENTAL = frozenset({"мен", "бен", "пен"})
NO_HARMONY = INSTRUMENTAL | {"н"}
# Loans and names that take the suffixes of either kind: ресурс-тар, фестиваль-дер, Назарбаев-тың.
UNDECIDED = frozenset("иуюьъ")
LONGEST = len(SUFFIXES[0].text)
BY_TEXT = {suffix.text: suffix.after for suffix in SUFFIXES}

SHORTEST_STEM = 3
LONGEST_CHAIN = len("ларыңыздағы")

# Stems that end like a suffix. A form of one is taken down to it and no further.
WHOLE = frozenset(
    words("""
    ағын ақын алтын бейін бүгін диірмен егін жалын жақын жарқын жиын кәсіпорын келін көрермен
    қарын қиын қорғас қорғасын қорған майдан мойын мүмкін ойын орын отын өскемен сабын тегін тиын
    түйін тұрғын ұстын шағын ұшқын
    аға апта басқа қазына қатынас оқиға теңге төраға тұлға
    алты екі жеті осы еді оны онда оған одан соны сонда соған содан мұны мұнда бұны бұнда
    """)
)

# Stems that lose a vowel before a possessive, by what is left of them: халқ-ы.
SHORTENED = {
    stem[:-2] + stem[-1]: stem
    for stem in words("""
    ауыз әріп бөрік дауыс ерік ерін көңіл көрік құлық құлып қарын мойын мұрын мүлік орын парық
    халық ырық
    """)
}

# At the end of a key. Kazakh voices к, қ, п before a vowel: кітап → кітабы.
DEVOICED = str.maketrans("бгғ", "пкқ")


def stem(word: str) -> str:
    """Return the key shared by the cases, possessives and plural of a noun."""
    name = _without_written_suffix(word)
    return "-".join(_stem(part) for part in name.casefold().split("-"))


def _without_written_suffix(word: str) -> str:
    """Return ҚХА for ҚХА-ның and ҚХАның, Kazinform for Kazinform-ға; other words as they are."""
    name, hyphen, rest = word.rpartition("-")
    if not hyphen:
        capitals = sum(1 for _ in takewhile(str.isupper, word))
        name, rest = (word[:capitals], word[capitals:]) if capitals > 1 else ("", word)
    is_suffix = 0 < len(rest) <= LONGEST_CHAIN and rest.islower() and _is_suffixes(rest)
    return name if name[:1].isupper() and is_suffix else word


def _is_suffixes(text: str) -> bool:
    """Whether ``text`` is made of suffixes alone: лар-ын-да."""
    return not text or any(
        text.endswith(suffix.text) and _is_suffixes(text.removesuffix(suffix.text))
        for suffix in SUFFIXES
    )


def _stem(word: str) -> str:
    outermost = True
    while word not in WHOLE and (shorter := _without_suffix(word, outermost)) != word:
        word = SHORTENED.get(shorter, shorter)
        outermost = False
    return _key(word)


def _without_suffix(word: str, outermost: bool) -> str:
    for length in range(min(LONGEST, len(word) - 2), 0, -1):
        suffix, rest = word[-length:], word[:-length]
        # Nothing follows the instrumental: мекемен, of мекемені, has none.
        if suffix in INSTRUMENTAL and not outermost:
            continue
        after = BY_TEXT.get(suffix)
        if after and _sound(rest) in after and _can_be_stem(rest) and _agree(rest, suffix):
            # Not алты-нда but алтын-да.
            return rest + "н" if suffix[0] == "н" and rest + "н" in WHOLE else rest
    return _without_third_person_s(word)


def _without_third_person_s(word: str) -> str:
    """Take off the с of -сы: бала → баласы → балас, where кеңес → кеңесі has one of its own.

    The two cannot be told apart, so both lose it; but stems in -ы are few,
    and жұмыс keeps its own.
    """
    if len(word) <= SHORTEST_STEM or word[-1] != "с" or word[-2] not in VOWELS:
        return word
    if word[-2] in THIRD_PERSON and not word[:-2].endswith(("ш", "нд", "лг")):
        return word
    return word[:-1]


def _sound(word: str) -> str:
    """Return the sound a suffix follows: the last letter that is no sign."""
    return word.rstrip("ьъ")[-1:]


def _can_be_stem(word: str) -> bool:
    if len(word) < SHORTEST_STEM:
        # ел, іс, үй: two letters will do where the vowel comes first.
        return word[0] in VOWELS and word[1] in CONSONANTS - {"у", "и"}
    return True


def _agree(rest: str, suffix: str) -> bool:
    """Whether the suffix has the vowels of the stem."""
    if suffix in NO_HARMONY or rest.endswith("ев"):
        return True
    last = next((letter for letter in reversed(rest) if letter in VOWELS | UNDECIDED), "и")
    wanted = next(letter for letter in suffix if letter in VOWELS)
    return last in UNDECIDED or (last in BACK) == (wanted in BACK)


def _key(word: str) -> str:
    """Give the stem one face: кітаб is кітап, аудан and қалан (of қаланы) both lose their н.

    Ауданы is аудан with a possessive or would be ауда with an accusative, as қаланы
    is of қала; without a dictionary the н must go from both.
    """
    if word in WHOLE:
        return word
    word = word.rstrip("ьъ")
    if len(word) > SHORTEST_STEM and word[-1] == "н" and word[-2] in VOWELS - THIRD_PERSON:
        return word[:-1]
    return word[:-1] + word[-1:].translate(DEVOICED)
