"""Write a package as an ``.argosmodel`` file that any Argos runtime loads.

Format: a zip archive of one folder (argostranslate/package.py, ``install_from_path``). The
same package gives the same bytes on every machine: fixed times and rights, entries in
order, and nothing compressed, which would save a tenth and depend on the zlib at hand.

A package that brings no sentence splitter gets ours, lest Argos Translate download one: any
ONNX file in ``minisbd/`` (argostranslate/sbd.py) that MiniSBD can run.
"""

from __future__ import annotations

import dataclasses
import json
import os
import shutil
import stat
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.engines.metadata import METADATA
from toolkit.engines.packages import folder_name
from toolkit.errors import NoModelError, PackageError, StorageError, UsageError
from toolkit.model import LANGUAGES
from toolkit.storage import TEMPORARY_PREFIX, TEMPORARY_SUFFIX, reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.engines.packages import Package
    from toolkit.model import Pair

SUFFIX = ".argosmodel"
README = "README.md"
# The earliest time a zip archive can hold.
TIME = (1980, 1, 1, 0, 0, 0)
UNIX = 3
RIGHTS = (stat.S_IFREG | 0o644) << 16
# Where runtimes look for a sentence splitter.
SPLITTERS = ("minisbd", "stanza", "spacy")
FOLDERS = ("model", *SPLITTERS)
SPLITTER = Path(__file__).parents[1] / "packages" / "splitter" / "kk_ru_en.onnx"
"""The splitter we ship; made by toolkit/training/splitter.py."""
SPLIT = ("kk", "ru", "en")
ARGOS_VERSION = "1.9.0"
# What the metadata of a package with one direction must not have, as it has a pair instead.
MULTILINGUAL = ("languages", "target_prefixes")


def exported_packages(packages: tuple[Package, ...]) -> tuple[Package, ...]:
    """Return the first package of each pair, in the order of the pairs; raise NoModelError."""
    first = {package.pair: package for package in reversed(packages)}
    if not first:
        raise NoModelError("no package to export; there is none at all")
    return tuple(first[pair] for pair in sorted(first))


def exported_package(packages: tuple[Package, ...], pair: Pair) -> Package:
    """Return the first package of a pair; raise NoModelError when there is none."""
    for package in packages:
        if package.pair == pair:
            return package
    direct = ", ".join(sorted({str(package.pair) for package in packages})) or "none at all"
    raise NoModelError(f"no package for {pair} to export; there is {direct}")


def export(package: Package, path: Path, force: bool = False) -> Path:
    """Write a package to ``path`` and return it; a folder gets a file named as Argos does.

    Of a multilingual model it is one direction, a package like any other. The file is there
    whole or not at all. Raises UsageError when it is there already and not ``force``,
    PackageError for a package that only this toolkit can run, StorageError when the file
    cannot be written.
    """
    path = place(package, path, force)
    try:
        _write(package, path)
    except OSError as error:
        where = error.filename or path
        raise StorageError(f"{where}: cannot be read or written: {reason(error)}") from None
    return path


def place(package: Package, path: Path, force: bool = False) -> Path:
    """Return the file that ``export`` writes; raises as it does, before anything is written."""
    if package.source_prefix or package.source_suffix:
        raise PackageError(
            package.path,
            "puts language tags on its source, as Argos Translate and LibreTranslate cannot; "
            "it runs in this toolkit only",
        )
    if path.is_dir():
        path = path / f"{_name(package)}{SUFFIX}"
    if path.exists() and not force:
        raise UsageError(f"{path}: is there already; choose another --output, or add --force")
    return path


def _name(package: Package) -> str:
    return folder_name(dataclasses.replace(package, languages=()))


def _write(package: Package, path: Path) -> None:
    handle, name = tempfile.mkstemp(TEMPORARY_SUFFIX, TEMPORARY_PREFIX, path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            with zipfile.ZipFile(file, "w") as archive:
                for inside, content in _entries(package):
                    _add(archive, f"{_name(package)}/{inside}", content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _entries(package: Package) -> Iterator[tuple[str, Path | bytes]]:
    """Yield each file's path in the package, in order, with where its content is."""
    made = {METADATA: _metadata(package), README: _readme(package)}
    found: dict[str, Path | bytes] = dict(made)
    for file in package.path.rglob("*"):
        inside = file.relative_to(package.path)
        wanted = len(inside.parts) == 1 or inside.parts[0] in FOLDERS
        if wanted and not any(part.startswith(".") for part in inside.parts) and file.is_file():
            found.setdefault(inside.as_posix(), file)
    brought = {name.partition("/")[0] for name in found}.intersection(SPLITTERS)
    if package.pair.source in SPLIT and not brought:
        found[f"minisbd/{SPLITTER.name}"] = SPLITTER
    yield from sorted(found.items(), key=lambda entry: entry[0])


def _add(archive: zipfile.ZipFile, name: str, content: Path | bytes) -> None:
    entry = zipfile.ZipInfo(name, TIME)
    entry.create_system = UNIX
    entry.external_attr = RIGHTS
    if isinstance(content, bytes):
        archive.writestr(entry, content)
        return
    entry.file_size = content.stat().st_size  # zip64 where, and only where, it is needed
    with content.open("rb") as plain, archive.open(entry, "w") as packed:
        shutil.copyfileobj(plain, packed, 1024**2)


def _metadata(package: Package) -> bytes:
    """Return the metadata with every key a runtime may want; ours stay, and are passed over.

    In ASCII: Argos Translate reads the file in whatever encoding the system has.
    """
    source, target = package.pair
    names = [name or LANGUAGES.get(code, code) for name, code in _named(package)]
    known: dict[str, Any] = json.loads((package.path / METADATA).read_text(encoding="utf-8"))
    if package.languages:
        known = {key: value for key, value in known.items() if key not in MULTILINGUAL}
        known["target_prefix"] = package.target_prefix
    content = {
        "package_version": package.version,
        "argos_version": ARGOS_VERSION,
        "from_code": source,
        "from_name": names[0],
        "to_code": target,
        "to_name": names[1],
        **{key: value for key, value in known.items() if value != ""},
    }
    return (json.dumps(content, indent=2) + "\n").encode()


def _readme(package: Package) -> bytes:
    """Return the package's README.md, or one that says what is known where it has none."""
    names = " → ".join(name or code for name, code in _named(package))
    if package.readme:
        text = (package.path / README).read_bytes()
        return f"{_direction(package, names)}\n\n".encode() + text if package.languages else text
    return (
        f"# {names}, {package.version}\n\n"
        "License: not stated; ask the maker of the package\n\n"
        f"Origin: the package {folder_name(package)}\n"
    ).encode()


def _direction(package: Package, names: str) -> str:
    return (
        f"One of {len(package.directions)} directions, {names}, of the model "
        f"{folder_name(package)}, which the rest of this page is about."
    )


def _named(package: Package) -> Iterator[tuple[str, str]]:
    """Yield the name, if it has one, and the code of source and target."""
    return zip(package.names, package.pair, strict=True)
