"""What translates a sentence: one small interface that every engine has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.alignment import Alignment
    from toolkit.model import Pair

Progress = Callable[[int, int], None]
"""Told after each portion of work how many sentences are done, and of how many."""

Texts = tuple[str, str]
"""A source sentence, and a translation of it."""


class TermMode(StrEnum):
    """What a model does for the terms of its sentences, the best first.

    ``INLINE`` uses the terms it is given, inflected as the sentence asks; ``ALIGNED``
    says which words of a translation came from which of the source; ``CHECKED``
    neither.
    """

    INLINE = "inline"
    ALIGNED = "aligned"
    CHECKED = "checked"


@dataclass(frozen=True, slots=True)
class TermSpan:
    """Words of a sentence, ``[start, stop)``, and the term for them, as a dictionary has it."""

    start: int
    stop: int
    target: str


class Engine(Protocol):
    """A way to translate; made by calling a registered factory with the project.

    Where ``project.fast`` is set, an engine that can trade quality for speed does so, and
    says it in its ``origin``.
    """

    name: str

    def pairs(self) -> frozenset[Pair]:
        """Return the pairs it can translate now, those through a third language included."""
        ...

    def origin(self, pair: Pair) -> str:
        """Say for a person which model translates ``pair``: ``argos ru→kk 1.0``."""
        ...

    def markers(self, pair: Pair) -> int:
        """Return how many protection markers, ``⟦0⟧`` upwards, the model keeps; 0 for none."""
        ...

    def translate(
        self, sentences: Sequence[str], pair: Pair, progress: Progress | None = None
    ) -> list[str]:
        """Return the translation of each sentence, in the same order.

        Raises NoModelError, which names the pairs there are, for any other.
        """
        ...


@runtime_checkable
class TermEngine(Engine, Protocol):
    """An engine that helps with terms; what it cannot do for a pair, ``terms`` says."""

    def terms(self, pair: Pair) -> TermMode:
        """Return the best that is done for the terms of ``pair``; raises NoModelError."""
        ...

    def translate(
        self,
        sentences: Sequence[str],
        pair: Pair,
        progress: Progress | None = None,
        terms: Sequence[Sequence[TermSpan]] = (),
    ) -> list[str]:
        """Translate, with the terms of each sentence; only an inline model looks at them."""
        ...

    def align(self, texts: Sequence[Texts], pair: Pair) -> list[Alignment | None]:
        """Say which words of each translation came from which of its source.

        None where the model cannot tell: of a checked pair, of a sentence too long for it.
        """
        ...

    def score(self, texts: Sequence[Texts], pair: Pair) -> list[float | None]:
        """Return the log-probability the model gives each translation; None as in ``align``."""
        ...


def term_mode(engine: Engine, pair: Pair) -> TermMode:
    """Return what an engine does for terms; an engine that knows nothing of them, nothing."""
    return engine.terms(pair) if isinstance(engine, TermEngine) else TermMode.CHECKED
