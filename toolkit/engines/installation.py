"""Install packages for the user, whole or not at all, and remove them.

Those with one direction go into the user's Argos folder, where other programs, such as
LibreTranslate, find them, and the other way round; multilingual ones, which only this
toolkit can run, into a folder of ours.
"""

from __future__ import annotations

import shutil
import tempfile
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.engines.archives import staging, sync, unpack
from toolkit.engines.argos_settings import downloads_folder, multilingual_folder, package_folder
from toolkit.engines.metadata import METADATA, Metadata
from toolkit.engines.packages import (
    Place,
    by_folder,
    folder_name,
    installed_packages,
    read_package,
    shipped_packages,
)
from toolkit.engines.trial import try_package
from toolkit.errors import NoModelError, PackageError, StorageError, UsageError
from toolkit.storage import TEMPORARY_PREFIX, lock, reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from toolkit.engines.packages import Package
    from toolkit.model import Pair

# Where in its stage a run keeps the package whose place the new one is about to take.
ASIDE = "aside"


def install(path: Path) -> tuple[Package, tuple[Package, ...]]:
    """Install an ``.argosmodel`` file or a package's folder.

    Returns the first package of its folder, and those of the folders it replaced: other
    versions for the same languages. Raises PackageError for one that is broken, hostile
    or does not translate, StorageError when it cannot be written; then everything is as
    it was.
    """
    # Known before anything is locked or copied: trying a large model takes minutes.
    return _install(path, _home(_languages(path)))


def install_pair(
    pair: Pair, progress: Callable[[int, int], None] | None = None
) -> tuple[Package, tuple[Package, ...]]:
    """Install the newest package of the Argos index for a pair; returns and raises as install.

    Also raises NoModelError when the index has none, PackageError when the network fails.
    """
    from toolkit.engines.index import available, download

    with lock(downloads_folder()):
        archive = download(available(pair), progress)
        try:
            return install(archive)
        finally:
            archive.unlink(missing_ok=True)


def remove(pair: Pair) -> tuple[Package, ...]:
    """Remove the installed packages of a pair; return what they were, one for each folder.

    A multilingual one, which has other pairs too, goes only where there is none for the
    pair alone. Raises NoModelError when none is installed, UsageError when only the
    toolkit's own is there.
    """
    for target in (package_folder(), multilingual_folder()):
        if removed := _remove(pair, target):
            return removed
    if any(package.pair == pair for package in shipped_packages()):
        raise UsageError(
            f"{pair} comes with the toolkit and cannot be removed; "
            "one that you install is used instead of it"
        )
    raise NoModelError(f"no installed package for {pair}; see 'toolkit models list'")


def _install(path: Path, target: Path) -> tuple[Package, tuple[Package, ...]]:
    with lock(target), _stage(target) as stage:
        folder = _staged(path, stage / "new")
        package = read_package(folder, Place.INSTALLED, shown=path)
        try_package(package, shown=path)
        sync(folder)
        wanted = set(package.directions)
        replaced = [old for old in _installed() if set(old.directions) == wanted]
        place = target / folder_name(package)
        _move(folder, place, [old.path for old in replaced if old.path.parent == target], stage)
        return read_package(place, Place.INSTALLED), tuple(replaced)


def _remove(pair: Pair, target: Path) -> tuple[Package, ...]:
    with lock(target), _stage(target) as stage:
        ours = (package for package in _installed() if _home(package.languages) == target)
        found = tuple(package for package in ours if pair in package.directions)
        for number, package in enumerate(found):
            try:
                package.path.rename(stage / f"old-{number}")
            except OSError as error:
                raise StorageError(f"{package.path}: cannot be removed: {reason(error)}") from None
        return found


def _home(languages: tuple[str, ...]) -> Path:
    return multilingual_folder() if languages else package_folder()


def _languages(path: Path) -> tuple[str, ...]:
    """Return the languages of a multilingual package; reads nothing but the metadata."""
    if path.is_dir():
        _refuse_links(path)
        return Metadata(path, path).languages()
    try:
        with tempfile.TemporaryDirectory() as folder:
            return Metadata(unpack(path, Path(folder), only=METADATA), path).languages()
    except OSError as error:
        raise StorageError(f"{error.filename or path}: cannot be read: {reason(error)}") from None


def _installed() -> Iterator[Package]:
    """Yield one package for each installed folder."""
    for packages in by_folder(installed_packages()):
        yield packages[0]


@contextmanager
def _stage(target: Path) -> Iterator[Path]:
    _put_back(target)
    with staging(target.parent) as stage:
        yield stage


def _staged(path: Path, stage: Path) -> Path:
    """Return a copy of a package in ``stage``."""
    try:
        stage.mkdir()
        return shutil.copytree(path, stage / "package") if path.is_dir() else unpack(path, stage)
    except OSError as error:
        raise StorageError(f"{error.filename or path}: cannot be copied: {reason(error)}") from None


def _refuse_links(folder: Path) -> None:
    for file in folder.rglob("*"):
        if file.is_symlink() or not (file.is_file() or file.is_dir()):
            raise PackageError(file, "is a link or device; a package has plain files only")


def _move(folder: Path, place: Path, replaced: list[Path], stage: Path) -> None:
    """Put ``folder`` at ``place`` and take the replaced ones away, or leave all as it was.

    The new one comes before the others go, so that a run that is killed leaves one or the
    other; what stood at the same place the next run puts back.
    """
    with ExitStack() as undo:
        try:
            place.parent.mkdir(exist_ok=True)
            if place.exists():
                (stage / ASIDE).mkdir()
                aside = place.rename(stage / ASIDE / place.name)
                undo.callback(aside.rename, place)
            folder.rename(place)
            undo.callback(place.rename, folder)
            for number, old in enumerate(path for path in replaced if path != place):
                gone = old.rename(stage / f"old-{number}")
                undo.callback(gone.rename, old)
        except OSError as error:
            raise StorageError(f"{place}: cannot be written: {reason(error)}") from None
        undo.pop_all()


def _put_back(target: Path) -> None:
    """Put back what a killed run had moved aside, unless the new one took its place already."""
    for aside in target.parent.glob(f"{TEMPORARY_PREFIX}package-*/{ASIDE}/*"):
        place = target / aside.name
        try:
            if not place.exists():
                aside.rename(place)
        except OSError as error:
            raise StorageError(f"{place}: cannot be written: {reason(error)}") from None
