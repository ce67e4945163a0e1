"""Count the spoilt terms that ``toolkit check`` catches, and the sound ones it flags.

    python benchmarks/term_mutations.py [FILE ...] [--count 200] [--seed 7] [--show]

FILE is a finished catalogue (.po), or rows of the columns ru, kk, en (.tsv); by default
the project's own catalogues. A unit is drawn, and in it one occurrence of a term whose
concept the source has too. It is swapped for another concept's term, dropped, misspelt
by one letter or put in a deprecated form; then, in other units, only written in another
form of its paradigm. The rest of the unit stays, other mentions of the concept included.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.catalogue import read_catalogue
from toolkit.checks import Terms, check_unit
from toolkit.config import shipped_glossary
from toolkit.glossaries import read_folder
from toolkit.model import Pair, Severity, TermMatch, TermStatus, TranslationUnit
from toolkit.morphology import paradigm

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LANGS = ("ru", "kk", "en")
DEFAULT = sorted(Path("locales").glob("*/LC_MESSAGES/*.po"))


@dataclass(frozen=True)
class Sample:
    """A unit with one of its target's terms, to be spoilt."""

    unit: TranslationUnit
    pair: Pair
    match: TermMatch
    mentions: int

    def with_text(self, text: str) -> TranslationUnit:
        target = self.unit.target
        return replace(
            self.unit, target=target[: self.match.start] + text + target[self.match.stop :]
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("files", nargs="*", type=Path, default=DEFAULT)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--glossary", type=Path, default=shipped_glossary())
    parser.add_argument("--show", action="store_true", help="print what was misjudged")
    arguments = parser.parse_args()
    dice = random.Random(arguments.seed)  # noqa: S311
    termbase = read_folder(arguments.glossary).termbase()
    units = [unit for path in arguments.files for unit in read_units(path)]
    terms = {pair: Terms.of(termbase, pair) for pair in {pair for _, pair in units}}
    samples = [sample for unit, pair in units for sample in occurrences(unit, pair, terms[pair])]
    print(f"{len(units)} units, {len(samples)} terms in their targets")
    show = print if arguments.show else None
    caught(samples, terms, arguments.count, dice, show)
    flagged(samples, terms, arguments.count, dice, show)


def read_units(path: Path) -> Iterator[tuple[TranslationUnit, Pair]]:
    if path.suffix == ".po":
        catalogue = read_catalogue(path)
        pair = Pair(catalogue.source_lang, catalogue.lang)
        yield from ((unit, pair) for unit in catalogue.units if unit.target)
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        row = dict(zip(LANGS, line.split("\t"), strict=False))
        for pair in (Pair("ru", "kk"), Pair("ru", "en")):
            yield TranslationUnit(row[pair.source], row[pair.target]), pair


def occurrences(unit: TranslationUnit, pair: Pair, terms: Terms) -> Iterator[Sample]:
    """Yield the terms of the target that answer to a term of the source."""
    asked = Counter(match.term.concept for match in terms.source.find(unit.source))
    found = terms.target.find(unit.target)
    there = Counter(match.term.concept for match in found)
    for match in found:
        # A do-not-translate term has no other form, and no other term to be swapped with.
        kept = match.term.status is TermStatus.DO_NOT_TRANSLATE
        if asked[match.term.concept] and match.term.status.usable and not kept:
            yield Sample(unit, pair, match, there[match.term.concept])


def caught(
    samples: list[Sample],
    terms: dict[Pair, Terms],
    count: int,
    dice: random.Random,
    show: Callable[[str], None] | None,
) -> None:
    made: Counter[tuple[str, bool]] = Counter()
    seen: Counter[tuple[str, bool]] = Counter()
    while sum(made.values()) < count:
        name, spoil = dice.choice(list(SPOILS.items()))
        sample = draw(samples, dice)
        text = spoil(sample, terms[sample.pair], dice)
        if text is None or text == sample.match.text:
            continue
        spoilt = sample.with_text(text)
        kind = (name, sample.mentions > 1)
        made[kind] += 1
        if new_findings(sample.unit, spoilt, sample.pair, terms):
            seen[kind] += 1
        elif show:
            show(f"missed, {name} ({sample.mentions}): {sample.match.text} → {text}\n  {spoilt}")
    print(f"\nSpoilt terms caught{'the only mention':>24}{'one of several':>20}")
    for name in SPOILS:
        cells = (f"{seen[name, several]} of {made[name, several]}" for several in (False, True))
        print(f"  {name:17}" + "".join(f"{cell:>22}" for cell in cells))
    total, found = sum(made.values()), sum(seen.values())
    print(f"  all: {found} of {total}, {found / total:.3f} (target: 0.98)")


def flagged(
    samples: list[Sample],
    terms: dict[Pair, Terms],
    count: int,
    dice: random.Random,
    show: Callable[[str], None] | None,
) -> None:
    made = wrong = 0
    while made < count:
        sample = draw(samples, dice)
        forms = [
            form
            for _, row in paradigm(sample.match.term.text, sample.pair.target)
            for form in row
            if form != sample.match.text
        ]
        if not forms:
            continue
        made += 1
        text = dice.choice(forms)
        changed = sample.with_text(text)
        if found := new_findings(sample.unit, changed, sample.pair, terms):
            wrong += 1
            if show:
                show(f"flagged: {sample.match.text} → {text}: {found}")
    print(f"\nSound terms flagged when only inflected: {wrong} of {made}, {wrong / made:.3f}")


def draw(samples: list[Sample], dice: random.Random) -> Sample:
    """Draw a unit, then one of its terms: long units weigh no more than short ones."""
    unit = dice.choice(list({id(sample.unit): sample.unit for sample in samples}.values()))
    return dice.choice([sample for sample in samples if sample.unit is unit])


def new_findings(
    before: TranslationUnit, after: TranslationUnit, pair: Pair, terms: dict[Pair, Terms]
) -> list[str]:
    known, now = (
        [
            finding.message
            for finding in check_unit(unit, pair, terms[pair])
            if finding.severity is not Severity.HINT
        ]
        for unit in (before, after)
    )
    return [message for message in now if message not in known]


def swapped(sample: Sample, terms: Terms, dice: random.Random) -> str | None:
    asked = {match.term.concept for match in terms.source.find(sample.unit.source)}
    others = [
        term.text
        for term in terms.termbase.terms(sample.pair.target)
        if term.status.usable and term.concept not in asked
    ]
    return dice.choice(others)


def dropped(sample: Sample, terms: Terms, dice: random.Random) -> str:  # noqa: ARG001
    return ""


def misspelt(sample: Sample, terms: Terms, dice: random.Random) -> str | None:  # noqa: ARG001
    text = sample.match.text
    places = [place for place, letter in enumerate(text) if letter.isalpha() and place > 0]
    if len(places) < 4:
        return None
    place = dice.choice(places)
    letter = text[place]
    other = dice.choice([each for each in text.lower() if each.isalpha() and each != letter])
    ways = (text[place + 1 :], letter * 2 + text[place + 1 :], other + text[place + 1 :])
    return text[:place] + dice.choice(ways)


def deprecated(sample: Sample, terms: Terms, dice: random.Random) -> str | None:
    concept = terms.termbase.concepts[sample.match.term.concept]
    bad = [term.text for term in concept.in_language(sample.pair.target) if not term.status.usable]
    return dice.choice(bad) if bad else None


SPOILS: dict[str, Callable[[Sample, Terms, random.Random], str | None]] = {
    "swapped": swapped,
    "dropped": dropped,
    "misspelt": misspelt,
    "deprecated": deprecated,
}

if __name__ == "__main__":
    main()
