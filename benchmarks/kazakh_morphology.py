"""Measure Kazakh morphology: lemmas, forms, what is accepted too much, and speed.

Run: python benchmarks/kazakh_morphology.py [FOLDER]

FOLDER (or the variable TESTS) has kk-ktb.tsv, nouns, adjectives and names of
UD_Kazakh-KTB with the columns form, lemma, upos, feats, and kk-declension.tsv,
declension tables of Wiktionary with lemma, form, UniMorph features; each has a
header. Beside ours stands a baseline: the word itself as lemma and as form. A made-up
word is a form with one letter changed that is no form of the files.
"""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from folders import folder

from toolkit.morphology import analyse, generate
from toolkit.morphology import kk as morphology
from toolkit.morphology.kk.lexicon import is_nominal
from toolkit.morphology.kk.likelihood import of_stem
from toolkit.morphology.kk.sounds import stems

if TYPE_CHECKING:
    from collections.abc import Callable

ALPHABET = "аәбвгғдежзийкқлмнңоөпрстуұүфхшыіюя"
MADE_UP = 3000


class Row(NamedTuple):
    form: str
    lemma: str
    upos: str
    features: str


def main() -> None:
    tests = (
        Path(sys.argv[1]) if sys.argv[1:] else folder("TESTS", "kk-ktb.tsv", "kk-declension.tsv")
    )
    treebank = [Row(*fields) for fields in _read(tests / "kk-ktb.tsv")]
    tables = [
        Row(form, lemma, "NOUN", features)
        for lemma, form, features in _read(tests / "kk-declension.tsv")
    ]
    nouns = [row for row in treebank if row.upos in ("NOUN", "PROPN")]
    print(f"{'':46}{'ours':>8}{'baseline':>10}{'target':>8}")
    print_lemmas(treebank)
    print_forms("forms of declension tables", tables, 0.97)
    print_forms("forms of treebank nouns and names", nouns, 0.93)
    print_excess(treebank, tables)
    print_speed([row.form for row in treebank])


def _read(path: Path) -> list[list[str]]:
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    return [line.split("\t") for line in lines]


def _line(name: str, ours: float, baseline: float | str = "", target: float | str = "") -> None:
    print(f"{name:46}{ours:8.3f}{baseline:>10}{target:>8}")


def print_lemmas(rows: list[Row]) -> None:
    among = first = both = same = 0
    for row in rows:
        found = analyse(row.form, "kk")
        among += any(reading.lemma == row.lemma for reading in found)
        same += row.form.casefold() == row.lemma.casefold()
        if found and found[0].lemma == row.lemma:
            first += 1
            both += _bare(found[0].features) == _bare(row.features)
    count = len(rows)
    baseline = f"{same / count:.3f}"
    _line(f"lemma among the analyses, {count} words", among / count, baseline, 0.93)
    _line("lemma of the first analysis", first / count, baseline, 0.85)
    _line("lemma and features of the first analysis", both / count)


def _bare(features: str) -> str:
    """Leave out the gender of names, which no suffix shows."""
    kept = [part for part in features.split("|") if not part.startswith("Gender")]
    return "|".join(kept)


def print_forms(name: str, rows: list[Row], target: float) -> None:
    among = first = same = 0
    for row in rows:
        found = [form.casefold() for form in generate(row.lemma, row.features, "kk", row.upos)]
        form = row.form.casefold()
        among += form in found
        first += found[:1] == [form]
        same += form == row.lemma.casefold()
    count = len(rows)
    baseline = f"{same / count:.3f}"
    _line(f"{name}, {count}, any", among / count, baseline, target)
    _line(f"{name}, first", first / count, baseline)


def print_excess(treebank: list[Row], tables: list[Row]) -> None:
    analyses = [len(analyse(row.form, "kk")) for row in treebank]
    _line("analyses a word", sum(analyses) / len(analyses))
    wrong = sum(
        len({form.casefold() for form in generate(row.lemma, row.features, "kk")}) > 2
        for row in tables
    )
    _line("tables' rows with more than two forms", wrong / len(tables))
    real = {row.form.casefold() for row in (*treebank, *tables)}
    chance = random.Random(1)  # noqa: S311
    forms = sorted(form for form in real if len(form) > 4)
    made_up: set[str] = set()
    while len(made_up) < MADE_UP:
        form = chance.choice(forms)
        place = chance.randrange(len(form))
        changed = form[:place] + chance.choice(ALPHABET) + form[place + 1 :]
        if changed not in real:
            made_up.add(changed)
    accepted = sum(
        any(is_nominal(reading.lemma.casefold()) for reading in analyse(word, "kk"))
        for word in made_up
    )
    _line(f"made-up words accepted of known lemmas, {MADE_UP}", accepted / MADE_UP)


def print_speed(forms: list[str]) -> None:
    distinct = list(dict.fromkeys(forms))
    _line(
        "µs to give the keys of a distinct word", _microseconds(morphology.keys, distinct), "", 15
    )
    _line("µs to analyse a distinct word", _microseconds(morphology.analyse, distinct))


def _microseconds(answer: Callable[[str], object], distinct: list[str]) -> float:
    """Return the time a word takes in the best of five rounds; nothing is remembered of words."""
    rounds = []
    for _ in range(5):
        stems.cache_clear()
        of_stem.cache_clear()
        started = time.perf_counter()
        for word in distinct:
            answer(word)
        rounds.append(time.perf_counter() - started)
    return min(rounds) / len(distinct) * 1e6


if __name__ == "__main__":
    main()
