"""The glossary's terms in drafts: the plain draft beside one with its terms put in.

Run: python benchmarks/enforcement.py [FOLDER]

FOLDER, or the variable TESTS, has the test sets (``NAME.ru-kk-en.tsv``: Russian, Kazakh and
English in columns), of which those sentences count that have a term of the glossary, whose
reference has the same concept's term, in whatever form. A term succeeds when the draft has
it, in whatever form. "form" is the share, of the terms whose reference has the very term that
the glossary asks for, that stand in the draft exactly as in the reference. Scores are
sacreBLEU's, corpus level, over the same sentences.
"""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from pathlib import Path

from folders import folder
from sacrebleu.metrics.chrf import CHRF

from toolkit.checks import Terms
from toolkit.config import open_project
from toolkit.drafting import DraftRequest, draft
from toolkit.enforcement import Enforcement
from toolkit.engines import TermMode, TermSpan
from toolkit.engines.argos import ArgosEngine
from toolkit.glossaries import read_folder
from toolkit.model import Pair, TermMatch

GLOSSARY = Path(__file__).parents[1] / "glossary"
SETS = ("authored-dev", "flores-dev", "ntrex-dev")
COLUMNS = {"kk": 1, "en": 2}


@dataclass(frozen=True)
class Item:
    """A sentence with its reference, and its terms that the reference has too."""

    source: str
    reference: str
    matches: tuple[TermMatch, ...]
    shared: tuple[TermMatch, ...]


@dataclass(frozen=True)
class Figures:
    """Of one way to draft: how many terms came out, in how many the form too, and chrF++."""

    terms: int
    applied: int
    named: int
    formed: int
    score: float

    def __str__(self) -> str:
        return (
            f"{self.applied:4d} of {self.terms:4d} = {self.applied / max(self.terms, 1):.3f}"
            f"   form {self.formed / max(self.named, 1):.3f}   chrF++ {self.score:.2f}"
        )


def items(path: Path, terms: Terms) -> list[Item]:
    found = []
    for line in path.read_text("utf-8").splitlines():
        columns = line.split("\t")
        source, reference = columns[0], columns[COLUMNS[terms.target.lang]]
        matches = terms.source.find(source)
        there = {match.term.concept for match in terms.target.find(reference)}
        shared = tuple(match for match in matches if match.term.concept in there)
        if shared:
            found.append(Item(source, reference, matches, shared))
    return found


def figures(tested: list[Item], targets: list[str], terms: Terms, metric: CHRF) -> Figures:
    total = applied = named = formed = 0
    for item, target in zip(tested, targets, strict=True):
        there = {match.term.concept: match for match in terms.target.find(target)}
        wanted = {match.term.concept: match for match in terms.target.find(item.reference)}
        for concept in {match.term.concept: None for match in item.shared}:
            total += 1
            applied += concept in there
            asked = next(match.term for match in item.shared if match.term.concept == concept)
            if wanted[concept].term == terms.termbase.counterpart(asked, terms.target.lang):
                named += 1
                form = wanted[concept].text.casefold()
                formed += concept in there and there[concept].text.casefold() == form
    score = metric.corpus_score(targets, [[item.reference for item in tested]]).score
    return Figures(total, applied, named, formed, score)


def measure(name: str, tested: list[Item], engine: ArgosEngine, terms: Terms) -> list[Figures]:
    pair = Pair(terms.source.lang, terms.target.lang)
    metric = CHRF(word_order=2)
    plain = [DraftRequest(item.source) for item in tested]
    with_terms = [DraftRequest(item.source, terms=_spans(item, terms)) for item in tested]
    enforcement = Enforcement(engine, pair, terms)
    rows = []
    ways = [("plain draft", lambda: draft(plain, engine, pair))]
    if engine.terms(pair) is TermMode.INLINE:
        ways.append(("inline", lambda: draft(with_terms, engine, pair)))
    label = " + ".join(dict.fromkeys((engine.terms(pair), TermMode.ALIGNED)))
    ways.append((label, lambda: draft(plain, engine, pair, finish=enforcement)))
    print(f"{name} {pair}, {len(tested)} sentences")
    for label, run in ways:
        started = time.perf_counter()
        rows.append(figures(tested, run(), terms, metric))
        print(f"  {label:16} {rows[-1]}   {time.perf_counter() - started:.1f} s", flush=True)
    print(f"  {_verdict(rows[0], rows[-1])}\n  {metric.get_signature()}")
    return rows


def _spans(item: Item, terms: Terms) -> tuple[TermSpan, ...]:
    found = (
        (match, terms.termbase.counterpart(match.term, terms.target.lang)) for match in item.matches
    )
    return tuple(TermSpan(match.start, match.stop, term.text) for match, term in found if term)


def _verdict(plain: Figures, ours: Figures) -> str:
    ratio = ours.applied / max(plain.applied, 1)
    missed = [plain.terms - plain.applied, ours.terms - ours.applied]
    cannot = (
        " (2.0 is out of reach: over half succeed already)"
        if 2 * plain.applied > plain.terms
        else ""
    )
    return (
        f"success ×{ratio:.2f}{cannot}; misses {missed[0]} → {missed[1]}, "
        f"{1 - missed[1] / max(missed[0], 1):.0%} fewer; chrF++ {ours.score - plain.score:+.2f}"
    )


def main() -> None:
    names = [f"{name}.ru-kk-en.tsv" for name in SETS]
    tests = Path(sys.argv[1]) if sys.argv[1:] else folder("TESTS", *names)
    paths = [tests / name for name in names]
    engine, base = ArgosEngine(open_project()), read_folder(GLOSSARY).termbase()
    for target in COLUMNS:
        pair = Pair("ru", target)
        terms = Terms.of(base, pair)
        rows = [
            measure(path.name.split(".")[0], items(path, terms), engine, terms) for path in paths
        ]
        for label, one in (("plain draft", 0), ("with terms", -1)):
            total, applied = (
                sum(getattr(row[one], n) for row in rows) for n in ("terms", "applied")
            )
            print(f"all sets {pair}: {label:11} {applied} of {total} = {applied / total:.3f}")
        print(engine.origin(pair), "\n")


if __name__ == "__main__":
    main()
