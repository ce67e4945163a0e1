from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from toolkit.annotation import MARKERS, annotate, annotate_within, strip, terms
from toolkit.protection import MARKER

FRAGMENTS = [
    "⟦0⟧", "⟦1⟧", "⟦ 2 ⟧", "⟦", "⟧", "⟦t", "t⟧", "⟦=", "=⟧", "/t⟧", "⟦/", "t", "=", "/", " ", "  ",
    "\u00a0", "\n", "\r", "\u2028", ".", ",", "сөз", "Елбасы", "халқы", "-", "\u0301", "\\", "|",
]  # fmt: skip
texts = st.lists(st.sampled_from([*FRAGMENTS, *MARKERS]), max_size=16).map("".join)


class Span(NamedTuple):
    start: int
    stop: int
    target: str


spans = st.lists(st.builds(Span, st.integers(-1, 40), st.integers(-1, 40), texts), max_size=5)


@given(texts, spans)
def test_strip_gives_back_what_was_annotated(text, found):
    annotated = annotate(text, found)
    if any(marker in text for marker in MARKERS):
        assert annotated == text
    else:
        assert strip(annotated) == text


@given(texts, spans)
def test_protection_markers_are_as_they_were(text, found):
    before, after = MARKER.findall(text), MARKER.findall(annotate(text, found))
    assert before == after


@given(texts, spans, st.integers(0, 120))
def test_an_annotation_is_whole_or_left_out_and_the_last_go_first(text, found, room):
    within = annotate_within(text, found, lambda written: len(written) <= room)
    assert len(within) <= room or within == text
    if not any(marker in text for marker in MARKERS):
        assert strip(within) == text
        # Where spans overlap, one that was hidden may come out when another goes.
        apart = all(
            one is other or one.stop <= other.start or other.stop <= one.start
            for one in found
            for other in found
        )
        kept = terms(within)
        assert not apart or kept == terms(annotate(text, found))[: len(kept)]
