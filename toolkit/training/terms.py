"""Find in a sentence pair the words that a dictionary translates as its target really does.

From these the model learns to use a term it is given: the source is annotated with the
dictionary form of the translation that stands, in some form, in the target (Bergmanis &
Pinnis 2021; they align words and lemmatise the target, which needs no dictionary but a
lemmatiser of Kazakh).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from toolkit.matching import TermMatcher
from toolkit.model import Term
from toolkit.morphology import words
from toolkit.termbase import Termbase
from toolkit.training.corpora import DICTIONARY
from toolkit.training.lexicon import LONGEST_TERM, Lexicon, glossary_entries, lexicon
from toolkit.training.spans import Span, overlap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from toolkit.model import TermMatch
    from toolkit.training.corpora import SentencePair

MOST_OTHERS = 4
SHORTEST_SENTENCE = 3  # words
# Kazakh: the possessive of the third person, which belongs to the dictionary form of a
# phrase of two nouns (мәдениет министрлігі), and what voicing makes of a last consonant.
POSSESSIVE = ("сы", "сі", "ы", "і")
VOICED = str.maketrans("кқп", "гғб")
VOWELS = frozenset("аәеиоөұүыіуяюэё")


@dataclass(frozen=True, slots=True)
class TermPair(Span):
    """A term of the source and its translation, with the dictionary form of the latter.

    ``others`` are more translations that the lexicon has for it.
    """

    lemma: str
    others: tuple[str, ...] = ()


def find_terms(
    pairs: Sequence[SentencePair], glossary: Termbase, source: str, target: str
) -> list[tuple[TermPair, ...]]:
    """Return the terms of each pair, phrases made of neighbours too, trivial words not.

    The lexicon is the short pairs among ``pairs`` and the glossary. Pairs of a dictionary,
    and those of fewer words than a sentence has, have none.
    """
    entries = lexicon(pairs, glossary, source, target)
    finder = TermFinder(entries, source, target)
    found = [finder.find(pair.source, pair.target) if _is_sentence(pair) else [] for pair in pairs]
    counts = Counter(text for terms in found for text, _ in terms)
    kept = dict(glossary_entries(glossary, source, target))
    passed_over = trivial(counts, sum(map(bool, found))) - kept.keys()
    return [
        _with_phrases(pair, terms, passed_over, target)
        for pair, terms in zip(pairs, found, strict=True)
    ]


class TermFinder:
    """Looks up the terms of a lexicon on both sides of a pair, those of more words first."""

    def __init__(self, entries: Lexicon, source: str, target: str) -> None:
        self._entries = entries
        self._target = target
        self._layers = [
            layer
            for length in range(LONGEST_TERM + 4, 0, -1)
            if (layer := _layer(entries, length, source, target))
        ]

    def find(self, source: str, target: str) -> list[tuple[str, TermPair]]:
        """Return the terms with their entries, none overlapping, in the source's order.

        A term that stands twice on a side is left out: which is which is unknown.
        """
        found: list[tuple[str, TermPair]] = []
        for sources, targets in self._layers:
            here = _unique(sources.find(source))
            there = _unique(targets.find(target)) if here else {}
            for text, match in here.items():
                pair = self._linked(text, match, there, target)
                if pair and not any(overlap(pair, other) for _, other in found):
                    found.append((text, pair))
        return sorted(found, key=lambda item: item[1].source)

    def _linked(
        self, text: str, match: TermMatch, there: dict[str, TermMatch], sentence: str
    ) -> TermPair | None:
        for lemma in self._entries[text]:
            term = there.get(lemma)
            if term and _case_agrees(lemma, term, sentence):
                others = tuple(o for o in self._entries[text] if o != lemma)[:MOST_OTHERS]
                return TermPair((match.start, match.stop), (term.start, term.stop), lemma, others)
        return None


def joined(found: Sequence[TermPair], source: str, target: str, lang: str) -> Iterator[TermPair]:
    """Make phrases of two terms that stand side by side, in the same order, on both sides.

    The first must stand in its dictionary form, as what goes before a noun does.
    """
    for first, second in pairwise(found):
        between = (
            source[first.source[1] : second.source[0]],
            target[first.target[1] : second.target[0]],
        )
        modifier = target[slice(*first.target)]
        if between != (" ", " ") or modifier.casefold() != first.lemma.casefold():
            continue
        head = target[slice(*second.target)]
        lemma = possessed(second.lemma, head) if lang == "kk" else second.lemma
        yield TermPair(
            (first.source[0], second.source[1]),
            (first.target[0], second.target[1]),
            f"{first.lemma} {lemma}",
        )


def possessed(lemma: str, form: str) -> str:
    """Return the dictionary form of a Kazakh noun after the noun that owns it.

    ``министрлік`` is that in ``мәдениет министрлігіне``: ``министрлігі``. A form without the
    possessive of the third person leaves the lemma as it is.
    """
    for stem in (lemma, lemma[:-1] + lemma[-1].translate(VOICED)):
        if form.startswith(stem):
            rest = form[len(stem) :]
            endings = POSSESSIVE[:2] if stem[-1] in VOWELS else POSSESSIVE[2:]
            ending = next((ending for ending in endings if rest.startswith(ending)), "")
            return stem + ending if ending else lemma
    return lemma


def trivial(counts: Counter[str], pairs: int, share: float = 0.01) -> frozenset[str]:
    """Name the single words in more than ``share`` of the pairs: any model knows them."""
    return frozenset(
        text for text, count in counts.items() if count > share * pairs and " " not in text
    )


def _with_phrases(
    pair: SentencePair,
    found: list[tuple[str, TermPair]],
    passed_over: frozenset[str],
    lang: str,
) -> tuple[TermPair, ...]:
    terms = [term for text, term in found if text not in passed_over]
    phrases = joined([term for _, term in found], pair.source, pair.target, lang)
    return (*terms, *phrases)


def _is_sentence(pair: SentencePair) -> bool:
    return pair.origin != DICTIONARY and pair.source.count(" ") >= SHORTEST_SENTENCE - 1


def _layer(
    entries: Lexicon, length: int, source: str, target: str
) -> tuple[TermMatcher, TermMatcher] | None:
    texts = [text for text in entries if len(words(text)) == length]
    if not texts:
        return None
    translations = dict.fromkeys(lemma for text in texts for lemma in entries[text])
    return _matcher(texts, source), _matcher(translations, target)


def _matcher(texts: Iterable[str], lang: str) -> TermMatcher:
    return TermMatcher(Termbase.of(Term(text, "", lang, text) for text in texts), lang)


def _unique(matches: Iterable[TermMatch]) -> dict[str, TermMatch]:
    found: dict[str, list[TermMatch]] = {}
    for match in matches:
        found.setdefault(match.term.text, []).append(match)
    return {text: places[0] for text, places in found.items() if len(places) == 1}


def _case_agrees(lemma: str, term: TermMatch, sentence: str) -> bool:
    """Whether a capital is no more than that of the sentence's beginning."""
    begins = not any(letter.isalnum() for letter in sentence[: term.start])
    return begins or lemma[:1].isupper() == term.text[:1].isupper()
