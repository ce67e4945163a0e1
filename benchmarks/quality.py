"""Score every direction of the shipped model on public test sets, as one table.

Run: TESTS=DIR python benchmarks/quality.py [--fast]

TESTS holds the test sets, ``<name>.<languages>.tsv``, one sentence a column (docs/models.md
says which, and where they come from). Each set is translated by the toolkit's engine, sentence
by sentence, with the settings of the package (``--fast``: a beam of one). Prints BLEU and
chrF++ of the whole set as sacreBLEU computes them, with its signatures.
"""

from __future__ import annotations

import sys
import time
from importlib.metadata import version
from itertools import permutations
from typing import TYPE_CHECKING

from folders import folder

from toolkit.config import open_project
from toolkit.engines.argos import ArgosEngine
from toolkit.evaluation.scoring import quality
from toolkit.model import Pair
from toolkit.training.scoring import TestSet, test_sets

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGES = ("ru", "kk", "en")
SETS = ("flores-dev", "ntrex-dev", "authored-dev")


def chosen(tests: Path, pair: Pair) -> list[TestSet]:
    """Return the sets of the table, in its order."""
    found = {test_set.name: test_set for test_set in test_sets(tests, *pair)}
    return [found[name] for name in SETS]


def main() -> None:
    fast = "--fast" in sys.argv[1:]
    tests = folder("TESTS", *(f"{name}.ru-kk-en.tsv" for name in SETS))
    engine = ArgosEngine(open_project().with_speed(fast))
    signatures: dict[str, None] = {}
    sentences, started = 0, time.perf_counter()
    print(f"| BLEU / chrF++ | {' | '.join(SETS)} | model |")
    print("|---" * (len(SETS) + 2) + "|")
    for pair in (Pair(*two) for two in permutations(LANGUAGES, 2)):
        cells = []
        for test_set in chosen(tests, pair):
            figures = quality(engine.translate(test_set.sources, pair), test_set.references)
            cells.append(f"{figures.bleu:.1f} / {figures.chrf:.1f}")
            signatures |= dict.fromkeys((figures.bleu_signature, figures.chrf_signature))
            sentences += len(test_set.sources)
        print(f"| {pair} | {' | '.join(cells)} | {engine.origin(pair)} |", flush=True)
    seconds = time.perf_counter() - started
    beam = "a beam of one" if fast else "the package's beam"
    print(f"\n{sentences:,} sentences in {seconds:.0f} s, {beam}")
    print(f"BLEU {', chrF++ '.join(signatures)}")
    names = ("ctranslate2", "sentencepiece", "sacrebleu")
    print(", ".join(f"{name} {version(name)}" for name in names))


if __name__ == "__main__":
    main()
