"""How fast the terms of 1,000 and of 100,000 concepts are found in a million words.

    CORPORA=DIR python benchmarks/matching.py [--words N] [--concepts N]

DIR holds parallel text: `<pair>.tsv.gz` (source id, one language, the other),
`dictionary.<pair>.tsv.gz` and `authored.ru-kk-en.tsv`. The termbase is our glossary,
short pairs of the texts, and nouns, names, adjectives and phrases of the dictionaries.
The small termbase is a part of the large one: our glossary and the concepts that the
texts name most often, as a glossary begins with those. What a text costs depends on how
many terms are in it, whatever the termbase; so the number found is printed as well.

Beside each figure: the same text searched with pyahocorasick for the same terms, exactly
as the glossary has them. Times are those of the processor, of the first pass over the
text through a matcher that has read nothing yet, and of a second pass; the better of two
runs. Each measurement is a process of its own, so that its peak of memory is its own.
"""

from __future__ import annotations

import argparse
import gzip
import multiprocessing
import os
import platform
import random
import re
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from folders import folder

from toolkit.config import shipped_glossary
from toolkit.glossaries import read_folder
from toolkit.matching import TermMatcher, words
from toolkit.model import Term
from toolkit.morphology import keys
from toolkit.termindex import TermIndex, build

if TYPE_CHECKING:
    from collections.abc import Iterator

LANGS = ("ru", "kk")
SMALL = 1_000
RUNS = 2

# A pair of one to five words without figures or punctuation may be a term.
SHORT = re.compile(r"[^\W\d_]+(?:[- ][^\W\d_]+){0,4}")
# What a dictionary has as the Apertium tags call it, and what a glossary calls that.
PARTS_OF_SPEECH = {"n": "noun", "np": "proper noun", "adj": "adjective"}


class Speed(NamedTuple):
    """Words a second in the first and the second pass, what was found, and the peak of memory."""

    first: float
    second: float
    found: Counter[str]
    megabytes: float

    @property
    def matches(self) -> int:
        return self.found.total()


def rows(path: Path) -> Iterator[list[str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")


def concepts(corpora: Path, number: int) -> list[tuple[Term, ...]]:
    """Return our concepts and others in an order that is the same every time."""
    found = dict.fromkeys(_short(corpora)) | dict.fromkeys(_dictionaries(corpora))
    others = list(found)
    random.Random(1).shuffle(others)  # noqa: S311
    ours = [
        concept.terms for concept in read_folder(shipped_glossary()).termbase().concepts.values()
    ]
    for number_, (kind, *texts) in enumerate(others[: number - len(ours)]):
        ours.append(
            tuple(
                Term(f"c{number_}", "", lang, text, part_of_speech=kind)
                for lang, text in zip(("ru", "kk", "en"), texts, strict=True)
                if text
            )
        )
    return ours[:number]


def _short(corpora: Path) -> Iterator[tuple[str, str, str, str]]:
    kazakh = {
        (source, english): text
        for source, english, text in rows(corpora / "en-kk.tsv.gz")
        if SHORT.fullmatch(english) and SHORT.fullmatch(text)
    }
    for source, english, russian in rows(corpora / "en-ru.tsv.gz"):
        if SHORT.fullmatch(english) and SHORT.fullmatch(russian):
            yield "", russian, kazakh.get((source, english), ""), english
    for _, russian, text in rows(corpora / "ru-kk.tsv.gz"):
        if SHORT.fullmatch(russian) and SHORT.fullmatch(text):
            yield "", russian, text, ""


def _dictionaries(corpora: Path) -> Iterator[tuple[str, str, str, str]]:
    for russian, kazakh, kind in rows(corpora / "dictionary.ru-kk.tsv.gz"):
        if kind in PARTS_OF_SPEECH and SHORT.fullmatch(russian) and SHORT.fullmatch(kazakh):
            yield PARTS_OF_SPEECH[kind], russian, kazakh, ""
    for english, russian, _ in rows(corpora / "dictionary.en-ru.tsv.gz"):
        if SHORT.fullmatch(english) and " " in russian and SHORT.fullmatch(russian):
            yield "", russian, "", english


def sentences(corpora: Path, lang: str, wanted: int) -> list[str]:
    """Return sentences of ``wanted`` words in all, the authored text first, none twice."""
    authored = (corpora / "authored.ru-kk-en.tsv").read_text(encoding="utf-8").splitlines()
    found = dict.fromkeys(line.split("\t")[LANGS.index(lang)] for line in authored)
    pairs = [("ru-kk", LANGS.index(lang) + 1), (f"en-{lang}", 2)]
    total = sum(len(words(text)) for text in found)
    for pair, column in pairs:
        for row in rows(corpora / f"{pair}.tsv.gz"):
            length = len(words(row[column]))
            if length >= 6 and row[column] not in found and total < wanted:
                found[row[column]] = None
                total += length
    return list(found)


def build_index(terms: list[Term], path: str) -> tuple[float, float, float]:
    """Build an index; return seconds, megabytes of the file and of memory."""
    started = time.process_time()
    build(terms, path).close()
    seconds = time.process_time() - started
    return seconds, Path(path).stat().st_size / 1e6, _megabytes()


def measure(path: str, lang: str, texts: list[str]) -> Speed:
    number = count_words(texts)
    passes: list[list[float]] = [[], []]
    for _ in range(RUNS):
        keys.cache_clear()
        matcher = TermMatcher(TermIndex.open(Path(path)), lang)
        for times in passes:
            started = time.process_time()
            for text in texts:
                matcher.find(text)
            times.append(number / (time.process_time() - started))
    memory = _megabytes()
    found = Counter(match.term.concept for text in texts for match in matcher.find(text))
    return Speed(max(passes[0]), max(passes[1]), found, memory)


def count_words(texts: list[str]) -> int:
    return sum(len(words(text)) for text in texts)


def exact(terms: list[str], texts: list[str]) -> tuple[float, int]:
    """Return words a second and matches of the terms as they are written, at word boundaries."""
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for text in terms:
        automaton.add_word(text, len(text))
    automaton.make_automaton()
    started = time.process_time()
    matches = 0
    for text in texts:
        for last, length in automaton.iter_long(text):
            first, after = last - length + 1, text[last + 1 : last + 2]
            matches += not (text[first - 1 : first] if first else "").isalpha() and not (
                after.isalpha()
            )
    return count_words(texts) / (time.process_time() - started), matches


def _megabytes() -> float:
    """Return the peak of this program's memory; getrusage gives that of its parent if greater."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def alone(function, *args):
    """Call a function in a process of its own."""
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawn) as pool:
        return pool.submit(function, *args).result()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpora", type=Path, nargs="?")
    parser.add_argument("--words", type=int, default=1_000_000)
    parser.add_argument("--concepts", type=int, default=100_000)
    arguments = parser.parse_args()
    corpora = arguments.corpora or folder("CORPORA", "ru-kk.tsv.gz", "en-kk.tsv.gz")
    print(f"Python {platform.python_version()}, one core; load {os.getloadavg()[0]:.1f}")
    everything = concepts(corpora, arguments.concepts)
    texts = {lang: sentences(corpora, lang, arguments.words) for lang in LANGS}
    with tempfile.TemporaryDirectory() as made:
        large = indexed(everything, f"{made}/large.index")
        speeds = {lang: alone(measure, large, lang, texts[lang]) for lang in LANGS}
        often = sum((speed.found for speed in speeds.values()), Counter()).most_common()
        rank = {concept: place for place, (concept, _) in enumerate(often)}
        others = sorted(everything[ours() :], key=lambda c: rank.get(c[0].concept, len(rank)))
        begun = [*everything[: ours()], *others[: SMALL - ours()]]
        small = indexed(begun, f"{made}/small.index")
        for lang in LANGS:
            few = alone(measure, small, lang, texts[lang])
            report(lang, texts[lang], begun, few)
            report(lang, texts[lang], everything, speeds[lang])
            print(
                f"   {len(everything):,} concepts cost {few.first / speeds[lang].first:.2f}× what "
                f"{SMALL:,} do, {few.second / speeds[lang].second:.2f}× in the second pass"
            )


def indexed(chosen: list[tuple[Term, ...]], path: str) -> str:
    terms = [term for concept in chosen for term in concept]
    seconds, size, memory = alone(build_index, terms, path)
    print(
        f"{len(chosen):>7,} concepts, {len(terms):>7,} terms: index built in {seconds:.1f} s, "
        f"{size:.1f} MB; peak memory {memory:.0f} MB",
        flush=True,
    )
    return path


def report(lang: str, texts: list[str], chosen: list[tuple[Term, ...]], speed: Speed) -> None:
    own = [term.text for concept in chosen for term in concept if term.lang == lang]
    fast, found = alone(exact, own, texts)
    print(
        f"{lang} {len(chosen):>7,} concepts: {speed.first:>9,.0f} words/s, then "
        f"{speed.second:>9,.0f}; {speed.matches:,} terms found; peak memory "
        f"{speed.megabytes:.0f} MB\n"
        f"   exact matching: {fast:,.0f} words/s ({fast / speed.first:.1f}×), {found:,} found",
        flush=True,
    )


def ours() -> int:
    return len(read_folder(shipped_glossary()).termbase().concepts)


if __name__ == "__main__":
    main()
