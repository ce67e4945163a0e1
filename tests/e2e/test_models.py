import json

import pytest
from packages import build_multilingual, build_package, zip_package

from toolkit.cli import main
from toolkit.engines.argos_settings import multilingual_folder, package_folder


def test_list_shows_each_model_and_which_is_used(models):
    build_package(package_folder(), version="1.1")
    code, out, err = models("list")
    assert code == 0
    assert out == (
        "languages  version  from       used    size  licence\n"
        "ru-kk      1.1      installed  yes   2.3 MB  CC0-1.0\n"
        "ru-kk      1.0      shipped          2.3 MB  CC0-1.0\n"
    )
    assert err == ""


def test_list_fits_80_columns_whatever_a_readme_says(models):
    folder = build_package(package_folder(), version="1.1")
    (folder / "README.md").write_text(f"License: {'CC BY 4.0, ' * 20}", encoding="utf-8")
    _, out, _ = models("list")
    assert max(map(len, out.splitlines())) == 80


def test_list_prints_json(models):
    code, out, _ = models("list", "--json")
    assert code == 0
    assert [(model["pair"], model["from"], model["used"]) for model in json.loads(out)] == [
        ("ru-kk", "shipped", True)
    ]


def test_list_says_what_a_broken_folder_lacks(models):
    (package_folder() / "half").mkdir()
    _, _, err = models("list")
    assert "left out: " in err
    assert "half: has no metadata.json" in err


def test_info_shows_the_model_and_its_readme(models):
    code, out, _ = models("info", "ru-kk")
    assert code == 0
    assert out.startswith("argos ru→kk 1.0\n")
    assert "licence:            CC0-1.0\n" in out
    assert "protection markers: 16\n" in out
    assert out.endswith("# A copying model\n\nLicense: CC0-1.0\n")
    assert "pairs:" not in out


def test_info_of_a_pair_through_a_third_language_shows_both_models(models):
    build_package(package_folder(), ("kk", "en"), "1.5")
    code, out, _ = models("info", "ru-en", "--json")
    assert code == 0
    facts = json.loads(out)
    assert facts["origin"] == "argos ru→kk 1.0 → kk→en 1.5"
    assert [package["pair"] for package in facts["packages"]] == ["ru-kk", "kk-en"]


def test_info_of_a_pair_without_a_model_ends_in_3(models):
    code, out, err = models("info", "kk-ru")
    assert (code, out) == (3, "")
    assert err.startswith("toolkit: no model for kk→ru; there are ru→kk.")


def test_an_archive_is_installed_used_and_removed_again(models, tmp_path):
    made = build_package(tmp_path, version="2.0")
    archive = zip_package(made, tmp_path / "ru_kk.argosmodel")
    folder = package_folder() / "translate-ru_kk-2_0"
    assert models("install", archive) == (0, f"installed ru→kk 2.0: {folder}\n", "")
    assert "argos ru→kk 2.0" in models("info", "ru-kk")[1]
    assert models("remove", "ru-kk") == (0, f"removed ru→kk 2.0: {folder}\n", "")
    assert "argos ru→kk 1.0" in models("info", "ru-kk")[1]


def test_installing_and_removing_can_answer_in_json(models, tmp_path):
    package = build_package(tmp_path, version="2.0")
    named = {"pairs": ["ru-kk"], "version": "2.0", "path": str(package_folder() / package.name)}
    code, out, _ = models("install", package, "--json")
    assert (code, json.loads(out)) == (0, {"installed": named, "replaced": []})
    code, out, _ = models("remove", "ru-kk", "--json")
    assert (code, json.loads(out)) == (0, {"removed": [named]})


def test_installing_again_says_what_was_replaced(models, tmp_path):
    build_package(package_folder(), version="1.5")
    code, out, _ = models("install", build_package(tmp_path, version="2.0"))
    assert code == 0
    assert out.startswith("installed ru→kk 2.0, instead of 1.5: ")


def test_a_bad_package_ends_in_2_with_one_line(models, tmp_path):
    archive = tmp_path / "bad.argosmodel"
    archive.write_bytes(b"not a zip archive")
    code, out, err = models("install", archive)
    assert (code, out) == (2, "")
    assert err == (f"toolkit: {archive}: is damaged or no zip archive: file is not a zip file\n")
    assert list(package_folder().iterdir()) == []


def test_what_is_neither_file_nor_pair_ends_in_2(models):
    code, _, err = models("install", "missing.argosmodel")
    assert code == 2
    assert "neither a file nor a pair of languages" in err


def test_without_a_network_installing_a_pair_ends_in_2(models, monkeypatch):
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", "http://127.0.0.1:1/")
    code, _, err = models("install", "ru-en")
    assert code == 2
    assert "the package index cannot be read: connection refused; check the network" in err


def test_removing_a_shipped_model_ends_in_2(models):
    code, _, err = models("remove", "ru-kk")
    assert code == 2
    assert "comes with the toolkit and cannot be removed" in err


def test_removing_what_is_not_there_ends_in_3(models):
    assert models("remove", "kk-en")[0] == 3


@pytest.mark.parametrize("command", ["info", "remove"])
def test_a_pair_that_is_none_ends_in_2(models, command):
    code, _, err = models(command, "kazakh")
    assert code == 2
    assert err == "toolkit: 'kazakh' is no pair of languages; write it like ru-kk\n"


def test_a_projects_own_package_comes_first(models, project, tmp_path):
    build_package(tmp_path / "own", version="0.1")
    settings = 'packages = ["../own/translate-ru_kk-0_1"]\n'
    (project / "toolkit.toml").write_text(settings, encoding="utf-8")
    assert models("info", "ru-kk")[1].startswith("argos ru→kk 0.1\n")


def test_a_multilingual_model_has_one_row(models):
    build_multilingual(multilingual_folder())
    build_package(package_folder(), version="2.1")
    _, out, _ = models("list")
    assert out == (
        "languages   version  from       used      size  licence\n"
        "ru-kk       2.1      installed  yes     2.3 MB  CC0-1.0\n"
        "kk, ru, en  2.0      installed  5 of 6  3.3 MB  CC0-1.0\n"
        "ru-kk       1.0      shipped            2.3 MB  CC0-1.0\n"
    )
    used = [entry["pair"] for entry in json.loads(models("list", "--json")[1]) if entry["used"]]
    assert used == ["ru-kk", "kk-ru", "kk-en", "ru-en", "en-kk", "en-ru"]


def test_info_of_a_pair_names_the_other_pairs_of_its_model(models):
    build_multilingual(multilingual_folder())
    _, out, _ = models("info", "kk-ru")
    assert out.startswith("argos kk→ru 2.0\n")
    assert "languages:          Kazakh → Russian\n" in out
    assert "pairs:              kk-ru, kk-en, ru-kk, ru-en, en-kk, en-ru\n" in out


def test_a_multilingual_model_is_installed_and_removed_whole(models, tmp_path):
    made, folder = build_multilingual(tmp_path), multilingual_folder()
    path = folder / "translate-kk_ru_en-2_0"
    assert models("install", made) == (0, f"installed kk, ru, en 2.0: {path}\n", "")
    code, out, _ = models("install", made, "--json")
    pairs = ["kk-ru", "kk-en", "ru-kk", "ru-en", "en-kk", "en-ru"]
    named = {"pairs": pairs, "version": "2.0", "path": str(path)}
    assert (code, json.loads(out)) == (0, {"installed": named, "replaced": [named]})
    assert models("remove", "en-kk") == (0, f"removed kk, ru, en 2.0: {path}\n", "")
    assert list(folder.iterdir()) == []


def test_a_multilingual_model_that_is_broken_ends_in_2_with_one_line(models, tmp_path):
    made = build_multilingual(tmp_path, target_prefixes={"kk": "<2kk>", "ru": "<2ru>"})
    code, out, err = models("install", made)
    assert (code, out) == (2, "")
    assert err == (
        f"toolkit: {made}: metadata.json has no token for 'en' in 'target_prefixes'; "
        "get the package again\n"
    )


def test_a_direction_the_model_cannot_start_ends_in_2_and_writes_nothing(project, tmp_path):
    prefixes = {"kk": "<to-kk>", "ru": "<2ru>", "en": "<2en>"}
    made = build_multilingual(tmp_path / "own", target_prefixes=prefixes)
    settings = f'source = "ru"\ntargets = ["kk"]\npackages = ["{made}"]\n'
    (project / "toolkit.toml").write_text(settings, encoding="utf-8")
    before = project.files()
    assert project.translate() == 2
    assert project.err.splitlines()[-1].endswith(
        "the model does not know '<to-kk>', which is to start a translation into 'kk'; "
        "get the package again"
    )
    assert project.files() == before


def test_help_names_every_command(capsys):
    assert main(["models", "--help"]) == 0
    out = capsys.readouterr().out
    assert all(f"\n  {command} " in out for command in ("list", "info", "install", "remove"))
