"""Split text into sentences, the portions an engine translates, and keep where each stood."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from toolkit.model import Segment
from toolkit.protection import MARKER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

# A break inside a unit is the writer's own: a sentence never runs across it.
LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")

# Where razdel, made for Russian, sees the end of a sentence and there is none. Each rule is
# what stands to the left of the supposed end, and what to its right.
Rule = tuple[re.Pattern[str], re.Pattern[str]]


def _rule(left: str, right: str = "") -> Rule:
    return re.compile(rf"(?:{left})$"), re.compile(right)


# Roman numerals are often typed with the Cyrillic letters that look like them.
CENTURY = _rule(r"\b[IVXLCІХ]+\s*вв?\.")  # в XXI в. Казахстан
ABBREVIATED_YEAR = _rule(r"\b(?:\d+|[IVXLCІХ]+)\s*(?:ж|жж|ғ|ғғ)\.")  # 1995 ж., XXI ғ.
ERA = _rule(r"(?i:\bб\.\s?з\.(?:\s?[бд]\.)?)")  # б.з.б. III ғасыр
PLACE = _rule(r"\b(?:қ|обл|ауд|көш|даң|ш\.\s?а|к-сі)\.")  # Алматы қ. Абай даңғылы
DEGREE = _rule(r"\b[а-яәғқңөұүһі]\.\s?ғ\.\s?[кдм]\.")  # т.ғ.к. Айгүл Садықова
LATIN = _rule(r"(?i:\b(?:e\.g|i\.e|cf|viz|approx))\.")
TITLE = _rule(r"\b(?:Gov|Sen|Rep|Gen|Col|Capt|Lt|Maj|Sgt|Rev|Hon|Pres|Amb|Messrs|St|Mt)\.")
NUMBERED = _rule(r"\b(?:Art|Arts|Sec|Secs|Fig|Figs|Ch|Vol|Nos|para|pp)\.", r"[\dIVX]")
MONTH = _rule(r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.", r"\d")

NO_END: dict[str, tuple[Rule, ...]] = {
    "ru": (CENTURY,),
    "kk": (ABBREVIATED_YEAR, ERA, PLACE, DEGREE),
    "en": (LATIN, TITLE, NUMBERED, MONTH),
}

# Where a text too long for a model is best divided: the first kind found near the middle wins.
CLAUSE_ENDS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<=[.!?…;])\s+",
        r"(?<=:)\s+|\s+(?=[—–]\s)",
        r"(?<=,)\s+",
        r"\s+",
    )
)


def sentences(text: str, lang: str) -> tuple[Segment, ...]:
    """Return the sentences of ``text`` in order, without the white space around them.

    What lies between two segments, and before and after them, is white space only, so
    ``text`` can be put together again exactly. Where in doubt, two sentences stay one: a
    model bears that better than half a sentence.
    """
    rules = NO_END.get(lang, ())
    found: list[Segment] = []
    for line in LINE.finditer(text):
        found += _joined(text, _split(line.group(), line.start()), rules)
    return tuple(found)


def pieces(sentence: str, limit: int, length: Callable[[str], int] = len) -> tuple[Segment, ...]:
    """Divide a sentence so that each piece's ``length`` is at most ``limit``.

    Divided at the ends of clauses where there are any, else between words, and only
    within a word that is itself too long. A piece is over the limit only when it is a
    single character or a protection marker.
    """
    return tuple(
        Segment(sentence[start:stop], start, stop)
        for start, stop in _divide(sentence, 0, len(sentence), limit, length)
    )


def join(text: str, segments: Sequence[Segment], targets: Sequence[str]) -> str:
    """Put each target where its segment stood; leave the rest of ``text`` as it was."""
    parts, position = [], 0
    for segment, target in zip(segments, targets, strict=True):
        parts += [text[position : segment.start], target]
        position = segment.stop
    return "".join([*parts, text[position:]])


def _split(line: str, offset: int) -> Iterator[Segment]:
    from razdel import sentenize

    for sentence in sentenize(line):
        if sentence.text:
            yield Segment(sentence.text, offset + sentence.start, offset + sentence.stop)


def _joined(text: str, split: Iterator[Segment], rules: tuple[Rule, ...]) -> list[Segment]:
    """Undo the splits that a rule forbids."""
    found: list[Segment] = []
    for sentence in split:
        if found and any(
            left.search(found[-1].text) and right.match(sentence.text) for left, right in rules
        ):
            start = found.pop().start
            sentence = Segment(text[start : sentence.stop], start, sentence.stop)
        found.append(sentence)
    return found


def _divide(
    text: str, start: int, stop: int, limit: int, length: Callable[[str], int]
) -> Iterator[tuple[int, int]]:
    if length(text[start:stop]) <= limit:
        yield start, stop
        return
    gap = _clause_end(text[start:stop]) or _within_word(text[start:stop])
    if gap is None:
        yield start, stop
        return
    yield from _divide(text, start, start + gap[0], limit, length)
    yield from _divide(text, start + gap[1], stop, limit, length)


def _clause_end(text: str) -> tuple[int, int] | None:
    """Find the white space to divide at: the best kind in the middle half, else any."""
    middle = len(text) / 2
    for margin in (len(text) / 4, 0):
        for kind in CLAUSE_ENDS:
            gaps = [gap.span() for gap in kind.finditer(text)]
            inside = [
                gap for gap in gaps if max(margin, 1) <= gap[0] and gap[1] <= len(text) - margin - 1
            ]
            if inside:
                return min(inside, key=lambda gap: abs(gap[0] - middle))
    return None


def _within_word(text: str) -> tuple[int, int] | None:
    """Find a place near the middle that parts neither a marker nor a letter from its accent."""
    markers = [marker.span() for marker in MARKER.finditer(text)]
    places = [
        place
        for place in range(1, len(text))
        if not unicodedata.combining(text[place])
        and not any(start < place < stop for start, stop in markers)
    ]
    if not places:
        return None
    place = min(places, key=lambda place: abs(place - len(text) / 2))
    return place, place
