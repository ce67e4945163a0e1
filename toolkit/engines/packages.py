"""Argos packages on disk: what is in a folder, where such folders are, which one is used.

A package is a folder with ``metadata.json``, ``model/`` for CTranslate2 and
``sentencepiece.model`` or ``bpe.model``. Format: argostranslate/package.py.
Reading one here loads no model.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from toolkit.annotation import LEMMA, Markers
from toolkit.errors import PackageError
from toolkit.model import Pair

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from toolkit.config import Project

METADATA = "metadata.json"
MODEL = Path("model", "model.bin")
TOKENIZERS = ("sentencepiece.model", "bpe.model")

# CTranslate2 cuts what it decodes at 256 tokens, so a longer source could not be answered.
MAXIMUM_PIECES = 256

# Argos Translate's own (argostranslate/translate.py), so that a package that says nothing
# else gives here what its maker saw.
LENGTH_PENALTY = 0.2

SHIPPED = Path(__file__).parent.parent / "packages"
"""Folder of the packages that come with the toolkit."""

LARGEST = 1_000_000  # no number in the metadata is near it; NaN and infinity are not below it

# Codes and versions become names of folders, so nothing else may be in them.
CODE = re.compile(r"[a-z]{2,3}(?:[_-][A-Za-z]{2,8})?")
VERSION = re.compile(r"[0-9A-Za-z]+(?:[._-][0-9A-Za-z]+)*")

# Markers of terms: brackets around what is no number, which a protection marker is.
ANNOTATION = re.compile(r"⟦[^⟦⟧\s\d]{1,8}⟧")

Setting = TypeVar("Setting", int, float, str)

LICENCE = re.compile(
    r"(?im)^[#>*\s]*licen[cs]e[*\s]*(?::[*\s]*(?P<same>\S.*)|\s*\n+(?P<next>\S.*))$"
)


class Place(StrEnum):
    """Where a package is; in this order they are preferred."""

    PROJECT = "project"
    INSTALLED = "installed"
    SHIPPED = "shipped"


@dataclass(frozen=True, slots=True)
class Package:
    """A package that can be loaded; ``markers`` is how many protection markers it keeps.

    A source of more than ``maximum_pieces`` tokens has to be divided first. A
    ``repetition_penalty`` above 1 keeps a weak model from saying a word twice, a high
    ``length_penalty`` from stopping early (CTranslate2's options; Keskar et al. 2019,
    Wu et al. 2016).

    ``annotation`` has the markers of a model that was trained to use terms written into its
    source (``toolkit.annotation``); None for any other. Its key in the metadata is
    ``"term_annotation": {"style": "lemma", "start": "⟦t⟧", "separator": "⟦=⟧", "end": "⟦/t⟧"}``,
    where "lemma" says that terms are given in their dictionary form. An annotation in a style
    that is not known here counts as none: the model translates plain text as well.

    ``source_prefix`` and ``source_suffix`` are tokens around the pieces of every source, as
    multilingual models want them: the language it is in, the end.

    These seven are keys of ours in ``metadata.json``, which other programs pass over.
    """

    path: Path
    pair: Pair
    version: str
    place: Place
    names: tuple[str, str]
    target_prefix: str = ""
    source_prefix: tuple[str, ...] = ()
    source_suffix: tuple[str, ...] = ()
    markers: int = 0
    maximum_pieces: int = MAXIMUM_PIECES
    repetition_penalty: float = 1.0
    length_penalty: float = LENGTH_PENALTY
    annotation: Markers | None = None

    def __str__(self) -> str:
        return f"{self.pair} {self.version}"

    @property
    def readme(self) -> str:
        """Text of the package's README.md, ``""`` without one."""
        try:
            return (self.path / "README.md").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ""

    @property
    def licence(self) -> str:
        """What the README says after the word license, ``""`` when it says nothing."""
        found = LICENCE.search(self.readme)
        return (found["same"] or found["next"]).strip(" *_") if found else ""

    @property
    def size(self) -> int:
        """Bytes of all its files."""
        return sum(path.stat().st_size for path in self.path.rglob("*") if path.is_file())


def read_package(folder: Path, place: Place, shown: Path | None = None) -> Package:
    """Read a package's metadata, and see that its files are there.

    Raises PackageError, for ``shown`` where the user knows the package by another path.
    """
    shown = shown or folder
    metadata = _metadata(folder, shown)
    if metadata.get("type", "translate") != "translate":
        raise PackageError(
            shown, f"is a package for '{metadata['type']}'; choose one that translates"
        )
    for key, pattern in (("from_code", CODE), ("to_code", CODE), ("package_version", VERSION)):
        value = metadata.get(key)
        if not isinstance(value, str) or not pattern.fullmatch(value):
            raise PackageError(
                shown, f"{METADATA} has no usable '{key}': {value!r}; get the package again"
            )
    if not (folder / MODEL).is_file():
        raise PackageError(shown, f"has no {MODEL.as_posix()}; get the package again")
    if not any((folder / tokenizer).is_file() for tokenizer in TOKENIZERS):
        raise PackageError(shown, f"has no {' or '.join(TOKENIZERS)}; get the package again")
    return Package(
        path=folder,
        pair=Pair(metadata["from_code"], metadata["to_code"]),
        version=metadata["package_version"],
        place=place,
        names=(str(metadata.get("from_name", "")), str(metadata.get("to_name", ""))),
        target_prefix=_of_type(metadata, "target_prefix", "", shown),
        source_prefix=_tokens(metadata, "source_prefix", shown),
        source_suffix=_tokens(metadata, "source_suffix", shown),
        markers=_of_type(metadata, "protection_markers", 0, shown),
        maximum_pieces=_of_type(metadata, "maximum_pieces", MAXIMUM_PIECES, shown),
        repetition_penalty=_of_type(metadata, "repetition_penalty", 1.0, shown),
        length_penalty=_of_type(metadata, "length_penalty", LENGTH_PENALTY, shown),
        annotation=_annotation(metadata, shown),
    )


def find_packages(project: Project) -> tuple[Package, ...]:
    """Return every package there is for a project, those used first before the others.

    The project's own come first, then those installed in the user's Argos folder, then
    those shipped with the toolkit; within a place the newest. Broken folders in the
    Argos folder are passed over, for other programs keep it too; a package named in the
    project's settings must be sound. Raises PackageError.
    """
    found = [
        *_newest_first(_of_project(project)),
        *_newest_first(installed_packages()),
        *_newest_first(shipped_packages()),
    ]
    return tuple(found)


def installed_packages() -> tuple[Package, ...]:
    """Return the packages in the user's Argos folders, broken ones left out."""
    from toolkit.engines.argos_settings import package_folders

    return tuple(
        package for folder in package_folders() for package in _sound(folder, Place.INSTALLED)
    )


def shipped_packages() -> tuple[Package, ...]:
    """Return the packages that come with the toolkit."""
    return tuple(_sound(SHIPPED, Place.SHIPPED))


def broken_packages() -> tuple[PackageError, ...]:
    """Say what is wrong with each folder in the user's Argos folders that cannot be used."""
    from toolkit.engines.argos_settings import package_folders

    found = []
    for folder in (folder for parent in package_folders() for folder in _folders(parent)):
        try:
            read_package(folder, Place.INSTALLED)
        except PackageError as error:
            found.append(error)
    return tuple(found)


def folder_name(package: Package) -> str:
    """Name a package's folder as the Argos index does, whatever it is called now."""
    source, target = package.pair
    return f"translate-{source}_{target}-{package.version.replace('.', '_')}"


def newest(version: str) -> tuple[tuple[int, str], ...]:
    """Return a key that sorts versions: ``1.10`` after ``1.9``."""
    return tuple(
        (int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"[._-]", version)
    )


def _metadata(folder: Path, shown: Path) -> dict[str, Any]:
    try:
        metadata = json.loads((folder / METADATA).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise PackageError(shown, f"has no {METADATA}; it is no Argos package") from None
    except OSError as error:
        raise PackageError(shown, f"{METADATA} cannot be read: {error.strerror}") from None
    except (ValueError, RecursionError):
        raise PackageError(
            shown, f"{METADATA} is not valid JSON in UTF-8; get the package again"
        ) from None
    if not isinstance(metadata, dict):
        raise PackageError(shown, f"{METADATA} is not a JSON object; get the package again")
    return metadata


def _of_type(metadata: dict[str, Any], key: str, default: Setting, shown: Path) -> Setting:
    value: Setting = metadata.get(key, default)
    right = type(value) is type(default) and (isinstance(value, str) or 0 <= value < LARGEST)
    if not right:
        raise PackageError(
            shown, f"{METADATA} has an unusable '{key}': {value!r}; get the package again"
        )
    return value


def _tokens(metadata: dict[str, Any], key: str, shown: Path) -> tuple[str, ...]:
    value = metadata.get(key, [])
    if isinstance(value, list) and all(isinstance(token, str) and token for token in value):
        return tuple(value)
    raise PackageError(
        shown, f"{METADATA} has an unusable '{key}': {value!r}; get the package again"
    )


def _annotation(metadata: dict[str, Any], shown: Path) -> Markers | None:
    """Read the markers of terms; raise PackageError when they are not three different ones."""
    value = metadata.get("term_annotation")
    if value is None:
        return None
    if isinstance(value, dict) and isinstance(value.get("style"), str):
        if value["style"] != LEMMA:
            return None
        found = [value.get(part) for part in ("start", "separator", "end")]
        sound = [part for part in found if isinstance(part, str) and ANNOTATION.fullmatch(part)]
        if len(set(sound)) == len(found):
            return Markers(*sound)
    raise PackageError(
        shown, f"{METADATA} has an unusable 'term_annotation': {value!r}; get the package again"
    )


def _of_project(project: Project) -> Iterator[Package]:
    from toolkit.engines.archives import unpacked

    for path in project.packages:
        if path.is_file():
            yield read_package(unpacked(path), Place.PROJECT, shown=path)
        elif path.is_dir():
            yield read_package(path, Place.PROJECT)
        else:
            raise PackageError(path, "no such package; correct 'packages' in the settings")


def _sound(parent: Path, place: Place) -> Iterator[Package]:
    for folder in _folders(parent):
        try:
            yield read_package(folder, place)
        except PackageError:
            continue


def _folders(parent: Path) -> list[Path]:
    try:
        return sorted(folder for folder in parent.iterdir() if folder.is_dir())
    except OSError:
        return []


def _newest_first(packages: Iterable[Package]) -> list[Package]:
    return sorted(packages, key=lambda package: newest(package.version), reverse=True)
