"""Real Argos packages, built in a moment: a Transformer whose weights are written by hand.

The network copies its source, token by token: each decoder position attends to the
source token at the same position. ``substitutions`` make it write other tokens instead, so
that a test can tell a translation from its source, or have a model that loses a marker. In
a multilingual model they depend on the token that starts the target.
"""

from __future__ import annotations

import functools
import io
import json
import zipfile
from typing import TYPE_CHECKING, Any

import numpy as np
import sentencepiece
from ctranslate2 import specs

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MARKERS = tuple(f"⟦{number}⟧" for number in range(16))
Substitutions = tuple[tuple[str, str], ...]

CONTROL = ("<unk>", "<s>", "</s>")
END = "</s>"
LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі" + "abcdefghijklmnopqrstuvwxyz"
ALPHABET = LETTERS + LETTERS.upper() + "0123456789.,:;!?«»“”()/-–—%№@_<>{}'\"ʼ "
NAMES = {"ru": "Russian", "kk": "Kazakh", "en": "English", "tr": "Turkish"}
README = "# A copying model\n\nLicense: CC0-1.0\n"


@functools.cache
def tokenizer_model(alphabet: str = ALPHABET, control: tuple[str, ...] = ()) -> bytes:
    """Return a SentencePiece model whose pieces are the characters and the protection markers.

    Those in ``control`` have no text, and no text gives them.
    """
    trained = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([" ".join(alphabet.replace(" ", ""))]),
        model_writer=trained,
        model_type="char",
        vocab_size=len(set(alphabet)) + len(MARKERS) + len(CONTROL) + len(control),
        hard_vocab_limit=False,
        character_coverage=1.0,
        user_defined_symbols=list(MARKERS),
        control_symbols=list(control),
        normalization_rule_name="identity",
        add_dummy_prefix=True,
        minloglevel=2,
    )
    return trained.getvalue()


def build_package(
    parent: Path,
    pair: tuple[str, str] = ("ru", "kk"),
    version: str = "1.0",
    *,
    substitutions: Mapping[str, str] | None = None,
    positions: int = 96,
    **metadata: Any,
) -> Path:
    """Write a package folder into ``parent``, named as the Argos index names it; return it."""
    source, target = pair
    folder = parent / f"translate-{source}_{target}-{version.replace('.', '_')}"
    (folder / "model").mkdir(parents=True)
    (folder / "sentencepiece.model").write_bytes(tokenizer_model())
    described = {
        "package_version": version,
        "argos_version": "1.9.0",
        "from_code": source,
        "from_name": NAMES.get(source, source),
        "to_code": target,
        "to_name": NAMES.get(target, target),
        "maximum_pieces": positions - 8,
        **metadata,
    }
    (folder / "metadata.json").write_text(json.dumps(described), encoding="utf-8")
    (folder / "README.md").write_text(README, encoding="utf-8")
    copying_model(positions, tuple((substitutions or {}).items())).save(str(folder / "model"))
    return folder


def build_multilingual(
    parent: Path,
    languages: tuple[str, ...] = ("kk", "ru", "en"),
    version: str = "2.0",
    *,
    substitutions: Mapping[str, Mapping[str, str]] | None = None,
    positions: int = 96,
    **metadata: Any,
) -> Path:
    """Write the folder of a multilingual package; ``substitutions`` are those into a language."""
    folder = parent / f"translate-{'_'.join(languages)}-{version.replace('.', '_')}"
    (folder / "model").mkdir(parents=True)
    prefixes = {language: f"<2{language}>" for language in languages}
    control = tuple(prefixes.values())
    (folder / "sentencepiece.model").write_bytes(tokenizer_model(control=control))
    described = {
        "package_version": version,
        "argos_version": "1.9.0",
        "languages": [{"code": code, "name": NAMES[code]} for code in languages],
        "target_prefixes": prefixes,
        "maximum_pieces": positions - 8,
        **metadata,
    }
    (folder / "metadata.json").write_text(json.dumps(described), encoding="utf-8")
    (folder / "README.md").write_text(README, encoding="utf-8")
    rules = tuple(
        (prefix, tuple((substitutions or {}).get(language, {}).items()))
        for language, prefix in prefixes.items()
    )
    copying_model(positions, (), rules).save(str(folder / "model"))
    return folder


def zip_package(folder: Path, archive: Path) -> Path:
    """Pack a package folder as the Argos index does: one folder at the top."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for path in sorted(folder.rglob("*")):
            file.write(path, path.relative_to(folder.parent))
    return archive


@functools.cache
def copying_model(
    positions: int,
    substitutions: Substitutions,
    by_prefix: tuple[tuple[str, Substitutions], ...] = (),
) -> Any:
    """Return the specification of a model that copies up to ``positions`` tokens.

    A vector has four parts: which token it is, where it stands, what to write, what starts
    the target. The first two come from the embeddings; the decoder's attention fills the
    third, its self-attention the last.
    """
    control = tuple(prefix for prefix, _ in by_prefix)
    processor = sentencepiece.SentencePieceProcessor(model_proto=tokenizer_model(control=control))
    tokens = [processor.id_to_piece(number) for number in range(processor.get_piece_size())]
    size, written = len(tokens), len(tokens) + positions
    width = written + size + len(control)
    spec = specs.TransformerSpec.from_config((1, 1), num_heads=1, pre_norm=True)
    for half in (spec.encoder, spec.decoder):
        _clear(half, width)
        half.scale_embeddings = False
        half.position_encodings.encodings = np.eye(positions, width, size, dtype=np.float32)
        _embeddings(half).weight = np.eye(size, width, dtype=np.float32)
    attention = spec.decoder.layer[0].attention
    rename = np.eye(size, dtype=np.float32)
    for source, target in substitutions:
        rename[tokens.index(source)] = rename[tokens.index(target)]
    place = np.zeros((width, width), np.float32)
    place[size:written, size:written] = np.eye(positions)
    token = np.zeros((width, width), np.float32)
    token[written : written + size, :size] = rename.T
    attention.linear[0].weight = 10 * place
    attention.linear[1].weight = np.concatenate([10 * place, token])
    # Past the source's last token a decoder attends to its end, and so stops.
    end = tokens.index(END)
    attention.linear[0].bias[end] = 10 * np.sqrt(width / 8)
    attention.linear[1].weight[end, end] = 10
    attention.linear[2].weight = np.eye(width, dtype=np.float32)
    spec.decoder.projection.weight = np.eye(size, width, written, dtype=np.float32)
    spec.decoder.projection.bias = np.zeros(size, np.float32)
    if by_prefix:
        _read_prefix(spec.decoder.layer[0], tokens, written, by_prefix)
    spec.register_source_vocabulary(tokens)
    spec.register_target_vocabulary(tokens)
    spec.config.add_source_eos = True
    spec.validate()
    spec.optimize(quantization="int8")
    return spec


def _read_prefix(
    layer: Any, tokens: list[str], written: int, by_prefix: tuple[tuple[str, Substitutions], ...]
) -> None:
    """Make every position look at the first of the target, and write by what it finds there."""
    size, width = len(tokens), written + len(tokens) + len(by_prefix)
    marked = written + size
    attention = layer.self_attention.linear
    second = size + 1  # the place after the start, in the part of the places
    attention[0].bias[second] = 10
    attention[0].weight[width + second, second] = 10
    rules = []
    for number, (prefix, substitutions) in enumerate(by_prefix):
        attention[0].weight[2 * width + marked + number, tokens.index(prefix)] = 1
        rules += [(marked + number, *map(tokens.index, pair)) for pair in substitutions]
    # Little, lest the place be drowned out in the attention to the source.
    attention[1].weight = np.diag(np.arange(width) >= marked).astype(np.float32) / 10
    rows = max(8, len(rules))
    _fill(layer.ffn.linear_0, (rows, width))
    _fill(layer.ffn.linear_1, (width, rows))
    for row, (mark, source, target) in enumerate(rules):
        layer.ffn.linear_0.weight[row, [written + source, mark]] = 1, 10
        layer.ffn.linear_0.bias[row] = -1.5 * np.sqrt(width)
        layer.ffn.linear_1.weight[[written + source, written + target], row] = -20, 20


def _embeddings(half: Any) -> Any:
    return half.embeddings[0] if isinstance(half.embeddings, list) else half.embeddings


def _clear(half: Any, width: int) -> None:
    """Make every layer pass its input on unchanged."""
    norms = [half.layer_norm]
    for layer in half.layer:
        attentions = [layer.self_attention, *filter(None, [getattr(layer, "attention", None)])]
        for attention in attentions:
            norms.append(attention.layer_norm)
            # Self-attention has queries, keys and values in one matrix, the other keys and values.
            rows = (3, 1) if len(attention.linear) == 2 else (1, 2, 1)
            for linear, count in zip(attention.linear, rows, strict=True):
                _fill(linear, (count * width, width))
        norms.append(layer.ffn.layer_norm)
        _fill(layer.ffn.linear_0, (8, width))
        _fill(layer.ffn.linear_1, (width, 8))
    for norm in norms:
        norm.gamma = np.ones(width, np.float32)
        norm.beta = np.zeros(width, np.float32)


def _fill(linear: Any, shape: tuple[int, int]) -> None:
    linear.weight = np.zeros(shape, np.float32)
    linear.bias = np.zeros(shape[0], np.float32)
