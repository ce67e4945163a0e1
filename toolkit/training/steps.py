"""The steps that need PyTorch: train a network, package it, score the package."""

from __future__ import annotations

import json
import random
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import sentencepiece
import torch

from toolkit.training import beginnings, loop, packaging, parallel, scoring
from toolkit.training.augmentation import Rates
from toolkit.training.batches import Example, epoch
from toolkit.training.checkpoints import Checkpoints
from toolkit.training.recipe import Recipe
from toolkit.training.term_sampling import Annotator, Substitutes, may_be_noun
from toolkit.training.workspace import Workspace, weighted_pairs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from toolkit.model import Pair
    from toolkit.training.batches import WeightedPair
    from toolkit.training.network import Network
    from toolkit.training.recipe import Weights

DEV_SENTENCES = 60  # of each direction
FIRST_VERSION = "1.0"
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

    Without one, from the weights of earlier runs (``merge``) or from the pretrained encoder.
    """
    torch.manual_seed(0)
    schedule, processor = recipe.schedule, _processor(workspace)
    if workspace.initial.exists():
        initial = torch.load(workspace.initial, weights_only=True)
        network = beginnings.restored(initial, recipe)
    else:
        network = beginnings.pretrained_network(pretrained, _pieces(processor), recipe)
    torch.manual_seed(parallel.number())
    pairs = weighted_pairs(workspace, weights, schedule.temperature)
    annotators = _annotators(pairs)
    dev = _dev_sets(tests, workspace, DEV_SENTENCES)

    def epochs(chance: random.Random) -> Iterator[list[Example]]:
        return epoch(pairs, processor, schedule, chance, Rates(), annotators)

    def measure(current: Network) -> dict[str, float]:
        return _dev_scores(current, workspace, dev)

    loop.train(
        network,
        epochs,
        schedule,
        clock,
        Checkpoints(workspace.checkpoints, schedule.averaged_checkpoints),
        measure,
        workspace.log,
    )


def merge(
    workspace: Workspace, earlier: Sequence[Workspace], pretrained: Path, recipe: Recipe = RECIPE
) -> None:
    """Start from the mean of earlier runs; their networks must have had the same beginning."""
    runs = [
        beginnings.Run(
            Checkpoints(run.checkpoints, recipe.schedule.averaged_checkpoints).average(),
            _pieces(_processor(run)),
        )
        for run in earlier
    ]
    pieces = _pieces(_processor(workspace))
    network = beginnings.pretrained_network(pretrained, pieces, recipe)
    beginnings.put_mean(network, pieces, runs)
    torch.save(network.state_dict(), workspace.initial)


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
    dev = _dev_sets(tests, workspace)
    candidates = {}
    for kind, weights in (("last", checkpoints.last()), ("average", checkpoints.average())):
        network = beginnings.restored(weights, recipe).eval()
        scores = _dev_scores(network, workspace, dev)
        candidates[kind] = sum(scores.values()), network
    _, best = max(candidates.values(), key=lambda candidate: candidate[0])
    pieces = _pieces(_processor(workspace))
    name = packaging.PackageName(workspace.languages, version)
    return packaging.write_package(best, pieces, workspace.vocabulary, name, readme, parent)


def score(workspace: Workspace, package_folder: Path, tests: Path) -> dict[str, object]:
    """Measure a package on every test set of its directions; also written to the workspace."""
    figures: dict[str, object] = {"bytes": packaging.size(package_folder)}
    for pair in workspace.directions:
        model = scoring.load(package_folder, pair)
        sets = scoring.test_sets(tests, *pair)
        sentences = [sentence for test_set in sets for sentence in test_set.sources]
        random.Random(0).shuffle(sentences)  # noqa: S311 - repeatable, no secret
        figures["-".join(pair)] = {
            "scores": [asdict(scoring.score(model, test_set)) for test_set in sets],
            "survival": asdict(scoring.survival(model, sentences, pair)),
        }
    workspace.scores.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return figures


def _dev_scores(
    network: Network, workspace: Workspace, dev: Mapping[Pair, scoring.TestSet]
) -> dict[str, float]:
    with TemporaryDirectory() as folder:
        made = packaging.write_package(
            network,
            _pieces(_processor(workspace)),
            workspace.vocabulary,
            packaging.PackageName(workspace.languages),
            "",
            Path(folder),
        )
        return {
            "-".join(pair): scoring.score(scoring.load(made, pair), test_set).chrf
            for pair, test_set in dev.items()
        }


def _dev_sets(
    tests: Path, workspace: Workspace, count: int | None = None
) -> dict[Pair, scoring.TestSet]:
    found = {}
    for pair in workspace.directions:
        sets = scoring.test_sets(tests, *pair)
        whole = next(test_set for test_set in sets if test_set.name == "flores-dev")
        found[pair] = scoring.sample(whole, count) if count else whole
    return found


def _annotators(pairs: Sequence[WeightedPair]) -> dict[str, Annotator]:
    """Make what annotates terms in each target language; a noun may replace another."""
    nouns: dict[str, dict[str, None]] = {}
    for pair in pairs:
        for term in pair.terms:
            words = pair.source[slice(*term.source)]
            if pair.direction.source != "ru" or may_be_noun(words):
                nouns.setdefault(pair.direction.target, {})[term.lemma] = None
    return {target: Annotator(Substitutes(lemmas, target)) for target, lemmas in nouns.items()}


def _processor(workspace: Workspace) -> sentencepiece.SentencePieceProcessor:
    return sentencepiece.SentencePieceProcessor(str(workspace.vocabulary))


def _pieces(processor: sentencepiece.SentencePieceProcessor) -> list[str]:
    return [processor.id_to_piece(number) for number in range(processor.get_piece_size())]
