"""Draft many units at once: sentences out of units, one batch for the engine, units again.

What must not change is protected where the model keeps markers, and restored. Where it
lost one, the sentence is translated again as it stands, and in two parts with fewer
markers each, and the answer that kept most of what had to be kept is taken.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from toolkit.model import Pair, Segment
from toolkit.protection import MARKER, Protected, intact, protect, restore, wordless
from toolkit.segmentation import join, pieces, sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.engines import Engine, Progress
    from toolkit.protection import Placeholder

# Characters over half of a sentence that a part may have, so that a clause fits in.
HALF_MARGIN = 12

FixedSpan = tuple[int, int, str]
"""Start and stop in a text, and what to write there in the target."""


@dataclass(frozen=True, slots=True)
class DraftRequest:
    """A unit to translate; ``fixed`` are the spans whose target is already known."""

    text: str
    fixed: tuple[FixedSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with all that can be protected in it, and as the engine gets it."""

    text: str
    everything: Protected
    sent: Protected


def draft(
    requests: Sequence[DraftRequest],
    engine: Engine,
    pair: Pair,
    progress: Progress | None = None,
) -> list[str]:
    """Return the draft of each request, in order.

    Line breaks and spaces between sentences stay. A sentence without a word outside
    numbers, addresses and fixed spans does not go to the engine. Raises what the engine
    raises.
    """
    markers = engine.markers(pair)
    split = [_sentences(request, pair.source) for request in requests]
    prepared = {
        key: _prepare(*key, pair, markers)
        for request, found in zip(requests, split, strict=True)
        for key in _keys(request, found)
    }
    targets = _translate(prepared, engine, pair, progress)
    return [
        join(request.text, found, [targets[key] for key in _keys(request, found)])
        for request, found in zip(requests, split, strict=True)
    ]


_Key = tuple[str, tuple[FixedSpan, ...]]


def _keys(request: DraftRequest, found: Sequence[Segment]) -> list[_Key]:
    """Return what makes two sentences the same: their text and what is fixed in them."""
    return [
        (
            sentence.text,
            tuple(
                (start - sentence.start, stop - sentence.start, target)
                for start, stop, target in request.fixed
                if sentence.start <= start and stop <= sentence.stop
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


def _prepare(text: str, fixed: tuple[FixedSpan, ...], pair: Pair, markers: int) -> _Sentence:
    return _Sentence(
        text=text,
        # In its own language a number stays as it is written.
        everything=protect(text, Pair(pair.source, pair.source), fixed),
        sent=protect(text, pair, fixed, limit=markers),
    )


def _translate(
    prepared: dict[_Key, _Sentence], engine: Engine, pair: Pair, progress: Progress | None
) -> dict[_Key, str]:
    targets = {
        key: restore(sentence.everything.text, sentence.everything)
        for key, sentence in prepared.items()
    }
    spoken = {key: one for key, one in prepared.items() if not wordless(one.everything)}
    answers = engine.translate([one.sent.text for one in spoken.values()], pair, progress)
    broken = {}
    for (key, sentence), answer in zip(spoken.items(), answers, strict=True):
        targets[key] = restore(answer, sentence.sent)
        if not intact(answer, sentence.sent):
            broken[key] = sentence
    if broken:
        plain = engine.translate([one.text for one in broken.values()], pair)
        parts = _in_parts([one.sent for one in broken.values()], engine, pair)
        for (key, sentence), *answers in zip(broken.items(), plain, parts, strict=True):
            targets[key] = min(*answers, targets[key], key=partial(_strays, sentence.sent))
    return {key: _without_invented(target, key[0]) for key, target in targets.items()}


def _in_parts(sentences: Sequence[Protected], engine: Engine, pair: Pair) -> list[str]:
    """Translate protected sentences in two parts each: a part has fewer markers to lose."""
    split = [pieces(one.text, len(one.text) // 2 + HALF_MARGIN) for one in sentences]
    texts = [part.text for found in split for part in found]
    spoken = [text for text in texts if not wordless(Protected(text, ()))]
    answers = dict(zip(spoken, engine.translate(spoken, pair), strict=True))
    return [
        restore(join(one.text, found, [answers.get(part.text, part.text) for part in found]), one)
        for one, found in zip(sentences, split, strict=True)
    ]


def _without_invented(target: str, source: str) -> str:
    """Return ``target`` without markers that its source has not; the source when that is all."""
    own = set(MARKER.findall(source))
    kept = MARKER.sub(lambda marker: marker[0] if marker[1] in own else "", target)
    return target if kept == target else " ".join(kept.split()) or source


def _strays(sent: Protected, answer: str) -> int:
    """Count by how many times too few or too often what was protected stands in an answer."""
    return sum(
        abs(_occurrences(placeholder, answer) - times)
        for placeholder, times in Counter(sent.placeholders).items()
    )


def _occurrences(placeholder: Placeholder, answer: str) -> int:
    """Count a placeholder as a whole: the 5 in 15 is another number."""
    forms = {form for form in (placeholder.target, placeholder.source) if form}
    whole = (_whole(form) for form in sorted(forms, key=len, reverse=True))
    return len(re.findall("|".join(whole), answer)) if forms else 0


def _whole(form: str) -> str:
    before = r"(?<!\w)" if form[0].isalnum() else ""
    after = r"(?!\w)" if form[-1].isalnum() else ""
    return before + re.escape(form) + after
