"""Check that the target is in the target's language and letters."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from toolkit.checks.number_words import roman_value
from toolkit.checks.words import (
    Word,
    is_english,
    is_kazakh,
    is_latin,
    is_russian,
    may_be_kazakh,
    words,
)
from toolkit.model import LANGUAGES, Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from toolkit.checks.subject import Subject

_WRITTEN_IN = {"ru": "CYRILLIC", "kk": "CYRILLIC", "en": "LATIN"}
_IS: dict[str, Callable[[Word], bool]] = {"ru": is_russian, "kk": is_kazakh, "en": is_english}
# What counts for the target's own language: the endings of Kazakh are evidence enough here.
_SPEAKS: dict[str, Callable[[Word], bool]] = {
    "ru": is_russian,
    "kk": may_be_kazakh,
    "en": is_latin,
}

# A stretch this long, with this many words that only the other language has, is no name.
STRETCH_WORDS = 4
STRETCH_EVIDENCE = 2
STRETCH_SHARE = 1 / 4


def identical(subject: Subject) -> Iterator[Finding]:
    """Find a target that is the source, word for word, though it has words to translate.

    Names, addresses, codes and do-not-translate terms alone may stay. Between
    Russian and Kazakh a word such as «Президент» may, too: what counts are words
    that only the source's language has.
    """
    if subject.pair.source == subject.pair.target or not _is_untranslated(subject):
        return
    found = [word for word in words(_without_kept(subject)) if not word.quoted]
    if _WRITTEN_IN.get(subject.pair.source) != _WRITTEN_IN.get(subject.pair.target):
        letters = "CYRILLIC" if subject.pair.target == "en" else ""
        plain = [word for word in found if word.script == letters or not word.capitalised]
    else:
        plain = [word for word in found if _IS[subject.pair.source](word)]
    if plain:
        yield Finding("identical", "the target is the source; translate it", Severity.ERROR)


def script(subject: Subject) -> Iterator[Finding]:
    """Find words in letters that the target's language does not use.

    That is Cyrillic in English, Arabic script or Latin letters for Kazakh, a Latin
    word that the source does not have, and a word that mixes Latin with Cyrillic
    letters, such as "Қазақстан" with a Latin "a".
    """
    home = _WRITTEN_IN.get(subject.pair.target)
    if home is None or _is_untranslated(subject):
        return
    in_source = {word.text.casefold() for word in words(subject.source_prose)}
    strange = [word for word in words(subject.target_prose) if word.script != home]
    strange = [word for word in strange if word.text.casefold() not in in_source]
    if mixed := [word.text for word in strange if word.script == "MIXED"]:
        message = f"'{mixed[0]}' mixes letters of two alphabets: {_minority(mixed[0])}; retype it"
        yield Finding("script", message, Severity.ERROR)
    others = [word for word in strange if word.script != "MIXED" and _is_out_of_place(word)]
    if others:
        # A trade name keeps its letters in many a good text: Twitter, Google.
        names = all(word.script == "LATIN" and (word.capitalised or word.quoted) for word in others)
        shown, kind = " ".join(word.text for word in others[:3]), others[0].script.capitalize()
        message = (
            f"'{shown}' is in {kind} letters, and not in the source; "
            f"write it in {LANGUAGES[subject.pair.target]}"
        )
        yield Finding("script", message, Severity.HINT if names else Severity.WARNING)


def language(subject: Subject) -> Iterator[Finding]:
    """Find a stretch of the target in another language: Russian left in Kazakh.

    A stretch is four words or more (or the whole of a shorter target) with not one that
    speaks for the target's language and several that speak for the other. Quotations and names
    written with capitals are left out, as a title may stay in its language.
    """
    if _is_untranslated(subject):
        return
    found = [word for word in words(subject.target_prose) if not word.quoted]
    ours = _SPEAKS.get(subject.pair.target)
    for lang in LANGUAGES:
        if ours is None or lang == subject.pair.target:
            continue
        stretch = _stretch(found, ours, _IS[lang])
        if stretch:
            shown = " ".join(word.text for word in stretch[:6])
            left = f"{LANGUAGES[lang]} in {LANGUAGES[subject.pair.target]}"
            message = f"{left}: '{shown}{'…' if len(stretch) > 6 else ''}'; translate it"
            yield Finding("language", message, Severity.ERROR)


def _stretch(
    found: list[Word], ours: Callable[[Word], bool], theirs: Callable[[Word], bool]
) -> list[Word]:
    """Return the first stretch of words that is in their language, [] when there is none."""
    run: list[Word] = []
    for word in [*found, None]:
        if word is not None and (theirs(word) or not ours(word)):
            run.append(word)
            continue
        evidence = sum(map(theirs, run))
        alone = bool(run) and len(run) == len(found) == evidence
        enough = len(run) >= STRETCH_WORDS and evidence >= STRETCH_EVIDENCE
        if (alone or enough) and evidence >= STRETCH_SHARE * len(run) and not _is_title(run):
            return run
        run = []
    return []


def _is_title(run: list[Word]) -> bool:
    """Tell whether all but the small words have capitals: The Power of Nutrition."""
    return all(word.capitalised or len(word.text) <= 3 for word in run)


def _is_untranslated(subject: Subject) -> bool:
    """Tell whether the target is the source; then ``identical`` alone speaks."""
    return _plain(subject.source) == _plain(subject.target)


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _without_kept(subject: Subject) -> str:
    """Return the source without what may stay: markup, addresses, do-not-translate terms."""
    text = subject.source_prose
    if subject.terms is None:
        return text
    for match in reversed(subject.terms.source.find(subject.source)):
        preferred = subject.terms.termbase.preferred(match.term.concept, subject.pair.target)
        if preferred and preferred.text.casefold() == match.text.casefold():
            text = text[: match.start] + " " + text[match.stop :]
    return text


def _is_out_of_place(word: Word) -> bool:
    """Tell a word from a symbol: "x", "Wi" of Wi-Fi, "kWh" and "XX" are used everywhere."""
    if word.script == "LATIN":
        return len(word.text) > 3 and not word.text.isupper() and not roman_value(word.text)
    return len(word.text) > 1 or word.script not in ("CYRILLIC", "GREEK")


def _minority(word: str) -> str:
    latin = [letter for letter in word if "LATIN" in unicodedata.name(letter, "")]
    cyrillic = [letter for letter in word if "CYRILLIC" in unicodedata.name(letter, "")]
    few, name = (latin, "Latin") if len(latin) <= len(cyrillic) else (cyrillic, "Cyrillic")
    return f"{name} '{''.join(dict.fromkeys(few))}'"
