"""Plain text: a unit is a paragraph, or a line where line ends are more than wraps.

Blank lines, and rare separators such as a form feed, divide a text into blocks.
The lines of a block are one paragraph when they look wrapped by a program: the
widest has 60 to 120 characters, no line had room for the first word of the next,
and at least one goes on in lower case. Otherwise each line is a unit: a title, an
item of a list, a line of a poem. Indentation, trailing spaces and lines without
letters are no part of any unit.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from toolkit import segmentation
from toolkit.documents import LINE_BREAK, has_prose, one_line
from toolkit.model import Segment
from toolkit.storage import BOM

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

NARROWEST, WIDEST = 60, 120
"""The widths, in characters, at which people have their programs wrap a paragraph."""

SOFT_HYPHEN = "\u00ad"

_WRAPS = ("\n", "\r\n", "\r")
_HYPHENATED = re.compile(r"\w-\Z")
_ITEM = re.compile(r"(?:[-–—*+•·▪]|[0-9]+[.)])\s")
_ENDS_OF_SENTENCES = (".", "!", "?", "…", ":", ";")
_OPENING_MARKS = "«„“\"'(["


class PlainText:
    """Articles in plain text."""

    name = "text"
    suffixes: tuple[str, ...] = (".txt",)

    def segments(self, document: str) -> tuple[Segment, ...]:
        """Return the paragraphs, and the lines that stand for themselves, as units."""
        return tuple(
            segment
            for block in _blocks(document)
            for segment in _units(block)
            if has_prose(segment.text)
        )

    def join(self, document: str, targets: Mapping[str, str]) -> str:
        """Return ``document`` with each target, on one line, where its segment stood."""
        written = {
            segment: line
            for segment in self.segments(document)
            if (line := one_line(targets.get(segment.text, ""))) not in ("", segment.text)
        }
        return segmentation.join(document, list(written), list(written.values()))


class _Line(NamedTuple):
    """A line without the spaces around its text; ``width`` counts the indentation too."""

    text: str
    start: int
    width: int

    @property
    def stop(self) -> int:
        return self.start + len(self.text)


def _blocks(document: str) -> Iterator[list[_Line]]:
    """Yield runs of lines that nothing but ordinary line ends divide."""
    block: list[_Line] = []
    for line, end in _lines(document):
        if line.text:
            block.append(line)
        if block and not (line.text and end in _WRAPS):
            yield block
            block = []
    if block:
        yield block


def _lines(document: str) -> Iterator[tuple[_Line, str]]:
    """Yield each line with what ends it; the last may end in nothing."""
    position = len(BOM) if document.startswith(BOM) else 0
    while position < len(document):
        found = LINE_BREAK.search(document, position)
        stop = found.start() if found else len(document)
        bare = document[position:stop].rstrip()
        text = bare.lstrip()
        yield _Line(text, position + len(bare) - len(text), len(bare)), found[0] if found else ""
        position = found.end() if found else stop


def _units(block: Sequence[_Line]) -> list[Segment]:
    if _is_wrapped(block):
        return [Segment(_unwrap(block), block[0].start, block[-1].stop)]
    return [Segment(line.text, line.start, line.stop) for line in block]


def _is_wrapped(block: Sequence[_Line]) -> bool:
    width = max(line.width for line in block)
    if len(block) == 1 or not NARROWEST <= width <= WIDEST:
        return False
    neighbours = list(pairwise(block))
    return (
        all(_had_no_room(line, following, width) for line, following in neighbours)
        # Two long lines have no room either: a poem's or a list's begin with capitals.
        and any(following.text.lstrip(_OPENING_MARKS)[:1].islower() for _, following in neighbours)
        and not any(_begins_item(line, following) for line, following in neighbours)
    )


def _had_no_room(line: _Line, following: _Line, width: int) -> bool:
    word = following.text.split(maxsplit=1)[0]
    return line.width + 1 + len(word) > width


def _begins_item(line: _Line, following: _Line) -> bool:
    # In the middle of a sentence a dash or a number is where the wrap happened to fall.
    return line.text.endswith(_ENDS_OF_SENTENCES) and _ITEM.match(following.text) is not None


def _unwrap(block: Sequence[_Line]) -> str:
    pieces = [block[0].text]
    for line, following in pairwise(block):
        if line.text.endswith(SOFT_HYPHEN):
            pieces[-1] = pieces[-1].removesuffix(SOFT_HYPHEN)
        elif not (_HYPHENATED.search(line.text) and following.text[0].isalpha()):
            pieces.append(" ")
        pieces.append(following.text)
    return "".join(pieces)
