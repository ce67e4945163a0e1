"""Where packages, their index and downloads are on this machine: Argos Translate's folders.

Importing ``argostranslate.settings`` makes the user's folders, reads a settings file and
may print: it is done here only, on demand, and what can go wrong gets words.
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import Any

from toolkit.errors import ConfigurationError, StorageError
from toolkit.storage import reason


def settings() -> Any:
    """Return the module of Argos Translate's settings.

    Raises StorageError when its folders cannot be made, ConfigurationError for settings
    it cannot use.
    """
    try:
        # It reports a broken settings file on standard output, where only results belong.
        with contextlib.redirect_stdout(sys.stderr):
            from argostranslate import settings as found
    except OSError as error:
        raise StorageError(
            f"{error.filename or 'the Argos folder'}: cannot be used: {reason(error)}; "
            "set XDG_DATA_HOME, XDG_CONFIG_HOME and XDG_CACHE_HOME to writable folders"
        ) from None
    except (ValueError, TypeError, KeyError, AssertionError, AttributeError) as error:
        raise ConfigurationError(
            f"Argos Translate's settings cannot be used: {error}; "
            "correct argos-translate/settings.json and the variables ARGOS_…"
        ) from None
    return found


def package_folders() -> tuple[Path, ...]:
    """Return the folders of installed packages.

    Where Argos's own folders cannot be made, as in a container with nothing to write to,
    only the folder that ``ARGOS_PACKAGES_DIR`` names.
    """
    try:
        return tuple(settings().package_dirs)
    except StorageError:
        named = os.environ.get("ARGOS_PACKAGES_DIR")
        return (Path(named),) if named else ()


def package_folder() -> Path:
    """Return the folder that packages are installed into."""
    return Path(settings().package_data_dir)


def multilingual_folder() -> Path:
    """Return the folder that multilingual packages are installed into, which may not be there.

    It is ours: from their metadata Argos Translate makes a language without a code
    (argostranslate/translate.py, ``get_installed_languages``).
    """
    import platformdirs

    return platformdirs.user_data_path("toolkit") / "packages"


def downloads_folder() -> Path:
    """Return the folder that packages are downloaded into."""
    return Path(settings().downloads_dir)
