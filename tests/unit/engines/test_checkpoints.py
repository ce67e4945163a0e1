import json

import pytest

from toolkit.engines.checkpoints import read_checkpoint, tag
from toolkit.errors import PackageError, UsageError

NLLB = {"model_type": "m2m_100", "max_position_embeddings": 1024, "_name_or_path": "org/nllb"}


@pytest.fixture
def folder(tmp_path):
    """A checkpoint as far as reading it goes: nothing of it is loaded."""
    made = tmp_path / "nllb-200"
    made.mkdir()
    (made / "config.json").write_text(json.dumps(NLLB), encoding="utf-8")
    (made / "model.safetensors").write_bytes(b"weights")
    (made / "sentencepiece.bpe.model").write_bytes(b"pieces")
    return made


def configure(folder, **keys):
    (folder / "config.json").write_text(json.dumps({**NLLB, **keys}), encoding="utf-8")


def test_a_whole_folder_is_read(folder):
    checkpoint = read_checkpoint(folder)
    assert (checkpoint.kind, checkpoint.origin, checkpoint.positions) == (
        "m2m_100",
        "org/nllb",
        1024,
    )
    assert checkpoint.tokenizer.name == "sentencepiece.bpe.model"
    assert (checkpoint.licence, checkpoint.readme, checkpoint.licence_text) == ("", "", "")


@pytest.mark.parametrize(
    ("card", "licence"),
    [
        ("---\nlicense: cc-by-nc-4.0\n---\n# NLLB\n", "CC-BY-NC-4.0"),
        ("---\nlanguage: kk\nlicense: 'apache-2.0'\n---\n# NLLB\n", "Apache-2.0"),
        ("---\nlicense: other\nlicense_name: issai\n---\n# NLLB\n", "issai"),
        ("---\nlicense: other\n---\n# NLLB\n", "other"),
        ("# NLLB\n", ""),
    ],
)
def test_the_licence_is_that_of_the_model_card(folder, card, licence):
    (folder / "README.md").write_text(card, encoding="utf-8")
    assert read_checkpoint(folder).licence == licence
    assert read_checkpoint(folder).readme == "# NLLB"


def test_without_a_card_the_licence_is_its_own_title(folder):
    (folder / "LICENSE").write_text("# The MIT License\n\nCopyright …\n", encoding="utf-8")
    assert read_checkpoint(folder).licence == "The MIT License"


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("config.json", "has no config.json; it is no Hugging Face checkpoint"),
        ("model.safetensors", r"has no weights \(model.safetensors or pytorch_model.bin\)"),
        ("sentencepiece.bpe.model", r"has no SentencePiece model \(sentencepiece.bpe.model, "),
    ],
)
def test_a_missing_file_is_named(folder, name, what):
    (folder / name).unlink()
    with pytest.raises(PackageError, match=what):
        read_checkpoint(folder)


def test_a_download_that_lacks_some_of_the_weights_is_refused(folder):
    (folder / "model.safetensors").unlink()
    (folder / "model-1.safetensors").write_bytes(b"weights")
    index = {"weight_map": {"a": "model-1.safetensors", "b": "model-2.safetensors"}}
    path = folder / "model.safetensors.index.json"
    path.write_text(json.dumps(index), encoding="utf-8")
    with pytest.raises(PackageError, match=r"lacks 1 of 2 files of weights, model-2.safetensors"):
        read_checkpoint(folder)
    (folder / "model-2.safetensors").write_bytes(b"weights")
    assert read_checkpoint(folder).kind == "m2m_100"
    path.write_text("{", encoding="utf-8")
    with pytest.raises(PackageError, match=r"index.json cannot be read"):
        read_checkpoint(folder)


def test_other_models_are_refused(folder, tmp_path):
    configure(folder, model_type="bert")
    with pytest.raises(PackageError, match="is a model of kind 'bert'; known are OPUS-MT"):
        read_checkpoint(folder)
    configure(folder, model_type=["bert"])
    with pytest.raises(PackageError, match="is a model of kind"):
        read_checkpoint(folder)
    configure(folder, model_type="marian")
    with pytest.raises(PackageError, match=r"has no source\.spm"):
        read_checkpoint(folder)
    configure(folder, model_type="marian", share_encoder_decoder_embeddings=False)
    with pytest.raises(PackageError, match="has two vocabularies"):
        read_checkpoint(folder)
    (folder / "config.json").write_bytes(b"\xff{")
    with pytest.raises(PackageError, match="cannot be read as JSON"):
        read_checkpoint(folder)
    with pytest.raises(PackageError, match="is no folder"):
        read_checkpoint(tmp_path / "missing")


@pytest.mark.parametrize(
    ("vocabulary", "expected"),
    [
        ({"rus_Cyrl", "kaz_Cyrl"}, "kaz_Cyrl"),
        ({"__ru__", "__kk__"}, "__kk__"),
        ({"ru_RU", "kk_KZ"}, "kk_KZ"),
        ({"<2ru>", "<2kk>"}, "<2kk>"),
        ({">>kaz_Cyrl<<", ">>kaz_Latn<<"}, ">>kaz_Cyrl<<"),
        ({">>kaz<<", ">>tat<<"}, ">>kaz<<"),
    ],
)
def test_a_language_is_named_as_the_model_does(vocabulary, expected):
    assert tag("kk", vocabulary, "target") == expected


def test_a_language_that_is_not_in_the_vocabulary_can_be_named_by_its_token():
    with pytest.raises(UsageError, match="no source language 'kk'; if it has a token for it"):
        tag("kk", {"rus_Cyrl"}, "source")
