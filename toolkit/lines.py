"""The lines of a text, as editors count them."""

from __future__ import annotations

import re
from bisect import bisect_right

LINE_END = re.compile(r"\r\n|[\n\r]")


class Lines:
    """Where the lines of a text begin; lines and columns count from 1, in code points."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in LINE_END.finditer(text))]

    def at(self, offset: int) -> int:
        """Return the line on which the character at ``offset`` stands."""
        return bisect_right(self._starts, offset)

    def column(self, offset: int) -> int:
        """Return the column in which the character at ``offset`` stands."""
        return offset - self._starts[self.at(offset) - 1] + 1
