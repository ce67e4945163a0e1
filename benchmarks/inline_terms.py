"""Measure whether a model uses the terms that are written into its source.

    python benchmarks/inline_terms.py PACKAGE --tests TESTS [--pair PAIR] [--corpora CORPORA]

PACKAGE is the folder of a package whose metadata has "term_annotation". A term of a test
sentence is one of the glossary, or of a dictionary in CORPORA (``dictionary.<pair>.tsv.gz``),
whose translation stands in the reference. Each sentence is translated as it is, with these
terms, and with other terms in their place: synonyms where the dictionary has one, else words
that inflect alike, none of which the model says by itself; into Russian none, where endings do
not tell how a word inflects. A term counts as used when the
answer has it in any form. The first two answers are compared with the reference; chrF++ and
BLEU with terms are a little flattered, since the terms are the reference's own.
"""

from __future__ import annotations

import argparse
import random
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF

from toolkit.annotation import annotate, strip
from toolkit.config import shipped_glossary
from toolkit.engines.decoding import Model
from toolkit.engines.packages import Place, read_packages
from toolkit.glossaries import read_folder
from toolkit.matching import TermMatcher
from toolkit.model import Term
from toolkit.termbase import Termbase
from toolkit.training.corpora import DICTIONARY, SentencePair
from toolkit.training.corpora import read_folder as read_corpora
from toolkit.training.lexicon import lexicon
from toolkit.training.scoring import test_sets
from toolkit.training.term_sampling import Substitutes, may_be_noun
from toolkit.training.terms import TermFinder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from toolkit.engines.packages import Package
    from toolkit.training.lexicon import Lexicon
    from toolkit.training.terms import TermPair

MOST_TERMS = 3  # of one sentence, as a glossary finds in prose
# So many pieces of annotations the model saw in training beyond a sentence of full length.
ROOM = 32


@dataclass(frozen=True)
class Annotated:
    """Words of a source, and the term for them: a ``toolkit.annotation.Span``."""

    start: int
    stop: int
    target: str


@dataclass(frozen=True)
class Item:
    """A test sentence with its terms."""

    source: str
    reference: str
    terms: tuple[TermPair, ...]

    def with_terms(self, lemmas: Sequence[str]) -> str:
        """Annotate each term with one of the lemmas; an empty one is left out."""
        pairs = zip(self.terms, lemmas, strict=True)
        return annotate(self.source, [Annotated(*term.source, lemma) for term, lemma in pairs])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("package", type=Path)
    parser.add_argument("--pair", help="such as ru-kk; of a multilingual package, one of its pairs")
    parser.add_argument("--tests", type=Path, required=True, help="folder of test sets")
    parser.add_argument("--corpora", type=Path, help="folder with dictionary.<pair>.tsv[.gz]")
    parser.add_argument("--glossary", type=Path, default=shipped_glossary())
    parser.add_argument("--sets", default="authored-dev,flores-dev,ntrex-dev")
    parser.add_argument("--show", type=int, default=0, help="print so many answers of each set")
    arguments = parser.parse_args()

    packages = {
        "-".join(each.pair): each for each in read_packages(arguments.package, Place.PROJECT)
    }
    package = packages.get(arguments.pair or next(iter(packages)))
    if package is None:
        parser.error(f"the package has no {arguments.pair}; it has {', '.join(packages)}")
    model = Model(replace(package, maximum_pieces=package.maximum_pieces + ROOM))
    finders = {"glossary": entries(package, None, arguments.glossary)}
    if arguments.corpora:
        finders["dictionary"] = entries(package, arguments.corpora, arguments.glossary)
    print(
        "set          terms of    sentences  terms   used: plain  given   obeyed  chrF++/BLEU plain"
        "      with terms  leaks"
    )
    chosen = arguments.sets.split(",")
    for test_set in test_sets(arguments.tests, *package.pair):
        for kind, lexical in finders.items() if test_set.name in chosen else ():
            pairs = zip(test_set.sources, test_set.references, strict=True)
            items = list(found(lexical, pairs, package))
            if items:
                report(f"{test_set.name:<13}{kind:<11}", items, model, package, arguments.show)


def entries(package: Package, corpora: Path | None, glossary: Path) -> Lexicon:
    """Return the glossary's terms, and the dictionary's when there is one."""
    pairs: list[SentencePair] = []
    if corpora:
        read = read_corpora(corpora, *package.pair)
        pairs = [pair for pair in read if pair.origin == DICTIONARY]
    return lexicon(pairs, read_folder(glossary).termbase(), *package.pair)


def found(lexical: Lexicon, pairs: Iterator[tuple[str, str]], package: Package) -> Iterator[Item]:
    """Yield the sentences with terms, a few chosen where there are many."""
    finder = TermFinder(lexical, *package.pair)
    chance = random.Random(0)  # noqa: S311 - repeatable, no secret
    for source, reference in pairs:
        terms = [term for _, term in finder.find(source, reference)]
        if terms:
            some = chance.sample(terms, min(MOST_TERMS, len(terms)))
            yield Item(source, reference, tuple(sorted(some, key=lambda term: term.source)))


def report(name: str, items: list[Item], model: Model, package: Package, show: int) -> None:
    """Translate three times and print a line of figures."""
    target = package.pair.target
    plain = model.translate([item.source for item in items])
    own = [[term.lemma for term in item.terms] for item in items]
    given = model.translate(
        [item.with_terms(terms) for item, terms in zip(items, own, strict=True)]
    )
    others = other_terms(items, plain, target)
    obeying = model.translate(
        [item.with_terms(terms) for item, terms in zip(items, others, strict=True)]
    )
    references = [item.reference for item in items]
    leaks = sum(any(mark in text for mark in "⟦⟧") for text in (*given, *obeying))
    print(
        f"{name}{len(items):>11}{sum(map(len, own)):>7}"
        f"{share(own, plain, target):>14}{share(own, given, target):>7}"
        f"{share(others, obeying, target):>9}"
        f"{quality(plain, references):>21}{quality(given, references):>17}{leaks:>5}"
    )
    for number in range(min(show, len(items))):
        item = items[number]
        for text in (
            item.with_terms(own[number]),
            item.reference,
            plain[number],
            given[number],
            f"{others[number]} {obeying[number]}",
        ):
            print("   ", text)
        print()


def other_terms(items: list[Item], plain: list[str], target: str) -> list[list[str]]:
    """Choose for each noun another term, which the plain answer does not have."""
    nouns = [
        (term.lemma, item.source[slice(*term.source)]) for item in items for term in item.terms
    ]
    substitutes = Substitutes((lemma for lemma, word in nouns if may_be_noun(word)), target)
    chance = random.Random(1)  # noqa: S311 - repeatable, no secret
    chosen = []
    for item, answer in zip(items, plain, strict=True):
        row = []
        for term in item.terms:
            other = may_be_noun(item.source[slice(*term.source)]) and substitutes.replaced(
                term, term.lemma, chance
            )
            row.append(other[0] if other and not used(other[0], answer, target) else "")
        chosen.append(row)
    return chosen


def share(terms: list[list[str]], answers: list[str], target: str) -> str:
    """Say how many of the terms that were asked for the answers have."""
    asked = [
        used(lemma, answer, target)
        for lemmas, answer in zip(terms, answers, strict=True)
        for lemma in lemmas
        if lemma
    ]
    return f"{sum(asked) / len(asked):.1%}" if asked else "–"


def used(lemma: str, answer: str, target: str) -> bool:
    """Whether an answer has the term in any form."""
    return bool(TermMatcher(Termbase.of([Term("term", "", target, lemma)]), target).find(answer))


def quality(answers: list[str], references: list[str]) -> str:
    """Return chrF++ and BLEU of a corpus."""
    answers = [strip(answer) for answer in answers]
    chrf = CHRF(word_order=2).corpus_score(answers, [references]).score
    return f"{chrf:.1f} / {BLEU().corpus_score(answers, [references]).score:.1f}"


if __name__ == "__main__":
    main()
