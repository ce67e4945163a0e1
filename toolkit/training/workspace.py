"""The folder of one run: what each step reads and leaves behind."""

from __future__ import annotations

import json
from dataclasses import astuple, dataclass, replace
from itertools import combinations, compress, permutations
from typing import TYPE_CHECKING

from toolkit.annotation import MARKERS as TERM_MARKERS
from toolkit.errors import InputError, UsageError
from toolkit.model import Pair
from toolkit.storage import write_all
from toolkit.training.augmentation import MARKERS
from toolkit.training.batches import WeightedPair
from toolkit.training.corpora import DICTIONARY, SentencePair, count_origins, held_out, read_folder
from toolkit.training.filters import fit_pairs
from toolkit.training.terms import TermPair, find_terms
from toolkit.training.vocabulary import extended, prune, target_prefix

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from toolkit.termbase import Termbase
    from toolkit.training.recipe import Weights

# A pair drawn less often is not searched for terms: it is hardly ever seen. A dictionary's
# are what is searched for.
LEAST_WEIGHT_FOR_TERMS = 0.3


@dataclass(frozen=True, slots=True)
class Workspace:
    """The files of a run for some languages: a model translates each of them to each other."""

    folder: Path
    languages: tuple[str, ...]

    @property
    def directions(self) -> tuple[Pair, ...]:
        """Every language to every other, in the order they were given in."""
        return tuple(Pair(*two) for two in permutations(self.languages, 2))

    def corpus(self, first: str, second: str) -> Path:
        """Name the file of pairs to learn from, in both directions: origin, first, second."""
        return self.folder / "corpus" / f"{first}-{second}.tsv"

    def terms(self, direction: Pair) -> Path:
        """Name the file of terms, a line for each pair; there when terms are learnt."""
        return self.folder / "terms" / f"{direction.source}-{direction.target}.jsonl"

    @property
    def has_terms(self) -> bool:
        """Whether terms were looked for, so that the network learns to use them."""
        return any(self.terms(direction).exists() for direction in self.directions)

    @property
    def counts(self) -> Path:
        """How many pairs of each corpus were read and how many are fit."""
        return self.folder / "counts.json"

    @property
    def vocabulary(self) -> Path:
        """The pruned SentencePiece model."""
        return self.folder / "sentencepiece.model"

    @property
    def initial(self) -> Path:
        """Weights of earlier runs to start from, instead of the pretrained encoder."""
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


def check_languages(workspace: Workspace) -> None:
    """Raise UsageError when the folder of the run was prepared for other languages."""
    if not workspace.counts.exists():
        return
    pairs = json.loads(workspace.counts.read_text(encoding="utf-8"))
    prepared = dict.fromkeys(code for pair in pairs for code in pair.split("-"))
    if set(prepared) != set(workspace.languages):
        raise UsageError(
            f"{workspace.folder}: was prepared for {'-'.join(prepared)}, "
            f"not for {'-'.join(workspace.languages)}; name another folder with --run"
        )


def check_prepared(workspace: Workspace) -> None:
    """Raise UsageError when the run is not prepared, or for other languages."""
    if not (workspace.counts.exists() and workspace.vocabulary.exists()):
        raise UsageError(f"{workspace.folder}: is not prepared; run 'prepare' first")
    check_languages(workspace)


def check_text(workspace: Workspace, weights: Weights) -> None:
    """Raise InputError when no text that was prepared is ever drawn."""
    counts = json.loads(workspace.counts.read_text(encoding="utf-8"))
    if not any(weights.of(origin) > 0 for pair in counts.values() for origin in pair["fit"]):
        raise InputError(
            workspace.counts,
            "no corpus with fit pairs has a weight above 0; "
            "change --weights, or prepare other --corpora in another folder",
        )


def prepare_corpus(workspace: Workspace, corpora: Path, tests: Path) -> None:
    """Write the fit pairs of the folder ``corpora`` that are in none of the ``tests``.

    The counts are written last: where they are, this step is done.
    """
    forbidden = held_out(tests)
    counts: dict[str, dict[str, dict[str, int]]] = {}
    for first, second in combinations(workspace.languages, 2):
        read = list(read_folder(corpora, first, second))
        fit = list(fit_pairs(read, first, second, forbidden))
        path = workspace.corpus(first, second)
        rows = (f"{pair.origin}\t{pair.source}\t{pair.target}\n" for pair in fit)
        write_all({path: "".join(rows).encode()})
        counts[path.stem] = {"read": count_origins(read), "fit": count_origins(fit)}
    write_all({workspace.counts: f"{json.dumps(counts, indent=1)}\n".encode()})


def prepare_vocabulary(workspace: Workspace, model: Path, size: int, weights: Weights) -> None:
    """Cut the vocabulary of ``model`` to the pieces the weighted corpus uses most.

    It ends with the pieces that say the language of a target, and the markers of terms.
    """
    texts = (
        text
        for direction in combinations(workspace.languages, 2)
        for pair in read_corpus(workspace, Pair(*direction))
        if weights.of(pair.origin) >= 1
        for text in (pair.source, pair.target)
    )
    content, _ = prune(model, texts, size, MARKERS)
    prefixes = [target_prefix(language) for language in workspace.languages]
    content = extended(content, prefixes, control=True)
    write_all({workspace.vocabulary: extended(content, TERM_MARKERS.pieces)})


def prepare_terms(
    workspace: Workspace, direction: Pair, glossary: Termbase, weights: Weights
) -> int:
    """Find the terms of every pair that is drawn often enough; return how many there are."""
    pairs = list(read_corpus(workspace, direction))
    searched = [
        pair.origin == DICTIONARY or weights.of(pair.origin) >= LEAST_WEIGHT_FOR_TERMS
        for pair in pairs
    ]
    found = iter(find_terms(list(compress(pairs, searched)), glossary, *direction))
    rows = [next(found) if is_searched else () for is_searched in searched]
    lines = (json.dumps([astuple(term) for term in terms], ensure_ascii=False) for terms in rows)
    content = "".join(f"{line}\n" for line in lines)
    write_all({workspace.terms(direction): content.encode()})
    return sum(map(len, rows))


def read_terms(workspace: Workspace, direction: Pair) -> list[tuple[TermPair, ...]]:
    """Read the terms of every pair of the corpus; none when none were looked for."""
    path = workspace.terms(direction)
    if not path.exists():
        return []
    with path.open(encoding="utf-8") as lines:
        return [
            tuple(
                TermPair(tuple(source), tuple(target), lemma, tuple(others))
                for source, target, lemma, others in json.loads(line)
            )
            for line in lines
        ]


def read_corpus(workspace: Workspace, direction: Pair) -> Iterator[SentencePair]:
    """Yield the prepared pairs of two languages, in either direction."""
    path = workspace.corpus(*direction)
    turned = not path.exists()
    if turned:
        path = workspace.corpus(direction.target, direction.source)
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            origin, *texts = line.rstrip("\n").split("\t")
            source, target = reversed(texts) if turned else texts
            yield SentencePair(source, target, origin)


def weighted_pairs(
    workspace: Workspace, weights: Weights, temperature: float
) -> list[WeightedPair]:
    """Read the prepared pairs of all directions, each with its weight and its terms."""
    every = [
        pair
        for direction in workspace.directions
        for pair in _weighted(workspace, direction, weights)
    ]
    shares = {
        direction: share * weights.emphasis(direction)
        for direction, share in balanced(every, temperature).items()
    }
    return [replace(pair, weight=pair.weight * shares[pair.direction]) for pair in every]


def balanced(pairs: Iterable[WeightedPair], temperature: float) -> dict[Pair, float]:
    """Return a factor for each direction, so that the ones with less text are drawn more.

    Their shares of all that is drawn, in characters of the target, go from p to p^(1/T),
    scaled to the same sum (Arivazhagan et al. 2019, Massively Multilingual NMT in the Wild).
    """
    drawn: dict[Pair, float] = {}
    for pair in pairs:
        drawn[pair.direction] = drawn.get(pair.direction, 0) + pair.weight * len(pair.target)
    total = sum(drawn.values())
    wanted = {
        direction: (amount / total) ** (1 / temperature) for direction, amount in drawn.items()
    }
    scale = total / sum(wanted.values())
    return {direction: wanted[direction] * scale / drawn[direction] for direction in drawn}


def _weighted(workspace: Workspace, direction: Pair, weights: Weights) -> Iterator[WeightedPair]:
    pairs = list(read_corpus(workspace, direction))
    terms = read_terms(workspace, direction) or [()] * len(pairs)
    for pair, found in zip(pairs, terms, strict=True):
        weight = weights.of(pair.origin)
        if weight > 0:
            yield WeightedPair(pair.source, pair.target, direction, weight, found)
