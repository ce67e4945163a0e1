"""The steps that need PyTorch: train a network, package it, score the package."""

from __future__ import annotations

import json
import random
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np
import sentencepiece
import torch

from toolkit.annotation import MARKERS as TERM_MARKERS
from toolkit.model import Pair
from toolkit.training import loop, packaging, scoring
from toolkit.training.augmentation import Rates
from toolkit.training.batches import Example, epoch
from toolkit.training.checkpoints import Checkpoints
from toolkit.training.network import Dimensions, Network, empty_network, grown, network_from
from toolkit.training.pretrained import read_encoder
from toolkit.training.recipe import Recipe
from toolkit.training.term_sampling import Annotator, Substitutes, may_be_noun
from toolkit.training.workspace import Workspace, weighted_pairs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from toolkit.training.batches import WeightedPair
    from toolkit.training.recipe import Weights

DEV_SENTENCES = 100
FIRST_VERSION = "1.0"
# Brackets and an equals sign are what people write a term's translation with.
LIKENESS = dict(zip(TERM_MARKERS, "(=)", strict=True))
RECIPE = Recipe()


def train(
    workspace: Workspace,
    pretrained: Path,
    tests: Path,
    weights: Weights,
    clock: loop.Clock,
    recipe: Recipe = RECIPE,
) -> None:
    """Train until the clock runs out, starting from the last checkpoint if there is one.

    Without one, from the weights of an earlier run (``grow``) or from the pretrained encoder.
    """
    torch.manual_seed(0)
    schedule, processor = recipe.schedule, _processor(workspace)
    if workspace.initial.exists():
        network = _network(torch.load(workspace.initial, weights_only=True), recipe)
    else:
        network = _initial(pretrained, processor, recipe)
    pairs = weighted_pairs(workspace, weights)
    annotator = _annotator(pairs, workspace.target)
    dev = scoring.sample(_dev_set(tests, workspace), DEV_SENTENCES)

    def epochs(chance: random.Random) -> Iterator[list[Example]]:
        return epoch(pairs, processor, schedule, chance, Rates(), annotator)

    def measure(current: Network) -> float:
        return _dev_score(current, workspace, dev)

    loop.train(
        network,
        epochs,
        schedule,
        clock,
        Checkpoints(workspace.checkpoints, schedule.averaged_checkpoints),
        measure,
        workspace.log,
    )


def grow(workspace: Workspace, earlier: Workspace, recipe: Recipe = RECIPE) -> None:
    """Take the last weights of an earlier run, with rows for the pieces that are new here.

    A marker of terms starts as the sign that in plain text stands where it does.
    """
    weights = Checkpoints(earlier.checkpoints, recipe.schedule.averaged_checkpoints).last()
    before, now = _processor(earlier), _processor(workspace)
    words, rows = weights["model.shared.weight"], []
    for piece in _pieces(now)[before.get_piece_size() :]:
        likeness = LIKENESS.get(piece.removeprefix("▁"), piece)
        numbers = before.encode(likeness)
        rows.append(words[numbers].mean(dim=0))
    torch.save(grown(weights, torch.stack(rows)), workspace.initial)


def package(
    workspace: Workspace,
    tests: Path,
    readme: str,
    parent: Path,
    recipe: Recipe = RECIPE,
    version: str = FIRST_VERSION,
) -> Path:
    """Package the last weights, or their average with those before, whichever scores better."""
    checkpoints = Checkpoints(workspace.checkpoints, recipe.schedule.averaged_checkpoints)
    dev = _dev_set(tests, workspace)
    candidates = {}
    for kind, weights in (("last", checkpoints.last()), ("average", checkpoints.average())):
        network = _network(weights, recipe).eval()
        candidates[kind] = _dev_score(network, workspace, dev), network
    _, best = max(candidates.values(), key=lambda candidate: candidate[0])
    pieces = _pieces(_processor(workspace))
    name = packaging.PackageName(workspace.source, workspace.target, version)
    return packaging.write_package(best, pieces, workspace.vocabulary, name, readme, parent)


def score(workspace: Workspace, package_folder: Path, tests: Path) -> dict[str, object]:
    """Measure a package on every test set of its pair; also written to the workspace."""
    model = scoring.load(package_folder)
    sets = scoring.test_sets(tests, workspace.source, workspace.target)
    sentences = [sentence for test_set in sets for sentence in test_set.sources]
    random.Random(0).shuffle(sentences)  # noqa: S311 - repeatable, no secret
    pair = Pair(workspace.source, workspace.target)
    figures: dict[str, object] = {
        "scores": [asdict(scoring.score(model, test_set)) for test_set in sets],
        "survival": asdict(scoring.survival(model, sentences, pair)),
        "bytes": packaging.size(package_folder),
    }
    workspace.scores.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return figures


def _initial(
    pretrained: Path,
    processor: sentencepiece.SentencePieceProcessor,
    recipe: Recipe,
) -> Network:
    arrays = read_encoder(pretrained / "encoder.npz")
    full = sentencepiece.SentencePieceProcessor(str(pretrained / "sentencepiece.model"))
    words, rows = arrays["emb.word"], []
    for piece in _pieces(processor):
        number = full.piece_to_id(piece)
        # A piece the pretrained vocabulary lacks starts as the mean of its parts.
        numbers = [number] if full.id_to_piece(number) == piece else full.encode(piece)
        rows.append(np.asarray(words[numbers].mean(axis=0), dtype=np.float32))
    return network_from(arrays, rows, recipe.shape, recipe.schedule.dropout)


def _dev_score(network: Network, workspace: Workspace, dev: scoring.TestSet) -> float:
    with TemporaryDirectory() as folder:
        made = packaging.write_package(
            network,
            _pieces(_processor(workspace)),
            workspace.vocabulary,
            packaging.PackageName(workspace.source, workspace.target),
            "",
            Path(folder),
        )
        return scoring.score(scoring.load(made), dev).chrf


def _dev_set(tests: Path, workspace: Workspace) -> scoring.TestSet:
    sets = scoring.test_sets(tests, workspace.source, workspace.target)
    return next(test_set for test_set in sets if test_set.name == "flores-dev")


def _network(weights: Mapping[str, torch.Tensor], recipe: Recipe) -> Network:
    network = empty_network(recipe.shape, Dimensions.of(weights), recipe.schedule.dropout)
    network.load_state_dict(weights)
    return network


def _annotator(pairs: Sequence[WeightedPair], target: str) -> Annotator | None:
    """Make what annotates terms, if there are any; what may be a noun may replace another."""
    if not any(pair.terms for pair in pairs):
        return None
    nouns = (
        term.lemma
        for pair in pairs
        for term in pair.terms
        if may_be_noun(pair.source[slice(*term.source)])
    )
    return Annotator(Substitutes(nouns, target))


def _processor(workspace: Workspace) -> sentencepiece.SentencePieceProcessor:
    return sentencepiece.SentencePieceProcessor(str(workspace.vocabulary))


def _pieces(processor: sentencepiece.SentencePieceProcessor) -> list[str]:
    return [processor.id_to_piece(number) for number in range(processor.get_piece_size())]
