"""Russian."""

from __future__ import annotations

from toolkit.morphology.ru.stemmer import stem

__all__ = ["stem"]
