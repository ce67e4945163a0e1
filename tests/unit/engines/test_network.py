import pytest

from toolkit.engines.network import threads


@pytest.mark.parametrize("processors", [1, 2, 3, 4, 8, 16, 64])
def test_no_more_threads_than_processors(processors):
    at_once, each = threads(processors)
    assert 1 <= at_once * each <= processors
