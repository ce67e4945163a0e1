"""Score a package on test sets, translated by the engine itself."""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from toolkit.engines.decoding import Model
from toolkit.engines.network import Network
from toolkit.evaluation.scoring import Quality, quality
from toolkit.protection import intact, protect
from toolkit.training.augmentation import MARKERS
from toolkit.training.corpora import read_tsv, tsv_languages

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.engines.packages import Package
    from toolkit.model import Pair


@dataclass(frozen=True, slots=True)
class TestSet:
    """Sentences and their reference translations."""

    __test__ = False  # not a pytest class

    name: str
    sources: tuple[str, ...]
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Survival:
    """How many sentences with markers came out with exactly the same markers."""

    sentences: int
    intact: int


def load(packages: Sequence[Package]) -> dict[Pair, Model]:
    """Load all packages of one folder as the engine does, to be scored as they will be used.

    One network serves them all. Raises PackageError.
    """
    network = Network(packages[0])
    return {package.pair: Model(package, network) for package in packages}


def test_sets(folder: Path, source: str, target: str) -> list[TestSet]:
    """Read the test sets in ``folder`` that hold both languages."""
    found = []
    for path in sorted(folder.glob("*.tsv*")):
        languages = tsv_languages(path)
        if {source, target} <= set(languages):
            pairs = list(read_tsv(path, source, target, languages))
            found.append(
                TestSet(
                    path.name.split(".")[0],
                    tuple(pair.source for pair in pairs),
                    tuple(pair.target for pair in pairs),
                )
            )
    return found


def score(model: Model, test_set: TestSet) -> Quality:
    """Translate the set and compare with its references, corpus level."""
    return quality(model.translate(test_set.sources), test_set.references)


def sample(test_set: TestSet, count: int) -> TestSet:
    """Take ``count`` sentences of the set, always the same ones."""
    chance = random.Random(0)  # noqa: S311 - repeatable, no secret
    numbers = sorted(chance.sample(range(len(test_set.sources)), min(count, len(test_set.sources))))
    return TestSet(
        test_set.name,
        tuple(test_set.sources[number] for number in numbers),
        tuple(test_set.references[number] for number in numbers),
    )


def survival(model: Model, sentences: Sequence[str], pair: Pair, limit: int = 500) -> Survival:
    """Protect the first ``limit`` sentences that hold something to protect; count survivors.

    Only numbers, addresses, placeholders and Latin words are protected, no names.
    """
    every = (protect(sentence, pair, limit=len(MARKERS)) for sentence in dict.fromkeys(sentences))
    protected = list(islice((one for one in every if one.placeholders), limit))
    outputs = model.translate([one.text for one in protected])
    kept = sum(map(intact, outputs, protected))
    return Survival(len(protected), kept)
