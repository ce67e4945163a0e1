"""Load what is in a package's folder, once for all its directions, and run it with CTranslate2."""

from __future__ import annotations

import json
import os
import re
from functools import cached_property
from typing import TYPE_CHECKING, Any

from toolkit.engines.tokenizers import load_tokenizer
from toolkit.errors import PackageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from toolkit.engines.packages import Package

# Tokens in one pass of the network, padding included: small enough to keep several busy at once.
BATCH_TOKENS = 512
# CTranslate2 gives the attention of the first head alone unless the file of the model says
# otherwise, as few do; 0 is the average of all. The value is the int16 behind the name.
ALIGNMENT_HEADS = re.compile(
    rb"decoder/alignment_heads\x00\x00\x02\x02\x00\x00\x00(?P<heads>..)", re.DOTALL
)
# A file over this many bytes is not read into memory a second time.
LARGE_FILE = 1_000_000_000
# The name stands in the first bytes, before any weights.
HEADER = 4096


class Network:
    """A loaded folder: its tokenizer and its model."""

    def __init__(self, package: Package) -> None:
        """Load both; raise PackageError when one does not load."""
        import ctranslate2

        self.path = package.path
        self.tokenizer = load_tokenizer(package)
        inter, intra = threads(_processors())
        try:
            self._translator: Any = ctranslate2.Translator(
                str(self.path / "model"),
                files=_files(self.path / "model"),
                device=os.environ.get("ARGOS_DEVICE_TYPE", "cpu"),
                compute_type=os.environ.get("ARGOS_COMPUTE_TYPE", "auto"),
                inter_threads=inter,
                intra_threads=intra,
            )
        except (RuntimeError, ValueError, MemoryError, OSError) as error:
            raise PackageError(
                self.path, f"the model does not load: {_one_line(error)}; get the package again"
            ) from None

    def translate(self, *texts: object, **options: Any) -> list[Any]:
        """Translate a batch of pieces; see CTranslate2's ``Translator.translate_batch``."""
        return self._ask(self._translator.translate_batch, *texts, **options)

    def score(self, *texts: object) -> list[Any]:
        """Score a batch of pieces; see CTranslate2's ``Translator.score_batch``."""
        return self._ask(self._translator.score_batch, *texts)

    @cached_property
    def target_tokens(self) -> frozenset[str]:
        """What the model can begin a target with; empty where no list of it can be read."""
        return frozenset(vocabulary(self.path / "model", "target"))

    def _ask(self, method: Callable[..., list[Any]], *texts: object, **options: Any) -> list[Any]:
        """Run a method on a batch; raise PackageError where it fails."""
        # No silent cut: what is longer has been divided.
        size = {"max_batch_size": BATCH_TOKENS, "batch_type": "tokens", "max_input_length": 0}
        try:
            return method(*texts, **size, **options)
        except RuntimeError as error:
            raise PackageError(
                self.path, f"the model failed: {_one_line(error)}; get another package"
            ) from None


def vocabulary(model: Path, side: str) -> set[str]:
    """Read the tokens of a side, "source" or "target"; empty where there is no list to read."""
    for name in (f"{side}_vocabulary", "shared_vocabulary"):
        for suffix in (".json", ".txt"):
            path = model / f"{name}{suffix}"
            if path.is_file():
                text = path.read_text(encoding="utf-8")
                tokens: Any = json.loads(text) if suffix == ".json" else text.split("\n")
                return set(tokens)
    return set()


def threads(processors: int) -> tuple[int, int]:
    """Return how many batches to run at once, and with how many threads each.

    Two batches of one thread take two thirds of the time of one batch of two threads.
    """
    at_once = max(1, min(4, processors))
    return at_once, max(1, processors // at_once)


def _files(folder: Path) -> dict[str, bytes] | None:
    """Return a model's files with the attention of all heads; None to take them as they are."""
    path = folder / "model.bin"
    if path.stat().st_size > LARGE_FILE:
        return None
    content = path.read_bytes()
    found = ALIGNMENT_HEADS.search(content, 0, HEADER)
    if not found:
        return None
    start, stop = found.span("heads")
    content = content[:start] + bytes(2) + content[stop:]
    others = (other for other in folder.iterdir() if other.is_file() and other != path)
    return {path.name: content, **{other.name: other.read_bytes() for other in others}}


def _processors() -> int:
    """Count the processors this process may use, which in a container are not all there are."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
