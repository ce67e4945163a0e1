"""Find the folders of public data that some benchmarks need and the repository has not."""

from __future__ import annotations

import os
import sys
from pathlib import Path

WHAT = {
    "TESTS": "public test sets",
    "CORPORA": "parallel text",
}


def folder(variable: str, *files: str, page: str = "docs/terms.md") -> Path:
    """Return the folder that the environment variable names; exit saying so where it has not.

    ``page`` says what the files are and where they come from.
    """
    path = Path(os.environ.get(variable) or ".")
    missing = [name for name in files if not (path / name).is_file()]
    if missing:
        sys.exit(
            f"not measured: set {variable} to the folder of {WHAT[variable]}, "
            f"with {', '.join(missing)} (see {page})"
        )
    return path
