"""The errors a user can meet, each with the exit code it ends in.

    ToolkitError                 2
    ├── UsageError               2   an option or argument that cannot be
    ├── ConfigurationError       2   toolkit.toml or pyproject.toml
    ├── InputError               2   a file we were given
    │   ├── DocumentError            an article
    │   ├── GlossaryError            a termbase file
    │   ├── CatalogueError           a .po or .pot file
    │   ├── MemoryFileError          a translation memory
    │   └── PackageError             a model package
    ├── StorageError             2   reading or writing failed
    │   └── FileChangedError         someone saved the file meanwhile
    └── NoModelError             3   no engine or model for the pair

A message says where, what and what to do, in lower case and without a full
stop at its end: it is printed after ``toolkit: ``.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from pathlib import Path


class ExitCode(IntEnum):
    """What the command line returns to the shell."""

    DONE = 0
    FINDINGS = 1
    BAD_INPUT = 2
    NO_MODEL = 3
    BUG = 70
    INTERRUPTED = 130


class ToolkitError(Exception):
    """Anything the user can mend; printed as one clear message, never as a traceback."""

    exit_code: ClassVar[ExitCode] = ExitCode.BAD_INPUT


class UsageError(ToolkitError):
    """An option or argument that cannot be as it is."""


class ConfigurationError(ToolkitError):
    """A setting in toolkit.toml or pyproject.toml that cannot be used."""


class InputError(ToolkitError):
    """A file we were given that is not what it should be.

    The message starts with ``path:line:`` when the line is known, so that
    editors can jump to it.
    """

    def __init__(self, path: Path | str, what: str, line: int | None = None) -> None:
        place = f"{path}:{line}" if line is not None else f"{path}"
        super().__init__(f"{place}: {what}")
        self.path = path
        self.line = line
        self.what = what


class DocumentError(InputError):
    """An article that cannot be read."""


class GlossaryError(InputError):
    """A termbase file that cannot be read or changed."""


class CatalogueError(InputError):
    """A gettext catalogue that cannot be read."""


class MemoryFileError(InputError):
    """A translation memory that cannot be read."""


class PackageError(InputError):
    """A model package that is broken, hostile or of a kind we cannot run."""


class StorageError(ToolkitError):
    """The file system said no: a missing file, a read-only folder, a full disk."""


class FileChangedError(StorageError):
    """A file was saved by someone else between our reading and our writing it."""


class NoModelError(ToolkitError):
    """No engine or model translates this pair of languages."""

    exit_code = ExitCode.NO_MODEL
