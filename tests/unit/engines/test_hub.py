"""A Hub on this machine: what it offers, what comes of it, and what it cannot give."""

import hashlib
import json

import pytest
from serving import serving

from toolkit.engines import conversion, hub
from toolkit.engines.argos_settings import downloads_folder, package_folder
from toolkit.errors import PackageError
from toolkit.model import Pair

RU_KK = Pair("ru", "kk")
NAME = "nllb-200-distilled-600m"
REPOSITORY = hub.REPOSITORIES[NAME]
REVISION = "0123456789abcdef0123456789abcdef01234567"
FILES = {
    "README.md": b"---\nlicense: cc-by-nc-4.0\n---\n",
    "config.json": json.dumps({"model_type": "m2m_100"}).encode(),
    "pytorch_model.bin": b"weights " * 1000,
    "rust_model.ot": b"weights of another program",
    "sentencepiece.bpe.model": b"pieces",
    "../outside.json": b"{}",
}


@pytest.fixture
def published(monkeypatch):
    """The Hub with one model; PyTorch counts as installed, for nothing is loaded."""
    monkeypatch.setattr(conversion, "NEEDED", ())
    with serving() as server:
        monkeypatch.setenv("HF_ENDPOINT", server.url)
        publish(server, FILES)
        yield server


def publish(server, files):
    siblings = [
        {
            "rfilename": name,
            "size": len(content),
            **({"lfs": {"sha256": hashlib.sha256(content).hexdigest()}} if "bin" in name else {}),
        }
        for name, content in files.items()
    ]
    said = {"sha": REVISION, "siblings": siblings, "cardData": {"license": "cc-by-nc-4.0"}}
    server.files[f"/api/models/{REPOSITORY}?blobs=true"] = json.dumps(said).encode()
    for name, content in files.items():
        server.files[f"/{REPOSITORY}/resolve/{REVISION}/{name}"] = content


def test_size_and_licence_are_known_before_anything_is_downloaded(published):
    offered = hub.offer(NAME)
    assert offered.licence == "cc-by-nc-4.0"
    assert [file.name for file in offered.files] == [
        "sentencepiece.bpe.model",
        "config.json",
        "README.md",
        "pytorch_model.bin",
    ]
    assert offered.size == sum(len(FILES[file.name]) for file in offered.files)
    assert len(published.requests) == 1


def test_weights_are_taken_in_one_form_only(published):
    parts = {"model-00001-of-00002.safetensors": b"1", "model-00002-of-00002.safetensors": b"2"}
    publish(published, FILES | parts)
    names = {file.name for file in hub.offer(NAME).files}
    assert parts.keys() < names
    assert "pytorch_model.bin" not in names


def test_a_download_that_breaks_off_goes_on_and_is_converted(published, monkeypatch):
    seen, told = {}, []

    def converted(folder, pair):
        seen.update({path.name: path.read_bytes() for path in folder.iterdir()}, pair=pair)
        return "package", ()

    monkeypatch.setattr(hub, "convert_and_install", converted)
    offered = hub.offer(NAME)
    published.break_off = [5]
    assert hub.install_offer(offered, RU_KK, lambda *had: told.append(had)) == (
        "package",
        (),
    )
    assert seen.pop("pair") == RU_KK
    assert seen == {name: FILES[name] for name in seen}
    assert told[-1][0] == told[-1][1]
    assert not list(downloads_folder().glob("facebook--*"))


def test_what_came_out_damaged_is_not_used(published):
    offered = hub.offer(NAME)
    path = f"/{REPOSITORY}/resolve/{REVISION}/pytorch_model.bin"
    published.files[path] = published.files[path].replace(b"w", b"v")
    with pytest.raises(PackageError, match=r"pytorch_model\.bin came out damaged"):
        hub.install_offer(offered, RU_KK)
    assert not list(downloads_folder().rglob("pytorch_model.bin"))
    assert list(package_folder().iterdir()) == []


def test_a_model_that_cannot_be_converted_is_not_installed(published):
    publish(published, FILES | {"config.json": b'{"model_type": "bert"}'})
    with pytest.raises(PackageError, match="is a model of kind 'bert'"):
        hub.install_offer(hub.offer(NAME), RU_KK)
    assert list(package_folder().iterdir()) == []


def test_without_a_network_there_is_one_line(monkeypatch):
    monkeypatch.setattr(conversion, "NEEDED", ())
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:1")
    with pytest.raises(PackageError, match="cannot be asked for: connection refused; check"):
        hub.offer(NAME)


@pytest.mark.parametrize("answer", [b"[]", b"{}", b'{"sha": "main", "siblings": []}', b'{"a"'])
def test_an_answer_that_is_none_is_refused(published, answer):
    published.files[f"/api/models/{REPOSITORY}?blobs=true"] = answer
    with pytest.raises(PackageError, match=r"cannot be understood|cannot be asked for"):
        hub.offer(NAME)
