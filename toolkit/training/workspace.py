"""The folder of one run: what each step reads and leaves behind."""

from __future__ import annotations

import json
import shutil
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING

from toolkit.annotation import MARKERS as TERM_MARKERS
from toolkit.training.augmentation import MARKERS
from toolkit.training.batches import WeightedPair
from toolkit.training.corpora import SentencePair, count_origins, held_out, read_folder
from toolkit.training.filters import fit_pairs
from toolkit.training.terms import TermPair, find_terms
from toolkit.training.vocabulary import extended, prune

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from toolkit.termbase import Termbase
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
    def terms(self) -> Path:
        """The terms of each pair, a line for each of the corpus; there when terms are learnt."""
        return self.folder / "terms.jsonl"

    @property
    def initial(self) -> Path:
        """Weights of an earlier run to start from, instead of the pretrained encoder."""
        return self.folder / "initial.pt"

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


def prepare_terms(workspace: Workspace, glossary: Termbase) -> None:
    """Find the terms of every pair, and add the markers of terms to the vocabulary.

    Adds to the counts: entries of the lexicon, pairs and terms found, of each corpus.
    """
    pairs = list(read_corpus(workspace))
    found = find_terms(pairs, glossary, workspace.source, workspace.target)
    vocabulary = extended(workspace.vocabulary.read_bytes(), TERM_MARKERS.pieces)
    workspace.vocabulary.write_bytes(vocabulary)
    counts = json.loads(workspace.counts.read_text(encoding="utf-8"))
    having = [pair for pair, terms in zip(pairs, found, strict=True) if terms]
    every = [pair for pair, terms in zip(pairs, found, strict=True) for _ in terms]
    counts |= {"with_terms": count_origins(having), "terms": count_origins(every)}
    workspace.counts.write_text(json.dumps(counts, indent=1) + "\n", encoding="utf-8")
    lines = (json.dumps([astuple(term) for term in terms], ensure_ascii=False) for terms in found)
    workspace.terms.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def start_from(workspace: Workspace, earlier: Workspace) -> None:
    """Take over the corpus and the vocabulary of an earlier run."""
    workspace.folder.mkdir(parents=True, exist_ok=True)
    for name in ("counts", "vocabulary", "corpus"):
        shutil.copyfile(getattr(earlier, name), getattr(workspace, name))


def read_terms(workspace: Workspace) -> list[tuple[TermPair, ...]]:
    """Read the terms of every pair of the corpus; none when none were looked for."""
    if not workspace.terms.exists():
        return []
    with workspace.terms.open(encoding="utf-8") as lines:
        return [
            tuple(
                TermPair(tuple(source), tuple(target), lemma, tuple(others))
                for source, target, lemma, others in json.loads(line)
            )
            for line in lines
        ]


def read_corpus(workspace: Workspace) -> Iterator[SentencePair]:
    """Yield the prepared pairs."""
    with workspace.corpus.open(encoding="utf-8") as lines:
        for line in lines:
            origin, source, target = line.rstrip("\n").split("\t")
            yield SentencePair(source, target, origin)


def weighted_pairs(workspace: Workspace, weights: Weights) -> list[WeightedPair]:
    """Read the prepared pairs, each with its weight and, where looked for, its terms."""
    pairs = list(read_corpus(workspace))
    terms = read_terms(workspace) or [()] * len(pairs)
    return [
        WeightedPair(pair.source, pair.target, weights.of(pair.origin), found)
        for pair, found in zip(pairs, terms, strict=True)
    ]
