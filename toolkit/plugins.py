"""Find engines, document formats and checks by name: ours and those other packages register.

Engines and formats of ours are registered by the same entry points as anyone's, in
the groups ``toolkit.engines`` and ``toolkit.documents``. Other packages add checks
in ``toolkit.checks``; ours, which every run uses, are found without reading entry points.
"""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Any

from toolkit.errors import DocumentError, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from toolkit.checks import Check
    from toolkit.config import Project
    from toolkit.documents import DocumentFormat
    from toolkit.engines import Engine

ENGINES = "toolkit.engines"
DOCUMENTS = "toolkit.documents"
CHECKS = "toolkit.checks"


def names(group: str) -> tuple[str, ...]:
    """Return the names registered in a group, sorted."""
    return tuple(sorted(entry_points(group=group).names))


def engine(name: str, project: Project) -> Engine:
    """Return the engine of that name, set up for the project; raise UsageError for an unknown."""
    found: Engine = _load(ENGINES, name, "engine")(project)
    return found


def document_format(path: Path) -> DocumentFormat:
    """Return the format of a document by its suffix; raise DocumentError for an unknown one."""
    formats = [_load(DOCUMENTS, name, "format")() for name in names(DOCUMENTS)]
    suffix = path.suffix.lower()
    for found in formats:
        if suffix in found.suffixes:
            known: DocumentFormat = found
            return known
    suffixes = ", ".join(sorted(suffix for found in formats for suffix in found.suffixes))
    raise DocumentError(path, f"documents of this kind are not known; known are {suffixes}")


def checks() -> Mapping[str, Check]:
    """Return all checks by name, ours first; nobody else's can take the place of one of ours."""
    from toolkit import checks as package

    ours = package.CHECKS
    others = {name: _load(CHECKS, name, "check") for name in names(CHECKS) if name not in ours}
    return {**ours, **others}


def _load(group: str, name: str, kind: str) -> Any:
    found = entry_points(group=group, name=name)
    if not found:
        raise UsageError(f"unknown {kind} '{name}'; known are {', '.join(names(group))}")
    return next(iter(found)).load()
