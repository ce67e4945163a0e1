"""Hugging Face checkpoints on disk: of which kind one is, and whether all of it is there.

Nothing is loaded here: what is wrong is said before gigabytes are read. The kinds, and how
each says which language it reads and is to write:

    ========================  ==========  ===================  ============  =========
    model                     model_type  around the source    target says   tokenizer
    ========================  ==========  ===================  ============  =========
    OPUS-MT (Marian)          marian      ``>>kaz<<`` or none  nothing       source.spm
    M2M-100                   m2m_100     ``__ru__``           ``__kk__``    sentencepiece.bpe.model
    NLLB-200, Tilmash         m2m_100     ``rus_Cyrl``         ``kaz_Cyrl``  sentencepiece.bpe.model
    mBART, mBART-50           mbart       ``ru_RU``            ``kk_KZ``     sentencepiece.bpe.model
    MADLAD-400 (T5)           t5          ``<2kk>``            nothing       spiece.model
    ========================  ==========  ===================  ============  =========
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from toolkit.errors import PackageError, UsageError

if TYPE_CHECKING:
    from collections.abc import Container
    from pathlib import Path

    from toolkit.model import Pair

CONFIG = "config.json"
WEIGHTS = ("model.safetensors", "pytorch_model.bin")
# The published folders name the same file in one of these ways.
SENTENCEPIECE = ("sentencepiece.bpe.model", "spiece.model", "sentencepiece.model", "source.spm")
# What a kind of model needs besides config, weights and a SentencePiece model.
KINDS: dict[str, tuple[str, ...]] = {
    "marian": ("source.spm", "target.spm", "vocab.json"),
    "m2m_100": (),
    "mbart": (),
    "t5": (),
}
KNOWN = "OPUS-MT (Marian), M2M-100, NLLB-200, MADLAD-400 (T5) and mBART"
REPOSITORY = re.compile(r"\w[\w.-]*/\w[\w.-]*", re.ASCII)
LICENCES = ("LICENSE", "LICENSE.txt", "LICENSE.md", "LICENCE", "COPYING")
FRONT_MATTER = re.compile(r"\A---\s*\n(?P<keys>.*?\n)---\s*(?:\n|\Z)", re.DOTALL)
LICENCE_KEY = re.compile(
    r"(?im)^licen[cs]e(?P<name>_name)?:[ \t]*[\"']?(?P<value>[^\s\"'].*?)[\"']?\s*$"
)


@dataclass(frozen=True, slots=True)
class Language:
    """A language and what models call it; ``mbart`` is empty where mBART does not know it."""

    name: str
    flores: str
    mbart: str = ""


LANGUAGES = {
    "ar": Language("Arabic", "arb_Arab", "ar_AR"),
    "az": Language("Azerbaijani", "azj_Latn", "az_AZ"),
    "ba": Language("Bashkir", "bak_Cyrl"),
    "de": Language("German", "deu_Latn", "de_DE"),
    "en": Language("English", "eng_Latn", "en_XX"),
    "es": Language("Spanish", "spa_Latn", "es_XX"),
    "fr": Language("French", "fra_Latn", "fr_XX"),
    "kk": Language("Kazakh", "kaz_Cyrl", "kk_KZ"),
    "ko": Language("Korean", "kor_Hang", "ko_KR"),
    "ky": Language("Kyrgyz", "kir_Cyrl"),
    "ru": Language("Russian", "rus_Cyrl", "ru_RU"),
    "tg": Language("Tajik", "tgk_Cyrl"),
    "tk": Language("Turkmen", "tuk_Latn"),
    "tr": Language("Turkish", "tur_Latn", "tr_TR"),
    "tt": Language("Tatar", "tat_Cyrl"),
    "ug": Language("Uyghur", "uig_Arab"),
    "uk": Language("Ukrainian", "ukr_Cyrl", "uk_UA"),
    "uz": Language("Uzbek", "uzn_Latn"),
    "zh": Language("Chinese", "zho_Hans", "zh_CN"),
}


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A folder with all it needs: its kind, its SentencePiece model, what is said of its origin."""

    folder: Path
    kind: str
    tokenizer: Path
    origin: str
    licence: str
    positions: int | None

    @property
    def readme(self) -> str:
        """The text of the model card without its keys, ``""`` without one."""
        return FRONT_MATTER.sub("", _text(self.folder / "README.md")).strip()

    @property
    def licence_text(self) -> str:
        """The text of the licence, ``""`` when the folder does not hold it."""
        return next(filter(None, (_text(self.folder / name) for name in LICENCES)), "")


def read_checkpoint(folder: Path) -> Checkpoint:
    """See that a folder is a checkpoint of a known kind, and whole; raises PackageError."""
    if not folder.is_dir():
        raise PackageError(folder, "is no folder; name that of a Hugging Face checkpoint")
    config = _config(folder)
    kind = config.get("model_type")
    if not isinstance(kind, str) or kind not in KINDS:
        raise PackageError(folder, f"is a model of kind {kind!r}; known are {KNOWN}")
    if kind == "marian" and config.get("share_encoder_decoder_embeddings") is False:
        raise PackageError(folder, "has two vocabularies, which CTranslate2 cannot convert")
    _see_weights(folder)
    missing = [name for name in KINDS[kind] if not (folder / name).is_file()]
    names = KINDS[kind][:1] or SENTENCEPIECE
    tokenizer = next((folder / name for name in names if (folder / name).is_file()), None)
    if missing or tokenizer is None:
        lacks = missing[0] if missing else f"SentencePiece model ({', '.join(SENTENCEPIECE[:3])})"
        raise PackageError(folder, f"has no {lacks}; get the missing tokenizer file too")
    named = str(config.get("_name_or_path"))  # or where it lay when it was trained
    positions = config.get("max_position_embeddings")
    return Checkpoint(
        folder=folder,
        kind=kind,
        tokenizer=tokenizer,
        origin=named if REPOSITORY.fullmatch(named) else folder.resolve().name,
        licence=_licence(folder),
        positions=positions if isinstance(positions, int) else None,
    )


def tag(language: str, vocabulary: Container[str], side: str) -> str:
    """Return the token by which a model with this vocabulary knows a language.

    Raises UsageError, for the ``side`` of the pair, when there is none.
    """
    known = LANGUAGES.get(language, Language(language, language))
    short = known.flores.partition("_")[0]
    forms = (known.flores, f"__{language}__", known.mbart, f"<2{language}>")
    marian = (f">>{form}<<" for form in (known.flores, short, language))
    for form in (*forms, *marian):
        if form and form in vocabulary:
            return form
    raise UsageError(
        f"the model knows no {side} language '{language}'; "
        "if it has a token for it, name both with --tags SOURCE,TARGET"
    )


def package_readme(checkpoint: Checkpoint, pair: Pair) -> str:
    """Return the README.md of a package made from a checkpoint: licence, origin, model card."""
    licence = checkpoint.licence or "not stated; ask the maker of the model"
    card = f"\n## What its makers say\n\n{checkpoint.readme}\n" if checkpoint.readme else ""
    return (
        f"# {checkpoint.origin}: {pair}\n\nLicense: {licence}\n\n"
        f"Origin: the Hugging Face checkpoint {checkpoint.origin}, converted to CTranslate2 "
        f"in 8 bits. The licence is that of the checkpoint.\n{card}"
    )


def _config(folder: Path) -> dict[str, Any]:
    try:
        config = json.loads((folder / CONFIG).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise PackageError(folder, f"has no {CONFIG}; it is no Hugging Face checkpoint") from None
    except (OSError, ValueError, RecursionError):
        config = None
    if not isinstance(config, dict):
        raise PackageError(folder, f"{CONFIG} cannot be read as JSON; get the checkpoint again")
    return config


def _see_weights(folder: Path) -> None:
    """Raise PackageError unless the weights are there, in one file or in all of several."""
    if any((folder / name).is_file() for name in WEIGHTS):
        return
    for name in WEIGHTS:
        index = folder / f"{name}.index.json"
        if not index.is_file():
            continue
        try:
            parts = set(json.loads(index.read_text(encoding="utf-8"))["weight_map"].values())
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            raise PackageError(
                folder, f"{index.name} cannot be read; get the checkpoint again"
            ) from None
        missing = sorted(str(part) for part in parts if not (folder / str(part)).is_file())
        if missing:
            raise PackageError(
                folder, f"lacks {len(missing)} of {len(parts)} files of weights, {missing[0]} first"
            )
        return
    raise PackageError(folder, f"has no weights ({' or '.join(WEIGHTS)}); get the whole folder")


def _licence(folder: Path) -> str:
    """Return the licence the model card names, or the first line of the licence's own text."""
    found = FRONT_MATTER.match(_text(folder / "README.md"))
    named = (
        {match["name"]: match["value"] for match in LICENCE_KEY.finditer(found["keys"])}
        if found
        else {}
    )
    if value := named.get(None, "") if named.get(None) != "other" else named.get("_name", "other"):
        return (
            value.upper().replace("APACHE", "Apache")
            if value.lower().startswith(("cc", "mit", "apache"))
            else value
        )
    for name in LICENCES:
        if text := _text(folder / name).strip():
            return text.splitlines()[0].strip(" #")[:80]
    return ""


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
