"""An engine that answers with its input: for tests, and to try the rest of the toolkit."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

from toolkit.engines import TermMode
from toolkit.errors import NoModelError
from toolkit.model import LANGUAGES, Pair

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.alignment import Alignment
    from toolkit.config import Project
    from toolkit.engines import Progress, TermSpan, Texts

# As many as a caller can want: what is not touched is not lost.
MARKERS = 1000


class EchoEngine:
    """Keeps every sentence as it is, between any two of our languages."""

    name = "echo"

    def __init__(self, project: Project | None = None) -> None:
        del project  # every project gets the same

    def pairs(self) -> frozenset[Pair]:
        """Return every pair of our languages."""
        return frozenset(Pair(*pair) for pair in permutations(LANGUAGES, 2))

    def origin(self, pair: Pair) -> str:
        """Name the engine and the pair."""
        self._check(pair)
        return f"{self.name} {pair}"

    def markers(self, pair: Pair) -> int:
        """Return more markers than a sentence needs."""
        self._check(pair)
        return MARKERS

    def terms(self, pair: Pair) -> TermMode:
        """Return that terms are checked and no more: what is said is the source's."""
        self._check(pair)
        return TermMode.CHECKED

    def translate(
        self,
        sentences: Sequence[str],
        pair: Pair,
        progress: Progress | None = None,
        terms: Sequence[Sequence[TermSpan]] = (),  # noqa: ARG002
    ) -> list[str]:
        """Return the sentences themselves."""
        self._check(pair)
        if progress and sentences:
            progress(len(sentences), len(sentences))
        return list(sentences)

    def align(self, texts: Sequence[Texts], pair: Pair) -> list[Alignment | None]:
        """Return nothing for each: no model was at work."""
        self._check(pair)
        return [None] * len(texts)

    def score(self, texts: Sequence[Texts], pair: Pair) -> list[float | None]:
        """Return nothing for each: no model was at work."""
        self._check(pair)
        return [None] * len(texts)

    def _check(self, pair: Pair) -> None:
        if pair not in self.pairs():
            known = ", ".join(str(known) for known in sorted(self.pairs()))
            raise NoModelError(f"engine 'echo' does not know {pair}; it knows {known}")
