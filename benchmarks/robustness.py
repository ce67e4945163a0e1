"""What goes wrong in 2,000 drafts that has nothing to do with meaning.

Run: TESTS=DIR python benchmarks/robustness.py [--package DIR] [--sentences N]

Takes so many sentences of the test sets in DIR, spread over the directions of a package, and
prints a row for each. "markers": of the sentences with protection markers, those whose answer
has every marker of its source. "values": those whose draft, as ``toolkit translate`` makes it
(it tries a sentence again), has all that was protected, as often as the source and as whole
words. Of all drafts: those in which the checks of the toolkit find words in another script, or
another language, hints left aside, and those that go round in circles.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from typing import TYPE_CHECKING

from measured import add_package, chosen, directions, measured, project, search, tests

from toolkit.checks import Subject
from toolkit.checks.language import language, script
from toolkit.drafting import DraftRequest, draft, occurrences
from toolkit.engines.argos import ArgosEngine
from toolkit.engines.decoding import circles
from toolkit.model import Pair, Severity, TranslationUnit
from toolkit.protection import Protected, intact, protect

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from toolkit.model import Finding

KEPT = ("markers", "values")
WRONG = ("script", "language", "circles")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    add_package(parser)
    parser.add_argument("--sentences", type=int, default=2_000, metavar="N")
    arguments = parser.parse_args()
    folder, packages = tests(), measured(arguments.package)
    engine, pairs = ArgosEngine(project(packages)), directions(packages)
    total: Counter[str] = Counter()
    print(f"{'':12}{'kept all:':>18}{'':18}{'wrong:':>10}")
    names = [f"{what:>18}" for what in KEPT] + [f"{what:>10}" for what in WRONG]
    print(f"{'':5}{'drafts':>7}{''.join(names)}")
    for pair, count in zip(pairs, shares(arguments.sentences, len(pairs)), strict=True):
        found = counted(engine, pair, taken(folder, pair, count))
        print(row(str(pair), found), flush=True)
        total += found
    print(row("all", total))
    shown = ", ".join(path.name for path in packages)
    print(f"\n{search(fast=False)}, {shown}")


def shares(total: int, parts: int) -> list[int]:
    """Divide a number as evenly as whole numbers go: 8 in 3 is 3, 3, 2."""
    return [total // parts + (part < total % parts) for part in range(parts)]


def taken(tests: Path, pair: Pair, count: int) -> list[str]:
    """Return sentences of all sets, always the same ones."""
    every = [text for test_set in chosen(tests, pair) for text in test_set.sources]
    different = list(dict.fromkeys(every))
    chance = random.Random(0)  # noqa: S311 - repeatable
    return chance.sample(different, min(count, len(different)))


def counted(engine: ArgosEngine, pair: Pair, sentences: list[str]) -> Counter[str]:
    """Count the sentences, those with markers, and of these and those what KEPT and WRONG say."""
    protected = [protect(text, pair, limit=engine.markers(pair)) for text in sentences]
    marked = [number for number, one in enumerate(protected) if one.placeholders]
    answers = engine.translate([protected[number].text for number in marked], pair)
    drafts = draft([DraftRequest(text) for text in sentences], engine, pair)
    subjects = [
        Subject(TranslationUnit(*each), pair) for each in zip(sentences, drafts, strict=True)
    ]
    return Counter(
        {
            "sentences": len(sentences),
            "marked": len(marked),
            "markers": sum(
                intact(answer, protected[number])
                for number, answer in zip(marked, answers, strict=True)
            ),
            "values": sum(has_all(drafts[number], protected[number]) for number in marked),
            "script": sum(wrong(script(subject)) for subject in subjects),
            "language": sum(wrong(language(subject)) for subject in subjects),
            "circles": sum(
                circles(subject.source.split(), subject.target.split()) for subject in subjects
            ),
        }
    )


def has_all(text: str, protected: Protected) -> bool:
    """Whether everything protected stands in a draft, as often as in its source."""
    wanted = Counter(protected.placeholders)
    return all(occurrences(one, text) >= times for one, times in wanted.items())


def wrong(findings: Iterable[Finding]) -> bool:
    """Whether a check found something; many a good text has what is only hinted at."""
    return any(finding.severity is not Severity.HINT for finding in findings)


def row(name: str, found: Counter[str]) -> str:
    """Write counts and shares, of the sentences with markers and of all, in 79 columns."""
    drafts, marked = found["sentences"], found["marked"]
    kept = (f"{found[what]} of {marked} {share(found[what], marked)}" for what in KEPT)
    wrong = (f"{found[what]} {share(found[what], drafts)}" for what in WRONG)
    cells = [f"{cell:>18}" for cell in kept] + [f"{cell:>10}" for cell in wrong]
    return f"{name:<5}{drafts:>7,}{''.join(cells)}"


def share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "–"


if __name__ == "__main__":
    main()
