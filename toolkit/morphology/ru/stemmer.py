"""Russian: take the endings of nouns and adjectives off a word.

Terms are noun phrases, so verbs are left alone. A stemmer for search, such as
Snowball's, does not: it takes «на» off Казахстана and «н» off Казахстан as it
would off a verb, but nothing off Казахстану, and the forms fall apart.

The endings come off one after another until none is left, so every form that
passes through the same stem ends in the same key, whatever the key looks like:
режима → режим → реж.
"""

from __future__ import annotations

from toolkit.morphology.tables import words

VOWELS = frozenset("аеиоуыэюя")

NOUN_ENDINGS = words(
    "а я о е у ю ы и ь й ов ев ей ам ям ом ем ой ах ях ами ями ью ьям ьями ьях ьев ия ие ий ию ии"
)
ADJECTIVE_ENDINGS = words(
    "ый ий ой ая яя ое ее ого его ому ему ым им ом ем ую юю ою ею ей ые ие ых их ыми ими"
)

LONGEST_FIRST = sorted({*NOUN_ENDINGS, *ADJECTIVE_ENDINGS}, key=len, reverse=True)
LONGEST = len(LONGEST_FIRST[0])
FIRST = frozenset(LONGEST_FIRST)
# A lone vowel is an ending only at the very end: Токаева → Токаев → тока, which is not ток.
FURTHER = FIRST - set("аяуюы")

SHORTEST_STEM = 3

# Петропавловск is a city, петропавловский is not: what ends as an adjective in -ский keeps a mark.
SKIY = frozenset(words("ий ая ое ого ому им ом ую ою ой ие их ими"))
NO_SKIY = frozenset(words("войск выпуск диск запуск иск отпуск поиск пропуск риск спуск"))
MARK = "+"

FLEETING = frozenset("кцнлр")

# Китая is Китай, not an adjective.
AY = frozenset(words("аба алта бураба кита капчага костана кустана курулта тока ура"))

IRREGULAR = {
    form: stem
    for stem, forms in {
        "матер": "мать матерью",
        "дочер": "дочь дочерью",
        "имен": "имя имен",
        "времен": "время времен",
        "знамен": "знамя знамен",
        "человек": "люди людей людям людьми людях",
        "дет": "детьми детей",
        "сем": "семей",
        "ден": "дня дню дне днем дни дней дням днями днях",
    }.items()
    for form in words(forms)
}
"""Forms whose stem is another one; a form that is not here is regular."""


def stem(word: str) -> str:
    """Return the key shared by the cases and numbers of a noun or adjective."""
    return "-".join(_stem(part) for part in word.casefold().replace("ё", "е").split("-"))


def _stem(word: str) -> str:
    if word in IRREGULAR:
        return _without_fleeting_vowel(IRREGULAR[word])
    endings = FIRST
    while ending := _ending(word, endings):
        word = word.removesuffix(ending)
        if ending in SKIY and word.endswith("ск") and word not in NO_SKIY:
            return word + MARK
        endings = FURTHER
    # гражданин, граждане
    if word.endswith(("анин", "янин")):
        return word[:-2]
    return _without_fleeting_vowel(word)


def _ending(word: str, endings: frozenset[str]) -> str:
    for length in range(LONGEST, 0, -1):
        ending, rest = word[-length:], word[:-length]
        if ending in endings and _can_be_stem(rest) and (ending != "ая" or word[:-1] not in AY):
            return ending
    return ""


def _can_be_stem(word: str) -> bool:
    if len(word) < SHORTEST_STEM:
        # юг, ум: two letters will do where the vowel comes first.
        return len(word) == 2 and word[0] in VOWELS and word[1] not in VOWELS
    return not VOWELS.isdisjoint(word)


def _without_fleeting_vowel(word: str) -> str:
    """One key for участок, участка; отец, отца; земель, земля: о, е before the last consonant."""
    if (
        len(word) > SHORTEST_STEM
        and word[-1] in FLEETING
        and word[-2] in "ое"
        and word[-3] not in VOWELS
    ):
        return word[:-2] + word[-1]
    return word
