"""The folder of a run belongs to one set of languages."""

import pytest
from typer.testing import CliRunner

from toolkit.errors import InputError, UsageError
from toolkit.training.__main__ import app
from toolkit.training.recipe import Weights
from toolkit.training.workspace import (
    Workspace,
    check_languages,
    check_text,
    prepare_corpus,
    weighted_pairs,
)


@pytest.fixture
def folders(tmp_path):
    """Parallel text, test sets, and a pretrained encoder that nothing here reads."""
    for name in ("corpora", "tests", "pretrained"):
        (tmp_path / name).mkdir()
    (tmp_path / "corpora" / "authored.ru-kk.tsv").write_text(
        "Доброе утро.\tҚайырлы таң.\n", "utf-8"
    )
    return tmp_path


def prepared(folders):
    workspace = Workspace(folders / "run", ("ru", "kk"))
    prepare_corpus(workspace, folders / "corpora", folders / "tests")
    return workspace


def test_the_same_languages_in_another_order_are_the_same_run(folders):
    check_languages(Workspace(prepared(folders).folder, ("kk", "ru")))


def test_other_languages_want_another_folder(folders):
    prepared(folders)
    options = [f"--{name}={folders / name}" for name in ("corpora", "tests", "pretrained", "run")]
    result = CliRunner().invoke(app, ["prepare", "kk-ru-en", *options])
    assert isinstance(result.exception, UsageError)
    assert str(result.exception) == (
        f"{folders / 'run'}: was prepared for ru-kk, not for kk-ru-en; "
        "name another folder with --run"
    )


def test_text_that_is_never_drawn_is_not_enough(folders):
    with pytest.raises(InputError, match=r"counts\.json: no corpus with fit pairs has a weight"):
        check_text(prepared(folders), Weights((("news", 1.0), ("authored", 0.0))))


def test_nothing_unfinished_is_left_in_the_folder(folders):
    workspace = prepared(folders)
    files = {path.name for path in workspace.folder.rglob("*") if path.is_file()}
    assert files == {"counts.json", "ru-kk.tsv"}


def test_an_emphasised_direction_is_drawn_so_many_times_as_often(folders):
    every = (("*", 1.0),)
    plain = weighted_pairs(prepared(folders), Weights(every), 1)
    emphasised = weighted_pairs(prepared(folders), Weights(every, (("ru-kk", 2.0),)), 1)
    factor = {pair.direction: 2 if pair.direction == ("ru", "kk") else 1 for pair in plain}
    assert [pair.weight for pair in emphasised] == [
        pair.weight * factor[pair.direction] for pair in plain
    ]
    assert set(factor.values()) == {1, 2}
