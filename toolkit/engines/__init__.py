"""What translates a sentence: one small interface that every engine has."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.model import Pair

Progress = Callable[[int, int], None]
"""Told after each portion of work how many sentences are done, and of how many."""


class Engine(Protocol):
    """A way to translate; made by calling a registered factory with the project."""

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
