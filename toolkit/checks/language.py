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
    from toolkit.model import Pair

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

# Russian and Kazakh may share a phrase this long, such as «футбол, волейбол».
SHARED_WORDS = 1


def untranslated(subject: Subject) -> Iterator[Finding]:
    """Find a unit with no translation at all."""
    if not subject.target.strip():
        yield Finding("untranslated", "there is no translation yet")


def identical(subject: Subject) -> Iterator[Finding]:
    """Find a target that is the source, word for word, though it has words to translate.

    Names, addresses, codes and do-not-translate terms alone may stay. Between
    Russian and Kazakh a word such as «Президент» may, too: what counts are words
    that only the source's language has.
    """
    if subject.pair.source == subject.pair.target or not _is_untranslated(subject):
        return
    found = [
        word
        for word in words(_without_kept_terms(subject.source_prose, subject))
        if not word.quoted
    ]
    if _WRITTEN_IN.get(subject.pair.source) != _WRITTEN_IN.get(subject.pair.target):
        letters = "CYRILLIC" if subject.pair.target == "en" else ""
        plain = [each for each in found if each.script == letters or not each.capitalised]
    else:
        plain = [word for word in found if _IS[subject.pair.source](word)]
        # «Президент» is one word of both languages; a sentence of them is neither's.
        small = [word for word in found if not word.capitalised]
        plain = plain or small[SHARED_WORDS:]
    if plain:
        yield Finding("identical", "the target is the source; translate it", Severity.ERROR)


def script(subject: Subject) -> Iterator[Finding]:
    """Find words in letters that the target's language does not use.

    That is Cyrillic in English, Arabic script or Latin letters for Kazakh, and a word
    that mixes Latin with Cyrillic letters, such as "Қазақстан" with a Latin "a", which
    is an error. What the source has in other letters than its own may stay, Latin
    names may, and do-not-translate terms. A Latin name that the source does not have
    is a hint: many a good text keeps Twitter as it is.
    """
    home = _WRITTEN_IN.get(subject.pair.target)
    if home is None or _is_untranslated(subject):
        return
    found = words(_without_kept_terms(subject.target_prose, subject))
    in_source = {word.text.casefold() for word in words(subject.source_prose)}
    strange = [
        word
        for word in found
        if word.script != home
        and not (word.text.casefold() in in_source and _may_stay(word, subject.pair))
    ]
    if mixed := [word.text for word in strange if word.script == "MIXED"]:
        message = f"'{mixed[0]}' mixes letters of two alphabets: {_minority(mixed[0])}; retype it"
        yield Finding("script", message, Severity.ERROR)
    if others := [word for word in strange if word.script != "MIXED" and _is_word(word)]:
        names = all(word.quoted or _is_latin_name(word) for word in others)
        shown, kind = " ".join(word.text for word in others[:3]), others[0].script.capitalize()
        message = f"'{shown}' is in {kind} letters; write it in {LANGUAGES[subject.pair.target]}"
        yield Finding("script", message, Severity.HINT if names else Severity.WARNING)


def language(subject: Subject) -> Iterator[Finding]:
    """Find a stretch of the target in another language: Russian left in Kazakh.

    A stretch is four words or more (or the whole of a shorter target) with not one that
    speaks for the target's language and several that speak for the other, an error.
    Quotations and names written with capitals are left out, as a title may stay in its
    language. Where the letters tell, ``script`` speaks.
    """
    if _is_untranslated(subject) or subject.pair.target not in _SPEAKS:
        return
    found = [word for word in words(subject.target_prose) if not word.quoted]
    ours = _SPEAKS[subject.pair.target]
    for lang in LANGUAGES:
        if lang == subject.pair.target or _letters_tell(lang, subject.pair):
            continue
        if stretch := _stretch(found, ours, _IS[lang]):
            shown = " ".join(word.text for word in stretch[:6])
            left = f"{LANGUAGES[lang]} in {LANGUAGES[subject.pair.target]}"
            message = f"{left}: '{shown}{'…' if len(stretch) > 6 else ''}'; translate it"
            yield Finding("language", message, Severity.ERROR)


def _letters_tell(lang: str, pair: Pair) -> bool:
    """Tell whether ``script`` finds what is left in ``lang``; it lets Latin names stay."""
    differ = _WRITTEN_IN[lang] != _WRITTEN_IN[pair.target]
    return differ and (pair.target == "en" or pair.source != "en")


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


def _without_kept_terms(prose: str, subject: Subject) -> str:
    """Return ``prose`` without the terms that are written alike in both languages."""
    if subject.terms is None:
        return prose
    for match in reversed(subject.terms.source.find(prose)):
        preferred = subject.terms.termbase.preferred(match.term.concept, subject.pair.target)
        if preferred and preferred.text.casefold() == match.text.casefold():
            prose = prose[: match.start] + " " + prose[match.stop :]
    return prose


def _may_stay(word: Word, pair: Pair) -> bool:
    """Tell whether a word of the source may be in the target as it is."""
    return word.script != _WRITTEN_IN.get(pair.source) or _is_latin_name(word)


def _is_latin_name(word: Word) -> bool:
    return word.script == "LATIN" and word.capitalised


def _is_word(word: Word) -> bool:
    """Tell a word from a symbol: "x", "Wi" of Wi-Fi, "kWh" and "XX" are used everywhere."""
    if word.script == "LATIN":
        return len(word.text) > 3 and not word.text.isupper() and not roman_value(word.text)
    return len(word.text) > 1 or word.script not in ("CYRILLIC", "GREEK")


def _minority(word: str) -> str:
    latin = [letter for letter in word if "LATIN" in unicodedata.name(letter, "")]
    cyrillic = [letter for letter in word if "CYRILLIC" in unicodedata.name(letter, "")]
    few, name = (latin, "Latin") if len(latin) <= len(cyrillic) else (cyrillic, "Cyrillic")
    return f"{name} '{''.join(dict.fromkeys(few))}'"
