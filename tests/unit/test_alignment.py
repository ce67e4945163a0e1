import pytest

from toolkit.alignment import Alignment, chunks, summed

SOURCE, TARGET = "Сессия Ассамблеи народа открылась.", "Халық ассамблеясының сессиясы ашылды."


def alignment(*rows, source=SOURCE, target=TARGET):
    places = [tuple(chunk.span() for chunk in chunks(text)) for text in (source, target)]
    return Alignment(*places, rows)


ALIGNED = alignment(
    (0.0, 0.2, 0.7, 0.1), (0.1, 0.8, 0.1, 0.0), (0.9, 0.1, 0.0, 0.0), (0.0, 0.0, 0.1, 0.9)
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Сессия", "сессиясы"),
        ("открылась", "ашылды."),
        ("Ассамблеи народа", "Халық ассамблеясының"),
    ],
)
def test_a_span_is_rendered_by_the_words_that_looked_at_it(words, expected):
    start = SOURCE.index(words)
    span = ALIGNED.span(start, start + len(words))
    assert TARGET[span.start : span.stop] == expected
    assert span.confidence == pytest.approx(0.9)


def test_words_apart_from_the_best_do_not_join_it():
    apart = alignment((0, 0.9, 0, 0), (0, 0.1, 0, 0.9), (0, 0.8, 0, 0), (0, 0, 0, 1))
    span = apart.span(7, 16)
    assert TARGET[span.start : span.stop] == "Халық"


def test_a_word_nothing_looked_at_has_no_span():
    assert alignment((1, 0, 0, 0), (1, 0, 0, 0)).span(7, 16) is None


@pytest.mark.parametrize("place", [(6, 7), (500, 510), (0, 0)])
def test_a_place_without_a_word_has_no_span(place):
    assert ALIGNED.span(*place) is None


def test_attention_of_pieces_is_summed_to_words_and_what_looked_past_the_source_is_left_out():
    attention = [[0.2, 0.2, 0.1, 0.5], [0.0, 0.0, 0.5, 0.5], [0.1, 0.1, 0.8, 0.0], [1, 0, 0, 0]]

    first, second = summed(attention, sources=[2, 1], targets=[1, 2])

    assert first == pytest.approx((0.8, 0.2))
    assert second == pytest.approx((0.1, 0.9))


def test_a_piece_that_looked_at_nothing_has_no_share():
    assert summed([[0.0, 0.0]], [1, 1], [1]) == ((0.0, 0.0),)
