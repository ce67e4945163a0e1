"""Cut sentences into the pieces a package's model knows, and put pieces together again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from toolkit.errors import PackageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.engines.packages import Package

# SentencePiece's space.
SPACE = "▁"


class Tokenizer(Protocol):
    """The tokenizer of one package."""

    def encode(self, sentence: str) -> list[str]:
        """Return the pieces of a sentence."""
        ...

    def decode(self, tokens: Sequence[str]) -> str:
        """Return the text of some pieces, with no white space around it."""
        ...

    def pieces(self) -> frozenset[str]:
        """Return all pieces it can produce from text; empty when it cannot say."""
        ...


class SentencePiece:
    """A ``sentencepiece.model``. Unlike Argos Translate, an underscore stays an underscore."""

    def __init__(self, path: Path) -> None:
        import sentencepiece

        # The path is opened by Python, which takes any name on any system.
        self._processor: Any = sentencepiece.SentencePieceProcessor(model_proto=path.read_bytes())

    def encode(self, sentence: str) -> list[str]:
        """Return the pieces, with no marks for start and end: those are the model's affair."""
        pieces: list[str] = self._processor.encode(sentence, out_type=str)
        return pieces

    def decode(self, tokens: Sequence[str]) -> str:
        """Return the text; pieces of another vocabulary, as Marian models have, included."""
        text: str = self._processor.decode_pieces(list(tokens))
        return text.replace(SPACE, " ").strip()

    def pieces(self) -> frozenset[str]:
        """Return the pieces that stand for text."""
        processor = self._processor
        return frozenset(
            processor.id_to_piece(number)
            for number in range(processor.get_piece_size())
            if not (
                processor.is_control(number)
                or processor.is_unknown(number)
                or processor.is_byte(number)
                or processor.is_unused(number)
            )
        )


class BytePairs:
    """A ``bpe.model`` with Moses tokens, as the oldest Argos packages have."""

    def __init__(self, path: Path, source: str, target: str) -> None:
        from argostranslate.tokenizer import BPETokenizer

        self._tokenizer: Any = BPETokenizer(path, source, target)
        self._tokenizer.lazy_load()

    def encode(self, sentence: str) -> list[str]:
        """Return the pieces."""
        pieces: list[str] = self._tokenizer.encode(sentence)
        return pieces

    def decode(self, tokens: Sequence[str]) -> str:
        """Return the text."""
        text: str = self._tokenizer.decode(list(tokens))
        return text.strip()

    def pieces(self) -> frozenset[str]:
        """Return nothing: byte pairs are rules, not a list."""
        return frozenset()


def load_tokenizer(package: Package) -> Tokenizer:
    """Load a package's tokenizer; raise PackageError when it does not load."""
    path = package.path / "sentencepiece.model"
    try:
        if path.is_file():
            return SentencePiece(path)
        path = package.path / "bpe.model"
        return BytePairs(path, *package.pair)
    except (OSError, RuntimeError, ValueError, IndexError, AttributeError) as error:
        raise PackageError(
            package.path, f"{path.name} does not load: {_first_line(error)}; get the package again"
        ) from None


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0][:200] if str(error) else type(error).__name__
