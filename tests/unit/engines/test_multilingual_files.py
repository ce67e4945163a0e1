"""Folders of one model for several directions: installed whole, exported by direction."""

import json
import shutil
import zipfile

import ctranslate2
import pytest
from packages import build_multilingual, build_package, tokenizer_model, zip_package

from toolkit.config import Project
from toolkit.engines import packages
from toolkit.engines.argos import ArgosEngine
from toolkit.engines.argos_settings import multilingual_folder, package_folder
from toolkit.engines.export import export, exported_packages
from toolkit.engines.installation import install, remove
from toolkit.engines.packages import (
    Place,
    broken_packages,
    installed_packages,
    read_package,
    read_packages,
)
from toolkit.errors import NoModelError, PackageError, UsageError
from toolkit.model import Pair
from toolkit.storage import lock

RU_KK, RU_EN, KK_RU = Pair("ru", "kk"), Pair("ru", "en"), Pair("kk", "ru")
INTO = {"kk": {"и": "і"}, "en": {"и": "i"}}


@pytest.fixture(autouse=True)
def _nothing_shipped(tmp_path, monkeypatch):
    monkeypatch.setattr(packages, "SHIPPED", tmp_path / "shipped")


@pytest.fixture
def made(tmp_path):
    return build_multilingual(tmp_path / "made", substitutions=INTO, protection_markers=16)


def installed_files():
    """Every path where packages may be installed."""
    folders = package_folder().parent, multilingual_folder().parent
    return {path for folder in folders for path in folder.rglob("*")}


@pytest.mark.parametrize("packed", [False, True], ids=["folder", "archive"])
def test_it_is_installed_once_and_translates_in_every_direction(made, tmp_path, packed):
    path = zip_package(made, tmp_path / "multi.argosmodel") if packed else made
    package, replaced = install(path)

    assert (package.path, replaced) == (multilingual_folder() / made.name, ())
    assert len(installed_packages()) == 6
    engine = ArgosEngine(Project(root=tmp_path))
    assert engine.translate(["мир"], RU_KK) == ["мір"]
    assert engine.translate(["мир"], RU_EN) == ["мiр"]


@pytest.mark.parametrize("packed", [False, True], ids=["folder", "archive"])
def test_it_is_installed_while_argos_s_folder_is_locked(made, tmp_path, packed):
    path = zip_package(made, tmp_path / "multi.argosmodel") if packed else made
    with lock(package_folder()):
        assert install(path)[0].path.parent == multilingual_folder()


def test_other_programs_do_not_find_what_they_cannot_run(made):
    install(made)
    from argostranslate import package as argos

    assert argos.get_installed_packages() == []


def test_a_broken_one_among_the_installed_is_passed_over_and_reported(made):
    install(made)
    (multilingual_folder() / "half").mkdir()

    assert len(installed_packages()) == 6
    assert [error.what for error in broken_packages()] == [
        "has no metadata.json; it is no Argos package"
    ]


def test_another_version_for_the_same_languages_is_replaced(made, tmp_path):
    install(build_multilingual(tmp_path, ("ru", "en", "kk"), "1.0"))
    package, replaced = install(made)

    assert [old.label for old in replaced] == ["ru, en, kk 1.0"]
    assert {each.path for each in installed_packages()} == {package.path}


def test_packages_of_one_direction_stay_beside_it(made, tmp_path):
    alone, _ = install(build_package(tmp_path, ("ru", "kk")))
    several, replaced = install(made)
    again, replaced_again = install(build_package(tmp_path, ("ru", "kk"), "1.1"))

    assert replaced == ()
    assert [old.path for old in replaced_again] == [alone.path]
    assert {each.path for each in installed_packages()} == {several.path, again.path}


def test_the_package_for_the_pair_alone_is_removed_before_the_whole_model(made, tmp_path):
    alone, _ = install(build_package(tmp_path, ("ru", "kk")))
    several, _ = install(made)

    assert [old.path for old in remove(RU_KK)] == [alone.path]
    assert [old.path for old in remove(RU_KK)] == [several.path]
    assert installed_packages() == ()
    with pytest.raises(NoModelError, match="no installed package for ru→kk"):
        remove(RU_KK)


def test_a_shipped_one_is_not_removed(tmp_path):
    build_multilingual(tmp_path / "shipped")
    with pytest.raises(UsageError, match="kk→ru comes with the toolkit"):
        remove(KK_RU)


def cut(folder):
    path = folder / "model" / "model.bin"
    path.write_bytes(path.read_bytes()[:-100_000])


def without_tokenizer(folder):
    (folder / "sentencepiece.model").unlink()


def with_a_damaged_tokenizer(folder):
    (folder / "sentencepiece.model").write_bytes(b"no model")


def with_the_tokenizer_of_another(folder):
    other = "ՁՂՃՄՅՆՇՈՉՊՋՌՍՎՏՐՑՒՓՔՕՖաբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ"
    (folder / "sentencepiece.model").write_bytes(tokenizer_model(other))


def without_a_vocabulary(folder):
    (folder / "model" / "shared_vocabulary.json").unlink()


def of_another_architecture(folder):
    """Put a decoder in place of the model, as of a language model."""
    import numpy as np
    from ctranslate2 import specs

    spec = specs.TransformerDecoderModelSpec.from_config(1, 1)
    decoder = spec.decoder
    decoder.embeddings.weight = np.zeros((4, 4), np.float32)
    decoder.projection.weight = np.zeros((4, 4), np.float32)
    decoder.projection.bias = np.zeros(4, np.float32)
    decoder.position_encodings.encodings = np.zeros((4, 4), np.float32)
    layer = decoder.layer[0]
    attention, ffn = layer.self_attention, layer.ffn
    for norm in (attention.layer_norm, ffn.layer_norm, decoder.layer_norm):
        norm.gamma = norm.beta = np.zeros(4, np.float32)
    shapes = {attention.linear[0]: (12, 4), attention.linear[1]: (4, 4)}
    for linear, shape in {**shapes, ffn.linear_0: (4, 4), ffn.linear_1: (4, 4)}.items():
        linear.weight, linear.bias = np.zeros(shape, np.float32), np.zeros(shape[0], np.float32)
    spec.register_vocabulary(["<unk>", "<s>", "</s>", "а"])
    spec.validate()
    shutil.rmtree(folder / "model")
    (folder / "model").mkdir()
    spec.save(str(folder / "model"))
    assert ctranslate2.Generator(str(folder / "model"))


def with_a_token_the_model_does_not_know(folder):
    path = folder / "metadata.json"
    said = json.loads(path.read_text(encoding="utf-8"))
    said["target_prefixes"]["en"] = "<to-en>"
    path.write_text(json.dumps(said), encoding="utf-8")


@pytest.mark.parametrize(
    ("spoil", "what"),
    [
        (cut, "the model does not load: "),
        (without_tokenizer, "has no sentencepiece.model"),
        (with_a_damaged_tokenizer, "sentencepiece.model does not load"),
        (with_the_tokenizer_of_another, "the tokenizer does not fit the model"),
        (without_a_vocabulary, "the model does not load: "),
        (of_another_architecture, "the model does not load: "),
        (with_a_token_the_model_does_not_know, "the model does not know '<to-en>'"),
    ],
)
def test_what_is_broken_is_refused_in_one_line_and_leaves_nothing(made, spoil, what):
    spoil(made)
    before = installed_files()
    with pytest.raises(PackageError) as error:
        install(made)
    assert str(error.value).startswith(f"{made}: {what}")
    assert "\n" not in str(error.value)
    assert {path for path in installed_files() - before if path.name != "packages"} == set()


def test_a_download_that_broke_off_is_refused_and_leaves_what_was_there(made, tmp_path):
    package, _ = install(made)
    before = installed_files()
    whole = zip_package(build_multilingual(tmp_path, version="3.0"), tmp_path / "new.argosmodel")
    whole.write_bytes(whole.read_bytes()[:-1000])

    with pytest.raises(PackageError, match="is damaged or no zip archive"):
        install(whole)
    assert installed_files() == before
    assert {each.path for each in installed_packages()} == {package.path}


def test_a_direction_is_exported_as_a_package_that_argos_translate_runs(made, tmp_path):
    found = {package.pair: package for package in read_packages(made, Place.SHIPPED)}
    path = export(found[RU_KK], tmp_path)
    assert path == tmp_path / "translate-ru_kk-2_0.argosmodel"
    with zipfile.ZipFile(path) as archive:
        archive.extractall(package_folder())  # as argostranslate.package.install_from_path does
    from argostranslate import package as argos

    (read,) = argos.get_installed_packages()
    assert (read.from_code, read.to_code, read.target_prefix) == ("ru", "kk", "<2kk>")
    assert (read.from_name, read.to_name, read.languages) == ("Russian", "Kazakh", [])
    readme = read.get_readme()
    assert readme.startswith("One of 6 directions, Russian → Kazakh, of the model translate-kk_ru_")
    assert readme.endswith((made / "README.md").read_text(encoding="utf-8"))


def test_a_direction_exported_and_installed_translates_as_the_whole_does(made, tmp_path):
    found = {package.pair: package for package in read_packages(made, Place.SHIPPED)}
    alone, _ = install(export(found[RU_KK], tmp_path))

    assert (alone.languages, alone.markers) == ((), 16)
    assert (alone.licence, alone.target_prefix) == ("CC0-1.0", "<2kk>")
    assert ArgosEngine(Project(root=tmp_path)).translate(["мир"], RU_KK) == ["мір"]


def test_the_first_package_of_each_pair_is_exported(made, tmp_path):
    alone = read_package(build_package(tmp_path, ("ru", "kk"), "9"), Place.PROJECT)
    found = exported_packages((alone, *read_packages(made, Place.SHIPPED)))

    assert [str(package) for package in found] == [
        "en→kk 2.0",
        "en→ru 2.0",
        "kk→en 2.0",
        "kk→ru 2.0",
        "ru→en 2.0",
        "ru→kk 9",
    ]
    with pytest.raises(NoModelError, match="there is none at all"):
        exported_packages(())
