"""``python -m toolkit`` is the same as ``toolkit``."""

from toolkit.cli import run

run()
