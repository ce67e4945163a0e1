import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.training.augmentation import (
    MARKERS,
    Rates,
    Span,
    augment,
    protect,
    roughen,
    shared_spans,
)
from toolkit.training.terms import TermPair

CHANCE = random.Random(0)  # noqa: S311 - repeatable, no secret
ALWAYS = Rates(1, 1, 1, 1, 1, 0, 0, 0)
NEVER = Rates(0, 0, 0, 0, 0, 0, 0, 0)


def protected(source: str, target: str) -> tuple[str, str]:
    return augment(source, target, CHANCE, ALWAYS)


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        pytest.param(
            "В 2020 году вырос на 12,5%.",
            "2020 жылы 12,5%-ға өсті.",
            ("В ⟦0⟧ году вырос на ⟦1⟧%.", "⟦0⟧ жылы ⟦1⟧%-ға өсті."),
            id="numbers, the percent sign outside",
        ),
        pytest.param(
            "Из 1 500 взято 20.",
            "20 taken out of 1,500.",
            ("Из ⟦0⟧ взято ⟦1⟧.", "⟦1⟧ taken out of ⟦0⟧."),
            id="separators differ, so does the order",
        ),
        pytest.param(
            "Скачайте Firefox с https://mozilla.org/ru.",
            "Firefox-ты https://mozilla.org/ru сайтынан жүктеңіз.",
            None,
            id="addresses",
        ),
        pytest.param(
            "Он живёт в городе Атырау.",
            "Ол Тараз бен Атырау арасында тұрады.",
            ("Он живёт в городе ⟦0⟧.", "Ол Тараз бен ⟦0⟧ арасында тұрады."),
            id="a name spelt alike",
        ),
        pytest.param(
            "Вышла книга «Слова назидания».",
            "The book “Words of Edification” is out.",
            ("Вышла книга «⟦0⟧».", "The book “⟦0⟧” is out."),
            id="the one quotation",
        ),
        pytest.param("Глава 5 из 5.", "5-тен 5-тарау.", ("Глава 5 из 5.", "5-тен 5-тарау."),
                     id="twice the same is left alone"),
    ],
)  # fmt: skip
def test_what_both_sides_share_becomes_a_marker(
    source: str, target: str, expected: tuple[str, str] | None
) -> None:
    before, after = protected(source, target)
    if expected:
        assert (before, after) == expected
    else:
        assert "https" not in before + after


def test_markers_are_numbered_as_they_stand_in_the_source() -> None:
    spans = [Span((4, 5), (0, 1)), Span((0, 1), (2, 3))]
    assert protect("а b в", "1 2", [Span((4, 5), (0, 1)), spans[1]]) == ("⟦0⟧ b ⟦1⟧", "⟦1⟧ ⟦0⟧")


def test_terms_become_markers_too_so_that_many_sentences_have_several() -> None:
    source, target = "Новая школа у моста.", "Көпір жанындағы жаңа мектеп."
    terms = (TermPair((6, 11), (21, 27), "мектеп"), TermPair((14, 19), (0, 5), "көпір"))
    found = augment(source, target, CHANCE, ALWAYS, terms)
    assert found == ("Новая ⟦0⟧ у ⟦1⟧.", "⟦1⟧ жанындағы жаңа ⟦0⟧.")


def test_a_term_that_is_given_is_no_marker() -> None:
    school = TermPair((6, 11), (5, 11), "мектеп")
    found = augment(
        "Новая школа.", "Жаңа мектеп.", CHANCE, ALWAYS, [school], lambda *_: [(school, "мектеп")]
    )
    assert found == ("Новая ⟦t⟧ школа ⟦=⟧ мектеп ⟦/t⟧.", "Жаңа мектеп.")


def test_no_more_spans_than_markers_are_protected() -> None:
    numbers = ", ".join(str(number) for number in range(100, 130))
    before, _ = protected(f"Ряд: {numbers}.", f"Қатар: {numbers}.")
    assert before.count("⟦") == len(MARKERS)


def test_nothing_changes_at_rates_of_zero() -> None:
    assert augment("Всего 10.", "Барлығы 10.", CHANCE, NEVER) == (
        "Всего 10.",
        "Барлығы 10.",
    )


@pytest.mark.parametrize(
    ("rates", "expected"),
    [
        (Rates(0, 0, 0, 0, 0, 1, 0, 0), ("Мир дому", "Үйге тыныштық")),
        (Rates(0, 0, 0, 0, 0, 0, 1, 0), ("МИР ДОМУ.", "ҮЙГЕ ТЫНЫШТЫҚ.")),
        (Rates(0, 0, 0, 0, 0, 0, 0, 1), ("мир дому.", "үйге тыныштық.")),
    ],
    ids=["full stop", "upper case", "lower first"],
)
def test_both_sides_are_roughened_alike(rates: Rates, expected: tuple[str, str]) -> None:
    assert roughen("Мир дому.", "Үйге тыныштық.", CHANCE, rates) == expected


WORDS = st.lists(
    st.sampled_from(["12", "3,5", "1 000", "Firefox", "«да»", "слово", "Атырау", "%s", "a@b.kz"])
)


@given(WORDS, st.randoms(use_true_random=False))
def test_both_sides_always_hold_the_same_markers(words: list[str], chance: random.Random) -> None:
    shuffled = chance.sample(words, len(words))
    before, after = augment(" ".join(words), " ".join(shuffled), chance, ALWAYS)
    found = re.findall(r"⟦\d+⟧", before)
    assert found == [MARKERS[number] for number in range(len(found))]
    assert sorted(re.findall(r"⟦\d+⟧", after)) == sorted(found)


def test_kinds_of_spans_are_told_apart() -> None:
    kinds = [kind for kind, _ in shared_spans("Город Атырау, 5 «да»", "Қала Атырау, 5 «иә»")]
    assert kinds == ["protected", "quotation", "name"]
