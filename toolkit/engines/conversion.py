"""Turn a Hugging Face checkpoint on disk into a package: CTranslate2 in 8 bits, and its tags.

Needs PyTorch and Transformers, as ``pip install 'toolkit[convert]'`` brings them; what comes
out needs neither. Nothing is downloaded, and no code of the checkpoint's own is run.
"""

from __future__ import annotations

import importlib.util
import json
import shutil
import warnings
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from toolkit.engines.archives import staging, sync
from toolkit.engines.argos_settings import downloads_folder
from toolkit.engines.checkpoints import LANGUAGES, package_readme, read_checkpoint, tag
from toolkit.engines.installation import install
from toolkit.engines.metadata import METADATA
from toolkit.engines.packages import MAXIMUM_PIECES, Package, Place, read_package
from toolkit.engines.probing import kept_markers
from toolkit.engines.trial import try_package
from toolkit.errors import PackageError, StorageError, UsageError
from toolkit.storage import lock, reason

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from toolkit.engines.checkpoints import Checkpoint
    from toolkit.model import Pair

VERSION = "1.0"
QUANTIZATION = "int8"
# Transformers ranks by the mean over the tokens, and the published figures are made with it.
LENGTH_PENALTY = 1.0
NEEDED = ("torch", "transformers")


@dataclass(frozen=True, slots=True)
class Tags:
    """Tokens before and after the pieces of a source, and before those of its translation.

    ``end`` says that the end of the sentence, alone, follows the source; the converted
    model then adds it by itself, as it does for any runtime. ``start`` is what its decoder
    begins with, where that is no token of its own.
    """

    prefix: tuple[str, ...] = ()
    suffix: tuple[str, ...] = ()
    target: str = ""
    end: bool = True
    start: str = ""


def convert_and_install(
    folder: Path, pair: Pair, tags: tuple[str, str] | None = None
) -> tuple[Package, tuple[Package, ...]]:
    """Convert a checkpoint and install the package; returns and raises as ``install``.

    Also raises PackageError for a checkpoint that cannot be converted, UsageError for a
    language it does not know or when a library is missing.
    """
    checkpoint = read_checkpoint(folder)
    parent = downloads_folder()
    with lock(parent), staging(parent) as stage:
        return install(write_package(checkpoint, pair, stage, tags))


def convert(
    folder: Path, pair: Pair, parent: Path, tags: tuple[str, str] | None = None, force: bool = False
) -> Package:
    """Convert a checkpoint into a package's folder in ``parent``; there whole or not at all.

    Raises as ``convert_and_install``, and UsageError when the folder is there already.
    """
    checkpoint, place = read_checkpoint(folder), parent / _name(pair)
    with lock(parent), staging(parent) as stage:
        if place.exists() and not force:
            raise UsageError(f"{place}: is there already; choose another --output, or add --force")
        made = write_package(checkpoint, pair, stage, tags)
        try_package(read_package(made, Place.PROJECT, shown=folder), shown=folder)
        sync(made)
        with ExitStack() as undo:
            try:
                if place.exists():
                    aside = place.rename(stage / "replaced")
                    undo.callback(aside.rename, place)
                made.rename(place)
            except OSError as error:
                raise StorageError(f"{place}: cannot be written: {reason(error)}") from None
            undo.pop_all()
    return read_package(place, Place.PROJECT)


def write_package(
    checkpoint: Checkpoint,
    pair: Pair,
    parent: Path,
    wanted: tuple[str, str] | None = None,
    quantization: str = QUANTIZATION,
) -> Path:
    """Write a package into ``parent`` and return its folder; raises as ``convert``.

    ``wanted`` are the tokens that stand for the two languages, where they are not known.
    """
    see_libraries()
    folder = parent / _name(pair)
    try:
        folder.mkdir()
        with _quiet():
            tags = _write_model(checkpoint, pair, folder / "model", wanted, quantization)
        shutil.copyfile(checkpoint.tokenizer, folder / "sentencepiece.model")
    except OSError as error:
        raise StorageError(
            f"{error.filename or checkpoint.folder}: cannot be read or written: {reason(error)}"
        ) from None
    content = _metadata(checkpoint, pair, tags)
    _write_json(folder / METADATA, content)
    (folder / "README.md").write_text(package_readme(checkpoint, pair), encoding="utf-8")
    if checkpoint.licence_text:
        (folder / "LICENSE").write_text(checkpoint.licence_text, encoding="utf-8")
    try:
        kept = kept_markers(read_package(folder, Place.PROJECT))
    except PackageError as error:
        raise PackageError(checkpoint.folder, f"cannot be converted: {error.what}") from None
    _write_json(folder / METADATA, {**content, "protection_markers": kept})
    return folder


def _write_json(path: Path, content: object) -> None:
    text = json.dumps(content, ensure_ascii=False, indent=2)
    path.write_text(text + "\n", encoding="utf-8")


def _name(pair: Pair) -> str:
    return f"translate-{pair.source}_{pair.target}-{VERSION.replace('.', '_')}"


def see_libraries() -> None:
    """Raise UsageError unless the libraries that convert models are installed."""
    missing = [name for name in NEEDED if importlib.util.find_spec(name) is None]
    if missing:
        raise UsageError(
            f"converting a model needs {' and '.join(missing)}; "
            "install them with: pip install 'toolkit[convert]'"
        )


def _write_model(
    checkpoint: Checkpoint,
    pair: Pair,
    folder: Path,
    wanted: tuple[str, str] | None,
    quantization: str,
) -> Tags:
    tokenizers: list[Any] = []
    try:
        _converter(checkpoint, tokenizers).convert(str(folder), quantization=quantization)
        tags = _tags(checkpoint, tokenizers[0], pair, wanted)
    except (PackageError, UsageError):
        raise
    except Exception as error:  # whatever a damaged file brings about
        words = str(error).strip().splitlines()
        what = f"{type(error).__name__}: {words[0][:200]}" if words else type(error).__name__
        raise PackageError(checkpoint.folder, f"cannot be converted: {what}") from None
    _complete(checkpoint, folder, tokenizers[0], tags)
    return tags


def _converter(checkpoint: Checkpoint, tokenizers: list[Any]) -> Any:
    """Return CTranslate2's converter, with what it leaves out; fills ``tokenizers`` at work."""
    from ctranslate2.converters import TransformersConverter

    class Converter(TransformersConverter):  # type: ignore[misc]
        def load_model(self, model_class: Any, path: str, **options: Any) -> Any:
            model, found = model_class.from_pretrained(
                path, local_files_only=True, output_loading_info=True, **options
            )
            if checkpoint.kind == "mbart":  # as all of them are, and not all say
                model.config.normalize_before = model.config.normalize_embedding = True
            if missing := sorted(found["missing_keys"]):
                raise PackageError(path, f"lacks {len(missing)} of its weights, as {missing[0]}")
            return model

        def load_tokenizer(self, tokenizer_class: Any, path: str, **options: Any) -> Any:
            tokenizer = tokenizer_class.from_pretrained(path, local_files_only=True, **options)
            # The languages of M2M-100 are in this list only.
            tokens = tokenizer.get_vocab() | getattr(tokenizer, "lang_token_to_id", {})
            tokenizer.get_vocab = lambda: tokens
            tokenizers.append(tokenizer)
            return tokenizer

    return Converter(str(checkpoint.folder))


def _tags(
    checkpoint: Checkpoint, tokenizer: Any, pair: Pair, wanted: tuple[str, str] | None
) -> Tags:
    """Find out, from the tokenizer itself, what stands around a source and before a target."""
    vocabulary = _Vocabulary(tokenizer)
    if unknown := [token for token in wanted or () if token not in vocabulary]:
        raise UsageError(f"the model has no token '{unknown[0]}'; correct --tags")
    if checkpoint.kind == "marian":
        many = wanted or any(token.startswith(">>") for token in tokenizer.get_vocab())
        return (
            Tags((wanted[1] if wanted else tag(pair.target, vocabulary, "target"),))
            if many
            else Tags()
        )
    target = wanted[1] if wanted else tag(pair.target, vocabulary, "target")
    if checkpoint.kind == "t5":
        pieces = tokenizer.convert_ids_to_tokens(tokenizer(f"{target} а").input_ids)
        return Tags(tuple(pieces[: pieces.index(target) + 1]))
    source = wanted[0] if wanted else tag(pair.source, vocabulary, "source")
    tokenizer.src_lang = source.strip("_")
    prefix = tuple(tokenizer.convert_ids_to_tokens(tokenizer.prefix_tokens))
    suffix = tuple(tokenizer.convert_ids_to_tokens(tokenizer.suffix_tokens))
    if suffix == (tokenizer.eos_token,):
        return Tags(prefix, (), target)
    if checkpoint.kind != "mbart":
        return Tags(prefix, suffix, target, end=False)
    # mBART-25 has the languages after the end, and begins its answers with that of the target.
    return Tags(prefix, suffix, "", end=False, start=target)


class _Vocabulary:
    """The tokens of a tokenizer: those of languages are not in all its lists."""

    def __init__(self, tokenizer: Any) -> None:
        self._tokenizer = tokenizer

    def __contains__(self, token: object) -> bool:
        number = self._tokenizer.convert_tokens_to_ids(token)
        return number is not None and number != self._tokenizer.unk_token_id


def _complete(checkpoint: Checkpoint, folder: Path, tokenizer: Any, tags: Tags) -> None:
    """Make the model end its sources, and its vocabulary have the tags where they belong."""
    path = folder / "shared_vocabulary.json"
    vocabulary = json.loads(path.read_text(encoding="utf-8"))
    for token in (*tags.prefix, *tags.suffix, *filter(None, (tags.target, tags.start))):
        number = tokenizer.convert_tokens_to_ids(token)
        if not 0 <= number < len(vocabulary):
            raise PackageError(
                checkpoint.folder, f"its model has no place for the token {token!r}; get it again"
            )
        if vocabulary[number] != token:
            vocabulary = [f"madeupword-{token}" if same == token else same for same in vocabulary]
            vocabulary[number] = token
    _write_json(path, vocabulary)
    path = folder / "config.json"
    config = json.loads(path.read_text(encoding="utf-8")) | {"add_source_eos": tags.end}
    if checkpoint.kind == "mbart":  # the converter leaves what it cannot tell empty
        config["bos_token"] = config["bos_token"] or "<s>"
        config["decoder_start_token"] = tags.start or tokenizer.eos_token
    _write_json(path, config)


def _metadata(checkpoint: Checkpoint, pair: Pair, tags: Tags) -> dict[str, Any]:
    names = [LANGUAGES[code].name if code in LANGUAGES else code for code in pair]
    # One for the end, and one because some count from the place after the padding.
    around = len(tags.prefix) + len(tags.suffix) + 2
    fit = (checkpoint.positions or 2 * MAXIMUM_PIECES) - around
    content: dict[str, Any] = {
        "package_version": VERSION,
        "argos_version": "1.9.0",
        "from_code": pair.source,
        "from_name": names[0],
        "to_code": pair.target,
        "to_name": names[1],
        "maximum_pieces": min(fit, MAXIMUM_PIECES),
        "length_penalty": LENGTH_PENALTY,
    }
    if tags.target:
        content["target_prefix"] = tags.target
    for key, tokens in (("source_prefix", tags.prefix), ("source_suffix", tags.suffix)):
        if tokens:
            content[key] = list(tokens)
    return content


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep what Transformers has to say to developers from our users."""
    from transformers.utils import logging

    level = logging.get_verbosity()
    logging.set_verbosity(logging.CRITICAL)
    logging.disable_progress_bar()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.set_verbosity(level)
        logging.enable_progress_bar()
