"""Hugging Face checkpoints as the published ones look, tiny and with random weights.

The tokenizer files are made by SentencePiece from a few sentences; the weights are drawn
from a fixed seed, large enough that no two answers are near each other.
"""

from __future__ import annotations

import functools
import io
import json
from typing import TYPE_CHECKING, Any

import sentencepiece

if TYPE_CHECKING:
    from pathlib import Path

SENTENCES = (
    "Ассамблея народа Казахстана приняла 12 решений.",
    "Қазақстан халқы Ассамблеясы кеңесінің отырысы өтті.",
    "The Assembly of the People of Kazakhstan met in Astana.",
    "Дети читают книги в новой школе, а взрослые работают.",
    "Жаңа мектепте балалар кітап оқиды, ал үлкендер жұмыс істейді.",
)
POSITIONS = 320
SIZES = {
    "d_model": 16,
    "encoder_layers": 2,
    "decoder_layers": 2,
    "encoder_attention_heads": 2,
    "decoder_attention_heads": 2,
    "encoder_ffn_dim": 32,
    "decoder_ffn_dim": 32,
    "max_position_embeddings": POSITIONS,
    "init_std": 0.6,
}
CARD = "---\nlanguage: [ru, kk]\nlicense: cc-by-nc-4.0\n---\n\n# A tiny model\n"


@functools.cache
def pieces_model(kind: str = "unigram", symbols: tuple[str, ...] = ()) -> bytes:
    """Return a SentencePiece model of about 120 pieces."""
    trained = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(SENTENCES * 20),
        model_writer=trained,
        model_type=kind,
        vocab_size=120,
        user_defined_symbols=list(symbols),
        character_coverage=1.0,
        hard_vocab_limit=False,
        minloglevel=2,
    )
    return trained.getvalue()


def build_checkpoint(kind: str, folder: Path) -> Path:
    """Write a checkpoint: marian, marian-many, m2m, nllb, mbart, mbart50 or madlad."""
    folder.mkdir(parents=True)
    (folder / "README.md").write_text(CARD, encoding="utf-8")
    build = {"marian-many": _marian, "mbart50": _mbart}.get(kind) or globals()[f"_{kind}"]
    model = build(folder, kind)
    model.save_pretrained(folder)
    return folder


def _write(folder: Path, **files: Any) -> None:
    for name, content in files.items():
        path = folder / f"{name}.json"
        path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def _vocabulary(model: bytes) -> list[str]:
    processor = sentencepiece.SentencePieceProcessor(model_proto=model)
    return [processor.id_to_piece(number) for number in range(processor.get_piece_size())]


def _seeded(make: Any, config: Any) -> Any:
    import torch

    torch.manual_seed(7)
    return make(config).eval()


def _marian(folder: Path, kind: str) -> Any:
    from transformers import MarianConfig, MarianMTModel

    model = pieces_model()
    (folder / "source.spm").write_bytes(model)
    (folder / "target.spm").write_bytes(model)
    tokens = [token for token in _vocabulary(model) if token not in ("<unk>", "<s>", "</s>")]
    many = [">>kaz_Cyrl<<", ">>tat<<"] if kind == "marian-many" else []
    tokens = ["</s>", "<unk>", *many, *tokens, "<pad>"]
    _write(
        folder,
        vocab={token: number for number, token in enumerate(tokens)},
        tokenizer_config={"tokenizer_class": "MarianTokenizer"},
    )
    pad = len(tokens) - 1
    config = MarianConfig(
        vocab_size=len(tokens),
        eos_token_id=0,
        forced_eos_token_id=None,
        pad_token_id=pad,
        decoder_start_token_id=pad,
        bad_words_ids=[[pad]],
        **SIZES,
    )
    return _seeded(MarianMTModel, config)


def _m2m(folder: Path, _kind: str) -> Any:
    from transformers import M2M100Config, M2M100ForConditionalGeneration, M2M100Tokenizer

    model = pieces_model()
    (folder / "sentencepiece.bpe.model").write_bytes(model)
    tokens = ["<s>", "<pad>", "</s>", "<unk>", *_vocabulary(model)[3:]]
    _write(
        folder,
        vocab={token: number for number, token in enumerate(tokens)},
        tokenizer_config={"tokenizer_class": "M2M100Tokenizer"},
    )
    languages = M2M100Tokenizer.from_pretrained(folder).lang_token_to_id
    size = max(languages.values()) + 1 + 8  # and the made-up words
    config = M2M100Config(vocab_size=size, decoder_start_token_id=2, **SIZES)
    return _seeded(M2M100ForConditionalGeneration, config)


def _nllb(folder: Path, _kind: str) -> Any:
    from transformers import M2M100Config, M2M100ForConditionalGeneration, NllbTokenizer

    (folder / "sentencepiece.bpe.model").write_bytes(pieces_model("bpe"))
    codes = ["eng_Latn", "kaz_Cyrl", "rus_Cyrl"]
    _write(
        folder,
        tokenizer_config={
            "tokenizer_class": "NllbTokenizer",
            "additional_special_tokens": codes,
        },
    )
    size = len(NllbTokenizer.from_pretrained(folder))
    config = M2M100Config(vocab_size=size, decoder_start_token_id=2, **SIZES)
    return _seeded(M2M100ForConditionalGeneration, config)


def _mbart(folder: Path, kind: str) -> Any:
    import transformers

    name = "MBart50Tokenizer" if kind == "mbart50" else "MBartTokenizer"
    (folder / "sentencepiece.bpe.model").write_bytes(pieces_model())
    _write(folder, tokenizer_config={"tokenizer_class": name})
    size = len(getattr(transformers, name).from_pretrained(folder))
    config = transformers.MBartConfig(
        vocab_size=size, tokenizer_class=name, decoder_start_token_id=2, **SIZES
    )
    return _seeded(transformers.MBartForConditionalGeneration, config)


def _madlad(folder: Path, _kind: str) -> Any:
    from transformers import T5Config, T5ForConditionalGeneration, T5Tokenizer

    model = pieces_model(symbols=("<2kk>", "<2ru>"))
    (folder / "spiece.model").write_bytes(model)
    _write(folder, tokenizer_config={"tokenizer_class": "T5Tokenizer", "extra_ids": 0})
    size = len(T5Tokenizer.from_pretrained(folder))
    config = T5Config(
        vocab_size=size,
        d_model=16,
        d_kv=8,
        d_ff=32,
        num_layers=2,
        num_heads=2,
        feed_forward_proj="gated-gelu",
        tie_word_embeddings=False,
        decoder_start_token_id=0,
        initializer_factor=4.0,
    )
    return _seeded(T5ForConditionalGeneration, config)
