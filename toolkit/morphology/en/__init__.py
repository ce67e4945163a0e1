"""English."""

from __future__ import annotations

from toolkit.morphology.en.stemmer import stem

__all__ = ["stem"]
