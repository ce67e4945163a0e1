"""The folder of one run: what each step reads and leaves behind."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.training.augmentation import MARKERS
from toolkit.training.batches import WeightedPair
from toolkit.training.corpora import SentencePair, count_origins, held_out, read_folder
from toolkit.training.filters import fit_pairs
from toolkit.training.vocabulary import prune

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from toolkit.training.recipe import Weights


@dataclass(frozen=True, slots=True)
class Workspace:
    """The files of a run for one pair of languages."""

    folder: Path
    source: str
    target: str

    @property
    def corpus(self) -> Path:
        """The pairs to learn from: origin, source, target."""
        return self.folder / "corpus.tsv"

    @property
    def counts(self) -> Path:
        """How many pairs of each corpus were read and how many are fit."""
        return self.folder / "counts.json"

    @property
    def vocabulary(self) -> Path:
        """The pruned SentencePiece model."""
        return self.folder / "sentencepiece.model"

    @property
    def checkpoints(self) -> Path:
        """The folder of checkpoints."""
        return self.folder / "checkpoints"

    @property
    def log(self) -> Path:
        """Loss and score over time, JSON lines."""
        return self.folder / "log.jsonl"

    @property
    def scores(self) -> Path:
        """The figures of the finished package."""
        return self.folder / "scores.json"


def prepare_corpus(workspace: Workspace, corpora: Path, tests: Path) -> None:
    """Write the fit pairs of the folder ``corpora`` that are in none of the ``tests``.

    The corpus is written last: where it is, this step is done.
    """
    workspace.folder.mkdir(parents=True, exist_ok=True)
    source, target = workspace.source, workspace.target
    read = list(read_folder(corpora, source, target))
    fit = list(fit_pairs(read, source, target, held_out(tests)))
    rows = (f"{pair.origin}\t{pair.source}\t{pair.target}\n" for pair in fit)
    counts = {"read": count_origins(read), "fit": count_origins(fit)}
    workspace.counts.write_text(json.dumps(counts, indent=1) + "\n", encoding="utf-8")
    workspace.corpus.write_text("".join(rows), encoding="utf-8")


def prepare_vocabulary(workspace: Workspace, model: Path, size: int, weights: Weights) -> None:
    """Cut the vocabulary of ``model`` to the pieces the weighted corpus uses most."""
    texts = (
        text
        for pair in read_corpus(workspace)
        if weights.of(pair.origin) >= 1
        for text in (pair.source, pair.target)
    )
    content, _ = prune(model, texts, size, MARKERS)
    workspace.vocabulary.write_bytes(content)


def read_corpus(workspace: Workspace) -> Iterator[SentencePair]:
    """Yield the prepared pairs."""
    with workspace.corpus.open(encoding="utf-8") as lines:
        for line in lines:
            origin, source, target = line.rstrip("\n").split("\t")
            yield SentencePair(source, target, origin)


def weighted_pairs(workspace: Workspace, weights: Weights) -> list[WeightedPair]:
    """Read the prepared pairs, each with its weight."""
    return [
        WeightedPair(pair.source, pair.target, weights.of(pair.origin))
        for pair in read_corpus(workspace)
    ]
