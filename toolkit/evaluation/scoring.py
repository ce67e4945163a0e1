"""The figures of an evaluation, from texts alone.

BLEU and chrF++ are sacreBLEU's, over the whole corpus (Post 2018, "A Call for Clarity in
Reporting BLEU Scores"; Popović 2017, "chrF++: words helping character n-grams").

The figures about terms are those of the terminology task of WMT25
(https://www2.statmt.org/wmt25/terminology.html), as its scripts in
github.com/wmt-conference/wmt25-terminology compute them:

- success rate (``ranking/metric_track1/evaluate_track1.py``): of the terms asked for,
  one a segment, those whose target is in the output, as it stands or inflected;
- consistency (``term-consistency/termbasedmetric.py``): of the renderings of all terms,
  those that are the most frequent one of their term ("frequent" pseudo-reference, micro
  average); a term that nothing renders is never consistent.

What differs: forms are compared by our morphology and not by the lemmas of stanza,
renderings are found by the engine's own alignment and not by a large language model, and
a term that is in one segment only says nothing about consistency and is left out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from toolkit.checks import Terms
    from toolkit.matching import TermMatcher
    from toolkit.model import Term, TermMatch


@dataclass(frozen=True, slots=True)
class Quality:
    """BLEU and chrF++ of a corpus, from 0 to 100, with sacreBLEU's words on how they were made."""

    bleu: float
    chrf: float
    bleu_signature: str
    chrf_signature: str


@dataclass(frozen=True, slots=True)
class Rate:
    """So many of so many."""

    hits: int
    total: int

    @property
    def share(self) -> float | None:
        """The share from 0 to 1; None of nothing."""
        return self.hits / self.total if self.total else None


@dataclass(frozen=True, slots=True)
class Required:
    """A term of a source, and the term that its reference has for it."""

    match: TermMatch
    target: Term

    @property
    def name(self) -> tuple[str, str]:
        """What makes it the same term in another segment: АНК is not its full name."""
        return self.match.term.concept, self.match.term.text


def quality(outputs: Sequence[str], references: Sequence[str]) -> Quality:
    """Compare a corpus with its references, one each."""
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    bleu, chrf = BLEU(), CHRF(word_order=2)
    return Quality(
        bleu.corpus_score(outputs, [references]).score,
        chrf.corpus_score(outputs, [references]).score,
        str(bleu.get_signature()),
        str(chrf.get_signature()),
    )


def required(matches: Sequence[TermMatch], reference: str, terms: Terms) -> tuple[Required, ...]:
    """Return the terms of a source whose counterpart its reference has in any form, each once.

    What nobody may write today is not asked for.
    """
    found: dict[tuple[str, str], Required] = {}
    for match in matches:
        target = terms.termbase.counterpart(match.term, terms.target.lang)
        if target and match.term.status.usable and has(reference, target, terms.target):
            one = Required(match, target)
            found.setdefault(one.name, one)
    return tuple(found.values())


def has(text: str, term: Term, matcher: TermMatcher) -> bool:
    """Tell whether a text has this very term in any form, also as part of a longer one."""
    return any(found.term.text == term.text for found in matcher.find(text, term.concept))


def success(
    asked: Iterable[Sequence[Required]], outputs: Iterable[str], matcher: TermMatcher
) -> Rate:
    """Count the required terms that the output of their segment has."""
    pairs = zip(asked, outputs, strict=True)
    answers = [has(output, one.target, matcher) for ones, output in pairs for one in ones]
    return Rate(sum(answers), len(answers))


def consistency(renderings: Iterable[tuple[Hashable, str]]) -> Rate:
    """Count the renderings that are their term's usual one; ``""`` stands for none at all.

    Of two that are equally frequent either is the usual one.
    """
    by_term: defaultdict[Hashable, list[str]] = defaultdict(list)
    for term, text in renderings:
        by_term[term].append(text)
    repeated = [texts for texts in by_term.values() if len(texts) > 1]
    usual = (max(Counter(filter(None, texts)).values(), default=0) for texts in repeated)
    return Rate(sum(usual), sum(map(len, repeated)))
