"""Count the false alarms of ``toolkit check`` on translations known to be good.

    python benchmarks/check_precision.py FILE.tsv [--show CHECK] [--glossary DIR]

FILE.tsv has the columns ru, kk, en and no header. Every finding on it, but hints,
counts as a false alarm, although good files hold faults too. A second table breaks the
translations on purpose and counts the faults found. A third gives the ratios
of length from which ``toolkit.checks.length`` has its bounds.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.checks import CHECKS, Terms, check_unit
from toolkit.checks.length import SHORTEST
from toolkit.config import shipped_glossary
from toolkit.glossaries import read_folder
from toolkit.model import Finding, Pair, Severity, TranslationUnit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LANGS = ("ru", "kk", "en")
PAIRS = tuple(Pair(one, other) for one in LANGS for other in LANGS if one != other)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("file", type=Path, help="columns ru, kk, en; no header")
    parser.add_argument("--show", metavar="CHECK", help="print the findings of this check")
    parser.add_argument("--glossary", type=Path, default=shipped_glossary(), metavar="DIR")
    arguments = parser.parse_args()
    lines = arguments.file.read_text(encoding="utf-8").splitlines()
    rows = [dict(zip(LANGS, line.split("\t"), strict=False)) for line in lines]
    termbase = read_folder(arguments.glossary).termbase()
    print_false_alarms(rows, {pair: Terms.of(termbase, pair) for pair in PAIRS}, arguments.show)
    print_faults_found(rows)
    print_length_ratios(rows)


def print_false_alarms(
    rows: list[dict[str, str]], terms: dict[Pair, Terms], show: str | None
) -> None:
    print(f"False alarms in % of {len(rows)} good translations")
    print(f"{'':14}" + "".join(f"{pair!s:>8}" for pair in PAIRS))
    counts: Counter[tuple[str, Pair]] = Counter()
    start = time.perf_counter()
    for pair in PAIRS:
        for row in rows:
            findings = _find(row[pair.source], row[pair.target], pair, terms[pair])
            counts.update({(check, pair) for check in {finding.check for finding in findings}})
            for finding in findings:
                if finding.check == show:
                    print(f"{pair}: {finding.message}\n  {row[pair.source]}\n  {row[pair.target]}")
    seconds = time.perf_counter() - start
    for check in CHECKS:
        shares = (100 * counts[check, pair] / len(rows) for pair in PAIRS)
        print(f"{check:14}" + "".join(f"{share:8.2f}" for share in shares))
    print(f"{1000 * seconds / len(rows) / len(PAIRS):.2f} ms a unit\n")


def print_faults_found(rows: list[dict[str, str]]) -> None:
    print("Faults found, of those made on purpose")
    print(f"{'':34}" + "".join(f"{pair!s:>8}" for pair in PAIRS))
    for name, (check, spoil) in FAULTS.items():
        shares = []
        for pair in PAIRS:
            made = [
                (row[pair.source], spoilt, pair)
                for row in rows
                if (spoilt := spoil(row, pair)) and spoilt != row[pair.target]
            ]
            found = sum(any(finding.check in check for finding in _find(*one)) for one in made)
            shares.append(f"{100 * found / len(made):7.1f}%" if made else f"{'–':>8}")
        print(f"{name:34}" + "".join(shares))


def print_length_ratios(rows: list[dict[str, str]]) -> None:
    print(f"\nLength of the target over the source's, sources of {SHORTEST} characters or more")
    print(f"{'percentile':14}" + "".join(f"{pair!s:>8}" for pair in PAIRS))
    for percentile in (0.1, 50, 99.9):
        ratios = (f"{_length_ratio(rows, pair, percentile):8.2f}" for pair in PAIRS)
        print(f"{percentile:<14}" + "".join(ratios))


def _length_ratio(rows: list[dict[str, str]], pair: Pair, percentile: float) -> float:
    both = [(row[pair.source], row[pair.target]) for row in rows]
    ratios = sorted(len(to) / len(of) for of, to in both if len(of) >= SHORTEST)
    return ratios[min(len(ratios) - 1, int(percentile / 100 * len(ratios)))]


def _find(source: str, target: str, pair: Pair, terms: Terms | None = None) -> list[Finding]:
    findings = check_unit(TranslationUnit(source, target), pair, terms)
    return [finding for finding in findings if finding.severity is not Severity.HINT]


def _faults() -> Iterator[
    tuple[str, tuple[tuple[str, ...], Callable[[dict[str, str], Pair], str]]]
]:
    dice = random.Random(7)  # noqa: S311

    def other_language(row: dict[str, str], pair: Pair) -> str:
        lang = next(lang for lang in LANGS if lang not in pair)
        return row[lang] if len(row[lang].split()) >= 4 else ""

    def untranslated(row: dict[str, str], pair: Pair) -> str:
        return row[pair.source] if len(row[pair.source].split()) >= 4 else ""

    def another_sentence(row: dict[str, str], pair: Pair) -> str:
        # Words of the source's language that are not the source's words.
        shuffled = row[pair.source].split()[1:]
        return " ".join(shuffled[::-1]) if len(shuffled) >= 4 else ""

    def half_untranslated(row: dict[str, str], pair: Pair) -> str:
        ours, theirs = row[pair.target].split(), row[pair.source].split()
        if len(theirs) < 10:
            return ""
        return " ".join(ours[: len(ours) // 2] + theirs[len(theirs) // 2 :])

    def wrong_digit(row: dict[str, str], pair: Pair) -> str:
        target = row[pair.target]
        digits = [match.start() for match in re.finditer(r"\d", target)]
        if not digits:
            return ""
        place = dice.choice(digits)
        return target[:place] + str((int(target[place]) + 3) % 10) + target[place + 1 :]

    def cut(row: dict[str, str], pair: Pair) -> str:
        kept = row[pair.target].split()
        return " ".join(kept[: len(kept) // 2])

    def twice(row: dict[str, str], pair: Pair) -> str:
        kept = row[pair.target].split()
        places = [place for place, word in enumerate(kept) if word.isalpha()]
        if not places:
            return ""
        place = dice.choice(places)
        return " ".join([*kept[: place + 1], *kept[place:]])

    def one_quote(row: dict[str, str], pair: Pair) -> str:
        return re.sub("[»”]", "", row[pair.target], count=1)

    yield "the source copied", (("identical",), untranslated)
    yield "other words of its language", (("language", "script"), another_sentence)
    yield "the third language", (("language", "script"), other_language)
    yield "half in the source's language", (("language", "script"), half_untranslated)
    yield "one digit wrong", (("numbers",), wrong_digit)
    yield "cut in the middle", (("length",), cut)
    yield "a word twice", (("doubled",), twice)
    yield "a closing quote lost", (("quotes",), one_quote)


FAULTS = dict(_faults())

if __name__ == "__main__":
    main()
