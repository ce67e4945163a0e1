from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from toolkit.annotation import MARKERS, annotate, strip
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
