from hypothesis import given
from hypothesis import strategies as st

from toolkit.segmentation import join, pieces, sentences

FRAGMENTS = [
    "Сессия", "өтті", "The", "ж", "ғ", "т.б.", "т.ғ.к.", "г", "К", "А.С.", "e.g.", "Mr.", "U.S.",
    "73,5", "19", "XXI", ".", "!", "?", "…", ",", ";", ":", " — ", "«", "»", "“", "”", "(", ")",
    " ", "  ", "\u00a0", "\n", "\r\n", "\t", "\u2028", "⟦0⟧", "и\u0306", "1.", "\ufeff",
]  # fmt: skip

texts = st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join)
languages = st.sampled_from(["ru", "kk", "en", "tr"])


@given(texts, languages)
def test_sentences_and_the_gaps_between_them_make_up_the_text(text, lang):
    found = sentences(text, lang)
    assert join(text, found, [sentence.text for sentence in found]) == text
    assert join(text, found, [""] * len(found)).strip() == ""


@given(texts, languages)
def test_sentences_stand_where_they_say_with_no_space_around(text, lang):
    for sentence in sentences(text, lang):
        assert text[sentence.start : sentence.stop] == sentence.text
        assert sentence.text == sentence.text.strip() != ""


@given(texts, st.integers(1, 30))
def test_pieces_and_the_gaps_between_them_make_up_the_sentence(text, limit):
    found = pieces(text, limit)
    assert join(text, found, [piece.text for piece in found]) == text
    assert join(text, found, [""] * len(found)).strip() == ""


@given(texts, st.integers(8, 30))
def test_no_piece_is_over_the_limit(text, limit):
    assert all(len(piece.text) <= limit for piece in pieces(text, limit))
