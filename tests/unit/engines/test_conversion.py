"""The kinds of checkpoints against Transformers itself; skipped where PyTorch is not there."""

import warnings

import pytest

pytest.importorskip("torch", reason="converting models needs PyTorch")
pytest.importorskip("transformers", reason="converting models needs Transformers")

import ctranslate2
from checkpoints import SENTENCES, build_checkpoint

from toolkit.config import open_project
from toolkit.engines import TermMode
from toolkit.engines.argos import ArgosEngine
from toolkit.engines.argos_settings import package_folder
from toolkit.engines.checkpoints import read_checkpoint
from toolkit.engines.conversion import convert, convert_and_install, write_package
from toolkit.engines.packages import Place, read_package
from toolkit.engines.tokenizers import load_tokenizer
from toolkit.errors import PackageError, UsageError
from toolkit.model import Pair

pytestmark = pytest.mark.filterwarnings("ignore")
PAIR = Pair("ru", "kk")
# What our users of Transformers would write before a sentence themselves.
BEFORE = {"marian-many": ">>kaz_Cyrl<< ", "madlad": "<2kk> "}
SOURCE = {"m2m": "ru", "nllb": "rus_Cyrl", "mbart": "ru_RU", "mbart50": "ru_RU"}
TARGET = {"m2m": "__kk__", "nllb": "kaz_Cyrl", "mbart50": "kk_KZ"}
KINDS = ("marian", "marian-many", "m2m", "nllb", "mbart", "mbart50", "madlad")
LENGTH = 24


@pytest.fixture(scope="module", params=KINDS)
def converted(request, tmp_path_factory):
    """A checkpoint, its package with weights as they are, and Transformers' tokenizer."""
    from transformers import AutoTokenizer

    folder = tmp_path_factory.mktemp(request.param)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        checkpoint = build_checkpoint(request.param, folder / "checkpoint")
        made = write_package(read_checkpoint(checkpoint), PAIR, folder, quantization="float32")
        tokenizer = AutoTokenizer.from_pretrained(checkpoint)
    if request.param in SOURCE:
        tokenizer.src_lang = SOURCE[request.param]
    return request.param, checkpoint, read_package(made, Place.PROJECT), tokenizer


def _pieces(package, sentence):
    pieces = load_tokenizer(package).encode(sentence)
    return [*package.source_prefix, *pieces, *package.source_suffix]


def test_a_source_becomes_the_tokens_transformers_makes_of_it(converted):
    kind, _, package, tokenizer = converted
    for sentence in SENTENCES:
        expected = tokenizer(BEFORE.get(kind, "") + sentence).input_ids
        ours = tokenizer.convert_tokens_to_ids(_pieces(package, sentence))
        assert [*ours, *([] if package.source_suffix else [tokenizer.eos_token_id])] == expected


def test_the_greedy_answer_is_that_of_transformers(converted):
    from transformers import AutoModelForSeq2SeqLM

    kind, checkpoint, package, tokenizer = converted
    model = AutoModelForSeq2SeqLM.from_pretrained(checkpoint)
    options = {"forced_eos_token_id": None}
    if kind in TARGET:
        options["forced_bos_token_id"] = tokenizer.convert_tokens_to_ids(TARGET[kind])
    elif kind == "mbart":
        options["decoder_start_token_id"] = tokenizer.convert_tokens_to_ids("kk_KZ")
    network = ctranslate2.Translator(str(package.path / "model"))
    for sentence in SENTENCES:
        source = tokenizer([BEFORE.get(kind, "") + sentence], return_tensors="pt")
        answer = model.generate(
            **source, num_beams=1, do_sample=False, max_new_tokens=LENGTH, **options
        )
        (result,) = network.translate_batch(
            [_pieces(package, sentence)],
            target_prefix=[[package.target_prefix]] if package.target_prefix else None,
            beam_size=1,
            max_decoding_length=LENGTH,
            return_end_token=True,
        )
        expected = tokenizer.convert_ids_to_tokens(answer[0, 1:].tolist())
        assert result.hypotheses[0] == expected


def test_a_converted_model_is_a_full_engine(tmp_path, project):
    package, _ = convert_and_install(build_checkpoint("nllb", tmp_path / "nllb"), PAIR)
    assert package.path.parent == package_folder()
    assert package.licence == "CC-BY-NC-4.0"
    engine = ArgosEngine(open_project(project.root))
    assert engine.origin(PAIR) == "argos ru→kk 1.0"
    assert engine.terms(PAIR) is TermMode.ALIGNED
    assert len(engine.translate([*SENTENCES, " "], PAIR)) == len(SENTENCES) + 1
    (alignment,) = engine.align([("дети читают книги", "балалар кітап оқиды")], PAIR)
    assert [round(sum(row), 5) for row in alignment.weights] == [1, 1, 1]
    assert engine.score([("дети", "балалар")], PAIR)[0] < 0


def test_a_language_the_model_lacks_is_named(tmp_path):
    checkpoint = build_checkpoint("nllb", tmp_path / "nllb")
    out = tmp_path / "out"
    with pytest.raises(UsageError, match="knows no target language 'tr'"):
        convert(checkpoint, Pair("ru", "tr"), out)
    with pytest.raises(UsageError, match="the model has no token 'tur_Latn'; correct --tags"):
        convert(checkpoint, Pair("ru", "tr"), out, ("rus_Cyrl", "tur_Latn"))
    assert list(out.iterdir()) == []
    package = convert(checkpoint, Pair("ru", "tr"), out, ("rus_Cyrl", "eng_Latn"))
    assert (package.source_prefix, package.target_prefix) == (("rus_Cyrl",), "eng_Latn")
    with pytest.raises(UsageError, match="is there already"):
        convert(checkpoint, Pair("ru", "tr"), out, ("rus_Cyrl", "eng_Latn"))


def test_weights_cut_short_leave_nothing_behind(tmp_path):
    checkpoint = build_checkpoint("marian", tmp_path / "marian")
    weights = checkpoint / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-1000])
    with pytest.raises(PackageError, match="cannot be converted: ") as caught:
        convert(checkpoint, PAIR, tmp_path / "out")
    assert "\n" not in str(caught.value)
    assert list((tmp_path / "out").iterdir()) == []


def test_a_checkpoint_that_lacks_a_weight_is_refused(tmp_path):
    from safetensors.torch import load_file, save_file

    checkpoint = build_checkpoint("marian", tmp_path / "marian")
    weights = load_file(checkpoint / "model.safetensors")
    gone = "model.encoder.layers.0.fc1.weight"
    del weights[gone]
    save_file(weights, checkpoint / "model.safetensors", metadata={"format": "pt"})
    with pytest.raises(PackageError, match=f"lacks 1 of its weights, as {gone}"):
        convert_and_install(checkpoint, PAIR)
    assert list(package_folder().iterdir()) == []


def test_a_tokenizer_of_another_model_is_refused(tmp_path):
    checkpoint = build_checkpoint("marian", tmp_path / "marian")
    other = build_checkpoint("nllb", tmp_path / "nllb")
    (checkpoint / "source.spm").write_bytes((other / "config.json").read_bytes())
    with pytest.raises(PackageError, match="cannot be converted: "):
        convert(checkpoint, PAIR, tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []
