"""Train a tiny network for two steps, package it, and translate with the package."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
import sentencepiece

torch = pytest.importorskip("torch")
pytest.importorskip("transformers")
pytest.importorskip("sacrebleu")
pytestmark = pytest.mark.filterwarnings("ignore")  # theirs, not ours

from toolkit.model import Pair, Term  # noqa: E402
from toolkit.termbase import Termbase  # noqa: E402
from toolkit.training import parallel, steps  # noqa: E402
from toolkit.training.checkpoints import Checkpoints  # noqa: E402
from toolkit.training.loop import Clock  # noqa: E402
from toolkit.training.recipe import Recipe, Schedule, Shape, Weights  # noqa: E402
from toolkit.training.workspace import (  # noqa: E402
    Workspace,
    prepare_corpus,
    prepare_terms,
    prepare_vocabulary,
    read_terms,
)

ROWS = [("Доброе утро, мир номер 12.", "Қайырлы таң, 12 нөмірлі әлем."), ("Да.", "Иә.")]
SHAPE = Shape(120, (0, 1), (1,), decoder_inner=16, positions=300, heads=2)
RECIPE = Recipe(SHAPE, Schedule(warmup_steps=1))
WIDTH, INNER = 16, 32


@pytest.fixture
def pretrained(tmp_path: Path) -> Path:
    """A random encoder and a vocabulary, in the format of the real ones."""
    folder = tmp_path / "pretrained"
    folder.mkdir()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([text for row in ROWS for text in row] * 20),
        model_prefix=str(folder / "sentencepiece"),
        vocab_size=120,
        hard_vocab_limit=False,
        unk_id=0,
        bos_id=1,
        eos_id=2,
        pad_id=3,
        normalization_rule_name="identity",
        minloglevel=2,
    )
    processor = sentencepiece.SentencePieceProcessor(str(folder / "sentencepiece.model"))
    np.savez(folder / "encoder.npz", **random_encoder(processor.get_piece_size()))
    return folder


def random_encoder(pieces: int) -> dict[str, np.ndarray]:
    numbers = np.random.default_rng(0)
    shapes = {"word": (pieces, WIDTH), "pos": (300 * WIDTH,), "type": (2 * WIDTH,)}
    arrays = {f"emb.{name}": numbers.normal(size=shape) for name, shape in shapes.items()}
    norms = ["emb.ln", *(f"l{layer}.{part}" for layer in (0, 1) for part in ("aln", "oln"))]
    for name in norms:
        arrays |= {f"{name}.w": np.ones(WIDTH), f"{name}.b": np.zeros(WIDTH)}
    for layer in (0, 1):
        for part in ["q", "k", "v", "ao", "fi", "fo"]:
            rows, columns = (INNER if part == "fi" else WIDTH), (INNER if part == "fo" else WIDTH)
            arrays[f"l{layer}.{part}.w"] = numbers.normal(size=(rows, columns)) * 0.1
            arrays[f"l{layer}.{part}.b"] = np.zeros(rows)
    return {name: array.astype(np.float16) for name, array in arrays.items()}


@pytest.fixture
def tests_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "tests"
    folder.mkdir()
    (folder / "flores-dev.ru-kk.tsv").write_text("В 2020 году.\t2020 жылы.\n", "utf-8")
    return folder


@pytest.fixture
def workspace(tmp_path: Path, pretrained: Path, tests_folder: Path) -> Workspace:
    corpora = tmp_path / "corpora"
    corpora.mkdir()
    rows = [f"{source}\t{target}\n" for source, target in ROWS]
    (corpora / "authored.ru-kk.tsv").write_text("".join(rows), "utf-8")
    made = Workspace(tmp_path / "run", ("ru", "kk"))
    prepare_corpus(made, corpora, tests_folder)
    prepare_vocabulary(made, pretrained / "sentencepiece.model", SHAPE.vocabulary, Weights.read())
    return made


def test_a_trained_network_becomes_a_package_that_translates_both_ways(
    workspace: Workspace, pretrained: Path, tests_folder: Path, tmp_path: Path,
) -> None:  # fmt: skip
    clock = Clock(total=0.2, between_checks=0.05)
    steps.train(workspace, pretrained, tests_folder, Weights.read(), clock, RECIPE)
    folder = steps.package(workspace, tests_folder, "# Test\n", tmp_path / "packages", RECIPE)
    figures = steps.score(workspace, folder, tests_folder)
    metadata = json.loads((folder / "metadata.json").read_text("utf-8"))
    assert folder.name == "translate-ru_kk-1_0"
    assert metadata["languages"][1] == {"code": "kk", "name": "Kazakh"}
    assert metadata["target_prefixes"] == {"ru": "<2ru>", "kk": "<2kk>"}
    assert [figures[pair]["survival"]["sentences"] for pair in ("ru-kk", "kk-ru")] == [1, 1]
    assert set(json.loads(workspace.log.read_text("utf-8").split("\n")[0])["chrf++"]) == {
        "ru-kk",
        "kk-ru",
    }


def test_two_processes_train_one_network(
    workspace: Workspace, pretrained: Path, tests_folder: Path
) -> None:
    clock = Clock(total=0.2, between_checks=0.05)
    arguments = (workspace, pretrained, tests_folder, Weights.read(), clock, RECIPE)
    parallel.run(2, steps.train, *arguments)
    assert json.loads(workspace.log.read_text("utf-8").split("\n")[0])["steps"] >= 1


def test_terms_are_found_in_both_directions(workspace: Workspace) -> None:
    glossary = Termbase.of([Term("w", "", "ru", "мир"), Term("w", "", "kk", "әлем")])
    for direction, lemma in ((Pair("ru", "kk"), "әлем"), (Pair("kk", "ru"), "мир")):
        assert prepare_terms(workspace, direction, glossary, Weights.read()) == 1
        found = read_terms(workspace, direction)
        assert [term.lemma for terms in found for term in terms] == [lemma]


def test_a_network_starts_from_the_mean_of_earlier_ones(
    workspace: Workspace, pretrained: Path, tests_folder: Path, tmp_path: Path
) -> None:
    clock = Clock(total=0.05, between_checks=0.05)
    steps.train(workspace, pretrained, tests_folder, Weights.read(), clock, RECIPE)
    weights = Checkpoints(workspace.checkpoints, 4).last()
    other = Workspace(tmp_path / "other", workspace.languages)
    shutil.copytree(workspace.folder, other.folder)
    changed = {name: tensor + 1 for name, tensor in weights.items()}
    for path in other.checkpoints.glob("weights-*.pt"):
        torch.save(changed, path)
    later = Workspace(tmp_path / "later", workspace.languages)
    later.folder.mkdir()
    shutil.copyfile(workspace.vocabulary, later.vocabulary)
    steps.merge(later, [workspace, other], pretrained, RECIPE)
    mean = torch.load(later.initial, weights_only=True)
    average = Checkpoints(workspace.checkpoints, 4).average()
    for name in ("model.shared.weight", "model.decoder.layers.0.fc1.weight"):
        expected = (average[name] + weights[name] + 1) / 2
        assert torch.allclose(mean[name], expected, atol=1e-5)
