"""Draft many units at once: sentences out of units, one batch for the engine, units again.

What must not change is protected where the model keeps markers, and restored. Where it
lost one, the sentence is translated again as it stands, and then in parts with fewer
markers each, and the answer that kept most of what had to be kept is taken. A model that
uses terms is given those of each sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from toolkit import termforms
from toolkit.engines import TermEngine, TermMode, TermSpan
from toolkit.model import Pair, Segment
from toolkit.protection import MARKER, Protected, intact, protect, restore, wordless
from toolkit.segmentation import join, pieces, sentences

if TYPE_CHECKING:
    from toolkit.engines import Engine, Progress
    from toolkit.protection import Placeholder

# How many parts to try a sentence in, one after the other, when a marker is lost.
PARTS = (2, 4)
# Characters over its share of a sentence that a part may have, so that a clause fits in.
MARGIN = 12

# A marker with a case behind it, ⟦0⟧да, ⟦0⟧-ның, or with a hyphen that nothing follows.
ENDED = re.compile(
    r"⟦\s*(?P<number>\d{1,3})\s*⟧(?:[-‐‑]?(?P<ending>[^\W\d_]{1,3})(?!\w)|[-‐‑](?=\s))"
)
# Models like names in quotes, where the source has none, and around a name with its own.
QUOTED = re.compile(r"[«“„\"](?P<marked>⟦\s*(?P<number>\d{1,3})\s*⟧(?:[-‐‑]?[^\W\d_]{1,3})?)[»”\"]")

# The letter that a text begins with, and a first word that is no address, code or placeholder.
INITIAL = re.compile(r"[\s«“„\"(—–-]*(?P<letter>[^\W\d_])")
FIRST_WORD = re.compile(r"[\s«“„\"(—–-]*(?P<word>[^\W\d_]+)(?![\w@/\\]|[.:]\w)")

FixedSpan = tuple[int, int, str]
"""Start and stop in a text, and what to write there in the target."""


@dataclass(frozen=True, slots=True)
class DraftRequest:
    """A unit or a sentence to translate.

    ``fixed`` are the spans whose target is already known, ``terms`` those for which the
    engine should find the form of a term, if it can.
    """

    text: str
    fixed: tuple[FixedSpan, ...] = ()
    terms: tuple[TermSpan, ...] = ()


Finish = Callable[[Sequence[tuple[DraftRequest, str]]], Sequence[str]]
"""Gets every sentence with its draft, and returns the drafts as they are to be."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with all that can be protected in it, and as the engine gets it."""

    request: DraftRequest
    everything: Protected
    sent: Protected


def draft(
    requests: Sequence[DraftRequest],
    engine: Engine,
    pair: Pair,
    progress: Progress | None = None,
    finish: Finish | None = None,
) -> list[str]:
    """Return the draft of each request, in order.

    Line breaks and spaces between sentences stay. A sentence without a word outside
    numbers, addresses and fixed spans does not go to the engine. ``finish`` is called once,
    with all sentences that differ. Raises what the engine raises.
    """
    split = [_sentences(request, pair.source) for request in requests]
    wanted = [_within(request, found) for request, found in zip(requests, split, strict=True)]
    markers = engine.markers(pair)
    prepared = {one: _prepare(one, pair, markers) for found in wanted for one in found}
    targets = _translate(prepared, _Translator(engine, pair), progress)
    if finish:
        targets = dict(zip(targets, finish(list(targets.items())), strict=True))
    targets = {one: _begun(target, one.text) for one, target in targets.items()}
    return [
        join(request.text, found, [targets[one] for one in ones])
        for request, found, ones in zip(requests, split, wanted, strict=True)
    ]


def by_sentence(request: DraftRequest, lang: str) -> list[DraftRequest]:
    """Return the sentences of a unit as ``finish`` gets them."""
    return _within(request, _sentences(request, lang))


def _within(request: DraftRequest, found: Sequence[Segment]) -> list[DraftRequest]:
    """Return a request for each sentence: its text, what is fixed in it, and its terms."""
    return [
        DraftRequest(
            sentence.text,
            tuple(
                (start - sentence.start, stop - sentence.start, target)
                for start, stop, target in request.fixed
                if sentence.start <= start and stop <= sentence.stop
            ),
            tuple(
                TermSpan(term.start - sentence.start, term.stop - sentence.start, term.target)
                for term in request.terms
                if sentence.start <= term.start and term.stop <= sentence.stop
            ),
        )
        for sentence in found
    ]


def _sentences(request: DraftRequest, lang: str) -> tuple[Segment, ...]:
    """Split a unit, but not within a fixed span: «Qazaqstan. Tarihy» is one name."""
    found: list[Segment] = []
    for sentence in sentences(request.text, lang):
        inside = any(start < sentence.start < stop for start, stop, _ in request.fixed)
        if found and inside:
            start = found.pop().start
            sentence = Segment(request.text[start : sentence.stop], start, sentence.stop)
        found.append(sentence)
    return tuple(found)


def _prepare(one: DraftRequest, pair: Pair, markers: int) -> _Sentence:
    return _Sentence(
        request=one,
        # In its own language a number stays as it is written.
        everything=protect(one.text, Pair(pair.source, pair.source), one.fixed),
        sent=protect(one.text, pair, one.fixed, limit=markers),
    )


class _Translator:
    """An engine at work on one pair; only an inline one is given the terms of a sentence."""

    def __init__(self, engine: Engine, pair: Pair) -> None:
        self._engine, self.pair = engine, pair
        able = isinstance(engine, TermEngine) and engine.terms(pair) is TermMode.INLINE
        self._inline = engine if able and isinstance(engine, TermEngine) else None

    def __call__(self, sentences: Sequence[str], progress: Progress | None = None) -> list[str]:
        return self._engine.translate(sentences, self.pair, progress) if sentences else []

    def marked(self, ones: Sequence[_Sentence], progress: Progress | None = None) -> list[str]:
        """Translate sentences with their markers, and their terms where those are used."""
        texts = [one.sent.text for one in ones]
        if self._inline is None:
            return self(texts, progress)
        terms = [_moved(one.request.terms, one.sent) for one in ones]
        return self._inline.translate(texts, self.pair, progress, terms)


def _moved(terms: Sequence[TermSpan], sent: Protected) -> tuple[TermSpan, ...]:
    """Return where terms stand once markers do; those that a marker covers are left out."""
    shifts: list[tuple[int, int, int]] = []
    shift = 0
    for marker in MARKER.finditer(sent.text) if sent.placeholders else ():
        length = len(sent.placeholders[int(marker[1])].source)
        start = marker.start() - shift
        shift += len(marker[0]) - length
        shifts.append((start, start + length, shift))
    moved = []
    for term in terms:
        if any(start < term.stop and term.start < stop for start, stop, _ in shifts):
            continue
        by = next((by for _, stop, by in reversed(shifts) if stop <= term.start), 0)
        moved.append(TermSpan(term.start + by, term.stop + by, term.target))
    return tuple(moved)


def _translate(
    prepared: dict[DraftRequest, _Sentence], translate: _Translator, progress: Progress | None
) -> dict[DraftRequest, str]:
    targets = {
        key: restore(sentence.everything.text, sentence.everything)
        for key, sentence in prepared.items()
    }
    spoken = {key: one for key, one in prepared.items() if not wordless(one.everything)}
    answers = translate.marked([*spoken.values()], progress)
    broken = {}
    for (key, sentence), answer in zip(spoken.items(), answers, strict=True):
        targets[key] = _restored(answer, sentence, translate.pair)
        if not intact(answer, sentence.sent):
            broken[key] = sentence
    targets |= _mended(broken, targets, translate)
    return {key: _without_invented(target, key.text) for key, target in targets.items()}


def _mended(
    broken: dict[DraftRequest, _Sentence], targets: dict[DraftRequest, str], translate: _Translator
) -> dict[DraftRequest, str]:
    """Translate again what lost a marker: as it stands, then in ever more parts if need be."""
    wholes = translate([one.request.text for one in broken.values()])
    best = {
        key: min(whole, targets[key], key=partial(_strays, sentence.sent))
        for (key, sentence), whole in zip(broken.items(), wholes, strict=True)
    }
    for count in PARTS:
        left = {key: one for key, one in broken.items() if _strays(one.sent, best[key])}
        divided = _in_parts([one.sent for one in left.values()], count, translate)
        for (key, sentence), answer in zip(left.items(), divided, strict=True):
            tried = best[key], _restored(answer, sentence, translate.pair)
            best[key] = min(tried, key=partial(_strays, sentence.sent))
    return best


def _restored(answer: str, sentence: _Sentence, pair: Pair) -> str:
    """Put back what the markers stand for.

    A case that the model wrote behind a name is kept, quotes that it made up around one are not.
    """
    fixed = {target for _, _, target in sentence.request.fixed}
    targets = (one.target for one in sentence.sent.placeholders)
    names = {number: name for number, name in enumerate(targets) if name in fixed}

    def inflected(found: re.Match[str]) -> str:
        name = names.get(int(found["number"]))
        if name is None or not found["ending"]:
            return name or found[0]
        return termforms.with_ending(name, found["ending"], pair.target) or found[0]

    def unquoted(found: re.Match[str]) -> str:
        name, source = names.get(int(found["number"]), ""), sentence.sent.text
        doubled = termforms.has_quotes(name) and found[0] not in source
        made_up = name and not termforms.has_quotes(source)
        return found["marked"] if doubled or made_up else found[0]

    return restore(ENDED.sub(inflected, QUOTED.sub(unquoted, answer)), sentence.sent)


def _in_parts(sentences: Sequence[Protected], count: int, translate: _Translator) -> list[str]:
    """Translate sentences in so many parts each, which have fewer markers to lose; those stay."""
    split = [pieces(one.text, len(one.text) // count + MARGIN) for one in sentences]
    texts = [part.text for found in split for part in found]
    spoken = [text for text in texts if not wordless(Protected(text, ()))]
    answers = dict(zip(spoken, translate(spoken), strict=True))
    return [
        join(one.text, found, [answers.get(part.text, part.text) for part in found])
        for one, found in zip(sentences, split, strict=True)
    ]


def _without_invented(target: str, source: str) -> str:
    """Return ``target`` without markers that its source has not; the source when that is all."""
    own = set(MARKER.findall(source))
    kept = MARKER.sub(lambda marker: marker[0] if marker[1] in own else "", target)
    return target if kept == target else " ".join(kept.split()) or source


def _begun(target: str, source: str) -> str:
    """Begin a target with a capital where its source does, but not «iPhone» or «egov.kz»."""
    first, word = INITIAL.match(source), FIRST_WORD.match(target)
    if first and word and first["letter"].isupper() and word["word"].islower():
        start = word.start("word")
        return target[:start] + target[start].title() + target[start + 1 :]
    return target


def _strays(sent: Protected, answer: str) -> int:
    """Count by how many times too few or too often what was protected stands in an answer."""
    return sum(
        abs(occurrences(placeholder, answer) - times)
        for placeholder, times in Counter(sent.placeholders).items()
    )


def occurrences(placeholder: Placeholder, answer: str) -> int:
    """Count a placeholder as a whole: the 5 in 15 is another number."""
    source, target = placeholder.source, placeholder.target
    forms = {form for form in (target, source) if form}
    whole = (
        # A name in the target's language may have the ending of a case; see ENDED.
        _whole(form, inflected=form == target != source and form[-1].isalpha())
        for form in sorted(forms, key=len, reverse=True)
    )
    return len(re.findall("|".join(whole), answer)) if forms else 0


def _whole(form: str, *, inflected: bool) -> str:
    before = r"(?<!\w)" if form[0].isalnum() else ""
    after = r"(?!\w)" if form[-1].isalnum() else ""
    return before + re.escape(form) + (r"(?:[^\W\d_]{1,3})?" if inflected else "") + after
