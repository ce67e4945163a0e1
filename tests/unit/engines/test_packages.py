import json

import pytest
from packages import build_package

from toolkit.annotation import MARKERS
from toolkit.config import Project
from toolkit.engines import argos_settings, packages
from toolkit.engines.packages import (
    Place,
    broken_packages,
    find_packages,
    newest,
    read_package,
)
from toolkit.errors import PackageError
from toolkit.model import Pair

ANNOTATION = {"style": "lemma", "start": "⟦t⟧", "separator": "⟦=⟧", "end": "⟦/t⟧"}


def described(folder, **changes):
    path = folder / "metadata.json"
    metadata = json.loads(path.read_text(encoding="utf-8")) | changes
    path.write_text(json.dumps(metadata), encoding="utf-8")
    return folder


def refused(folder, what):
    with pytest.raises(PackageError, match=what):
        read_package(folder, Place.PROJECT)


def test_a_package_is_read_from_its_folder(tmp_path):
    package = read_package(build_package(tmp_path, protection_markers=16), Place.SHIPPED)
    assert package.pair == Pair("ru", "kk")
    assert package.version == "1.0"
    assert package.names == ("Russian", "Kazakh")
    assert package.markers == 16
    assert package.licence == "CC0-1.0"
    assert package.size > 1_000_000
    assert str(package) == "ru→kk 1.0"


def test_a_package_may_say_how_repetition_and_length_are_weighed(tmp_path):
    folder = build_package(tmp_path, repetition_penalty=1.2, length_penalty=1.0)
    package = read_package(folder, Place.PROJECT)
    assert (package.repetition_penalty, package.length_penalty) == (1.2, 1.0)


def test_a_penalty_may_be_written_as_a_whole_number(tmp_path):
    folder = build_package(tmp_path, repetition_penalty=2, length_penalty=1)
    package = read_package(folder, Place.PROJECT)
    assert (package.repetition_penalty, package.length_penalty) == (2.0, 1.0)
    assert type(package.length_penalty) is float


def test_a_package_may_say_that_its_model_takes_terms(tmp_path):
    package = read_package(build_package(tmp_path, term_annotation=ANNOTATION), Place.PROJECT)
    assert package.annotation == MARKERS


def test_a_style_of_annotation_that_is_not_known_counts_as_none(tmp_path):
    folder = build_package(tmp_path, term_annotation={"style": "constraint", "start": 1})
    assert read_package(folder, Place.PROJECT).annotation is None


def test_a_package_of_other_makers_keeps_no_markers_and_takes_what_ctranslate2_answers(tmp_path):
    folder = build_package(tmp_path)
    metadata = {"package_version": "1.9", "from_code": "ru", "to_code": "en"}
    (folder / "metadata.json").write_text(json.dumps(metadata), encoding="utf-8")
    package = read_package(folder, Place.INSTALLED)
    assert (package.markers, package.maximum_pieces) == (0, 256)
    assert (package.target_prefix, package.repetition_penalty) == ("", 1.0)
    assert (package.length_penalty, package.annotation) == (0.2, None)


@pytest.mark.parametrize("missing", ["metadata.json", "model/model.bin", "sentencepiece.model"])
def test_a_missing_file_is_named(tmp_path, missing):
    folder = build_package(tmp_path)
    (folder / missing).unlink()
    refused(folder, f"has no {missing}")


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b"[" * 100_000])
def test_metadata_that_is_no_json_is_refused(tmp_path, content):
    folder = build_package(tmp_path)
    (folder / "metadata.json").write_bytes(content)
    refused(folder, "is not valid JSON")


def test_metadata_that_is_no_object_is_refused(tmp_path):
    folder = build_package(tmp_path)
    (folder / "metadata.json").write_text("[]")
    refused(folder, "is not a JSON object")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("from_code", "../../ru"),
        ("to_code", ""),
        ("to_code", None),
        ("from_code", ["ru"]),
        ("package_version", "../1"),
        ("package_version", 1.0),
        ("target_prefix", 1),
        ("protection_markers", "16"),
        ("protection_markers", True),
        ("maximum_pieces", -1),
        ("repetition_penalty", "1.1"),
        ("repetition_penalty", float("nan")),
        ("repetition_penalty", True),
        ("length_penalty", 10**400),
        ("maximum_pieces", 96.0),
        ("term_annotation", True),
        ("term_annotation", {}),
        ("term_annotation", {"style": "lemma"}),
        ("term_annotation", {**ANNOTATION, "start": "t"}),
        ("term_annotation", {**ANNOTATION, "start": "⟦1⟧"}),
        ("term_annotation", {**ANNOTATION, "end": "⟦=⟧"}),
    ],
)
def test_metadata_that_cannot_be_used_is_refused(tmp_path, key, value):
    refused(described(build_package(tmp_path), **{key: value}), f"usable '{key}'")


def test_a_package_for_something_else_is_refused(tmp_path):
    refused(described(build_package(tmp_path), type="sbd"), "is a package for 'sbd'")


@pytest.mark.parametrize(
    ("readme", "licence"),
    [
        ("# Model\n\n**License:** CC BY 4.0\n", "CC BY 4.0"),
        ("# Model\n\n## Licence\n\nMIT\n", "MIT"),
        ("# Model\nNo word of it.\n", ""),
    ],
)
def test_the_licence_is_what_the_readme_says(tmp_path, readme, licence):
    folder = build_package(tmp_path)
    (folder / "README.md").write_text(readme, encoding="utf-8")
    assert read_package(folder, Place.PROJECT).licence == licence


def test_versions_are_compared_by_their_numbers():
    assert sorted(["1.10", "1.9", "1.9.1", "2.0", "1.0b"], key=newest) == [
        "1.0b",
        "1.9",
        "1.9.1",
        "1.10",
        "2.0",
    ]


@pytest.fixture
def places(tmp_path, monkeypatch):
    """A package of the same pair in each place; the installed one in two versions."""
    monkeypatch.setattr(packages, "SHIPPED", tmp_path / "shipped")
    build_package(tmp_path / "shipped", version="3.0")
    build_package(argos_settings.package_folder(), version="1.9")
    build_package(argos_settings.package_folder(), version="1.10")
    return Project(root=tmp_path, packages=(build_package(tmp_path, version="0.1"),))


def test_the_projects_packages_come_first_then_installed_then_shipped(places):
    assert [(package.place, package.version) for package in find_packages(places)] == [
        (Place.PROJECT, "0.1"),
        (Place.INSTALLED, "1.10"),
        (Place.INSTALLED, "1.9"),
        (Place.SHIPPED, "3.0"),
    ]


def test_a_broken_folder_among_installed_packages_is_passed_over_and_reported(places):
    folder = argos_settings.package_folder() / "half"
    folder.mkdir()
    assert len(find_packages(places)) == 4
    assert [str(error) for error in broken_packages()] == [
        f"{folder}: has no metadata.json; it is no Argos package"
    ]


def test_a_package_named_in_the_settings_must_be_there(tmp_path):
    with pytest.raises(PackageError, match="no such package; correct 'packages'"):
        find_packages(Project(root=tmp_path, packages=(tmp_path / "nowhere",)))


def test_without_a_writable_home_the_shipped_packages_are_still_found(tmp_path, monkeypatch):
    monkeypatch.setattr(packages, "SHIPPED", tmp_path / "shipped")
    build_package(tmp_path / "shipped")
    (tmp_path / "file").write_text("")
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "file"))
    project = Project(root=tmp_path)
    assert [package.place for package in find_packages(project)] == [Place.SHIPPED]
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(build_package(tmp_path / "named").parent))
    assert [package.place for package in find_packages(project)] == [
        Place.INSTALLED,
        Place.SHIPPED,
    ]
