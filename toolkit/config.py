"""A project: the folder people work in, and its settings.

A project is the nearest folder, upwards, with a ``toolkit.toml``, or a
``pyproject.toml`` that has a ``[tool.toolkit]`` table. Without one, the current
folder is a project with the default settings.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.errors import ConfigurationError, UsageError
from toolkit.model import LANGUAGES
from toolkit.storage import read_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping

SETTINGS_FILE = "toolkit.toml"

WANTED = {str: "a string", list: "a list of strings", bool: "true or false"}


@dataclass(frozen=True, slots=True)
class Project:
    """Where things are, and what to do when no option says so.

    ``source`` is None when the settings name no source language. ``packages``
    are folders or ``.argosmodel`` files to use before the installed models. ``fast``
    asks the engine for speed at some loss of quality, if it has a way.
    """

    root: Path
    source: str | None = None
    targets: tuple[str, ...] = ()
    engine: str = "argos"
    packages: tuple[Path, ...] = ()
    fast: bool = False

    def with_speed(self, fast: bool | None) -> Project:
        """Return the project with what an option says of ``fast``; None says nothing."""
        return self if fast is None else replace(self, fast=fast)

    @property
    def locales(self) -> Path:
        """Folder of the catalogues."""
        return self.root / "locales"

    @property
    def translations(self) -> Path:
        """Folder of the articles and the documents made from them."""
        return self.root / "translations"

    @property
    def memory(self) -> Path:
        """Folder of the TMX files."""
        return self.translations / "memory"

    @property
    def glossary(self) -> Path:
        """Folder of the termbase: the project's own, or the one shipped with the toolkit."""
        own = self.root / "glossary"
        return own if own.is_dir() else shipped_glossary()


def shipped_glossary() -> Path:
    """Return the folder of the termbase that comes with the toolkit."""
    package = Path(__file__).parent
    installed = package / "glossary"
    # An editable install has the folder where the repository has it.
    return installed if installed.is_dir() else package.parent / "glossary"


def open_project(folder: Path | None = None, near: Path | None = None) -> Project:
    """Return the project in ``folder``, or the one around ``near`` or the current folder.

    ``near`` is the file or folder a command is about: its project goes before the current
    folder's. Raises UsageError when ``folder`` is no folder, ConfigurationError
    for settings that cannot be used.
    """
    if folder is not None:
        if not folder.is_dir():
            raise UsageError(f"{folder}: no such folder; make it with 'toolkit init {folder}'")
        return _load(folder.resolve()) or Project(root=folder.resolve())
    try:
        here = Path.cwd()
    except FileNotFoundError:
        raise UsageError("the current folder is gone; go to another, or use --project") from None
    around = (near.resolve(), *near.resolve().parents) if near else ()
    for candidate in (*around, here, *here.parents):
        if project := _load(candidate):
            return project
    return Project(root=here)


def _load(folder: Path) -> Project | None:
    own = folder / SETTINGS_FILE
    if own.is_file():
        return _project(folder, own, _parse(own))
    shared = folder / "pyproject.toml"
    if shared.is_file() and "toolkit" in (tool := _table(_parse(shared), "tool", shared)):
        return _project(folder, shared, _table(tool, "toolkit", shared))
    return None


def _table(settings: Mapping[str, Any], name: str, path: Path) -> Mapping[str, Any]:
    table = settings.get(name, {})
    if not isinstance(table, dict):
        raise ConfigurationError(f"{path}: '{name}' must be a table, not {table!r}")
    return table


def _parse(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(read_bytes(path).decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{path}: not valid TOML: {error}") from None


def _project(root: Path, path: Path, settings: Mapping[str, Any]) -> Project:
    known: dict[str, type] = {
        "source": str,
        "targets": list,
        "engine": str,
        "packages": list,
        "fast": bool,
    }
    for key, value in settings.items():
        if key not in known:
            raise ConfigurationError(
                f"{path}: unknown setting '{key}'; known are {', '.join(known)}"
            )
        kind = known[key]
        if type(value) is not kind or (
            isinstance(value, list) and not all(isinstance(item, str) for item in value)
        ):
            raise ConfigurationError(f"{path}: '{key}' must be {WANTED[kind]}")
    for lang in [settings.get("source", "ru"), *settings.get("targets", [])]:
        if lang not in LANGUAGES:
            raise ConfigurationError(
                f"{path}: unknown language '{lang}'; known are {', '.join(LANGUAGES)}"
            )
    return Project(
        root=root,
        source=settings.get("source"),
        targets=tuple(settings.get("targets", ())),
        engine=settings.get("engine", "argos"),
        packages=tuple(root / item for item in settings.get("packages", ())),
        fast=settings.get("fast", False),
    )
