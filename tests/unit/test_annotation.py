from typing import NamedTuple

import pytest

from toolkit.annotation import MARKERS, annotate, strip, terms

SENTENCE = "Заседание Ассамблеи народа Казахстана прошло в Астане."
ASSEMBLY = "Қазақстан халқы Ассамблеясы"


class Span(NamedTuple):
    start: int
    stop: int
    target: str


def span(words, target, sentence=SENTENCE):
    start = sentence.index(words)
    return Span(start, start + len(words), target)


def test_the_term_follows_the_words_of_the_source():
    spans = [span("Ассамблеи народа Казахстана", ASSEMBLY)]
    assert annotate(SENTENCE, spans) == (
        "Заседание ⟦t⟧ Ассамблеи народа Казахстана ⟦=⟧ Қазақстан халқы Ассамблеясы ⟦/t⟧ "
        "прошло в Астане."
    )


def test_punctuation_stays_where_it_is():
    spans = [span("Заседание", "отырыс"), span("Астане", "Астана")]
    assert annotate(SENTENCE, spans) == (
        "⟦t⟧ Заседание ⟦=⟧ отырыс ⟦/t⟧ Ассамблеи народа Казахстана прошло в "
        "⟦t⟧ Астане ⟦=⟧ Астана ⟦/t⟧."
    )


def test_strip_gives_the_sentence_back():
    spans = [span("Ассамблеи народа Казахстана", ASSEMBLY), span("Астане", "Астана")]
    assert strip(annotate(SENTENCE, spans)) == SENTENCE
    assert strip(SENTENCE) == SENTENCE


def test_the_annotations_can_be_read():
    annotated = annotate(SENTENCE, [span("Астане", "Астана")])
    assert terms(annotated) == (("Астане", "Астана"),)


def test_of_overlapping_spans_the_first_and_longest_is_written():
    spans = [
        span("Казахстана", "Қазақстан"),
        span("Ассамблеи", "Ассамблея"),
        span("Ассамблеи народа Казахстана", ASSEMBLY),
    ]
    assert terms(annotate(SENTENCE, spans)) == (("Ассамблеи народа Казахстана", ASSEMBLY),)


def test_protection_markers_stay_outside_of_annotations():
    sentence = "Закон № ⟦0⟧ об Ассамблее ⟦1⟧"
    spans = [span("Закон № ⟦0⟧", "заң", sentence), span("Ассамблее", "Ассамблея", sentence)]
    annotated = annotate(sentence, spans)
    assert annotated == "Закон № ⟦0⟧ об ⟦t⟧ Ассамблее ⟦=⟧ Ассамблея ⟦/t⟧ ⟦1⟧"
    assert strip(annotated) == sentence


def test_a_span_inside_a_protection_marker_is_left_out():
    assert annotate("в ⟦10⟧ году", [Span(3, 5, "он")]) == "в ⟦10⟧ году"


@pytest.mark.parametrize("own", ["⟦t⟧", "⟦=⟧", "⟦/t⟧", "⟦t⟧ а ⟦=⟧ б ⟦/t⟧"])
def test_a_sentence_with_markers_of_its_own_stays(own):
    sentence = f"Астана {own}"
    assert annotate(sentence, [Span(0, 6, "Астана")]) == sentence


@pytest.mark.parametrize("target", ["", " ", "а\nб", "⟦0⟧", "а ⟦/t⟧ б"])
def test_a_term_that_cannot_be_written_is_left_out(target):
    assert annotate("Астана", [Span(0, 6, target)]) == "Астана"


@pytest.mark.parametrize(("start", "stop"), [(-1, 3), (3, 3), (4, 2), (0, 99), (6, 7)])
def test_a_span_that_holds_no_words_of_the_sentence_is_left_out(start, stop):
    assert annotate("Совет мира", [Span(start, stop, "кеңес")][: stop != 7]) == "Совет мира"


def test_white_space_in_a_term_becomes_single_spaces():
    annotated = annotate("АНК", [Span(0, 3, " Қазақстан\u00a0халқы  Ассамблеясы ")])
    assert annotated == f"⟦t⟧ АНК ⟦=⟧ {ASSEMBLY} ⟦/t⟧"


def test_every_marker_has_a_piece_with_its_space():
    assert MARKERS.pieces == ("⟦t⟧", "▁⟦t⟧", "▁⟦=⟧", "▁⟦/t⟧")
