"""Cut a SentencePiece vocabulary down to what a few languages use.

The result is a plain SentencePiece model, so any runtime encodes with it and no more:
it normalises by itself and knows the protection markers as whole pieces.
"""

from __future__ import annotations

import io
import tempfile
import unicodedata
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sentencepiece
from sentencepiece import sentencepiece_model_pb2

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Its classes are made at import, so a type checker sees none.
protocol: Any = sentencepiece_model_pb2

# The pieces <unk>, <s>, </s> and <pad> come first, in this order.
CONTROL_PIECES = 4
UNKNOWN, START, END, PADDING = range(CONTROL_PIECES)
# Compatibility normalisation would turn № into No and … into three full stops.
KEPT_AS_WRITTEN = frozenset("№…²³")


def target_prefix(language: str) -> str:
    """Name the piece that starts a target and says its language (Johnson et al. 2017)."""
    return f"<2{language}>"


def prune(
    model: Path,
    texts: Iterable[str],
    size: int,
    markers: Sequence[str],
    extra: Iterable[str] = KEPT_AS_WRITTEN,
) -> tuple[bytes, tuple[str, ...]]:
    """Return a model of the ``size`` pieces most used in ``texts``, and its pieces.

    Single characters stay whatever their count, so that no word becomes unknown.
    ``markers`` and ``extra`` are added as pieces of their own.
    """
    proto = protocol.ModelProto.FromString(model.read_bytes())
    normaliser = normalisation()
    proto.normalizer_spec.CopyFrom(normaliser)
    full = sentencepiece.SentencePieceProcessor(model_proto=proto.SerializeToString())
    counts: Counter[int] = Counter()
    for ids in full.encode(list(texts)):
        counts.update(ids)
    kept = _most_used(proto, counts, size - len(markers) - len(frozenset(extra)))
    pieces = [proto.pieces[number] for number in kept]
    del proto.pieces[:]
    proto.pieces.extend(pieces)
    for text in (*markers, *sorted(extra)):
        proto.pieces.add(piece=text, score=0.0, type=proto.SentencePiece.USER_DEFINED)
    proto.trainer_spec.vocab_size = len(proto.pieces)
    return proto.SerializeToString(), tuple(piece.piece for piece in proto.pieces)


def extended(model: bytes, pieces: Iterable[str], control: bool = False) -> bytes:
    """Return a vocabulary with more pieces at its end, each never divided, none twice.

    A ``control`` piece is never read from text and leaves none behind.
    """
    proto = protocol.ModelProto.FromString(model)
    known = {piece.piece for piece in proto.pieces}
    kinds = proto.SentencePiece
    for text in dict.fromkeys(pieces):
        if text not in known:
            kind = kinds.CONTROL if control else kinds.USER_DEFINED
            proto.pieces.add(piece=text, score=0.0, type=kind)
    proto.trainer_spec.vocab_size = len(proto.pieces)
    content: bytes = proto.SerializeToString()
    return content


def normalisation() -> Any:
    """Build NFKC as SentencePiece rules, save for the characters kept as written.

    Rules for Hangul, Chinese and Japanese are left out: they would be 150 kB.
    SentencePiece only compiles rules while training, so a throw-away model is trained.
    """
    rules = "\n".join(_rules())
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder, "rules.tsv")
        table.write_text(rules + "\n", encoding="utf-8")
        trained = io.BytesIO()
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(["а б в"]),
            model_writer=trained,
            model_type="char",
            hard_vocab_limit=False,
            normalization_rule_tsv=str(table),
            minloglevel=2,
        )
    return protocol.ModelProto.FromString(trained.getvalue()).normalizer_spec


def _most_used(proto: Any, counts: Counter[int], size: int) -> list[int]:
    numbers = range(CONTROL_PIECES, len(proto.pieces))
    characters = [n for n in numbers if len(proto.pieces[n].piece) == 1 and counts[n]]
    by_count = sorted(numbers, key=lambda n: (-counts[n], n))
    chosen = dict.fromkeys([*range(CONTROL_PIECES), *characters, *by_count])
    return sorted(list(chosen)[:size])


def _rules() -> Iterable[str]:
    for code in (*range(0x3000), *range(0xFB00, 0xFB07), *range(0xFF00, 0xFFF0)):
        character = chr(code)
        if character in KEPT_AS_WRITTEN:
            continue
        compatible = unicodedata.normalize("NFKC", character)
        if unicodedata.category(character) == "Cf":  # invisible: soft hyphen, joiners
            compatible = ""
        elif character.isspace():
            compatible = " "
        if compatible != character:
            yield _rule(character, compatible)
        decomposed = unicodedata.normalize("NFD", character)
        if len(decomposed) > 1 and unicodedata.normalize("NFC", decomposed) == character:
            yield _rule(decomposed, character)


def _rule(before: str, after: str) -> str:
    return "\t".join(" ".join(f"{ord(c):X}" for c in text) for text in (before, after))
