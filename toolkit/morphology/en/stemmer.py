"""English: take the plural and the possessive off a noun.

A stemmer for search, such as Snowball's, also takes derivation off, and would
find the President in every presidency and a nation in what is national.
Rules after Harman, "How effective is suffixing?" (1991), the S stemmer.
"""

from __future__ import annotations

IRREGULAR = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "feet": "foot",
    "lives": "life",
    "wives": "wife",
    "criteria": "criterion",
    "phenomena": "phenomenon",
    "spokesmen": "spokesman",
    "chairmen": "chairman",
    "statesmen": "statesman",
    "countrymen": "countryman",
    "statuses": "status",
    "news": "news",
}

HISSING = ("s", "x", "z", "ch", "sh")


def stem(word: str) -> str:
    """Return the key shared by a noun, its plural and its possessives."""
    return "-".join(_stem(part) for part in word.casefold().split("-"))


def _stem(word: str) -> str:
    word = word.removesuffix("'s").removesuffix("'")
    word = _singular(IRREGULAR.get(word, word))
    # One key for house, houses and for bus, buses: neither keeps an e after a hissing sound.
    if len(word) > 4 and word.endswith("e") and word[:-1].endswith(HISSING):
        return word[:-1]
    return word


def _singular(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is", "news")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]
    if word.endswith("es") and word[:-2].endswith((*HISSING, "o")):
        return word[:-2]
    return word[:-1]
