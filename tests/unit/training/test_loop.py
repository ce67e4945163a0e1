"""Train a tiny network on made-up batches, stop, and go on."""

import json

import pytest

pytest.importorskip("torch")
pytest.importorskip("transformers")
pytestmark = pytest.mark.filterwarnings("ignore")  # theirs, not ours

from toolkit.training import loop  # noqa: E402
from toolkit.training.batches import Example  # noqa: E402
from toolkit.training.checkpoints import Checkpoints  # noqa: E402
from toolkit.training.loop import Clock  # noqa: E402
from toolkit.training.network import Dimensions, empty_network  # noqa: E402
from toolkit.training.recipe import Schedule, Shape  # noqa: E402
from toolkit.training.vocabulary import END, START  # noqa: E402

SHAPE = Shape(40, (0,), (0,), decoder_inner=16, positions=32, heads=2)


def train(folder, seconds):
    """Train until so many seconds of the run are over; return where it is, and what it drew."""
    drawn = []

    def epochs(chance):
        drawn.append(chance.random())
        for _ in range(1_000):
            yield [Example([START, 5, END], [6, 7, END])]

    network = empty_network(SHAPE, Dimensions(40, 16, 32), dropout=0)
    now = loop.train(
        network,
        epochs,
        Schedule(),
        Clock(seconds, seconds),
        Checkpoints(folder / "checkpoints", kept=4),
        lambda _: {"ru-kk": 0.0},
        folder / "log.jsonl",
    )
    return now, drawn


def test_a_stopped_run_goes_on_where_it_was_with_other_batches(tmp_path):
    stopped, drawn_before = train(tmp_path, 0.05)
    resumed, drawn_after = train(tmp_path, stopped.seconds + 0.05)
    lines = (tmp_path / "log.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["steps"] for line in lines] == [stopped.steps, resumed.steps]
    assert 0 < stopped.steps < resumed.steps
    assert set(drawn_before).isdisjoint(drawn_after)
