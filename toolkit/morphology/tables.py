"""How the tables of the languages are written down."""

from __future__ import annotations


def words(text: str) -> tuple[str, ...]:
    """Return the words of a table, which are easier to read without quotes and commas."""
    return tuple(text.split())
