"""What goes wrong in 2,000 drafts that has nothing to do with meaning.

Run: TESTS=DIR python benchmarks/robustness.py [SENTENCES]

Takes so many sentences of the test sets in DIR, spread over the six directions, and counts:
answers of the model whose protection markers are not those of the source; drafts, as
``toolkit translate`` makes them, that lost what was protected (it tries a sentence again);
drafts in which the checks of the toolkit find words in another script, or another language;
and drafts that go round in circles.
"""

from __future__ import annotations

import random
import sys
from itertools import permutations
from typing import TYPE_CHECKING

from folders import folder

from toolkit.checks import Subject
from toolkit.checks.language import language, script
from toolkit.config import open_project
from toolkit.drafting import DraftRequest, draft
from toolkit.engines.argos import ArgosEngine
from toolkit.engines.decoding import circles
from toolkit.model import Pair, TranslationUnit
from toolkit.protection import intact, protect
from toolkit.training.scoring import test_sets

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGES = ("ru", "kk", "en")
SETS = ("flores-dev", "ntrex-dev", "authored-dev")


def main() -> None:
    count = int(sys.argv[1]) if sys.argv[1:] else 2_000
    tests = folder("TESTS", *(f"{name}.ru-kk-en.tsv" for name in SETS))
    engine = ArgosEngine(open_project())
    pairs = [Pair(*two) for two in permutations(LANGUAGES, 2)]
    totals: dict[str, int] = {}
    for pair in pairs:
        found = measured(engine, pair, taken(tests, pair, count // len(pairs)))
        print(f"{pair}  " + ", ".join(f"{name} {number}" for name, number in found.items()))
        totals = {name: totals.get(name, 0) + number for name, number in found.items()}
    print("all  " + ", ".join(f"{name} {number}" for name, number in totals.items()))


def taken(tests: Path, pair: Pair, count: int) -> list[str]:
    """Return sentences of all sets, always the same ones."""
    every = [text for test_set in test_sets(tests, *pair) for text in test_set.sources]
    return random.Random(0).sample(list(dict.fromkeys(every)), count)  # noqa: S311 - repeatable


def measured(engine: ArgosEngine, pair: Pair, sentences: list[str]) -> dict[str, int]:
    """Count what went wrong, by its name, after how many there were."""
    protected = [protect(text, pair, limit=engine.markers(pair)) for text in sentences]
    marked = [number for number, one in enumerate(protected) if one.placeholders]
    answers = engine.translate([protected[number].text for number in marked], pair)
    drafts = draft([DraftRequest(text) for text in sentences], engine, pair)
    units = map(TranslationUnit, sentences, drafts)
    subjects = [Subject(unit, pair) for unit in units]
    return {
        "sentences": len(sentences),
        "with markers": len(marked),
        "model lost some": sum(
            not intact(answer, protected[number])
            for number, answer in zip(marked, answers, strict=True)
        ),
        "draft lost some": sum(
            any(placeholder.target not in drafts[number] for placeholder in one.placeholders)
            for number, one in enumerate(protected)
        ),
        "wrong script": sum(any(script(subject)) for subject in subjects),
        "wrong language": sum(any(language(subject)) for subject in subjects),
        "in circles": sum(
            circles(*(text.split() for text in each))
            for each in zip(sentences, drafts, strict=True)
        ),
    }


if __name__ == "__main__":
    main()
