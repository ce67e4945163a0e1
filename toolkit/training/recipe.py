"""The numbers of a training run, in one place, each with its reason."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.model import Pair

# Sentences of more pieces are not learnt from; about 45 words of Russian.
LONGEST_PIECES = 96
WEIGHTS = Path(__file__).with_name("weights.toml")


@dataclass(frozen=True, slots=True)
class Shape:
    """The size of a network: in 8 bits, about its count of parameters in bytes.

    ``encoder_sources`` and ``decoder_sources`` say which layers of the pretrained
    encoder each layer starts from. The lowest layers are kept in their order, so that
    what the encoder yields at first is what the pretrained one has at that depth.
    """

    vocabulary: int = 12_288
    encoder_sources: tuple[int, ...] = (0, 1, 2, 3)
    decoder_sources: tuple[int, ...] = (0, 3)
    decoder_inner: int = 768  # half the pretrained width; the strongest units are kept
    positions: int = 256
    heads: int = 12


@dataclass(frozen=True, slots=True)
class Schedule:
    """How a network learns.

    Rates are those of Adam at the peak, after ``warmup_steps``; then they fall
    linearly in time to a twentieth when the minutes are over, so that a run
    always ends with the small steps that settle it.
    """

    encoder_rate: float = 2e-4
    decoder_rate: float = 7e-4
    warmup_steps: int = 200
    batch_tokens: int = 1_100
    longest_pieces: int = LONGEST_PIECES
    label_smoothing: float = 0.1
    dropout: float = 0.0  # a small network that sees each pair few times does not learn by heart
    clip: float = 1.0
    averaged_checkpoints: int = 4
    temperature: float = 3.0  # of drawing directions; 1 as there is text, more for equal shares

    def at(self, share: float) -> Schedule:
        """Return the schedule with this share of its rates, for weights already trained."""
        return replace(
            self, encoder_rate=self.encoder_rate * share, decoder_rate=self.decoder_rate * share
        )


@dataclass(frozen=True, slots=True)
class Recipe:
    """Shape and schedule of a run; the defaults are those of the shipped packages."""

    shape: Shape = Shape()
    schedule: Schedule = Schedule()


@dataclass(frozen=True, slots=True)
class Weights:
    """How often to draw a pair, by the name of its corpus and by its direction."""

    patterns: tuple[tuple[str, float], ...]
    directions: tuple[tuple[str, float], ...] = ()

    @classmethod
    def read(cls, path: Path = WEIGHTS) -> Weights:
        """Read a table such as ``weights.toml`` beside this file."""
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        entries = ((entry["pattern"], float(entry["weight"])) for entry in table["corpora"])
        directions = ((pair, float(times)) for pair, times in table.get("directions", {}).items())
        return cls(tuple(entries), tuple(directions))

    def of(self, origin: str) -> float:
        """Say how many times an epoch draws each pair of the corpus ``origin``; 0 when unnamed."""
        for pattern, weight in self.patterns:
            if any(fnmatchcase(origin, choice) for choice in _choices(pattern)):
                return weight
        return 0.0

    def emphasis(self, direction: Pair) -> float:
        """Say how many times as often to draw a direction as the temperature alone would."""
        return dict(self.directions).get("-".join(direction), 1.0)


def _choices(pattern: str) -> list[str]:
    return pattern.strip("{}").split(",")
