import dataclasses
import json
import zipfile

import pytest
from packages import build_package

from toolkit.engines.argos_settings import package_folder
from toolkit.engines.export import SPLITTER, export, exported_package
from toolkit.engines.installation import install
from toolkit.engines.packages import Place, read_package, shipped_packages
from toolkit.errors import NoModelError, PackageError, StorageError, UsageError
from toolkit.model import Pair

# As in tests/data/segmentation: where a sentence ends, and the space behind it.
SENTENCES = {
    "ru": (
        "Сессия прошла в г. Алматы.| |Её открыл А. С. Оспанов.",
        "В фонд пришло 2,5 млрд тенге, 13 тыс. книг и т. д.| |Работа идёт.",
        "«Построено 13 школ», — сказал он.| |Зал поддержал его.",
    ),
    "kk": (
        "Жиын 1995 ж. Алматы қ. өтті.| |Оған 250 адам қатысты.",
        "Мектептер, т.б. нысандар салынды.| |Жол да жөнделді.",
        "«Бірлік – басты байлық!» – деді ол.| |Жұрт қол соқты.",
    ),
    "en": (
        "Mr. Tokayev met Dr. K. Smith, e.g. in Astana.| |They spoke for an hour.",
        "Life expectancy rose to 73.5 years.| |The population passed 19 million.",
        "“Will it last?” she asked.| |“It will,” he said.",
    ),
}


@pytest.fixture
def package(tmp_path):
    made = build_package(tmp_path / "made", repetition_penalty=1.2, protection_markers=16)
    return read_package(made, Place.SHIPPED)


def test_argos_translate_reads_what_is_exported(package, tmp_path):
    with zipfile.ZipFile(export(package, tmp_path)) as archive:
        archive.extractall(package_folder())  # as argostranslate.package.install_from_path does
    from argostranslate import package as argos

    (read,) = argos.get_installed_packages()
    assert (read.from_code, read.to_code, read.package_version) == ("ru", "kk", "1.0")
    assert (read.from_name, read.to_name, read.target_prefix) == ("Russian", "Kazakh", "")
    assert read.tokenizer.encode("Мир") == ["▁", "М", "и", "р"]
    assert "CC0-1.0" in (read.package_path / "README.md").read_text(encoding="utf-8")


def test_our_own_install_takes_it_with_our_settings_kept(package, tmp_path):
    installed, _ = install(export(package, tmp_path))
    assert (installed.repetition_penalty, installed.markers) == (1.2, 16)


def test_the_same_package_gives_the_same_bytes(package, tmp_path):
    first = export(package, tmp_path / "first.argosmodel")
    for file in package.path.rglob("*"):
        file.touch()
    second = export(package, tmp_path / "second.argosmodel")
    assert first.read_bytes() == second.read_bytes()


def test_an_archive_has_one_folder_and_only_what_belongs_to_a_package(package, tmp_path):
    (package.path / ".DS_Store").write_bytes(b"")
    (package.path / "checkpoints").mkdir()
    (package.path / "checkpoints" / "last.pt").write_bytes(b"")
    with zipfile.ZipFile(export(package, tmp_path)) as archive:
        names = archive.namelist()
    assert names == sorted(names)
    assert {name.removeprefix("translate-ru_kk-1_0/") for name in names} == {
        "README.md",
        "metadata.json",
        "minisbd/kk_ru_en.onnx",
        "model/config.json",
        "model/model.bin",
        "model/shared_vocabulary.json",
        "sentencepiece.model",
    }


@pytest.mark.parametrize(("source", "target"), [("ru", "kk"), ("kk", "en"), ("en", "ru")])
def test_argos_translate_splits_sentences_with_what_is_exported_and_downloads_none(
    source, target, tmp_path
):
    pytest.importorskip("onnxruntime", reason="MiniSBD runs on it")
    from minisbd import SBDetect

    made = read_package(build_package(tmp_path / "made", (source, target)), Place.SHIPPED)
    with zipfile.ZipFile(export(made, tmp_path)) as archive:
        (name,) = (name for name in archive.namelist() if "/minisbd/" in name)
        archive.extract(name, tmp_path)
    split = SBDetect(str(tmp_path / name), use_gpu=False).sentences
    for text in SENTENCES[source]:
        assert split(text.replace("|", "")) == text.split("| |")


def test_a_language_we_have_no_splitter_for_gets_none(tmp_path):
    made = read_package(build_package(tmp_path / "made", ("tr", "kk")), Place.SHIPPED)
    with zipfile.ZipFile(export(made, tmp_path)) as archive:
        assert not any("/minisbd/" in name for name in archive.namelist())


@pytest.mark.parametrize("folder", ["minisbd", "stanza", "spacy"])
def test_a_splitter_that_a_package_brings_stays_the_only_one(folder, package, tmp_path):
    (package.path / folder).mkdir()
    (package.path / folder / "own.onnx").write_bytes(b"")
    with zipfile.ZipFile(export(package, tmp_path)) as archive:
        names = [name.removeprefix("translate-ru_kk-1_0/") for name in archive.namelist()]
    assert [name for name in names if name.endswith(".onnx")] == [f"{folder}/own.onnx"]


def test_the_splitter_is_not_taken_for_a_package():
    assert SPLITTER.is_file()
    assert SPLITTER.parent not in {package.path for package in shipped_packages()}


def test_a_target_prefix_stays_and_metadata_are_ascii(tmp_path):
    made = build_package(tmp_path / "made", target_prefix="<2kk>", from_name="Орысша")
    with zipfile.ZipFile(export(read_package(made, Place.SHIPPED), tmp_path)) as archive:
        metadata = archive.read("translate-ru_kk-1_0/metadata.json")
    assert metadata.isascii()
    assert json.loads(metadata)["target_prefix"] == "<2kk>"
    assert json.loads(metadata)["from_name"] == "Орысша"


def test_what_metadata_lack_is_filled_in(package, tmp_path):
    short = {"package_version": "1.0", "from_code": "ru", "to_code": "kk"}
    (package.path / "metadata.json").write_text(json.dumps(short), encoding="utf-8")
    (package.path / "README.md").unlink()
    with zipfile.ZipFile(export(package, tmp_path)) as archive:
        metadata = json.loads(archive.read("translate-ru_kk-1_0/metadata.json"))
        readme = archive.read("translate-ru_kk-1_0/README.md").decode()
    assert (metadata["from_name"], metadata["to_name"]) == ("Russian", "Kazakh")
    assert readme.startswith("# Russian → Kazakh, 1.0\n\nLicense: not stated")


def test_a_file_that_is_there_is_replaced_by_force_only(package, tmp_path):
    path = tmp_path / "mine.argosmodel"
    path.write_bytes(b"mine")
    with pytest.raises(UsageError, match="is there already"):
        export(package, path)
    assert path.read_bytes() == b"mine"
    export(package, path, force=True)
    assert zipfile.is_zipfile(path)


def test_a_package_that_tags_its_source_is_refused(package, tmp_path):
    tagged = dataclasses.replace(package, source_prefix=("rus_Cyrl",))
    with pytest.raises(PackageError, match="it runs in this toolkit only"):
        export(tagged, tmp_path / "tagged.argosmodel")
    assert not (tmp_path / "tagged.argosmodel").exists()


def test_a_file_that_cannot_be_read_leaves_nothing_behind(package, tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    (package.path / "metadata.json").unlink()
    with pytest.raises(StorageError, match=r"metadata\.json: cannot be read or written"):
        export(package, folder)
    assert list(folder.iterdir()) == []


def test_a_pair_without_a_package_is_told_which_there_are(package):
    assert exported_package((package,), Pair("ru", "kk")) is package
    with pytest.raises(NoModelError, match="no package for kk→ru to export; there is ru→kk"):
        exported_package((package,), Pair("kk", "ru"))
