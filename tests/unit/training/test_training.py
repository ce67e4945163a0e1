"""Train a tiny network for two steps, package it, and translate with the package."""

import json
from pathlib import Path

import numpy as np
import pytest
import sentencepiece

torch = pytest.importorskip("torch")
pytest.importorskip("transformers")
pytest.importorskip("sacrebleu")
pytestmark = pytest.mark.filterwarnings("ignore")  # theirs, not ours

from toolkit.annotation import MARKERS  # noqa: E402
from toolkit.engines.packages import Place, read_package  # noqa: E402
from toolkit.model import Term  # noqa: E402
from toolkit.termbase import Termbase  # noqa: E402
from toolkit.training import steps  # noqa: E402
from toolkit.training.checkpoints import Checkpoints  # noqa: E402
from toolkit.training.loop import Clock  # noqa: E402
from toolkit.training.recipe import Recipe, Schedule, Shape, Weights  # noqa: E402
from toolkit.training.workspace import (  # noqa: E402
    Workspace,
    prepare_corpus,
    prepare_terms,
    prepare_vocabulary,
    start_from,
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
    made = Workspace(tmp_path / "run", "ru", "kk")
    prepare_corpus(made, corpora, tests_folder)
    prepare_vocabulary(made, pretrained / "sentencepiece.model", SHAPE.vocabulary, Weights.read())
    return made


def test_a_trained_network_becomes_a_package_that_translates(
    workspace: Workspace, pretrained: Path, tests_folder: Path, tmp_path: Path,
) -> None:  # fmt: skip
    clock = Clock(total=0.2, between_checks=0.05)
    steps.train(workspace, pretrained, tests_folder, Weights.read(), clock, RECIPE)
    folder = steps.package(workspace, tests_folder, "# Test\n", tmp_path / "packages", RECIPE)
    figures = steps.score(workspace, folder, tests_folder)
    assert folder.name == "translate-ru_kk-1_0"
    assert json.loads((folder / "metadata.json").read_text("utf-8"))["to_name"] == "Kazakh"
    assert figures["survival"]["sentences"] == 1
    assert "chrf++" in workspace.log.read_text("utf-8")


def test_a_trained_network_goes_on_and_learns_to_use_terms(
    workspace: Workspace, pretrained: Path, tests_folder: Path, tmp_path: Path,
) -> None:  # fmt: skip
    clock = Clock(total=0.1, between_checks=0.05)
    steps.train(workspace, pretrained, tests_folder, Weights.read(), clock, RECIPE)
    later = Workspace(tmp_path / "later", "ru", "kk")
    start_from(later, workspace)
    prepare_terms(later, Termbase.of([Term("w", "", "ru", "мир"), Term("w", "", "kk", "әлем")]))
    steps.grow(later, workspace)
    steps.train(later, pretrained, tests_folder, Weights.read(), clock, RECIPE)
    folder = steps.package(
        later, tests_folder, "# Test\n", tmp_path / "packages", RECIPE, version="1.1"
    )
    package = read_package(folder, Place.PROJECT)
    assert (folder.name, package.annotation) == ("translate-ru_kk-1_1", MARKERS)
    assert json.loads(later.counts.read_text("utf-8"))["terms"] == {"authored": 1}


def test_new_pieces_start_as_what_they_are_like(
    workspace: Workspace, pretrained: Path, tests_folder: Path, tmp_path: Path
) -> None:
    clock = Clock(total=0.05, between_checks=0.05)
    steps.train(workspace, pretrained, tests_folder, Weights.read(), clock, RECIPE)
    later = Workspace(tmp_path / "later", "ru", "kk")
    start_from(later, workspace)
    prepare_terms(later, Termbase.of([]))
    steps.grow(later, workspace)
    before = Checkpoints(workspace.checkpoints, 4).last()["model.shared.weight"]
    weights = torch.load(later.initial, weights_only=True)
    for name in ("model.shared.weight", "lm_head.weight", "model.decoder.embed_tokens.weight"):
        assert len(weights[name]) == len(before) + len(MARKERS.pieces)
        assert torch.equal(weights[name][: len(before)], before)
    assert weights["final_logits_bias"].shape == (1, len(before) + len(MARKERS.pieces))
