"""Documents: find the prose of an article, and put its translation where it stood.

A format is a class with the attributes and methods of DocumentFormat and a
constructor without arguments. A document is changed only from the start of a
segment to its stop, so all that is not prose (markup, line ends, the byte order
mark) comes back byte for byte.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.model import Segment

LINE_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
"""What some tool or other takes for the end of a line: the boundaries of ``str.splitlines``.

The text of a segment holds none of them but ``\\n``, so that catalogues and
engines need not care.
"""

_ADDRESS = re.compile(
    r"<?(?:(?:[a-z][a-z0-9+.-]*://|www\.)\S+|(?:mailto:)?[^\s@]+@[^\s@]+\.\w+)>?", re.IGNORECASE
)


class DocumentFormat(Protocol):
    """One kind of document: what a plug-in in the group ``toolkit.documents`` provides.

    ``suffixes`` are endings of file names with their dot, in lower case.
    """

    name: str
    suffixes: tuple[str, ...]

    def segments(self, document: str) -> tuple[Segment, ...]:
        """Return the units of ``document`` in their order; none is empty, no two overlap."""
        ...

    def join(self, document: str, targets: Mapping[str, str]) -> str:
        """Return ``document`` with each target where the segment with that text stood.

        ``targets`` maps the text of a segment to its translation. A segment whose
        target is missing, blank or the same text stays as it is, byte for byte.
        """
        ...


def has_prose(text: str) -> bool:
    """Say whether there is something to translate: letters, and not only a web or mail address."""
    return any(map(str.isalpha, text)) and not _ADDRESS.fullmatch(text)


def one_line(text: str) -> str:
    """Return ``text`` without line breaks and the spaces around them; blank lines vanish."""
    return " ".join(line.strip() for line in LINE_BREAK.split(text) if line.strip())
