"""Whether a word is the term it looks like, or a form of another word."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.model import Term


def is_meant(term: Term, lang: str, parts: Sequence[str], at: int) -> bool:
    """Return whether the word at ``at`` is the term."""
    return bool(term and lang and parts and at + 1)
