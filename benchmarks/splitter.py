"""How well does the splitter of exported packages find the ends of sentences?

    python benchmarks/splitter.py TABLE [SEED]

TABLE is a `<name>.ru-kk-en.tsv` file with a sentence a cell, such as FLORES-200 dev. The
sentences are joined in order, five a paragraph, with a space; and once more with no space
between two where one ends in a letter and a full stop. For each language: precision, recall and
F1 of the inner ends, of the splitter as MiniSBD runs it, of our rules (toolkit/segmentation.py:
razdel, and what it misses), and of a plain expression: a mark, a space, a capital letter. Some
cells hold two sentences; an end that is found within a cell by all three is not counted. Then
the same text with abbreviations, initials, decimals, quotations and lists written into it, as in
the training, so this flatters the splitter (SEED, 7 unless told). Last, the sentences in
tests/data/segmentation: how many lines are split right.
"""

from __future__ import annotations

import random
import re
import sys
import time
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from minisbd import SBDetect

from toolkit.engines.export import SPLITTER
from toolkit.segmentation import sentences
from toolkit.training.aligned import read_columns
from toolkit.training.paragraphs import Paragraph, join, paragraphs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Split = Callable[[str], list[str]]

TOGETHER = 5
PLAIN = re.compile(r"(?:(?<=[.!?…])|(?<=[.!?…][»”\"’)]))\s+(?=[^\w\s]*[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ])")
CASES = Path(__file__).parent.parent / "tests" / "data" / "segmentation"


def joined(texts: list[str], spaceless: float) -> Iterator[Paragraph]:
    order = random.Random(0)  # noqa: S311 - repeatable, no secret
    for first in range(0, len(texts), TOGETHER):
        taken = [
            text if text[-1] in '.!?…»”")' else f"{text}." for text in texts[first:][:TOGETHER]
        ]
        yield join(taken, order, spaceless, " ")


def ends(parts: Iterable[str]) -> set[int]:
    """Return where each part but the last ends, seen from the start, white space not counted."""
    found, position = set(), 0
    for part in parts:
        position += len("".join(part.split()))
        found.add(position)
    return found - {position}


def measure(made: list[Paragraph], splits: dict[str, Split]) -> None:
    counts = {name: [0, 0, 0] for name in splits}
    seconds = dict.fromkeys(splits, 0.0)
    for text, places in made:
        bounds = (0, *(place + 1 for place in places))
        wanted = ends(text[a:b] for a, b in pairwise(bounds))
        found = {}
        for name, split in splits.items():
            started = time.perf_counter()
            parts = split(text)
            seconds[name] += time.perf_counter() - started
            found[name] = ends(parts)
        agreed = set.intersection(*found.values()) - wanted
        for name, guess in found.items():
            right = (len(guess & wanted), len(guess - agreed), len(wanted))
            counts[name] = [sum(pair) for pair in zip(counts[name], right, strict=True)]
    size = sum(len(text) for text, _ in made) / 1000
    for name, (right, guessed, true) in counts.items():
        print(
            f"    {name:<9} P {right / max(guessed, 1):.3f}  R {right / true:.3f}"
            f"  F1 {2 * right / (guessed + true):.3f}  ({guessed - right} wrong, {true - right}"
            f" missed of {true}; {size / seconds[name]:,.0f}k characters a second)"
        )


def cases(lang: str, split: Split) -> str:
    lines = (CASES / f"{lang}.txt").read_text("utf-8").splitlines()
    wrong = [line for line in lines if split(line.replace("|", "")) != line.split("| |")]
    return f"{len(lines) - len(wrong)} of {len(lines)}"


def main() -> None:
    table, seed = Path(sys.argv[1]), int(sys.argv[2]) if sys.argv[2:] else 7
    detector = SBDetect(str(SPLITTER), use_gpu=False, max_threads=1)
    print(f"{SPLITTER.name}, {SPLITTER.stat().st_size:,} bytes; minisbd {version('minisbd')}")
    for lang, texts in read_columns(table).items():
        order = random.Random(seed)  # noqa: S311 - repeatable, no secret
        splits: dict[str, Split] = {
            "splitter": detector.sentences,
            "rules": lambda text, lang=lang: [part.text for part in sentences(text, lang)],
            "plain": PLAIN.split,
        }
        kinds = {
            "joined": list(joined(texts, 0)),
            "joined without spaces": list(joined(texts, 1)),
            "made harder": list(paragraphs(texts, lang, order)),
        }
        for kind, made in kinds.items():
            print(f"{lang}, {kind}")
            measure(made, splits)
        right = ", ".join(f"{name} {cases(lang, split)}" for name, split in splits.items())
        print(f"{lang}, {CASES.name}: {right}")


if __name__ == "__main__":
    main()
