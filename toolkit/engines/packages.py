"""Argos packages on disk: what is in a folder, where such folders are, which one is used.

A package is a folder with ``metadata.json``, ``model/`` for CTranslate2 and
``sentencepiece.model`` or ``bpe.model``. Format: argostranslate/package.py. The folder of
a multilingual model gives a package for each direction. Reading one here loads no model.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.engines.metadata import Metadata
from toolkit.errors import PackageError
from toolkit.model import Pair

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from toolkit.annotation import Markers
    from toolkit.config import Project

MODEL = Path("model", "model.bin")
TOKENIZERS = ("sentencepiece.model", "bpe.model")

# CTranslate2 cuts what it decodes at 256 tokens, so a longer source could not be answered.
MAXIMUM_PIECES = 256

# Argos Translate's own (argostranslate/translate.py), so that a package that says nothing
# else gives here what its maker saw.
LENGTH_PENALTY = 0.2

SHIPPED = Path(__file__).parent.parent / "packages"
"""Folder of the packages that come with the toolkit."""

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

    With ``own_letters`` a target has only letters of its language (``engines.scripts``).
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

    ``languages`` are the codes of a multilingual model, whose folder has a package for each
    direction; () for a model with one. ``target_prefix`` is the token that starts a target:
    Argos's own key, or for a multilingual model that of the language in our key
    ``"target_prefixes": {"kk": "<2kk>", "ru": "<2ru>"}``.
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
    own_letters: bool = False
    repetition_penalty: float = 1.0
    length_penalty: float = LENGTH_PENALTY
    annotation: Markers | None = None
    languages: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.pair} {self.version}"

    @property
    def directions(self) -> tuple[Pair, ...]:
        """All pairs that the model in this folder translates."""
        return tuple(Pair(*pair) for pair in permutations(self.languages, 2)) or (self.pair,)

    @property
    def label(self) -> str:
        """Name of the whole folder for a person: ``ru→kk 1.0``, ``kk, ru, en 2.0``."""
        return f"{', '.join(self.languages)} {self.version}" if self.languages else str(self)

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


def read_packages(folder: Path, place: Place, shown: Path | None = None) -> tuple[Package, ...]:
    """Read a folder's metadata, and see that its files are there; a package for each direction.

    Raises PackageError, for ``shown`` where the user knows the package by another path.
    """
    shown = shown or folder
    metadata = Metadata(folder, shown)
    version, languages = metadata.version(), metadata.languages()
    directions = metadata.directions()
    # A tokenizer of byte pairs is made for one language (argostranslate/tokenizer.py).
    tokenizers = TOKENIZERS[:1] if languages else TOKENIZERS
    if not (folder / MODEL).is_file():
        raise PackageError(shown, f"has no {MODEL.as_posix()}; get the package again")
    if not any((folder / tokenizer).is_file() for tokenizer in tokenizers):
        raise PackageError(shown, f"has no {' or '.join(tokenizers)}; get the package again")
    first = Package(
        path=folder,
        pair=directions[0].pair,
        version=version,
        place=place,
        names=directions[0].names,
        source_prefix=metadata.tokens("source_prefix"),
        source_suffix=metadata.tokens("source_suffix"),
        markers=metadata.setting("protection_markers", 0),
        maximum_pieces=metadata.setting("maximum_pieces", MAXIMUM_PIECES),
        own_letters=bool(metadata.setting("own_letters", 0)),
        repetition_penalty=metadata.setting("repetition_penalty", 1.0),
        length_penalty=metadata.setting("length_penalty", LENGTH_PENALTY),
        annotation=metadata.annotation(),
        languages=languages,
    )
    return tuple(replace(first, **direction._asdict()) for direction in directions)


def read_package(folder: Path, place: Place, shown: Path | None = None) -> Package:
    """Read a folder's first package, which stands for the folder; raises as ``read_packages``."""
    return read_packages(folder, place, shown)[0]


def find_packages(project: Project) -> tuple[Package, ...]:
    """Return every package there is for a project, those used first before the others.

    The project's own come first, then those that the user installed, then those shipped
    with the toolkit; within a place the newest. Broken folders among the installed are
    passed over, for other programs keep it too; a package named in the
    project's settings must be sound. Raises PackageError.
    """
    found = [
        *_newest_first(_of_project(project)),
        *_newest_first(installed_packages()),
        *_newest_first(shipped_packages()),
    ]
    return tuple(found)


def installed_packages() -> tuple[Package, ...]:
    """Return the packages that the user installed, broken ones left out."""
    return tuple(
        package for folder in installed_folders() for package in _sound(folder, Place.INSTALLED)
    )


def shipped_packages() -> tuple[Package, ...]:
    """Return the packages that come with the toolkit."""
    return tuple(_sound(SHIPPED, Place.SHIPPED))


def broken_packages() -> tuple[PackageError, ...]:
    """Say what is wrong with each installed folder that cannot be used."""
    found = []
    for folder in (folder for parent in installed_folders() for folder in _folders(parent)):
        try:
            read_packages(folder, Place.INSTALLED)
        except PackageError as error:
            found.append(error)
    return tuple(found)


def installed_folders() -> tuple[Path, ...]:
    """Return the folders that packages are installed in: Argos's, and ours for multilingual."""
    from toolkit.engines.argos_settings import multilingual_folder, package_folders

    return (*package_folders(), multilingual_folder())


def by_folder(packages: Iterable[Package]) -> tuple[tuple[Package, ...], ...]:
    """Group the packages by their folder, in the order of the first of each."""
    folders: dict[Path, list[Package]] = {}
    for package in packages:
        folders.setdefault(package.path, []).append(package)
    return tuple(map(tuple, folders.values()))


def folder_name(package: Package) -> str:
    """Name a package's folder as the Argos index does, whatever it is called now."""
    languages = "_".join(package.languages or package.pair)
    return f"translate-{languages}-{package.version.replace('.', '_')}"


def newest(version: str) -> tuple[tuple[int, str], ...]:
    """Return a key that sorts versions: ``1.10`` after ``1.9``."""
    return tuple(
        (int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"[._-]", version)
    )


def _of_project(project: Project) -> Iterator[Package]:
    from toolkit.engines.archives import unpacked

    for path in project.packages:
        if path.is_file():
            yield from read_packages(unpacked(path), Place.PROJECT, shown=path)
        elif path.is_dir():
            yield from read_packages(path, Place.PROJECT)
        else:
            raise PackageError(path, "no such package; correct 'packages' in the settings")


def _sound(parent: Path, place: Place) -> Iterator[Package]:
    for folder in _folders(parent):
        try:
            yield from read_packages(folder, place)
        except PackageError:
            continue


def _folders(parent: Path) -> list[Path]:
    try:
        return sorted(folder for folder in parent.iterdir() if folder.is_dir())
    except OSError:
        return []


def _newest_first(packages: Iterable[Package]) -> list[Package]:
    return sorted(packages, key=lambda package: newest(package.version), reverse=True)
