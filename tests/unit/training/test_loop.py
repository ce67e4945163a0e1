"""Train a tiny network on made-up batches: stop and go on, alone and in two processes."""

import json

import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("transformers")
pytestmark = pytest.mark.filterwarnings("ignore")  # theirs, not ours

from toolkit.training import loop, parallel  # noqa: E402
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


def work(folder):
    """Write down what this process has after all have met, and what it draws."""
    number = parallel.number()
    network = torch.nn.Linear(2, 1)
    with torch.no_grad():
        for weight in network.parameters():
            weight.fill_(number)
    parallel.average_weights(network)
    found = {
        "weights": [float(each) for weight in network.parameters() for each in weight.flatten()],
        "agreed": parallel.agreed(10.0 + number),
        "device": str(parallel.device()),
        "drawn": train(folder, 0.01)[1],
    }
    (folder / f"{number}.json").write_text(json.dumps(found), "utf-8")


def test_a_stopped_run_goes_on_where_it_was_with_other_batches(tmp_path):
    stopped, drawn_before = train(tmp_path, 0.05)
    resumed, drawn_after = train(tmp_path, stopped.seconds + 0.05)
    lines = (tmp_path / "log.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["steps"] for line in lines] == [stopped.steps, resumed.steps]
    assert 0 < stopped.steps < resumed.steps
    assert set(drawn_before).isdisjoint(drawn_after)


def test_a_run_that_is_over_says_so_when_it_is_resumed(tmp_path):
    train(tmp_path, 0.01)
    assert Checkpoints(tmp_path / "checkpoints", kept=4).progress().seconds >= 0.01


def test_two_processes_share_the_mean_of_their_weights_and_draw_different_data(tmp_path):
    parallel.run(2, work, tmp_path)
    first, second = (
        json.loads((tmp_path / f"{number}.json").read_text("utf-8")) for number in (0, 1)
    )
    for found in (first, second):
        assert found["weights"] == [0.5, 0.5, 0.5]
        assert found["agreed"] == 10.0
        assert found["device"] == "cpu"
    assert set(first["drawn"]).isdisjoint(second["drawn"])
