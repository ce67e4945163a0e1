"""Score every direction of the shipped packages on public test sets, as one table.

Run: TESTS=DIR python benchmarks/quality.py [--fast] [--package DIR] [--sentences N]

TESTS holds the test sets, ``<name>.<languages>.tsv``, one sentence a column (docs/models.md
says which, and where they come from). Each set is translated by the toolkit's engine, sentence
by sentence, as ``toolkit translate`` would: with the package's penalties and the engine's beam
(``--fast``: its narrow one). Prints BLEU and chrF++ of the whole set as sacreBLEU computes
them, with its signatures. With --sentences so many of each set are scored, always the same.
"""

from __future__ import annotations

import argparse
import time
from importlib.metadata import version

from measured import SETS, add_package, chosen, directions, measured, project, search, tests

from toolkit.engines.argos import ArgosEngine
from toolkit.evaluation.scoring import quality
from toolkit.training.scoring import sample


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    add_package(parser)
    parser.add_argument("--fast", action="store_true", help="search as with translate --fast")
    parser.add_argument("--sentences", type=int, metavar="N", help="of each set; by default all")
    arguments = parser.parse_args()
    folder, packages = tests(), measured(arguments.package)
    engine = ArgosEngine(project(packages, fast=arguments.fast))
    signatures: dict[str, None] = {}
    sentences, started = 0, time.perf_counter()
    print(f"| BLEU / chrF++ | {' | '.join(SETS)} | model |")
    print("|---" * (len(SETS) + 2) + "|")
    for pair in directions(packages):
        cells = []
        for test_set in chosen(folder, pair):
            tested = sample(test_set, arguments.sentences or len(test_set.sources))
            figures = quality(engine.translate(tested.sources, pair), tested.references)
            cells.append(f"{figures.bleu:.1f} / {figures.chrf:.1f}")
            signatures |= dict.fromkeys((figures.bleu_signature, figures.chrf_signature))
            sentences += len(tested.sources)
        print(f"| {pair} | {' | '.join(cells)} | {engine.origin(pair)} |", flush=True)
    seconds = time.perf_counter() - started
    print(f"\n{sentences:,} sentences in {seconds:.0f} s, {search(fast=arguments.fast)}")
    print(f"BLEU {', chrF++ '.join(signatures)}")
    names = ("ctranslate2", "sentencepiece", "sacrebleu")
    print(", ".join(f"{name} {version(name)}" for name in names))
    print(", ".join(path.name for path in packages))


if __name__ == "__main__":
    main()
