"""Get packages from the Argos package index: over the network, in steps that can be resumed."""

from __future__ import annotations

import logging
import re
import socket
import sys
import urllib.error
import urllib.request
from contextlib import contextmanager
from http.client import HTTPException
from typing import TYPE_CHECKING, Any

from toolkit import __version__
from toolkit.engines.argos_settings import downloads_folder, settings
from toolkit.engines.metadata import CODE, VERSION
from toolkit.engines.packages import newest
from toolkit.errors import NoModelError, PackageError, StorageError
from toolkit.model import Pair
from toolkit.storage import reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

TIMEOUT_SECONDS = 30
ATTEMPTS = 3
BLOCK = 256 * 1024
CONTENT_RANGE = re.compile(r"bytes (\d+)-\d+/\d+")


def available(pair: Pair) -> Any:
    """Return the newest package of a pair in the index: Argos's ``AvailablePackage``.

    Raises NoModelError when the index has none, PackageError when it cannot be read.
    """
    packages = [package for package in _index() if _usable(package)]
    found = [package for package in packages if (package.from_code, package.to_code) == pair]
    if found:
        return max(found, key=lambda package: newest(package.package_version))
    near = sorted(
        {
            Pair(package.from_code, package.to_code)
            for package in packages
            if package.from_code == pair.source or package.to_code == pair.target
        }
    )
    has = (
        ", ".join(str(other) for other in near) or f"nothing from {pair.source} or to {pair.target}"
    )
    raise NoModelError(f"the Argos index has no package for {pair}; it has {has}")


def download(package: Any, progress: Callable[[int, int], None] | None = None) -> Path:
    """Download a package of the index into Argos's downloads folder; return the file.

    What an earlier try has got is kept, and the rest fetched. ``progress`` is told the
    bytes had and the bytes in all, 0 when unknown. Raises PackageError when no link works.
    """
    name = f"translate-{package.from_code}_{package.to_code}-{package.package_version}"
    part = downloads_folder() / f"{name}.argosmodel.part"
    links = [link for link in package.links if str(link).startswith(("https://", "http://"))]
    return fetch(links, part, name, progress)


def fetch(
    links: Sequence[str], part: Path, name: str, progress: Callable[[int, int], None] | None = None
) -> Path:
    """Fetch a file from the first link that works, going on where ``part`` ends.

    Returns the file, which is ``part`` without its last suffix. Raises PackageError, for
    ``name``, when no link works, StorageError when it cannot be written.
    """
    trouble = "the index names no address for it"
    for link in links:
        for _ in range(ATTEMPTS):
            try:
                _fetch(link, part, progress)
                return part.replace(part.with_suffix(""))
            except urllib.error.HTTPError as error:
                trouble = f"{link}: {_words(error)}"
                break  # the server has said no
            except (urllib.error.URLError, HTTPException, TimeoutError, ConnectionError) as error:
                trouble = f"{link}: {_words(error)}"
            except OSError as error:
                raise StorageError(f"{part}: cannot be written: {reason(error)}") from None
    remedy = "run the same command again to go on from there" if part.exists() else "try later"
    raise PackageError(name, f"cannot be downloaded: {trouble}; {remedy}")


def _usable(package: Any) -> bool:
    """Say whether what the index says of a package can be trusted with names of files."""
    said = (package.from_code, package.to_code, package.package_version)
    return (
        package.type == "translate"
        and all(isinstance(word, str) for word in said)
        and all(CODE.fullmatch(code) for code in said[:2])
        and VERSION.fullmatch(said[2]) is not None
        and isinstance(package.links, list)
    )


def _index() -> list[Any]:
    from argostranslate import package

    address = settings().remote_package_index
    with _errors() as errors, _timeout():
        try:
            package.update_package_index()
        except (OSError, HTTPException, ValueError) as error:
            errors.append(_words(error))
    if errors:
        raise PackageError(
            address,
            f"the package index cannot be read: {errors[-1]}; check the network, or download "
            "the package elsewhere and run 'toolkit models install FILE.argosmodel'",
        )
    try:
        found: list[Any] = package.get_available_packages()
    except (ValueError, TypeError, AttributeError) as error:
        raise PackageError(address, f"is no package index: {error}; try again later") from None
    return found


def _fetch(link: str, part: Path, progress: Callable[[int, int], None] | None) -> None:
    """Fetch what ``part`` lacks of ``link``; raise ConnectionError when it breaks off."""
    had = part.stat().st_size if part.exists() else 0
    request = urllib.request.Request(  # noqa: S310
        link, headers={"User-Agent": f"toolkit/{__version__}"}
    )
    tag = part.with_suffix(".tag")
    if had:
        request.add_header("Range", f"bytes={had}-")
        # The server sends the whole file when it is no longer the one that was begun.
        if tag.exists():
            request.add_header("If-Range", tag.read_text(encoding="utf-8"))
    try:
        answer = urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS)  # noqa: S310
    except urllib.error.HTTPError as error:
        if error.code != 416:
            raise
        # Nothing is left to send, or the file is another now: begin again.
        part.unlink()
        raise ConnectionError("the file has changed since the download began") from None
    with answer:
        had = _resumed(answer, had)
        validator = answer.headers.get("ETag") or answer.headers.get("Last-Modified")
        if validator and not validator.startswith("W/"):
            tag.write_text(validator, encoding="utf-8")
        total = had + int(answer.headers.get("Content-Length") or 0)
        with part.open("ab" if had else "wb") as file:
            while block := answer.read(BLOCK):
                file.write(block)
                had += len(block)
                if progress:
                    progress(had, max(total, had))
    if had < total:
        raise ConnectionError(f"broke off after {had / 1e6:,.1f} of {total / 1e6:,.1f} MB")
    tag.unlink(missing_ok=True)


def _resumed(answer: Any, had: int) -> int:
    """Return from which byte on the server sends."""
    if answer.status != 206:
        return 0
    place = CONTENT_RANGE.fullmatch(answer.headers.get("Content-Range", ""))
    if not place or int(place[1]) != had:
        raise ConnectionError("the server sent another part than was asked for")
    return had


@contextmanager
def _errors() -> Iterator[list[str]]:
    """Collect what Argos Translate logs as errors: it raises none when the network fails."""
    errors: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            # It is told while the exception is being handled, and prints it badly.
            error = sys.exc_info()[1]
            errors.append(_words(error) if error else record.getMessage())

    logger, collector = logging.getLogger("argostranslate.utils"), Collector(logging.ERROR)
    logger.addHandler(collector)
    try:
        yield errors
    finally:
        logger.removeHandler(collector)


@contextmanager
def _timeout() -> Iterator[None]:
    """Give up on a silent server; Argos Translate itself would wait for ever."""
    before = socket.getdefaulttimeout()
    socket.setdefaulttimeout(TIMEOUT_SECONDS)
    try:
        yield
    finally:
        socket.setdefaulttimeout(before)


def _words(error: BaseException) -> str:
    cause = getattr(error, "reason", error)
    return reason(cause) if isinstance(cause, OSError) and cause.strerror else str(cause).lower()
