"""How many terms of the glossary `toolkit glossary extract` finds again when they are hidden.

    CORPORA=DIR python benchmarks/extraction.py [--show LANG]

Half of the concepts with terms of several words are taken out of the glossary. Terms are
then extracted from the article in translations/ and from DIR/authored.ru-kk-en.tsv
(sentences with the columns ru, kk, en, written for this project, CC0). Printed is the
share of the hidden terms, of those that occur twice or more, that are among the best N
proposals of several words: ranked by frequency alone, by C-value, and as the toolkit ranks
them. The glossary covers a part of what is a term in these texts, so that the
proposals above a hidden one are mostly terms too: --show prints the best for a person
to judge.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from folders import folder

from toolkit.config import shipped_glossary
from toolkit.documents.text import PlainText
from toolkit.extraction import Candidate, Passage, extract
from toolkit.glossaries import read_folder
from toolkit.matching import TermMatcher
from toolkit.morphology import words
from toolkit.termbase import Termbase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

LANGS = ("ru", "kk", "en")
AUTHORED = "authored.ru-kk-en.tsv"
BEST = (50, 100, 200, 500)
SEEDS = (1, 2, 3)
RANKINGS: dict[str, Callable[[Candidate], float]] = {
    "frequency": lambda candidate: candidate.frequency,
    "C-value": lambda candidate: candidate.c_value,
    "toolkit": lambda candidate: candidate.score,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--show", metavar="LANG", choices=LANGS, help="print the best proposals")
    arguments = parser.parse_args()
    termbase = read_folder(shipped_glossary()).termbase()
    print(f"Hidden terms found again in the best N, mean of {len(SEEDS)} halves")
    columns = "".join(f"{best:>7}" for best in BEST)
    print(f"{'':4}{'ranked by':12}{columns}{'all':>7}   hidden  words/s")
    for lang in LANGS:
        passages = list(texts(lang))
        runs = [recalls(passages, termbase, lang, seed) for seed in SEEDS]
        for name in RANKINGS:
            rows = [run[0][name] for run in runs]
            shares = "".join(
                f"{sum(column) / len(column):7.2f}" for column in zip(*rows, strict=True)
            )
            hidden = sum(run[1] for run in runs) / len(runs)
            print(f"{lang:4}{name:12}{shares}{hidden:9.0f}{runs[-1][2]:9,.0f}")
        if lang == arguments.show:
            for candidate in runs[-1][3][: BEST[0]]:
                print(f"{candidate.score:8.1f} {candidate.frequency:5}  {candidate.term}")


def recalls(
    passages: Sequence[Passage], termbase: Termbase, lang: str, seed: int
) -> tuple[dict[str, list[float]], int, float, list[Candidate]]:
    """Return the shares found by ranking, the number of hidden terms, the speed, the proposals."""
    hidden, rest = halves(termbase, lang, seed)
    surfaces = occurrences(hidden, passages, lang)
    matcher = TermMatcher(rest, lang)
    started = time.perf_counter()
    found = extract(passages, lang, rest, matcher)
    seconds = time.perf_counter() - started
    several = [candidate for candidate in found if candidate.words > 1]
    shares = {}
    for name, value in RANKINGS.items():
        ranked = sorted(several, key=lambda candidate: -value(candidate))
        shares[name] = [
            len(proposed(ranked[:best], surfaces)) / len(surfaces) for best in (*BEST, len(ranked))
        ]
    total = sum(len(passage.text.split()) for passage in passages)
    return shares, len(surfaces), total / seconds, several


def halves(termbase: Termbase, lang: str, seed: int) -> tuple[Termbase, Termbase]:
    """Return the terms of several words of a half of the concepts, and the other half's terms."""
    several = sorted({term.concept for term in termbase.terms(lang) if len(words(term.text)) > 1})
    chosen = set(random.Random(seed).sample(several, len(several) // 2))  # noqa: S311
    hidden = (t for t in termbase.terms(lang) if t.concept in chosen and len(words(t.text)) > 1)
    return Termbase.of(hidden), Termbase.of(t for t in termbase.terms() if t.concept not in chosen)


def occurrences(hidden: Termbase, passages: Iterable[Passage], lang: str) -> dict[str, set[str]]:
    """Return, for each hidden term seen twice or more, how it is written in the texts."""
    matcher = TermMatcher(hidden, lang)
    counts: Counter[str] = Counter()
    surfaces: dict[str, set[str]] = {}
    for passage in passages:
        for match in matcher.find(passage.text):
            counts[match.term.text] += 1
            surfaces.setdefault(match.term.text, set()).add(plain(match.text))
    return {term: surfaces[term] for term, count in counts.items() if count > 1}


def proposed(candidates: Iterable[Candidate], surfaces: dict[str, set[str]]) -> set[str]:
    """Return the hidden terms that some candidate has a form of."""
    forms = {plain(form) for candidate in candidates for form in candidate.forms}
    return {term for term, written in surfaces.items() if written & forms}


def plain(text: str) -> str:
    return " ".join(text.casefold().strip('«»“”"').split())


def texts(lang: str) -> Iterable[Passage]:
    article = Path(__file__).parents[1] / "translations" / f"assembly.{lang}.txt"
    for segment in PlainText().segments(article.read_text(encoding="utf-8")):
        yield Passage(segment.text, article.name)
    authored = folder("CORPORA", AUTHORED) / AUTHORED
    for line in authored.read_text(encoding="utf-8").splitlines():
        yield Passage(line.split("\t")[LANGS.index(lang)], authored.name)


if __name__ == "__main__":
    main()
