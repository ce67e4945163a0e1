"""How often each direction is drawn."""

import pytest

from toolkit.model import Pair
from toolkit.training.batches import WeightedPair
from toolkit.training.workspace import balanced

OFTEN, SELDOM = Pair("ru", "en"), Pair("ru", "kk")
PAIRS = [
    *(WeightedPair("Доброе утро.", "Good morning", OFTEN, 2.0) for _ in range(8)),
    *(WeightedPair("Доброе утро.", "Қайырлы таң.", SELDOM, 2.0) for _ in range(2)),
]


def test_directions_are_drawn_as_there_is_text_at_temperature_one() -> None:
    assert balanced(PAIRS, 1) == pytest.approx({OFTEN: 1, SELDOM: 1})


def test_a_direction_with_little_text_is_drawn_more_often_at_a_higher_temperature() -> None:
    shares = balanced(PAIRS, 2)
    assert 8 * shares[OFTEN] == pytest.approx(2 * (2 * shares[SELDOM]))
    assert 8 * shares[OFTEN] + 2 * shares[SELDOM] == pytest.approx(10)
