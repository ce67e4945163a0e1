"""Tell a model, inside its source sentence, which term to use for some of the words.

``Заседание Ассамблеи`` becomes ``Заседание ⟦t⟧ Ассамблеи ⟦=⟧ Қазақстан халқы Ассамблеясы ⟦/t⟧``:
the source words, then the term in its dictionary form. A model trained on such text
inflects the term as its sentence asks (Bergmanis & Pinnis 2021, "Facilitating Terminology
Translation with Target Lemma Annotations", EACL). The source words stay, as there: their
case and number tell the model the form, and a sentence can be had back. Marks stand in the
text because a CTranslate2 model has no source factors (Dinu et al. 2019 had both).

The spaces inside the markers are part of the form: with them each marker is a single piece
of the vocabulary and the words between keep the pieces they have anywhere else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

LEMMA = "lemma"
"""The one style there is: the term's dictionary form follows the words of the source."""

# What protection puts into a sentence, and whatever else looks like it.
BRACKETED = re.compile(r"⟦[^⟦⟧\n]*⟧")


class Span(Protocol):
    """Words of a sentence, ``[start, stop)``, and the dictionary form of the term for them."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def stop(self) -> int: ...  # noqa: D102
    @property
    def target(self) -> str: ...  # noqa: D102


@dataclass(frozen=True)
class Markers:
    """What stands before the source words, before the term, and after it."""

    start: str = "⟦t⟧"
    separator: str = "⟦=⟧"
    end: str = "⟦/t⟧"

    def __iter__(self) -> Iterator[str]:
        """Yield the three in the order of their place."""
        yield from (self.start, self.separator, self.end)

    def around(self, words: str, term: str) -> str:
        """Write one annotation."""
        return f"{self.start} {words} {self.separator} {term} {self.end}"

    @cached_property
    def pieces(self) -> tuple[str, ...]:
        """Pieces a SentencePiece vocabulary needs for each marker to be one, space included."""
        return (self.start, *(f"▁{marker}" for marker in self))

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """An annotation in a text; group ``words`` is the source's, ``term`` the target's."""
        inner = rf"(?:(?!{'|'.join(map(re.escape, self))}).)"
        start, separator, end = map(re.escape, self)
        return re.compile(rf"{start} (?P<words>{inner}*) {separator} (?P<term>{inner}*) {end}")


MARKERS = Markers()


def annotate(sentence: str, spans: Iterable[Span], markers: Markers = MARKERS) -> str:
    """Write each span's term behind its words; ``strip`` gives the sentence back.

    Of spans that overlap the one that begins first, then the longer one, is written. A
    span is left out when it lies outside the sentence, touches a protection marker, or its
    term is blank, of several lines, or has brackets of markers in it. A sentence that has
    one of the three markers in its own text comes back as it is.
    """
    if any(marker in sentence for marker in markers):
        return sentence
    parts, position = [], 0
    for span in sorted(spans, key=lambda span: (span.start, -span.stop)):
        if position <= span.start < span.stop <= len(sentence) and _fits(sentence, span, markers):
            words, term = sentence[span.start : span.stop], " ".join(span.target.split())
            parts += [sentence[position : span.start], markers.around(words, term)]
            position = span.stop
    return "".join([*parts, sentence[position:]])


def annotate_within(
    sentence: str, spans: Iterable[Span], fits: Callable[[str], bool], markers: Markers = MARKERS
) -> str:
    """Annotate as ``annotate``, but leave out the last spans until ``fits`` allows the rest.

    Where none of them has room, the sentence comes back as it is.
    """
    written = sorted(spans, key=lambda span: (span.start, -span.stop))
    while written:
        text = annotate(sentence, written, markers)
        if fits(text):
            return text
        written.pop()
    return sentence


def strip(text: str, markers: Markers = MARKERS) -> str:
    """Return the sentence that ``annotate`` was given; text without annotations stays."""
    return markers.pattern.sub(lambda annotation: annotation["words"], text)


def without_marks(text: str, markers: Markers = MARKERS) -> str:
    """Return a text without annotations, and without a marker that is left of one."""
    kept = strip(text, markers)
    for marker in markers:
        for written in (f"{marker} ", f" {marker}", marker):
            kept = kept.replace(written, "")
    return kept


def terms(text: str, markers: Markers = MARKERS) -> tuple[tuple[str, str], ...]:
    """Return the annotations of a text in order: the words of the source, and the term."""
    return tuple((found["words"], found["term"]) for found in markers.pattern.finditer(text))


def _fits(sentence: str, span: Span, markers: Markers) -> bool:
    """Whether a span can be written so that it is read again as what it is."""
    words = sentence[span.start : span.stop]
    if not words.strip() or "\n" in words or any(bracket in span.target for bracket in "⟦⟧"):
        return False
    if len(span.target.splitlines()) != 1 or not span.target.strip():
        return False
    if any(marker in span.target for marker in markers):
        return False
    return not any(
        marker.start() < span.stop and span.start < marker.end()
        for marker in BRACKETED.finditer(sentence)
    )
