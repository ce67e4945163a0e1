"""Measure how well the terms of the glossary are found in running text.

    python benchmarks/term_recognition.py [--errors] [--glossary DIR] [--gold DIR] [LANG ...]

The gold is tests/data/terms: sentences in which people have marked every term. A
match is right when its place, quotes and the English possessive at its ends left
aside, and its concept agree with a mark; where concepts share a term text, any of
them is right. Exact matching looks for the terms as the glossary writes them, in
any letter case, at word boundaries, the longest first.
"""

from __future__ import annotations

import argparse
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from toolkit.config import shipped_glossary
from toolkit.glossaries import read_folder
from toolkit.matching import QUOTES, TermMatcher
from toolkit.model import LANGUAGES, TermStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from toolkit.model import Term
    from toolkit.termbase import Termbase

GOLD = Path(__file__).parents[1] / "tests" / "data" / "terms"
MARK = re.compile(r"\[\[([^\[\]|]+)\|([^\[\]|]+)\]\]")
POSSESSIVE = re.compile(r"['’ʼ]s?$", re.IGNORECASE)


class Place(NamedTuple):
    """A stretch of a sentence and the concepts it may stand for."""

    start: int
    stop: int
    concepts: frozenset[str]


@dataclass(frozen=True)
class Sentence:
    line: int
    text: str
    marks: tuple[Place, ...]


@dataclass
class Score:
    """How many marks were found, and how many matches were right."""

    right: int = 0
    found: int = 0
    marked: int = 0

    @property
    def recall(self) -> float:
        return self.right / self.marked if self.marked else 0.0

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def f1(self) -> float:
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("langs", nargs="*", default=list(LANGUAGES), metavar="LANG")
    parser.add_argument("--errors", action="store_true", help="list misses and false alarms")
    parser.add_argument("--glossary", type=Path, default=shipped_glossary(), metavar="DIR")
    parser.add_argument("--gold", type=Path, default=GOLD, metavar="DIR")
    arguments = parser.parse_args()
    termbase = read_folder(arguments.glossary).termbase()
    print(f"{'':22}{'marks':>8}{'recall':>9}{'precision':>11}{'F1':>8}")
    for lang in arguments.langs:
        gold = read_gold(arguments.gold / f"gold.{lang}.txt")
        for name, find in (("toolkit", matcher(termbase, lang)), ("exact", exact(termbase, lang))):
            score, errors = judge(gold, find)
            print(
                f"{lang + ' ' + name:22}{score.marked:8}{score.recall:9.3f}"
                f"{score.precision:11.3f}{score.f1:8.3f}"
            )
            if arguments.errors and name == "toolkit":
                print("\n".join(errors))


def read_gold(path: Path) -> list[Sentence]:
    """Return the sentences of a gold file with their marks taken out of the text."""
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    return [
        Sentence(number, *take_out_marks(line))
        for number, line in lines
        if line.strip() and not line.startswith("# ")
    ]


def take_out_marks(line: str) -> tuple[str, tuple[Place, ...]]:
    """Return the plain text of a line, and where its terms stand in that text."""
    text, end, marks = "", 0, []
    for mark in MARK.finditer(line):
        text += line[end : mark.start()]
        marks.append(Place(len(text), len(text) + len(mark[1]), frozenset({mark[2]})))
        text += mark[1]
        end = mark.end()
    return text + line[end:], tuple(marks)


def judge(
    gold: Iterable[Sentence], find: Callable[[str], Iterable[Place]]
) -> tuple[Score, list[str]]:
    """Return the score of a finder, and a line for each miss and each false alarm."""
    score, errors = Score(), []
    for sentence in gold:
        marks = {_trimmed(sentence.text, mark) for mark in sentence.marks}
        found = {_trimmed(sentence.text, place) for place in find(sentence.text)}
        right = {mark for mark in marks if any(_agree(mark, place) for place in found)}
        wrong = {place for place in found if not any(_agree(mark, place) for mark in marks)}
        score.right += len(right)
        score.marked += len(marks)
        score.found += len(right) + len(wrong)
        errors += [_told("miss", sentence, mark) for mark in sorted(marks - right)]
        errors += [_told("false alarm", sentence, place) for place in sorted(wrong)]
    return score, errors


def _agree(mark: Place, place: Place) -> bool:
    return mark[:2] == place[:2] and not mark.concepts.isdisjoint(place.concepts)


def _trimmed(text: str, place: Place) -> Place:
    start, stop, concepts = place
    if ending := POSSESSIVE.search(text, start, stop):
        stop = ending.start()
    while start < stop and text[start] in QUOTES:
        start += 1
    while start < stop and text[stop - 1] in QUOTES:
        stop -= 1
    return Place(start, stop, concepts)


def _told(kind: str, sentence: Sentence, place: Place) -> str:
    surface = sentence.text[place.start : place.stop]
    concepts = "/".join(sorted(place.concepts))
    return f"  {kind}: {sentence.line}: {surface} ({concepts}) in: {sentence.text}"


def matcher(termbase: Termbase, lang: str) -> Callable[[str], Iterator[Place]]:
    """Return what finds the terms with the toolkit."""
    terms = TermMatcher(termbase, lang)
    alike = _concepts_by_text(_terms(termbase, lang))

    def find(text: str) -> Iterator[Place]:
        for match in terms.find(text):
            yield Place(match.start, match.stop, alike[match.term.text.casefold()])

    return find


def exact(termbase: Termbase, lang: str) -> Callable[[str], Iterator[Place]]:
    """Return what finds the terms exactly as the glossary writes them: the baseline."""
    alike = _concepts_by_text(_terms(termbase, lang))
    longest_first = sorted(alike, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.I)

    def find(text: str) -> Iterator[Place]:
        for match in pattern.finditer(text):
            yield Place(match.start(), match.end(), alike[match[0].casefold()])

    return find


def _terms(termbase: Termbase, lang: str) -> Iterator[Term]:
    kept = TermStatus.DO_NOT_TRANSLATE
    return (term for term in termbase.terms() if term.lang == lang or term.status is kept)


def _concepts_by_text(terms: Iterable[Term]) -> dict[str, frozenset[str]]:
    alike: dict[str, set[str]] = {}
    for term in terms:
        alike.setdefault(term.text.casefold(), set()).add(term.concept)
    return {text: frozenset(concepts) for text, concepts in alike.items()}


if __name__ == "__main__":
    main()
