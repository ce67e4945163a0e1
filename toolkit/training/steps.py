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

from toolkit.model import Pair
from toolkit.training import loop, packaging, scoring
from toolkit.training.augmentation import Rates
from toolkit.training.batches import Example, epoch
from toolkit.training.checkpoints import Checkpoints
from toolkit.training.network import Dimensions, Network, empty_network, network_from
from toolkit.training.pretrained import read_encoder
from toolkit.training.recipe import Recipe
from toolkit.training.workspace import Workspace, weighted_pairs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.training.recipe import Weights

DEV_SENTENCES = 100
RECIPE = Recipe()


def train(
    workspace: Workspace,
    pretrained: Path,
    tests: Path,
    weights: Weights,
    clock: loop.Clock,
    recipe: Recipe = RECIPE,
) -> None:
    """Train until the clock runs out, starting from the last checkpoint if there is one."""
    torch.manual_seed(0)
    schedule, processor = recipe.schedule, _processor(workspace)
    network = _initial(pretrained, processor, recipe)
    pairs = weighted_pairs(workspace, weights)
    dev = scoring.sample(_dev_set(tests, workspace), DEV_SENTENCES)

    def epochs(chance: random.Random) -> Iterator[list[Example]]:
        return epoch(pairs, processor, schedule, chance, Rates())

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


def package(
    workspace: Workspace, tests: Path, readme: str, parent: Path, recipe: Recipe = RECIPE
) -> Path:
    """Package the last weights, or their average with those before, whichever scores better."""
    checkpoints = Checkpoints(workspace.checkpoints, recipe.schedule.averaged_checkpoints)
    dev = _dev_set(tests, workspace)
    candidates = {}
    for name, weights in (("last", checkpoints.last()), ("average", checkpoints.average())):
        network = empty_network(recipe.shape, Dimensions.of(weights), dropout=0.0)
        network.load_state_dict(weights)
        candidates[name] = _dev_score(network, workspace, dev), network
    _, best = max(candidates.values(), key=lambda candidate: candidate[0])
    return packaging.write_package(
        best, _pieces(_processor(workspace)), workspace.vocabulary, _name(workspace), readme, parent
    )


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
            _name(workspace),
            "",
            Path(folder),
        )
        return scoring.score(scoring.load(made), dev).chrf


def _dev_set(tests: Path, workspace: Workspace) -> scoring.TestSet:
    sets = scoring.test_sets(tests, workspace.source, workspace.target)
    return next(test_set for test_set in sets if test_set.name == "flores-dev")


def _name(workspace: Workspace) -> packaging.PackageName:
    return packaging.PackageName(workspace.source, workspace.target)


def _processor(workspace: Workspace) -> sentencepiece.SentencePieceProcessor:
    return sentencepiece.SentencePieceProcessor(str(workspace.vocabulary))


def _pieces(processor: sentencepiece.SentencePieceProcessor) -> list[str]:
    return [processor.id_to_piece(number) for number in range(processor.get_piece_size())]
