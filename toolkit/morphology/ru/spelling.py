"""Letters alone: ё and е, capitals, hyphens."""

from __future__ import annotations

import re

_CYRILLIC = re.compile(r"[а-яёәғқңөұүһі]+(?:['-][а-яёәғқңөұүһі]+)*", re.IGNORECASE)
_YO = str.maketrans("ёЁ", "еЕ")


def key(word: str) -> str:
    """Return the word as matching compares it: casefolded, ё as е."""
    return word.casefold().replace("ё", "е")


def plain(text: str) -> str:
    """Return ``text`` with е for ё."""
    return text.translate(_YO)


def is_word(text: str) -> bool:
    """Whether ``text`` is written in Cyrillic letters alone, hyphens between them."""
    return _CYRILLIC.fullmatch(text) is not None


def is_abbreviation(word: str) -> bool:
    """Whether a word has capitals inside: РК, КоАП, КазССР; not Премьер-Министр."""
    return any(sum(map(str.isupper, part)) > 1 for part in word.split("-"))


def like(form: str, written: str) -> str:
    """Return ``form`` in the letter case of ``written``, part by part at the hyphens.

    ``written`` with е where its own form has ё gets forms with е: see ``phrases``.
    """
    if len(written) > 1 and written.isupper():
        return form.upper()
    parts, models = form.split("-"), written.split("-")
    if len(parts) != len(models):
        return form[:1].upper() + form[1:] if written[:1].isupper() else form
    return "-".join(
        part[:1].upper() + part[1:] if model[:1].isupper() else part
        for part, model in zip(parts, models, strict=True)
    )
