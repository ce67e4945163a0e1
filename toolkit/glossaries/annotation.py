"""The terms found in a text, with their place and what to write for them in the other languages."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.model import LANGUAGES, TermStatus

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.matching import TermMatcher
    from toolkit.termbase import Termbase

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Annotation:
    """A term in a text; ``line`` and ``column`` count from 1, columns in code points.

    ``targets`` are the terms to write, by language; a language without one is left out.
    """

    line: int
    column: int
    text: str
    concept: str
    term: str
    status: TermStatus
    targets: Mapping[str, str]


def annotate(text: str, matcher: TermMatcher, termbase: Termbase) -> tuple[Annotation, ...]:
    """Return the terms in ``text``, in order."""
    line_starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
    annotations = []
    for match in matcher.find(text):
        line = bisect_right(line_starts, match.start)
        term = match.term
        preferred = {
            lang: termbase.preferred(term.concept, lang)
            for lang in LANGUAGES
            if lang != matcher.lang
        }
        annotations.append(
            Annotation(
                line,
                match.start - line_starts[line - 1] + 1,
                match.text,
                term.concept,
                term.text,
                term.status,
                {lang: target.text for lang, target in preferred.items() if target},
            )
        )
    return tuple(annotations)
