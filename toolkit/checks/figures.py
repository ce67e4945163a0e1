"""Read the numbers that stand in figures, whatever way a language writes them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from toolkit.checks.number_words import roman_value
from toolkit.checks.patterns import OBJECT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# No-break, thin and narrow no-break spaces part thousands as well as a plain one.
_SPACE = "[ \u00a0\u2009\u202f]"

_SCALES = {
    "1e3": r"тыс\b\.?|тысяч\w*|мың(?!жыл)\w*|thousands?\b",
    "1e6": r"млн\b\.?|миллион\w*|millions?\b|mln\b|mn\b",
    "1e9": r"млрд\b\.?|миллиард\w*|billions?\b|bln\b|bn\b",
    "1e12": r"трлн\b\.?|триллион\w*|trillions?\b|trn\b|tn\b",
}
_SCALE = re.compile(
    rf"(?:{_SPACE}|-)?(?:"
    + "|".join(f"(?P<s{power}>{words})" for power, words in _SCALES.items())
    + ")",
    re.IGNORECASE,
)

# A digit after the sign of a length is its power: км2, m3.
_POWER = re.compile(r"(?<![^\W\d_])(?:[мдс]?м|км|[mcd]?m|km)[23](?!\d)")
_PHONE = re.compile(r"(?<!\w)(?:\+\d|8)[ \u00a0-]?\(?\d{3,4}\)?(?:[ \u00a0-]?\d){6,7}(?!\d)")
_CLOCK = re.compile(r"(?<![\d:])([01]?\d|2[0-4]):([0-5]\d)(?::[0-5]\d)?(?![\d:])")
_HALF_DAY = re.compile(rf"{_SPACE}?[ap]\.?m\b", re.IGNORECASE)
_DECADE = re.compile(r"'?s\b|-?(?:е|х|ых|ые|жылдар\w*)\b", re.IGNORECASE)
# 1999/00, 2021–22: the second year leaves its century out.
_SHORT_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d[-–—/]$")

_FIGURE = re.compile(
    rf"(?<![\d])\d{{1,3}}(?:{_SPACE}\d{{3}})+(?!\d)(?:[.,]\d+(?![.,]?\d))?|\d+(?:[.,]\d+)*"
)
_RANGE = re.compile(
    r"[^\W\d_]{0,4}\s?(?:-\w{2,4})?\s?(?:[-–—,/]|и|до|или|to|and|or|мен|пен|бен)\s?"
)

PHONE_DIGITS = 10


@dataclass(frozen=True, slots=True)
class Figure:
    """One number as it stands in a text, ``text``, and the values it may have.

    ``parts`` are the values it has when it is read as several numbers: 10.30 as an
    hour and minutes, "5 100" as 5 and 100.
    """

    text: str
    values: frozenset[Decimal]
    parts: tuple[Decimal, ...] = ()
    stop: int = 0
    scale: Decimal = Decimal(1)


def figures(text: str, lang: str) -> tuple[Figure, ...]:
    """Return the numbers of ``text`` in order, with Roman numerals that can be nothing else."""
    found = list(_special(text))
    rest = list(text)
    for start, stop, _ in found:
        rest[start:stop] = OBJECT * (stop - start)
    remaining = "".join(rest)
    plain = _joined(list(_plain(remaining, lang)), remaining)
    placed = [(start, figure) for start, _, group in found for figure in group]
    placed += [(figure.stop - len(figure.text), figure) for figure in [*plain, *_roman(remaining)]]
    return tuple(figure for _, figure in sorted(placed, key=lambda item: item[0]))


def _special(text: str) -> Iterator[tuple[int, int, tuple[Figure, ...]]]:
    """Find what is not read figure by figure: telephone numbers, times of day, powers."""
    for match in _PHONE.finditer(text):
        digits = re.sub(r"\D", "", match[0])[-PHONE_DIGITS:]
        yield match.start(), match.end(), (_figure(match[0], [Decimal(digits)]),)
    for match in _CLOCK.finditer(text):
        hour, minute = int(match[1]), int(match[2])
        group = [_figure(match[0], [hour % 24, (hour + 12) % 24, hour])]
        if minute:
            group.append(_figure(match[2], [minute]))
        yield match.start(), match.end(), tuple(group)
    for match in _POWER.finditer(text):
        yield match.start(), match.end(), ()


def _plain(text: str, lang: str) -> Iterator[Figure]:
    for match in _FIGURE.finditer(text):
        literal, values = match[0], _readings(match[0], lang)
        if not values:
            for number in re.finditer(r"\d+", literal):
                stop = match.start() + number.end()
                yield _figure(number[0], [Decimal(number[0])], stop)
        elif scale := _SCALE.match(text, match.end()):
            power = Decimal((scale.lastgroup or "s1")[1:])
            scaled = frozenset(value * power for value in values)
            yield Figure(text[match.start() : scale.end()], scaled, (), scale.end(), power)
        else:
            values |= _by_context(literal, text, match)
            parts = tuple(Decimal(part) for part in re.findall(r"\d+", literal))
            yield Figure(literal, frozenset(values), parts if parts[1:] else (), match.end())


def _by_context(literal: str, text: str, match: re.Match[str]) -> set[Decimal]:
    """Return what else a whole number may mean where it stands."""
    if not literal.isdecimal() or len(literal) > 4:
        return set()
    value, after = int(literal), text[match.end() : match.end() + 12]
    if _HALF_DAY.match(after) and value <= 12:
        return {Decimal((value + 12) % 24)}
    if len(literal) == 2 and (
        _DECADE.match(after) or text[match.start() - 1 : match.start()] in ("'", "’")
    ):
        return {Decimal(1900 + value), Decimal(2000 + value)}
    if len(literal) == 2 and _SHORT_YEAR.search(text[max(0, match.start() - 6) : match.start()]):
        return {Decimal(1900 + value), Decimal(2000 + value)}
    if re.match(r"[kKкК]\b", after):
        return {Decimal(1000 * value)}
    return set()


def _readings(literal: str, lang: str) -> set[Decimal]:
    """Return the values of a literal, none when it is several numbers: 17.09.2022, 1,2,3."""
    compact = re.sub(_SPACE, "", literal)
    marks = re.findall(r"[.,]", compact)
    if not marks:
        return {Decimal(compact)}
    whole, *groups = re.split(r"[.,]", compact)
    grouped = len(whole) <= 3 and not whole.startswith("0") and all(len(g) == 3 for g in groups)
    if len(marks) > 1:
        if len(set(marks)) == 1:
            return {Decimal(whole + "".join(groups))} if grouped else set()
        # 1,234.5 and 1.234,5
        if marks[-1] not in marks[:-1] and all(len(group) == 3 for group in groups[:-1]):
            return {Decimal(f"{whole}{''.join(groups[:-1])}.{groups[-1]}")}
        return set()
    as_decimal = Decimal(f"{whole}.{groups[0]}")
    if not grouped or literal != compact:
        return {as_decimal}
    as_thousands = Decimal(whole + groups[0])
    # In English a comma before three digits can only part thousands.
    return {as_thousands} if lang == "en" and marks == [","] else {as_decimal, as_thousands}


def _joined(plain: list[Figure], text: str) -> list[Figure]:
    """Join "5 мың 500" into 5,500, and let the 19 of "19–20 млн" mean millions too."""
    joined: list[Figure] = []
    for figure in plain:
        last = joined[-1] if joined else None
        gap = text[last.stop : figure.stop - len(figure.text)] if last else ""
        if last and last.scale > 1 and not gap.strip() and max(figure.values) < last.scale:
            sums = frozenset(one + other for one in last.values for other in figure.values)
            words = text[last.stop - len(last.text) : figure.stop]
            parts = (*(last.parts or (max(last.values),)), max(figure.values))
            joined[-1] = Figure(words, sums, parts, figure.stop, figure.scale)
            continue
        if last and last.scale == 1 < figure.scale and _RANGE.fullmatch(gap):
            values = last.values | {value * figure.scale for value in last.values}
            joined[-1] = Figure(last.text, values, last.parts, last.stop)
        joined.append(figure)
    return joined


def _roman(text: str) -> Iterator[Figure]:
    """Find numerals of two letters or more of I, V and X; "CD" and "I" may be anything else."""
    for match in re.finditer(r"(?<![\w-])[IVXІХ]{2,}(?![^\W_])", text):
        if value := roman_value(match[0]):
            yield _figure(match[0], [value], stop=match.end())


def _figure(text: str, values: Iterable[int | Decimal], stop: int = 0) -> Figure:
    return Figure(text, frozenset(Decimal(value) for value in values), (), stop)
