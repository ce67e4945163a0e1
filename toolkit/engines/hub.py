"""Get checkpoints from the Hugging Face Hub, to convert them here.

What a checkpoint is, how large and under which licence is asked of the Hub before anything
is downloaded. Address of its files: ``/REPOSITORY/resolve/REVISION/FILE``.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import urllib.request
from dataclasses import dataclass
from functools import partial
from http.client import HTTPException
from typing import TYPE_CHECKING, Any

from toolkit import __version__
from toolkit.engines.argos_settings import downloads_folder
from toolkit.engines.checkpoints import WEIGHTS
from toolkit.engines.conversion import convert_and_install, see_libraries
from toolkit.engines.index import TIMEOUT_SECONDS, fetch
from toolkit.errors import PackageError, StorageError
from toolkit.storage import lock, reason

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from toolkit.engines.packages import Package
    from toolkit.model import Pair

REPOSITORIES = {
    "m2m100-418m": "facebook/m2m100_418M",
    "m2m100-1.2b": "facebook/m2m100_1.2B",
    "madlad400-3b-mt": "google/madlad400-3b-mt",
    "nllb-200-distilled-600m": "facebook/nllb-200-distilled-600M",
    "nllb-200-distilled-1.3b": "facebook/nllb-200-distilled-1.3B",
    "tilmash": "issai/tilmash",
}
"""Names for models of many languages, Kazakh among them, and where they are published."""

ENDPOINT = "https://huggingface.co"
# Names of files become names of files here, so nothing else may be in them.
NAME = re.compile(r"\w[\w.-]*", re.ASCII)
TOKENIZERS = (".json", ".model", ".spm")
TEXTS = ("README.md", "LICENSE", "LICENSE.txt", "LICENSE.md")
REVISION = re.compile(r"[0-9a-f]{40}")


@dataclass(frozen=True, slots=True)
class HubFile:
    """A file of a repository; ``digest`` is its SHA-256, ``""`` where the Hub keeps none."""

    name: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Offer:
    """What would be downloaded: the repository at one revision, and its files."""

    repository: str
    revision: str
    licence: str
    files: tuple[HubFile, ...]

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.size for file in self.files)


def offer(name: str) -> Offer:
    """Ask the Hub about a model of ``REPOSITORIES``.

    Raises UsageError when the libraries to convert it are missing, PackageError when the
    Hub cannot be reached or does not have the model.
    """
    see_libraries()
    repository = REPOSITORIES[name]
    said = _ask(f"{_endpoint()}/api/models/{repository}?blobs=true", repository)
    try:
        card = said.get("cardData") or {}
        files = tuple(
            HubFile(one["rfilename"], int(one["size"]), (one.get("lfs") or {}).get("sha256", ""))
            for one in said["siblings"]
            if NAME.fullmatch(one["rfilename"])
        )
        licence, revision = str(card.get("license") or "not stated"), said["sha"]
        if not REVISION.fullmatch(revision):
            raise ValueError(revision)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise PackageError(repository, "the Hub's answer cannot be understood") from None
    return Offer(repository, revision, licence, _wanted(files))


def install_offer(
    offered: Offer, pair: Pair, progress: Callable[[int, int], None] | None = None
) -> tuple[Package, tuple[Package, ...]]:
    """Download what is offered, convert and install it; returns and raises as ``install``.

    What was downloaded is removed once it is installed; when that fails it stays, so that
    the next try goes on from there.
    """
    owner, _, name = offered.repository.partition("/")
    parent = downloads_folder() / f"{owner}--{name}-{offered.revision[:8]}"
    folder = parent / name
    with lock(folder):
        _make_room(offered, folder)
        done = 0
        for file in offered.files:
            _get(offered, file, folder, partial(_tell, progress, offered.size, done))
            done += file.size
        installed = convert_and_install(folder, pair)
        shutil.rmtree(parent, ignore_errors=True)
    return installed


def _tell(
    progress: Callable[[int, int], None] | None, total: int, done: int, had: int, _of: int
) -> None:
    if progress:
        progress(min(done + had, total), total)


def _get(offered: Offer, file: HubFile, folder: Path, progress: Callable[[int, int], None]) -> None:
    """Have a file of the offer in ``folder``; raise PackageError when it comes out another."""
    path = folder / file.name
    if not path.is_file():
        link = f"{_endpoint()}/{offered.repository}/resolve/{offered.revision}/{file.name}"
        fetch([link], path.with_name(f"{file.name}.part"), offered.repository, progress)
    with path.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest() if file.digest else ""
    if path.stat().st_size != file.size or digest != file.digest:
        path.unlink()
        raise PackageError(
            offered.repository, f"{file.name} came out damaged; run the same command again"
        )


def _wanted(files: tuple[HubFile, ...]) -> tuple[HubFile, ...]:
    """Choose the texts, the tokenizer's files, and the weights in the first form there is."""
    plain = [file for file in files if file.name.endswith(TOKENIZERS) or file.name in TEXTS]
    for name in WEIGHTS:
        stem, suffix = name.rsplit(".", 1)
        form = re.compile(rf"{stem}(-\d+-of-\d+)?\.{suffix}")
        if weights := [file for file in files if form.fullmatch(file.name)]:
            # The small ones first: what is wrong with them is known before the gigabytes.
            return tuple(sorted((*plain, *weights), key=lambda file: (file.size, file.name)))
    return tuple(plain)


def _make_room(offered: Offer, folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise StorageError(f"{folder}: cannot be written: {reason(error)}") from None
    had = sum(path.stat().st_size for path in folder.iterdir())
    # The package in 8 bits comes to at most half of what it is made from, twice while it is tried.
    if (needed := 2 * offered.size - had) > free:
        raise StorageError(
            f"{folder}: needs {needed / 1e9:,.1f} GB, {free / 1e9:,.1f} are free; make room"
        )


def _endpoint() -> str:
    return os.environ.get("HF_ENDPOINT", ENDPOINT).rstrip("/")


def _ask(address: str, repository: str) -> Any:
    request = urllib.request.Request(  # noqa: S310
        address, headers={"User-Agent": f"toolkit/{__version__}"}
    )
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as answer:  # noqa: S310
            return json.load(answer)
    except (OSError, HTTPException, ValueError) as error:
        cause = getattr(error, "reason", error)
        words = reason(cause) if isinstance(cause, OSError) and cause.strerror else str(cause)
        raise PackageError(
            repository,
            f"cannot be asked for: {words.lower()}; check the network, or get the folder elsewhere "
            "and run 'toolkit models convert FOLDER'",
        ) from None
