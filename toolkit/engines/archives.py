"""Unpack an ``.argosmodel`` file, trusting nothing in it.

Every entry is judged before the first byte is written, sizes are counted again while
unpacking, and whatever is refused leaves nothing behind.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import stat
import tempfile
import unicodedata
import zipfile
import zlib
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from toolkit.errors import PackageError, StorageError
from toolkit.storage import TEMPORARY_PREFIX, lock, reason

if TYPE_CHECKING:
    from collections.abc import Iterator

# The largest models people run on CTranslate2 in 8 bits are near 10 GB; they compress
# hardly at all, while a zip bomb of one layer reaches 1,000 to 1.
MAXIMUM_BYTES = 20 * 1024**3
MAXIMUM_RATIO = 100
MAXIMUM_ENTRIES = 10_000
# A ratio says nothing about small files: an empty table compresses very well.
RATIO_MATTERS_FROM = 10 * 1024**2

ENCRYPTED = 0x1  # APPNOTE.TXT of the ZIP format, 4.4.4, bit 0
BLOCK = 1024**2
# Names that Windows gives to devices, whatever follows the point.
DEVICE = re.compile(r"(?i)(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:[ .].*)?")
# What reading a damaged archive raises.
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError)


def unpack(archive: Path, folder: Path, only: str = "") -> Path:
    """Unpack an archive into ``folder``; return the package's folder in it.

    With ``only``, just files of that name are written. Raises PackageError for an archive
    that is damaged, hostile or no package, and StorageError when there is no room. The
    caller removes ``folder``.
    """
    try:
        with zipfile.ZipFile(archive) as file:
            entries = _judged(file, archive)
            chosen = [each for each in entries if only in ("", PurePosixPath(each.filename).name)]
            _make_room(chosen, folder)
            for entry in chosen:
                _write(file, entry, folder / entry.filename, archive)
    except OSError as error:
        raise StorageError(f"{error.filename or archive}: {reason(error)}") from None
    except DAMAGE as error:
        raise PackageError(archive, f"is damaged or no zip archive: {_words(error)}") from None
    top = {PurePosixPath(entry.filename).parts[0] for entry in entries}
    return folder / top.pop()


def unpacked(archive: Path) -> Path:
    """Return the folder of an archive's package, unpacked in the user's cache once."""
    import platformdirs

    known = archive.stat()
    name = f"{archive.resolve()} {known.st_size} {known.st_mtime_ns}"
    parent = platformdirs.user_cache_path("toolkit") / "packages"
    place = parent / hashlib.sha256(name.encode()).hexdigest()[:16]
    with lock(parent):
        if not place.is_dir():
            with staging(parent) as stage:
                unpack(archive, stage).rename(place)
    return place


@contextmanager
def staging(parent: Path) -> Iterator[Path]:
    """Give a new folder in ``parent``, gone at the end; what killed runs left goes too.

    The caller holds the lock of the folder it will move the result to.
    """
    try:
        parent.mkdir(parents=True, exist_ok=True)
        for leftover in parent.glob(f"{TEMPORARY_PREFIX}package-*"):
            shutil.rmtree(leftover, ignore_errors=True)
        folder = Path(tempfile.mkdtemp(prefix=f"{TEMPORARY_PREFIX}package-", dir=parent))
    except OSError as error:
        raise StorageError(f"{parent}: cannot be written: {reason(error)}") from None
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _judged(file: zipfile.ZipFile, archive: Path) -> list[zipfile.ZipInfo]:
    """Return the entries that are files; raise PackageError unless all may be unpacked."""
    entries = file.infolist()
    if len(entries) > MAXIMUM_ENTRIES:
        raise PackageError(archive, f"has {len(entries):,} entries; no Argos package has so many")
    for entry in entries:
        _judge_name(entry, archive)
        _judge_kind(entry, archive)
    _judge_size(entries, archive)
    files = [entry for entry in entries if not entry.is_dir()]
    tops = {PurePosixPath(entry.filename).parts[0] for entry in files}
    if len(tops) != 1 or any("/" not in entry.filename for entry in files):
        raise PackageError(archive, "does not hold one folder; it is no Argos package")
    _judge_places(files, archive)
    return files


def _judge_places(files: list[zipfile.ZipInfo], archive: Path) -> None:
    """See that each file has a place of its own, on every file system."""
    names = {PurePosixPath(_folded(entry.filename)): entry.filename for entry in files}
    if len(names) != len(files):
        raise PackageError(archive, "names a file twice; get the package again from its maker")
    for folder in {folder for path in names for folder in path.parents} & names.keys():
        raise PackageError(
            archive, f"has {names[folder]!r} as a file and as a folder; get the package again"
        )


def _folded(name: str) -> str:
    """Return one form of all names that are the same file on macOS or Windows."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())


def _judge_name(entry: zipfile.ZipInfo, archive: Path) -> None:
    # orig_filename is what the archive says, before zipfile mends it.
    name = entry.orig_filename
    parts = name.removesuffix("/").split("/")
    if (
        any(part.endswith((".", " ")) or not part or DEVICE.fullmatch(part) for part in parts)
        or any(character in name for character in '\\:<>"|?*')
        or not name.isprintable()
    ):
        raise PackageError(
            archive, f"names a file outside its folder or not portable, {name!r}; do not trust it"
        )


def _judge_kind(entry: zipfile.ZipInfo, archive: Path) -> None:
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise PackageError(archive, f"holds a link or device, {entry.filename!r}; do not trust it")
    if entry.flag_bits & ENCRYPTED:
        raise PackageError(archive, "is encrypted; get one that is not")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise PackageError(archive, "is compressed in a way Argos packages are not; get it again")


def _judge_size(entries: list[zipfile.ZipInfo], archive: Path) -> None:
    total = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    real = archive.stat().st_size
    if total > MAXIMUM_BYTES:
        raise PackageError(archive, f"would unpack to {total / 1e9:,.0f} GB; do not trust it")
    # One file of zeros hides in the size of an honest model, so each is judged by itself too.
    swollen = (
        size > RATIO_MATTERS_FROM and size > MAXIMUM_RATIO * held
        for size, held in [
            (total, min(packed, real)),
            *((entry.file_size, entry.compress_size) for entry in entries),
        ]
    )
    if any(swollen):
        raise PackageError(
            archive,
            f"would unpack to {total / 1e6:,.0f} MB from {real / 1e6:,.1f}; do not trust it",
        )


def _make_room(entries: list[zipfile.ZipInfo], folder: Path) -> None:
    needed = sum(entry.file_size for entry in entries)
    free = shutil.disk_usage(folder).free
    if needed > free:
        raise StorageError(
            f"{folder.parent}: needs {needed / 1e6:,.0f} MB, {free / 1e6:,.0f} are free; make room"
        )


def _write(file: zipfile.ZipFile, entry: zipfile.ZipInfo, path: Path, archive: Path) -> None:
    """Unpack one entry, to no more bytes than it declares."""
    path.parent.mkdir(parents=True, exist_ok=True)
    written = 0
    with file.open(entry) as packed, path.open("xb") as plain:
        while block := packed.read(BLOCK):
            written += len(block)
            if written > entry.file_size:
                raise PackageError(
                    archive, f"holds more in {entry.filename!r} than it says; do not trust it"
                )
            plain.write(block)
    if written != entry.file_size:
        raise PackageError(archive, f"is cut short in {entry.filename!r}; get it again")


def sync(folder: Path) -> None:
    """Bring a folder's files to disk, so that a crash after the move leaves them whole."""
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())


def _words(error: Exception) -> str:
    return str(error).splitlines()[0][:100].lower() if str(error) else type(error).__name__
