"""Translate between Russian, Kazakh and English with the official terms, offline."""

__version__ = "0.1.0"
