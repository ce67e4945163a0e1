"""The terms of a termbase by the keys of their words, in SQLite: found without being loaded."""

from toolkit.termindex.building import build
from toolkit.termindex.capitals import PROPER
from toolkit.termindex.reading import IndexedTermbase, Node, TermIndex
from toolkit.termindex.rough import rough
from toolkit.termindex.schema import FORMAT, plain

__all__ = ["FORMAT", "PROPER", "IndexedTermbase", "Node", "TermIndex", "build", "plain", "rough"]
