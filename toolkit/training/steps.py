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

from toolkit.engines.packages import Place, read_packages
from toolkit.errors import InputError, NoModelError
from toolkit.storage import write_all
from toolkit.training import beginnings, checkpoints, loop, packaging, parallel, scoring
from toolkit.training.augmentation import Rates
from toolkit.training.batches import Example, epoch
from toolkit.training.checkpoints import Checkpoints
from toolkit.training.recipe import Recipe
from toolkit.training.term_sampling import Annotator, Substitutes, may_be_noun
from toolkit.training.workspace import Workspace, check_prepared, check_text, weighted_pairs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from toolkit.model import Pair
    from toolkit.training.batches import WeightedPair
    from toolkit.training.network import Network
    from toolkit.training.recipe import Weights

DEV_SET = "flores-dev"
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
    processes: int = 1,
) -> None:
    """Train until the clock runs out, starting from the last checkpoint if there is one.

    Without one, from the weights of earlier runs (``merge``) or from the pretrained encoder.
    A finished run is left as it is. Raises ToolkitError where something is missing.
    """
    check_prepared(workspace)
    check_text(workspace, weights)
    dev = _dev_sets(tests, workspace, DEV_SENTENCES)
    if _checkpoints(workspace, recipe).progress().seconds < clock.total:
        parallel.run(processes, _train, workspace, pretrained, dev, weights, clock, recipe)


def _train(
    workspace: Workspace,
    pretrained: Path,
    dev: Mapping[Pair, scoring.TestSet],
    weights: Weights,
    clock: loop.Clock,
    recipe: Recipe,
) -> None:
    torch.manual_seed(0)
    schedule, processor = recipe.schedule, _processor(workspace)
    if workspace.initial.exists():
        network = beginnings.restored(checkpoints.read(workspace.initial), recipe)
    else:
        network = beginnings.pretrained_network(pretrained, _pieces(processor), recipe)
    torch.manual_seed(parallel.number())
    pairs = weighted_pairs(workspace, weights, schedule.temperature)
    annotators = _annotators(pairs)

    def epochs(chance: random.Random) -> Iterator[list[Example]]:
        return epoch(pairs, processor, schedule, chance, Rates(), annotators)

    def measure(current: Network) -> dict[str, float]:
        return _dev_scores(current, workspace, dev)

    loop.train(
        network.to(parallel.device()),
        epochs,
        schedule,
        clock,
        _checkpoints(workspace, recipe),
        measure,
        workspace.log,
    )


def merge(
    workspace: Workspace, earlier: Sequence[Workspace], pretrained: Path, recipe: Recipe = RECIPE
) -> None:
    """Start from the mean of earlier runs; their networks must have had the same beginning."""
    runs = [
        beginnings.Run(_checkpoints(run, recipe).average(), _pieces(_processor(run)))
        for run in earlier
    ]
    pieces = _pieces(_processor(workspace))
    network = beginnings.pretrained_network(pretrained, pieces, recipe)
    beginnings.put_mean(network, pieces, runs)
    checkpoints.write(network.state_dict(), workspace.initial)


def package(
    workspace: Workspace,
    tests: Path,
    readme: str,
    parent: Path,
    recipe: Recipe = RECIPE,
    version: str = FIRST_VERSION,
) -> Path:
    """Package the last weights, or their average with those before, whichever scores better."""
    check_prepared(workspace)
    kept = _checkpoints(workspace, recipe)
    dev = _dev_sets(tests, workspace)
    candidates = {}
    for kind, weights in (("last", kept.last()), ("average", kept.average())):
        network = beginnings.restored(weights, recipe).eval()
        scores = _dev_scores(network, workspace, dev)
        candidates[kind] = sum(scores.values()), network
    _, best = max(candidates.values(), key=lambda candidate: candidate[0])
    pieces = _pieces(_processor(workspace))
    description = packaging.Description(workspace.languages, version, workspace.has_terms)
    return packaging.write_package(best, pieces, workspace.vocabulary, description, readme, parent)


def score(workspace: Workspace, package_folder: Path, tests: Path) -> dict[str, object]:
    """Measure a package's directions among the run's on every test set; kept in the run's folder.

    Raises PackageError, and NoModelError for a package with none of these directions.
    """
    packages = read_packages(package_folder, Place.PROJECT)
    models = scoring.load(packages)
    measured = [pair for pair in workspace.directions if pair in models]
    if not measured:
        raise NoModelError(
            f"{package_folder}: has {', '.join(map(str, models))}, and none of "
            f"{', '.join(map(str, workspace.directions))}; name other languages"
        )
    figures: dict[str, object] = {"bytes": packages[0].size}
    for pair in measured:
        sets = scoring.test_sets(tests, *pair)
        sentences = [sentence for test_set in sets for sentence in test_set.sources]
        random.Random(0).shuffle(sentences)  # noqa: S311 - repeatable, no secret
        figures["-".join(pair)] = {
            "scores": [
                {
                    "test_set": test_set.name,
                    "sentences": len(test_set.sources),
                    **asdict(scoring.score(models[pair], test_set)),
                }
                for test_set in sets
            ],
            "survival": asdict(scoring.survival(models[pair], sentences, pair)),
        }
    write_all({workspace.scores: f"{json.dumps(figures, indent=1)}\n".encode()})
    return figures


def _dev_scores(
    network: Network, workspace: Workspace, dev: Mapping[Pair, scoring.TestSet]
) -> dict[str, float]:
    with TemporaryDirectory() as folder:
        made = packaging.write_package(
            network,
            _pieces(_processor(workspace)),
            workspace.vocabulary,
            packaging.Description(workspace.languages),
            "",
            Path(folder),
        )
        models = scoring.load(read_packages(made, Place.PROJECT))
        return {
            "-".join(pair): scoring.score(models[pair], test_set).chrf
            for pair, test_set in dev.items()
        }


def _dev_sets(
    tests: Path, workspace: Workspace, count: int | None = None
) -> dict[Pair, scoring.TestSet]:
    found = {}
    for pair in workspace.directions:
        sets = {test_set.name: test_set for test_set in scoring.test_sets(tests, *pair)}
        if DEV_SET not in sets:
            name = f"{DEV_SET}.{'-'.join(pair)}.tsv"
            raise InputError(tests, f"there is no {DEV_SET} for {pair}; add {name}")
        found[pair] = scoring.sample(sets[DEV_SET], count) if count else sets[DEV_SET]
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


def _checkpoints(workspace: Workspace, recipe: Recipe) -> Checkpoints:
    return Checkpoints(workspace.checkpoints, recipe.schedule.averaged_checkpoints)


def _processor(workspace: Workspace) -> sentencepiece.SentencePieceProcessor:
    return sentencepiece.SentencePieceProcessor(str(workspace.vocabulary))


def _pieces(processor: sentencepiece.SentencePieceProcessor) -> list[str]:
    return [processor.id_to_piece(number) for number in range(processor.get_piece_size())]
