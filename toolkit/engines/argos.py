"""Translate with Argos packages, directly or through a third language."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from toolkit.annotation import annotate_within, without_marks
from toolkit.engines import TermMode, TermSpan
from toolkit.engines.packages import Package, find_packages
from toolkit.errors import NoModelError
from toolkit.model import Pair, Segment
from toolkit.segmentation import join

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.alignment import Alignment
    from toolkit.annotation import Markers
    from toolkit.config import Project
    from toolkit.engines import Progress, Texts
    from toolkit.engines.decoding import Model
    from toolkit.engines.network import Network

# Of several third languages the one most models were trained for is tried first.
USUAL_PIVOT = "en"


class ArgosEngine:
    """Runs the packages of the project, of the user's Argos folder and of the toolkit.

    A model is loaded when it is first needed, once for all directions of its folder, and
    kept. It is decoded greedily where the project asks to be ``fast``.
    """

    name = "argos"

    def __init__(self, project: Project) -> None:
        self._project = project
        self._networks: dict[Path, Network] = {}
        self._models: dict[Pair, Model] = {}

    def pairs(self) -> frozenset[Pair]:
        """Return the pairs with a package, and those two packages reach together."""
        direct = self._packages.keys()
        through = {
            Pair(first.source, second.target)
            for first in direct
            for second in direct
            if first.target == second.source and first.source != second.target
        }
        return frozenset(direct | through)

    def route(self, pair: Pair) -> tuple[Package, ...]:
        """Return the packages that translate ``pair``, in order; raise NoModelError for none."""
        if pair in self._packages:
            return (self._packages[pair],)
        pivots = sorted(
            (first.target != USUAL_PIVOT, first.target)
            for first in self._packages
            if first.source == pair.source
            and Pair(first.target, pair.target) in self._packages
            and pair.source != pair.target
        )
        if not pivots:
            raise NoModelError(self._no_model(pair))
        pivot = pivots[0][1]
        return (
            self._packages[Pair(pair.source, pivot)],
            self._packages[Pair(pivot, pair.target)],
        )

    def origin(self, pair: Pair) -> str:
        """Name the packages: ``argos ru→kk 1.0``, ``argos ru→en 1.9 → en→tr 1.5, fast``."""
        packages = " → ".join(str(package) for package in self.route(pair))
        return f"{self.name} {packages}{', fast' if self._project.fast else ''}"

    def markers(self, pair: Pair) -> int:
        """Return how many protection markers every package on the way keeps."""
        return min(package.markers for package in self.route(pair))

    def terms(self, pair: Pair) -> TermMode:
        """Inline for a package trained so, aligned for any other; through a third language neither.

        Attention shows the words of the third language then, and those of the source are
        two steps away.
        """
        route = self.route(pair)
        if len(route) > 1:
            return TermMode.CHECKED
        return TermMode.INLINE if route[0].annotation else TermMode.ALIGNED

    def translate(
        self,
        sentences: Sequence[str],
        pair: Pair,
        progress: Progress | None = None,
        terms: Sequence[Sequence[TermSpan]] = (),
    ) -> list[str]:
        """Translate in one batch per model; blank sentences stay as they are.

        A sentence that occurs twice is translated once. One that is too long for the model
        goes in parts, and a part is given as many of its terms as there is room for; where
        its answer has marks of them in it, it is translated again without. Raises
        NoModelError for a pair without packages and PackageError when one does not load.
        """
        route = self.route(pair)
        markers = route[0].annotation if len(route) == 1 else None
        if markers is None:
            return self._translated(sentences, route, progress)
        spans = terms or [()] * len(sentences)
        divided = [
            self._annotated(sentence, own, route[0], markers)
            for sentence, own in zip(sentences, spans, strict=True)
        ]
        parts = [part for found in divided for part in found]
        answers = self._translated([marked for _, marked in parts], route, progress)
        again = [
            number
            for number, (part, _) in enumerate(parts)
            if any(mark in answers[number] and mark not in part.text for mark in markers)
        ]
        plain = self._translated([parts[number][0].text for number in again], route)
        for number, answer in zip(again, plain, strict=True):
            answers[number] = without_marks(answer, markers)
        left = iter(answers)
        return [
            join(sentence, [part for part, _ in found], [next(left) for _ in found])
            for sentence, found in zip(sentences, divided, strict=True)
        ]

    def _annotated(
        self, sentence: str, terms: Sequence[TermSpan], package: Package, markers: Markers
    ) -> list[tuple[Segment, str]]:
        """Return the parts the model can take, each as it stands and with its terms."""
        if not terms:
            return [(Segment(sentence, 0, len(sentence)), sentence)]
        model, found = self._model(package), []
        for part in model.parts(sentence):
            inside = [
                TermSpan(term.start - part.start, term.stop - part.start, term.target)
                for term in terms
                if part.start <= term.start and term.stop <= part.stop
            ]
            found.append((part, annotate_within(part.text, inside, model.fits, markers)))
        return found

    def _translated(
        self, sentences: Sequence[str], route: Sequence[Package], progress: Progress | None = None
    ) -> list[str]:
        wanted = [sentence for sentence in dict.fromkeys(sentences) if sentence.strip()]
        total = len(wanted) * len(route)
        done = 0

        def report(more: int) -> None:
            nonlocal done
            done += more
            if progress:
                progress(min(done, total), total)

        answers = wanted
        for package in route if wanted else ():
            answers = self._model(package).translate(answers, report)
        if progress and done < total:
            progress(total, total)
        known = dict(zip(wanted, answers, strict=True))
        return [known.get(sentence, sentence) for sentence in sentences]

    def align(self, texts: Sequence[Texts], pair: Pair) -> list[Alignment | None]:
        """Align by attention; None where a text is too long, or goes through a third language."""
        route = self.route(pair)
        return self._model(route[0]).align(texts) if len(route) == 1 else [None] * len(texts)

    def score(self, texts: Sequence[Texts], pair: Pair) -> list[float | None]:
        """Score with the model; None where a text is too long, or goes through a third language."""
        route = self.route(pair)
        return self._model(route[0]).score(texts) if len(route) == 1 else [None] * len(texts)

    @cached_property
    def _packages(self) -> dict[Pair, Package]:
        """The package used for each pair: the first found."""
        used: dict[Pair, Package] = {}
        for package in find_packages(self._project):
            used.setdefault(package.pair, package)
        return used

    def _model(self, package: Package) -> Model:
        from toolkit.engines.decoding import BEAM_SIZE, FAST_BEAM_SIZE, Model
        from toolkit.engines.network import Network

        if package.pair not in self._models:
            if package.path not in self._networks:
                self._networks[package.path] = Network(package)
            beam_size = FAST_BEAM_SIZE if self._project.fast else BEAM_SIZE
            network = self._networks[package.path]
            self._models[package.pair] = Model(package, network, beam_size)
        return self._models[package.pair]

    def _no_model(self, pair: Pair) -> str:
        known = ", ".join(str(known) for known in sorted(self.pairs()))
        there_are = f"there are {known}" if known else "there is none at all"
        return (
            f"no model for {pair}; {there_are}. "
            "Install one with 'toolkit models install FILE.argosmodel' or, if Argos's index "
            f"has the pair, 'toolkit models install {pair.source}-{pair.target}'"
        )
