import importlib.util
import json
import zipfile
from itertools import permutations

import pytest
from packages import build_multilingual, build_package
from serving import serving

from toolkit.engines import conversion, hub
from toolkit.engines.argos_settings import multilingual_folder, package_folder


def test_a_shipped_model_is_exported_and_installed_again(models, project):
    code, out, _ = models("export", "--pair", "ru-kk")
    assert code == 0
    assert out == "wrote ru→kk 1.0: translate-ru_kk-1_0.argosmodel (2.4 MB)\nlicence: CC0-1.0\n"
    code, out, _ = models("install", project / "translate-ru_kk-1_0.argosmodel")
    assert (code, out.partition(":")[0]) == (0, "installed ru→kk 1.0")


def test_the_installed_model_is_exported_rather_than_the_shipped(models, project):
    build_package(package_folder(), version="1.1")
    code, out, _ = models("export", "--pair", "ru-kk", "--output", "mine.argosmodel", "--json")
    assert code == 0
    assert json.loads(out)["version"] == "1.1"
    assert json.loads(out)["size"] == (project / "mine.argosmodel").stat().st_size
    with zipfile.ZipFile(project / "mine.argosmodel") as archive:
        assert "translate-ru_kk-1_1/metadata.json" in archive.namelist()


def test_a_file_that_is_there_is_kept_unless_forced(models):
    assert models("export", "--pair", "ru-kk")[0] == 0
    code, out, err = models("export", "--pair", "ru-kk")
    assert (code, out) == (2, "")
    assert err == (
        "toolkit: translate-ru_kk-1_0.argosmodel: is there already; "
        "choose another --output, or add --force\n"
    )
    assert models("export", "--pair", "ru-kk", "--force")[0] == 0


def test_a_pair_that_needs_two_models_has_none_to_export(models):
    build_package(package_folder(), ("kk", "en"), "1.5")
    code, _, err = models("export", "--pair", "ru-en")
    assert code == 3
    assert err == "toolkit: no package for ru→en to export; there is kk→en, ru→kk\n"


def test_without_a_pair_every_pair_is_exported(models, project):
    build_multilingual(multilingual_folder())
    (project / "out").mkdir()
    code, out, _ = models("export", "--output", "out")
    assert code == 0
    assert out.splitlines() == [
        *(
            f"wrote {source}→{target} 2.0: out/translate-{source}_{target}-2_0.argosmodel (3.5 MB)"
            for source, target in permutations(("en", "kk", "ru"), 2)
        ),
        "licence: CC0-1.0",
    ]
    code, out, _ = models("export", "--output", "out", "--force", "--json")
    assert [each["pair"] for each in json.loads(out)][:2] == ["en-kk", "en-ru"]


def test_of_several_files_none_is_written_where_one_is_there(models, project):
    build_multilingual(multilingual_folder())
    (project / "translate-ru_kk-2_0.argosmodel").write_bytes(b"mine")
    code, _, err = models("export")
    assert code == 2
    assert "translate-ru_kk-2_0.argosmodel: is there already" in err
    assert [path.name for path in project.root.glob("*.argosmodel")] == [
        "translate-ru_kk-2_0.argosmodel"
    ]


def test_of_several_files_none_is_written_where_one_cannot_be(models, project):
    build_package(package_folder(), ("kk", "ru"), source_prefix=["№"])
    code, _, err = models("export")
    assert code == 2
    assert "translate-kk_ru-1_0: puts language tags on its source" in err
    build_package(package_folder(), ("kk", "en"))
    assert models("export")[0] == 2
    assert list(project.root.glob("*.argosmodel")) == []


def test_several_files_need_a_folder(models):
    build_multilingual(multilingual_folder())
    code, _, err = models("export", "--output", "mine.argosmodel")
    assert code == 2
    assert err == "toolkit: mine.argosmodel: is no folder, and there are 6 files to write\n"


def test_a_folder_that_is_no_checkpoint_ends_in_2(models, project):
    (project / "bert").mkdir()
    (project / "bert" / "config.json").write_text('{"model_type": "bert"}', encoding="utf-8")
    code, out, err = models("convert", "bert", "--pair", "ru-kk")
    assert (code, out) == (2, "")
    assert err.startswith("toolkit: bert: is a model of kind 'bert'; known are OPUS-MT")
    assert models("convert", "missing", "--pair", "ru-kk")[0] == 2
    assert list(package_folder().iterdir()) == []


def test_tokens_that_are_not_two_end_in_2(models):
    code, _, err = models("convert", "nllb", "--pair", "ru-kk", "--tags", "rus_Cyrl")
    assert code == 2
    assert err == "toolkit: --tags rus_Cyrl: name two tokens, such as rus_Cyrl,kaz_Cyrl\n"


@pytest.mark.skipif(importlib.util.find_spec("torch") is not None, reason="PyTorch is installed")
def test_without_pytorch_the_command_to_install_it_is_named(models, project):
    folder = project / "opus-mt"
    folder.mkdir()
    (folder / "config.json").write_text('{"model_type": "marian"}', encoding="utf-8")
    for name in ("pytorch_model.bin", "source.spm", "target.spm", "vocab.json"):
        (folder / name).write_bytes(b"")
    code, _, err = models("convert", "opus-mt", "--pair", "ru-kk")
    assert code == 2
    assert "pip install 'toolkit[convert]'" in err
    assert err.count("\n") == 1


@pytest.fixture
def published(monkeypatch):
    """A Hub that offers NLLB-200; PyTorch counts as installed."""
    monkeypatch.setattr(conversion, "NEEDED", ())
    with serving() as server:
        monkeypatch.setenv("HF_ENDPOINT", server.url)
        files = [{"rfilename": "pytorch_model.bin", "size": 2_460_000_000}]
        said = {"sha": "0" * 40, "siblings": files, "cardData": {"license": "cc-by-nc-4.0"}}
        repository = hub.REPOSITORIES["nllb-200-distilled-600m"]
        server.files[f"/api/models/{repository}?blobs=true"] = json.dumps(said).encode()
        yield server


def test_a_model_of_the_hub_is_shown_before_it_is_downloaded(models, published):
    code, out, err = models("install", "nllb-200-distilled-600m", "--pair", "ru-kk")
    assert (code, out) == (2, "")
    assert err == (
        "facebook/nllb-200-distilled-600M: 2,460.0 MB, licence cc-by-nc-4.0\n"
        "toolkit: nobody is there to be asked; say --yes to download it\n"
    )
    assert len(published.requests) == 1


@pytest.mark.usefixtures("published")
def test_a_download_that_fails_installs_nothing(models):
    code, _, err = models("install", "nllb-200-distilled-600m", "--pair", "ru-kk", "--yes")
    assert code == 2
    assert len(err.splitlines()) == 2
    assert list(package_folder().iterdir()) == []


@pytest.mark.parametrize(
    ("args", "what"),
    [
        (("nllb-200-distilled-600m",), "knows many languages; choose two: --pair ru-kk"),
        (("opus", "--pair", "ru-kk"), "or a model of the Hub: m2m100-418m, "),
        ((".", "--yes"), "is here and for one pair; leave out --pair and --yes"),
    ],
)
def test_what_cannot_be_installed_from_the_hub_ends_in_2(models, args, what):
    code, _, err = models("install", *args)
    assert code == 2
    assert what in err
