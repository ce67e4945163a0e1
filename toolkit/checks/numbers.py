"""Check that every number came through."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from toolkit.checks.figures import Figure, figures
from toolkit.checks.number_words import numbers_in_words
from toolkit.model import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from toolkit.checks.subject import Subject

_COMMA_DECIMAL = re.compile(r"(?<![\d.,])\d+,\d{1,2}(?![\d,]|\.\d)")


def numbers(subject: Subject) -> Iterator[Finding]:
    """Find numbers in figures that the target lacks, and those it has made up.

    Errors: a wrong number is the worst fault of an official text. Values are
    compared, not letters: 73,5 = 73.5; 13 000 = 13,000 = 13 тысяч = 13 thousand;
    XXIX = 29th; 17.09.2022 = 17 September 2022; 18:00 = 6 p.m. A number in words on
    the other side will do. A decimal comma left in English is a warning.
    """
    source = figures(subject.source_prose, subject.pair.source)
    target = figures(subject.target_prose, subject.pair.target)
    missing, extra = _unmatched(source, target)
    if missing or extra:
        missing, extra = _explain(missing, extra, subject)
    messages = (_message(lost, added) for lost, added in zip_longest(missing, extra))
    for message in dict.fromkeys(messages):
        yield Finding("numbers", message, Severity.ERROR)
    if subject.pair.target == "en" and subject.pair.source != "en":
        yield from _decimal_commas(subject)


def _message(lost: Figure | None, added: Figure | None) -> str:
    if lost is None:
        return f"number {added.text if added else ''} is not in the source"
    if added is None:
        return f"number {lost.text} is missing"
    return f"number {lost.text} is missing; the target has {added.text}"


def _unmatched(
    source: Sequence[Figure], target: Sequence[Figure]
) -> tuple[list[Figure], list[Figure]]:
    """Pair figures of equal value off; those with the fewest readings choose first."""
    missing, extra = list(source), list(target)
    for figure in sorted(source, key=lambda item: len(item.values)):
        if partner := next((other for other in extra if figure.values & other.values), None):
            missing.remove(figure)
            extra.remove(partner)
    return missing, extra


def _explain(
    missing: list[Figure], extra: list[Figure], subject: Subject
) -> tuple[list[Figure], list[Figure]]:
    """Drop the figures that the other side has in words, or as several figures.

    One figure here, several there: 10.30 and 10:30, 17.09 and 17 September.
    """
    source_words = numbers_in_words(subject.source_prose, subject.pair.source)
    target_words = numbers_in_words(subject.target_prose, subject.pair.target)
    missing = [figure for figure in missing if not figure.values & target_words]
    extra = [figure for figure in extra if not figure.values & source_words]
    missing, extra = _split(missing, extra, target_words)
    extra, missing = _split(extra, missing, source_words)
    return missing, extra


def _split(
    wholes: list[Figure], others: list[Figure], in_words: frozenset[Decimal]
) -> tuple[list[Figure], list[Figure]]:
    left = []
    for whole in wholes:
        rest = _without_parts(whole, others, in_words)
        if rest is None:
            left.append(whole)
        else:
            others = rest
    return left, others


def _without_parts(
    whole: Figure, others: list[Figure], in_words: frozenset[Decimal]
) -> list[Figure] | None:
    """Return ``others`` without the parts of ``whole``, None when they are not all there."""
    if not whole.parts:
        return None
    rest = list(others)
    for part in whole.parts:
        if partner := next((other for other in rest if part in other.values), None):
            rest.remove(partner)
        elif part not in in_words:
            return None
    return rest


def _decimal_commas(subject: Subject) -> Iterator[Finding]:
    decimals = set(_COMMA_DECIMAL.findall(subject.source_prose))
    for literal in dict.fromkeys(_COMMA_DECIMAL.findall(subject.target_prose)):
        if literal in decimals:
            message = f"number {literal} has a decimal comma; write {literal.replace(',', '.')}"
            yield Finding("numbers", message)
