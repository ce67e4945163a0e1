"""The vocabulary of the toolkit: frozen values that every module shares, and no I/O.

The names are the field's: TBX for terms, XLIFF and gettext for units and
their states. It is always *source* and *target*. A *unit* is what a
translator sees (a paragraph, a heading, a list item: one msgid), a *sentence*
is what an engine sees, a *segment* is text with a place in a document.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

LANGUAGES = {"ru": "Russian", "kk": "Kazakh", "en": "English"}
"""The languages the toolkit knows, by ISO 639-1 code, with their English names."""


class Pair(NamedTuple):
    """A direction of translation, as ISO 639-1 codes; sorts and prints as ``ru→kk``."""

    source: str
    target: str

    def __str__(self) -> str:
        return f"{self.source}→{self.target}"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a document that is translated as one.

    ``start`` and ``stop`` count code points of the whole text. ``text`` is what
    a translator or an engine sees: the stretch itself, or, where the format wraps
    lines or prefixes them, the same words unwrapped.
    """

    text: str
    start: int
    stop: int


class TermStatus(StrEnum):
    """How a term may be used. Source: TBX-Basic administrative status, and one of ours.

    ``DO_NOT_TRANSLATE`` marks a term kept as it is in every language.
    """

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    DEPRECATED = "deprecated"
    SUPERSEDED = "superseded"
    DO_NOT_TRANSLATE = "do-not-translate"

    @property
    def usable(self) -> bool:
        """Whether a translator may write this term today."""
        return self not in (TermStatus.DEPRECATED, TermStatus.SUPERSEDED)


@dataclass(frozen=True, slots=True)
class Term:
    """One designation of a concept in one language: one row of a glossary file."""

    concept: str
    subject: str
    lang: str
    text: str
    status: TermStatus = TermStatus.PREFERRED
    part_of_speech: str = ""
    definition: str = ""
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A term found in a text, in whatever form it stands there.

    ``start`` and ``stop`` are code points of the text searched, so
    ``text[match.start:match.stop] == match.text``.
    """

    term: Term
    text: str
    start: int
    stop: int


class State(StrEnum):
    """How far a unit has come. Source: XLIFF 2.1, ``state`` (its ``final`` is not used)."""

    INITIAL = "initial"
    TRANSLATED = "translated"
    REVIEWED = "reviewed"


@dataclass(frozen=True, slots=True)
class TranslationUnit:
    """A source text with its translation, as a catalogue or a memory holds it.

    ``origin`` says where the translation came from, for a person to read;
    ``comments`` are the translator's own lines. ``place`` is ``path:line`` of the
    source, ``""`` where there is none.
    """

    source: str
    target: str
    state: State = State.INITIAL
    place: str = ""
    origin: str = ""
    comments: tuple[str, ...] = ()


class Severity(StrEnum):
    """How much a finding matters: errors and warnings fail a check, hints never do."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a check wants a translator to look at in one unit.

    ``check`` is the name of the check, the word that silences it; ``message`` says
    what is wrong and what to do, in lower case.
    """

    check: str
    message: str
    severity: Severity = Severity.WARNING
