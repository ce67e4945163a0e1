import subprocess
import sys

import pytest
from packages import build_package, tokenizer_model, zip_package

from toolkit.config import Project
from toolkit.engines import packages
from toolkit.engines.argos import ArgosEngine
from toolkit.engines.argos_settings import package_folder
from toolkit.engines.installation import install, remove
from toolkit.engines.packages import Place
from toolkit.errors import NoModelError, PackageError, StorageError, UsageError
from toolkit.model import Pair

RU_KK = Pair("ru", "kk")

# Dies without a word when it has moved as many folders as it may.
INSTALL_AND_DIE = """
import os, sys
from pathlib import Path
from toolkit.engines.installation import install

def rename(*paths, left=[int(sys.argv[1])], really=os.rename):
    if not left[0]:
        os._exit(9)
    left[0] -= 1
    really(*paths)

os.rename = rename
install(Path(sys.argv[2]))
"""


@pytest.fixture
def argos(tmp_path, monkeypatch):
    """The user's Argos folder, with nothing shipped beside it."""
    monkeypatch.setattr(packages, "SHIPPED", tmp_path / "shipped")
    return package_folder()


def listing(folder):
    """Every path below Argos's data folder, with the content of files."""
    return {
        path.relative_to(folder.parent): path.read_bytes() if path.is_file() else None
        for path in folder.parent.rglob("*")
    }


def refused(path, argos, what):
    before = listing(argos)
    with pytest.raises(PackageError, match=what) as error:
        install(path)
    assert str(error.value).startswith(f"{path}: ")
    assert "\n" not in str(error.value)
    assert listing(argos) == before


def test_an_installed_archive_translates_and_replaces_older_ones(tmp_path, argos):
    old = build_package(argos, version="0.9")
    path = zip_package(build_package(tmp_path, substitutions={"и": "і"}), tmp_path / "a.argosmodel")
    package, replaced = install(path)
    assert package.place is Place.INSTALLED
    assert [one.path for one in replaced] == [old]
    assert [folder.name for folder in argos.iterdir()] == ["translate-ru_kk-1_0"]
    assert [folder.name for folder in argos.parent.iterdir()] == ["packages"]
    engine = ArgosEngine(Project(root=tmp_path))
    assert engine.translate(["мир"], RU_KK) == ["мір"]


def test_a_folder_is_installed_under_the_name_argos_gives_it(tmp_path, argos):
    folder = build_package(tmp_path).rename(tmp_path / "my model")
    package, replaced = install(folder)
    assert package.path == argos / "translate-ru_kk-1_0"
    assert replaced == ()
    assert folder.is_dir()


def test_stock_argostranslate_finds_what_was_installed(tmp_path, argos):
    from argostranslate import package

    install(build_package(tmp_path))
    assert [str(found) for found in package.get_installed_packages()] == ["Russian → Kazakh"]
    assert (argos / "translate-ru_kk-1_0").is_dir()


def test_a_hostile_archive_leaves_nothing_behind(tmp_path, argos):
    build_package(argos, version="0.9")
    path = tmp_path / "a.argosmodel"
    path.write_bytes(b"not a zip archive")
    refused(path, argos, "damaged or no zip archive")


def test_an_archive_without_metadata_leaves_nothing_behind(tmp_path, argos):
    folder = build_package(tmp_path)
    (folder / "metadata.json").unlink()
    refused(zip_package(folder, tmp_path / "a.argosmodel"), argos, "has no metadata.json")


def test_a_truncated_model_leaves_nothing_behind(tmp_path, argos):
    build_package(argos, version="0.9")
    folder = build_package(tmp_path)
    model = folder / "model" / "model.bin"
    model.write_bytes(model.read_bytes()[:-1000])
    path = zip_package(folder, tmp_path / "a.argosmodel")
    refused(path, argos, "the model does not load")


def test_a_tokenizer_that_does_not_load_leaves_nothing_behind(tmp_path, argos):
    folder = build_package(tmp_path)
    (folder / "sentencepiece.model").write_bytes(b"not a tokenizer")
    refused(folder, argos, "sentencepiece.model does not load")


def test_a_tokenizer_of_another_model_leaves_nothing_behind(tmp_path, argos):
    folder = build_package(tmp_path)
    (folder / "sentencepiece.model").write_bytes(tokenizer_model("αβγδεζηθικλμνξοπρστυφχψω"))
    refused(folder, argos, "the tokenizer does not fit the model")


def test_a_link_in_a_folder_is_refused(tmp_path, argos):
    folder = build_package(tmp_path)
    (folder / "README.md").unlink()
    (folder / "README.md").symlink_to("/etc/hostname")
    before = listing(argos)
    with pytest.raises(PackageError, match="is a link or device"):
        install(folder)
    assert listing(argos) == before


@pytest.mark.parametrize("moves", [0, 1])
@pytest.mark.parametrize("version", ["0.9", "1.0"])
def test_a_run_killed_between_two_moves_leaves_the_old_or_the_new(tmp_path, argos, version, moves):
    old = contents(build_package(argos, version=version))
    new = build_package(tmp_path, substitutions={"и": "і"})

    start = [sys.executable, "-c", INSTALL_AND_DIE, str(moves), str(new)]
    assert subprocess.run(start, check=False).returncode == 9
    install(build_package(tmp_path, pair=("kk", "ru")))

    found = [package.path for package in packages.installed_packages() if package.pair == RU_KK]
    assert found
    assert all(contents(path) in (old, contents(new)) for path in found)
    assert [folder.name for folder in argos.parent.iterdir()] == ["packages"]


def contents(folder):
    return {
        path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_an_argos_folder_that_cannot_be_written_is_named(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    with pytest.raises(StorageError, match="set XDG_DATA_HOME"):
        install(build_package(tmp_path))


def test_a_removed_package_is_gone(argos):
    build_package(argos)
    assert [package.version for package in remove(RU_KK)] == ["1.0"]
    assert list(argos.iterdir()) == []
    assert [folder.name for folder in argos.parent.iterdir()] == ["packages"]


def test_a_pair_that_is_not_installed_cannot_be_removed(argos):
    build_package(argos)
    with pytest.raises(NoModelError, match="no installed package for kk→ru"):
        remove(Pair("kk", "ru"))


def test_a_shipped_package_cannot_be_removed(argos, tmp_path):
    build_package(tmp_path / "shipped")
    with pytest.raises(UsageError, match="comes with the toolkit and cannot be removed"):
        remove(RU_KK)
    assert argos.is_dir()
