"""Train a tiny network for two steps, package it, and translate with the package."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
import sentencepiece
from packages import build_package

torch = pytest.importorskip("torch")
pytest.importorskip("transformers")
pytest.importorskip("sacrebleu")
pytestmark = pytest.mark.filterwarnings("ignore")  # theirs, not ours

from toolkit.annotation import MARKERS  # noqa: E402
from toolkit.engines.packages import Place, read_packages  # noqa: E402
from toolkit.errors import InputError, NoModelError, StorageError, UsageError  # noqa: E402
from toolkit.model import Pair, Term  # noqa: E402
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
    read_terms,
)

ROWS = [("Доброе утро, мир номер 12.", "Қайырлы таң, 12 нөмірлі әлем."), ("Да.", "Иә.")]
SHAPE = Shape(120, (0, 1), (1,), decoder_inner=16, positions=300, heads=2)
RECIPE = Recipe(SHAPE, Schedule(warmup_steps=1))
WEIGHTS = Weights.read()
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
    prepare_vocabulary(made, pretrained / "sentencepiece.model", SHAPE.vocabulary, WEIGHTS)
    return made


def test_a_trained_network_becomes_a_package_that_translates_both_ways(
    workspace: Workspace, pretrained: Path, tests_folder: Path, tmp_path: Path,
) -> None:  # fmt: skip
    clock = Clock(total=0.2, between_checks=0.05)
    steps.train(workspace, pretrained, tests_folder, WEIGHTS, clock, RECIPE)
    folder = steps.package(workspace, tests_folder, "# Test\n", tmp_path / "packages", RECIPE)
    (first, *_) = read_packages(folder, Place.PROJECT)
    figures = steps.score(workspace, folder, tests_folder)
    metadata = json.loads((folder / "metadata.json").read_text("utf-8"))
    assert folder.name == "translate-ru_kk-1_0"
    assert metadata["languages"][1] == {"code": "kk", "name": "Kazakh"}
    assert metadata["target_prefixes"] == {"ru": "<2ru>", "kk": "<2kk>"}
    assert first.annotation is None
    assert figures["bytes"] == first.size
    assert [figures[pair]["survival"]["sentences"] for pair in ("ru-kk", "kk-ru")] == [1, 1]
    assert set(json.loads(workspace.log.read_text("utf-8").split("\n")[0])["chrf++"]) == {
        "ru-kk",
        "kk-ru",
    }


def test_two_processes_learn_terms_and_a_finished_run_is_left_alone(
    workspace: Workspace, pretrained: Path, tests_folder: Path, tmp_path: Path
) -> None:
    prepare_terms(workspace, Pair("ru", "kk"), Termbase.of([]), WEIGHTS)
    clock = Clock(total=0.1, between_checks=0.1)
    for processes in (2, 1):
        steps.train(workspace, pretrained, tests_folder, WEIGHTS, clock, RECIPE, processes)
    assert len(workspace.log.read_text("utf-8").splitlines()) == 1
    assert len(list(workspace.checkpoints.glob("weights-*"))) == 1
    folder = steps.package(workspace, tests_folder, "", tmp_path / "packages", RECIPE)
    assert [each.annotation for each in read_packages(folder, Place.PROJECT)] == [MARKERS] * 2


def test_a_package_with_one_direction_is_scored_without_a_run(
    tests_folder: Path, tmp_path: Path
) -> None:
    folder = build_package(tmp_path / "made")
    figures = steps.score(Workspace(tmp_path / "new", ("kk", "en", "ru")), folder, tests_folder)
    assert set(figures) == {"bytes", "ru-kk"}
    written = json.loads((tmp_path / "new" / "scores.json").read_text("utf-8"))
    assert written["ru-kk"]["survival"] == figures["ru-kk"]["survival"]


def test_a_package_with_none_of_the_directions_is_an_error(
    tests_folder: Path, tmp_path: Path
) -> None:
    folder = build_package(tmp_path / "made")
    with pytest.raises(NoModelError, match="has ru→kk, and none of en→ru, ru→en"):
        steps.score(Workspace(tmp_path / "new", ("en", "ru")), folder, tests_folder)


def test_what_is_missing_is_told_before_a_process_is_started(
    workspace: Workspace, pretrained: Path, tests_folder: Path, tmp_path: Path
) -> None:
    def train(run: Workspace, tests: Path = tests_folder, weights: Weights = WEIGHTS) -> None:
        steps.train(run, pretrained, tests, weights, Clock(1, 1), RECIPE, processes=2)

    with pytest.raises(UsageError, match="empty: is not prepared; run 'prepare' first"):
        train(Workspace(tmp_path / "empty", ("ru", "kk")))
    with pytest.raises(UsageError, match="run: was prepared for ru-kk, not for ru-en"):
        train(Workspace(workspace.folder, ("ru", "en")))
    with pytest.raises(InputError, match=r"no flores-dev for ru→kk; add flores-dev\.ru-kk\.tsv"):
        train(workspace, tests=tmp_path)
    with pytest.raises(InputError, match="no corpus with fit pairs has a weight above 0"):
        train(workspace, weights=Weights((("news", 1.0),)))


def test_a_run_without_checkpoints_makes_no_package_and_no_beginning(
    workspace: Workspace, pretrained: Path, tests_folder: Path, tmp_path: Path
) -> None:
    with pytest.raises(StorageError, match="there are no weights; run 'train' first"):
        steps.package(workspace, tests_folder, "", tmp_path, RECIPE)
    with pytest.raises(StorageError, match="there are no weights; run 'train' first"):
        steps.merge(Workspace(tmp_path / "later", ("ru", "kk")), [workspace], pretrained, RECIPE)


def test_terms_are_found_in_both_directions(workspace: Workspace) -> None:
    glossary = Termbase.of([Term("w", "", "ru", "мир"), Term("w", "", "kk", "әлем")])
    for direction, lemma in ((Pair("ru", "kk"), "әлем"), (Pair("kk", "ru"), "мир")):
        assert prepare_terms(workspace, direction, glossary, WEIGHTS) == 1
        found = read_terms(workspace, direction)
        assert [term.lemma for terms in found for term in terms] == [lemma]


def test_a_network_starts_from_the_mean_of_earlier_ones(
    workspace: Workspace, pretrained: Path, tests_folder: Path, tmp_path: Path
) -> None:
    clock = Clock(total=0.05, between_checks=0.05)
    steps.train(workspace, pretrained, tests_folder, WEIGHTS, clock, RECIPE)
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
