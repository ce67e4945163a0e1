from pathlib import Path

import pytest

from toolkit.model import Segment
from toolkit.segmentation import join, pieces, sentences

DATA = Path(__file__).parents[1] / "data" / "segmentation"


def notated(lang):
    """Read examples in razdel's notation: ``|`` stands at each edge of a sentence."""
    for line in (DATA / f"{lang}.txt").read_text(encoding="utf-8").splitlines():
        yield pytest.param(lang, line, id=f"{lang}: {line[:40]}")


@pytest.mark.parametrize(
    ("lang", "notation"), [example for lang in ("ru", "kk", "en") for example in notated(lang)]
)
def test_sentences_end_where_a_reader_ends_them(lang, notation):
    text = notation.replace("|", "")
    found = sentences(text, lang)
    position, written = 0, ""
    for sentence in found:
        gap = text[position : sentence.start]
        written += (f"|{gap}|" if position else gap) + sentence.text
        position = sentence.stop
    assert written == notation


def test_a_line_break_ends_a_sentence():
    text = "Сессия Ассамблеи\nнарода Казахстана\r\n\r\n  прошла."
    assert [s.text for s in sentences(text, "ru")] == [
        "Сессия Ассамблеи",
        "народа Казахстана",
        "прошла.",
    ]


def test_sentences_know_their_place():
    text = "  Сессия открылась.  Зал полон. "
    assert sentences(text, "ru") == (
        Segment("Сессия открылась.", 2, 19),
        Segment("Зал полон.", 21, 31),
    )


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u00a0"])
def test_blank_text_has_no_sentence(text):
    assert sentences(text, "kk") == ()


def test_an_unknown_language_is_split_by_the_common_rules():
    assert len(sentences("Bugün toplandı. Yarın biter.", "tr")) == 2


def test_join_puts_targets_where_their_segments_stood():
    text = "  Бір.\n\n\tЕкі. "
    assert join(text, sentences(text, "kk"), ["One.", "Two."]) == "  One.\n\n\tTwo. "


def test_a_sentence_within_the_limit_is_one_piece():
    assert pieces("Сессия прошла.", 40) == (Segment("Сессия прошла.", 0, 14),)


def test_a_long_sentence_is_divided_at_a_clause_near_its_middle():
    text = "мир и покой внутри страны, доверие инвесторов, и рост — это элементы; единства народа"
    assert [piece.text for piece in pieces(text, 70)] == [
        "мир и покой внутри страны, доверие инвесторов, и рост",
        "— это элементы; единства народа",
    ]


def test_without_clauses_a_sentence_is_divided_between_words():
    text = "представители научной и творческой интеллигенции страны"
    parts = [piece.text for piece in pieces(text, 30)]
    assert " ".join(parts) == text
    assert max(map(len, parts)) <= 30


def test_a_word_over_the_limit_is_divided_itself():
    assert "".join(piece.text for piece in pieces("ш" * 1000, 64)) == "ш" * 1000
    assert max(len(piece.text) for piece in pieces("ш" * 1000, 64)) <= 64


def test_neither_a_marker_nor_a_letter_with_its_accent_is_divided():
    text = "⟦10⟧⟦11⟧и\u0306и\u0306⟦12⟧"
    parts = [piece.text for piece in pieces(text, 1)]
    assert parts == ["⟦10⟧", "⟦11⟧", "и\u0306", "и\u0306", "⟦12⟧"]


def test_length_is_measured_as_the_caller_wants():
    words = pieces("бір екі үш төрт", 2, lambda text: len(text.split()))
    assert [piece.text for piece in words] == ["бір екі", "үш төрт"]
