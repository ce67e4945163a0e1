"""Read and write files so that a crash, a full disk or a second run never leaves half of one."""

from __future__ import annotations

import hashlib
import os
import platform
import tempfile
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.errors import DocumentError, FileChangedError, StorageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

BOM = "\ufeff"

# What an interrupted run may leave behind; hidden, so that no tool takes it for work.
TEMPORARY_PREFIX = ".toolkit-"
TEMPORARY_SUFFIX = ".tmp"


def read_bytes(path: Path) -> bytes:
    """Read a whole file; raise StorageError, in words a person understands, when it cannot be."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise StorageError(f"{path}: no such file; check the name and the folder") from None
    except IsADirectoryError:
        raise StorageError(f"{path}: is a folder; name a file in it") from None
    except OSError as error:
        raise StorageError(f"{path}: cannot be read: {reason(error)}") from None


def read_text(path: Path) -> str:
    """Read a UTF-8 file with its line ends and byte order mark kept as they are.

    Raises StorageError when it cannot be read and DocumentError, naming byte and
    line, when it is not UTF-8.
    """
    return decode(read_bytes(path), path)


def decode(content: bytes, path: Path) -> str:
    """Decode UTF-8 strictly; the error names the byte, its offset and the line."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        byte = content[error.start]
        raise DocumentError(
            path, f"not UTF-8: byte 0x{byte:02x} at offset {error.start}; save it as UTF-8", line
        ) from None


def read_if_there(path: Path) -> bytes | None:
    """Return what a file holds, None when there is none; raise StorageError as read_bytes does."""
    return read_bytes(path) if path.exists() else None


def differing(contents: Mapping[Path, bytes]) -> dict[Path, bytes]:
    """Return those of the files whose content on disk is another one, or which are not there."""
    return {path: content for path, content in contents.items() if _differs(path, content)}


def write_all(
    contents: Mapping[Path, bytes], read: Mapping[Path, bytes | None] | None = None
) -> tuple[Path, ...]:
    """Write the files whose content differs; return those, in order.

    Every new content is on disk before the first file is replaced, and each
    replacement is atomic: whenever the process dies, each file is old or new.
    ``read`` says what files held when their new content was made, None for one
    that was not there. Raises FileChangedError when one holds something else by
    now, and StorageError when one cannot be written, both with no file changed.
    """
    real = {path: Path(os.path.realpath(path)) for path in contents}
    changed = differing({real[path]: content for path, content in contents.items()})
    for folder in {path.parent for path in changed}:
        _sweep(folder)
    with ExitStack() as leftovers:
        ready: list[tuple[Path, Path]] = []
        for path, content in changed.items():
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                temporary = _write_temporary(path, content)
            except OSError as error:
                raise StorageError(f"{path}: cannot be written: {reason(error)}") from None
            leftovers.callback(temporary.unlink, missing_ok=True)
            ready.append((temporary, path))
        for path, held in (read or {}).items():
            if read_if_there(path) != held:
                raise FileChangedError(f"{path}: was changed meanwhile; run the command again")
        for temporary, path in ready:
            try:
                temporary.replace(path)
            except OSError as error:
                raise StorageError(f"{path}: cannot be replaced: {reason(error)}") from None
    for folder in {path.parent for path in changed}:
        _sync_folder(folder)
    return tuple(path for path in contents if real[path] in changed)


@contextmanager
def lock(folder: Path, waiting: Callable[[], None] | None = None) -> Iterator[None]:
    """Hold ``folder`` for this process: a second one waits here until the first is done.

    Whoever changes files of a project holds the lock of its folder. ``waiting``
    is called once when there is something to wait for. The lock file lies in the
    user's cache, not among the user's files; against another user's run on the
    same folder, the ``read`` of ``write_all`` protects.
    """
    import platformdirs
    from filelock import FileLock, Timeout

    name = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]
    path = platformdirs.user_cache_path("toolkit") / "locks" / f"{name}.lock"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        held = FileLock(path)
        try:
            held.acquire(timeout=0)
        except Timeout:
            if waiting:
                waiting()
            held.acquire()
    except OSError as error:
        raise StorageError(
            f"{path}: cannot be locked: {reason(error)}; set XDG_CACHE_HOME to a writable folder"
        ) from None
    try:
        yield
    finally:
        held.release()


def reason(error: OSError) -> str:
    """Say in a few words what the operating system said."""
    return (error.strerror or type(error).__name__).lower()


def _differs(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() != content
    except OSError:
        return True


def _prefix(process: int | str) -> str:
    return f"{TEMPORARY_PREFIX}{platform.node()}-{process}-"


def _write_temporary(path: Path, content: bytes) -> Path:
    handle, name = tempfile.mkstemp(
        prefix=_prefix(os.getpid()), suffix=TEMPORARY_SUFFIX, dir=path.parent
    )
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp makes files private; a catalogue is as readable as its neighbours.
        temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _umask() -> int:
    current = os.umask(0o022)
    os.umask(current)
    return current


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sweep(folder: Path) -> None:
    """Remove what runs left here that were killed: of this machine, and no longer alive."""
    for leftover in folder.glob(f"{TEMPORARY_PREFIX}*{TEMPORARY_SUFFIX}"):
        process = leftover.name.removeprefix(_prefix("")[:-1]).split("-")[0]
        if process.isdigit() and not _is_alive(int(process)):
            leftover.unlink(missing_ok=True)


def _is_alive(process: int) -> bool:
    if os.name != "posix":  # on Windows signal 0 would end it
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
