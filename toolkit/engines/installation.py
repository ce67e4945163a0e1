"""Install packages into the user's Argos folder, whole or not at all, and remove them.

Other programs, such as LibreTranslate, find what is installed here, and the other way
round.
"""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from typing import TYPE_CHECKING

from toolkit.engines.archives import staging, sync, unpack
from toolkit.engines.argos_settings import downloads_folder, package_folder
from toolkit.engines.packages import Place, installed_packages, read_package, shipped_packages
from toolkit.engines.trial import try_package
from toolkit.errors import NoModelError, PackageError, StorageError, UsageError
from toolkit.storage import lock, reason

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from toolkit.engines.packages import Package
    from toolkit.model import Pair


def install(path: Path) -> tuple[Package, tuple[Package, ...]]:
    """Install an ``.argosmodel`` file or a package's folder.

    Returns the package and those it replaced: other versions of its pair. Raises
    PackageError for one that is broken, hostile or does not translate, StorageError when
    it cannot be written; then everything is as it was.
    """
    target = package_folder()
    with lock(target), staging(target.parent) as stage:
        folder = _staged(path, stage / "new")
        package = read_package(folder, Place.INSTALLED, shown=path)
        try_package(package, shown=path)
        sync(folder)
        replaced = [old for old in installed_packages() if old.pair == package.pair]
        place = target / _folder_name(package)
        _move(folder, place, [old.path for old in replaced if old.path.parent == target], stage)
        return read_package(place, Place.INSTALLED), tuple(replaced)


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
    """Remove the installed packages of a pair; return what they were.

    Raises NoModelError when none is installed, UsageError when only the toolkit's own is there.
    """
    target = package_folder()
    with lock(target), staging(target.parent) as stage:
        found = [package for package in installed_packages() if package.pair == pair]
        if not found and any(package.pair == pair for package in shipped_packages()):
            raise UsageError(
                f"{pair} comes with the toolkit and cannot be removed; "
                "one that you install is used instead of it"
            )
        if not found:
            raise NoModelError(f"no installed package for {pair}; see 'toolkit models list'")
        for number, package in enumerate(found):
            try:
                package.path.rename(stage / f"old-{number}")
            except OSError as error:
                raise StorageError(f"{package.path}: cannot be removed: {reason(error)}") from None
        return tuple(found)


def _staged(path: Path, stage: Path) -> Path:
    """Return a copy of a package in ``stage``, made of plain files only."""
    try:
        stage.mkdir()
        if not path.is_dir():
            return unpack(path, stage)
        for file in path.rglob("*"):
            if file.is_symlink() or not (file.is_file() or file.is_dir()):
                raise PackageError(file, "is a link or device; a package has plain files only")
        return shutil.copytree(path, stage / "package")
    except OSError as error:
        raise StorageError(f"{error.filename or path}: cannot be copied: {reason(error)}") from None


def _folder_name(package: Package) -> str:
    """Name the folder as the Argos index does, whatever the archive says."""
    source, target = package.pair
    return f"translate-{source}_{target}-{package.version.replace('.', '_')}"


def _move(folder: Path, place: Path, replaced: list[Path], stage: Path) -> None:
    """Put ``folder`` at ``place`` and take the replaced ones away, or leave all as it was."""
    with ExitStack() as undo:
        try:
            if place.exists() and place not in replaced:
                replaced = [*replaced, place]
            for number, old in enumerate(replaced):
                aside = stage / f"old-{number}"
                old.rename(aside)
                undo.callback(aside.rename, old)
            folder.rename(place)
        except OSError as error:
            raise StorageError(f"{place}: cannot be written: {reason(error)}") from None
        undo.pop_all()
