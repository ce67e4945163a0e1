"""Check what a typesetter would: words written twice, spaces."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from toolkit.model import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checks.subject import Subject

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_LOOP_IN_WORD = re.compile(r"([^\W\d_]{1,6})\1{5}")

# Words that are rightly written twice, or that languages double for emphasis.
_TWICE = {
    "en": frozenset({"that", "had", "is", "very", "really", "bye", "so", "no", "ha", "knock"}),
    "kk": frozenset({"ал", "жоқ", "иә", "рет", "күн", "ұзақ", "қайта", "әр", "көп", "бір", "екі"}),
    "ru": frozenset({"да", "нет", "очень", "все", "всё", "мало", "много", "долго"}),
}
LOOP_WORDS = 8
LOOP_TIMES = 3


def doubled(subject: Subject) -> Iterator[Finding]:
    """Find a word written twice, and the loops a translation engine falls into.

    A loop is a word or phrase said three times or more in a row, or a part of a word six times.
    What the source repeats, the target may; Kazakh's hyphenated pairs (жыл-жылы,
    бірте-бірте) are one word.
    """
    target = _words(subject.target_prose)
    source = _words(subject.source_prose)
    if loop := _loop(target):
        # English says "drip, drip, drip" where Russian says «кап-кап-кап».
        if not _loop(" ".join(source).replace("-", " ").split()):
            yield Finding("doubled", f"'{' '.join(loop)}' is repeated over and over; say it once")
        return
    part = _LOOP_IN_WORD.search(subject.target_prose)
    if part and not _LOOP_IN_WORD.search(subject.source_prose):
        yield Finding("doubled", f"'{part[1]}' is repeated within a word; mend the word")
    if not _twins(source):
        allowed = _TWICE.get(subject.pair.target, frozenset())
        for word in _twins(target):
            if word not in allowed:
                yield Finding("doubled", f"the word '{word}' stands there twice; remove one")


def _words(text: str) -> list[str]:
    """Return the words in lower case, with "" where more than a space stands between two."""
    words: list[str] = []
    stop = 0
    for match in _WORD.finditer(text):
        if text[stop : match.start()].strip():
            words.append("")
        words.append(match[0].lower())
        stop = match.end()
    return words


def _twins(words: list[str]) -> tuple[str, ...]:
    twins = (word for word, following in pairwise(words) if word and word == following)
    return tuple(dict.fromkeys(twins))


def _loop(words: list[str]) -> list[str]:
    """Return the shortest phrase that is said ``LOOP_TIMES`` times in a row, or []."""
    for size in range(1, LOOP_WORDS + 1):
        run = 0
        for place in range(size, len(words)):
            run = run + 1 if words[place] == words[place - size] else 0
            if run >= size * (LOOP_TIMES - 1):
                phrase = [word for word in words[place - size + 1 : place + 1] if word]
                if phrase:
                    return phrase
    return []


_WIDE = re.compile(r"(?<=\S) {2,}(?=\S)")
_BEFORE_MARK = re.compile(r"(?<=[\w»”)\]]) +(?:[,;:!?](?![\w)(-])|\.(?![\w.]))")
_NO_SPACE = re.compile(r"[^\W\d_]{2}[,;](?=[^\W\d_]{2})")
_NO_SPACE_AFTER_SENTENCE = re.compile(r"[а-яёәғқңөұүһі]{2}[.!?](?=[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі ])")


def spaces(subject: Subject) -> Iterator[Finding]:
    """Find spaces at the edges, double, before a mark, and missing after one.

    Line ends at the edges must be the source's, which is an error, as msgfmt refuses
    the catalogue. A no-break space is a space like any other; what the source has
    too is no finding.
    """
    yield from _edges(subject.source, subject.target)
    for pattern, message in (
        (_WIDE, "two spaces in a row; leave one"),
        (_BEFORE_MARK, "a space before '{}'; remove it"),
        (_NO_SPACE, "no space after '{}'; add one"),
        (_NO_SPACE_AFTER_SENTENCE, "no space after '{}'; add one"),
    ):
        found = pattern.search(subject.target_prose)
        if found and not pattern.search(subject.source_prose):
            yield Finding("spaces", message.format(found[0][-1]))


def _edges(source: str, target: str) -> Iterator[Finding]:
    for edge, ours, theirs in (
        ("start", _leading(source), _leading(target)),
        ("end", _leading(source[::-1]), _leading(target[::-1])),
    ):
        if "\n" in ours and "\n" not in theirs:
            message = f"no line end at the {edge}, where the source has one; add it"
            yield Finding("spaces", message, Severity.ERROR)
        elif "\n" in theirs and "\n" not in ours:
            message = f"a line end at the {edge}, where the source has none; remove it"
            yield Finding("spaces", message, Severity.ERROR)
        elif bool(ours) != bool(theirs):
            does = "has a space" if theirs else "lacks the source's space"
            yield Finding("spaces", f"the target {does} at its {edge}; make it as in the source")


def _leading(text: str) -> str:
    return text[: len(text) - len(text.lstrip())]
