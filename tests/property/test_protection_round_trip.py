from hypothesis import given
from hypothesis import strategies as st

from toolkit.model import LANGUAGES, Pair
from toolkit.protection import intact, protect, restore

FRAGMENTS = [
    "⟦0⟧", "⟦1⟧", "⟦ 2 ⟧", "⟦", "⟧", "⟦⟧", "{n}", "{", "}", "%s", "%(n)s", "%", "%%", "0", "17",
    "73,5", "1 234", "10\u00a0000,5", "25.10.2021", ".", ",", " ", "\u00a0", "\n", "сөз", "Елбасы",
    "word", "XXIX", "<b>", "</b>", "<", ">", "&nbsp;", "&", "`", "``", "код", "**", "_", "*", "[",
    "](x)", "](", ")", "![", "a@b.kz", "@", "assembly.kz", "https://", "https://e.kz/a_(b)",
    "+7 701 234 56 78", "-", "\u0301", "$", "$x", "(",
]  # fmt: skip

texts = st.lists(st.sampled_from(FRAGMENTS), max_size=24).map("".join)
pairs = st.sampled_from([Pair(a, b) for a in LANGUAGES for b in LANGUAGES])
limits = st.none() | st.integers(0, 20)


@st.composite
def texts_with_fixed_spans(draw):
    text = draw(texts)
    places = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(places, places), max_size=4))
    return text, [(start, stop, text[start:stop]) for start, stop in spans]


@given(texts_with_fixed_spans(), st.sampled_from(sorted(LANGUAGES)), limits)
def test_restore_undoes_protect_within_a_language(text_and_spans, lang, limit):
    text, spans = text_and_spans
    protected = protect(text, Pair(lang, lang), spans, limit)
    assert restore(protected.text, protected) == text


@given(texts_with_fixed_spans(), pairs, limits)
def test_a_protected_text_has_every_marker_once(text_and_spans, pair, limit):
    text, spans = text_and_spans
    protected = protect(text, pair, spans, limit)
    assert intact(protected.text, protected)
    if limit is not None:
        assert len(protected.placeholders) <= limit


@given(texts, pairs)
def test_a_text_with_a_marker_taken_away_is_not_intact(text, pair):
    protected = protect(text, pair)
    for number in range(len(protected.placeholders)):
        assert not intact(protected.text.replace(f"⟦{number}⟧", ""), protected)
