"""The terms found in a text, with their place and what to write for them in the other languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.lines import Lines
from toolkit.model import LANGUAGES, TermStatus

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.matching import TermMatcher
    from toolkit.termbase import Termbase


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
    lines = Lines(text)
    others = [lang for lang in LANGUAGES if lang != matcher.lang]
    annotations = []
    for match in matcher.find(text):
        targets = {lang: termbase.counterpart(match.term, lang) for lang in others}
        annotations.append(
            Annotation(
                lines.at(match.start),
                lines.column(match.start),
                match.text,
                match.term.concept,
                match.term.text,
                match.term.status,
                {lang: target.text for lang, target in targets.items() if target},
            )
        )
    return tuple(annotations)
