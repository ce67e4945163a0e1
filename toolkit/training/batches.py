"""Turn weighted sentence pairs into the batches of one epoch after another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.training.augmentation import Rates, augment
from toolkit.training.vocabulary import END, START, target_prefix

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Mapping, Sequence

    import sentencepiece

    from toolkit.model import Pair
    from toolkit.training.recipe import Schedule
    from toolkit.training.term_sampling import Annotator
    from toolkit.training.terms import TermPair

# Sentences whose lengths are sorted together: enough to fill batches evenly, few enough
# that a batch still mixes corpora.
POOL_SENTENCES = 4_000
# Room for the terms of a sentence on top of its own pieces.
ANNOTATION_PIECES = 32


@dataclass(frozen=True, slots=True)
class WeightedPair:
    """A sentence pair and how many times an epoch draws it, on average."""

    source: str
    target: str
    direction: Pair
    weight: float
    terms: tuple[TermPair, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """A pair as piece numbers, with what marks the start and end of a sentence.

    The target starts with the piece that says its language.
    """

    source: list[int]
    target: list[int]


def epoch(
    pairs: Sequence[WeightedPair],
    processor: sentencepiece.SentencePieceProcessor,
    schedule: Schedule,
    chance: random.Random,
    rates: Rates,
    annotators: Mapping[str, Annotator],
) -> Iterator[list[Example]]:
    """Yield the batches of one epoch, each of about ``schedule.batch_tokens`` target pieces.

    Terms are annotated where there is an annotator for the target's language.
    """
    prefixes = {
        language: processor.piece_to_id(target_prefix(language))
        for language in {pair.direction.target for pair in pairs}
    }
    drawn = list(_draw(pairs, chance))
    chance.shuffle(drawn)
    for start in range(0, len(drawn), POOL_SENTENCES):
        pool = drawn[start : start + POOL_SENTENCES]
        texts = [
            _augmented(pair, chance, rates, annotators.get(pair.direction.target)) for pair in pool
        ]
        sources = processor.encode([source for source, _ in texts])
        targets = processor.encode([target for _, target in texts])
        examples = [
            Example([START, *source, END], [prefixes[pair.direction.target], *target, END])
            for pair, source, target in zip(pool, sources, targets, strict=True)
            if len(source) <= schedule.longest_pieces + ANNOTATION_PIECES * bool(annotators)
            and len(target) <= schedule.longest_pieces
        ]
        batches = list(_batches(examples, schedule.batch_tokens))
        chance.shuffle(batches)
        yield from batches


def _augmented(
    pair: WeightedPair, chance: random.Random, rates: Rates, annotator: Annotator | None
) -> tuple[str, str]:
    chosen = (annotator,) if annotator else ()
    return augment(pair.source, pair.target, chance, rates, pair.terms, *chosen)


def _draw(pairs: Sequence[WeightedPair], chance: random.Random) -> Iterator[WeightedPair]:
    for pair in pairs:
        times = int(pair.weight + chance.random())
        yield from (pair for _ in range(times))


def _batches(examples: list[Example], tokens: int) -> Iterator[list[Example]]:
    batch: list[Example] = []
    longest = 0
    for example in sorted(examples, key=lambda e: (len(e.target), len(e.source))):
        longest = max(longest, len(example.source), len(example.target))
        if batch and longest * (len(batch) + 1) > tokens:
            yield batch
            batch, longest = [], max(len(example.source), len(example.target))
        batch.append(example)
    if batch:
        yield batch
