"""What an index holds.

A *slot* is the set of keys that the word at one place of a term may have (see
``toolkit.morphology.slots``); equal sets are one slot. The terms of a language are
a tree: an edge is a slot, and at the node where a term's last slot leads the term ends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.morphology import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable

FORMAT = 3
"""The version of these tables: an index of another one is built anew."""

QUOTES = frozenset("«»„“”‟\"'‘’`")

# terms: in the glossary's order; spelling: what `plain` makes of their text; capitals: the words
# that must have one, by number.
# keys: the slots that have a key, each with the node it leads to from the root of the tree, or 0
# ("slot node slot node …"). nodes: what follows, written so too, and the terms that end there.
# parts: the terms with a word that has a slot, in whatever form the term has it. spellings: what
# `plain` makes of terms, and `rough` of that.
TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE terms (
    id INTEGER PRIMARY KEY, concept TEXT, subject TEXT, lang TEXT, text TEXT, status TEXT,
    part_of_speech TEXT, definition TEXT, note TEXT, source TEXT, spelling INTEGER, capitals TEXT
);
CREATE TABLE spellings (id INTEGER PRIMARY KEY, plain TEXT, rough TEXT);
CREATE TABLE keys (lang TEXT, key TEXT, slots TEXT, PRIMARY KEY (lang, key)) WITHOUT ROWID;
CREATE TABLE nodes (id INTEGER PRIMARY KEY, children TEXT, terms TEXT);
CREATE TABLE parts (slot INTEGER PRIMARY KEY, terms TEXT);
"""

# Made when the rows are there, which is faster.
INDEXES = """
CREATE INDEX terms_concept ON terms (concept);
CREATE INDEX terms_spelling ON terms (spelling);
CREATE UNIQUE INDEX spellings_plain ON spellings (plain);
"""

# Some builds of SQLite are without full-text search: then spellings are compared one by one.
TRIGRAMS = """
CREATE VIRTUAL TABLE trigrams USING fts5(
    rough, content='', detail=none, tokenize='trigram case_sensitive 1'
);
INSERT INTO trigrams (rowid, rough) SELECT id, rough FROM spellings;
CREATE VIRTUAL TABLE trigram_counts USING fts5vocab(trigrams, row);
"""

_NO_QUOTES = str.maketrans(dict.fromkeys(QUOTES))


def plain(text: str) -> str:
    """Return what the spellings of a term have in common: case, ё, quotes, spacing do not count."""
    text = normalise(text.translate(_NO_QUOTES))
    return " ".join(text.casefold().replace("ё", "е").split())


def pack(numbers: Iterable[int]) -> str:
    """Return numbers as a column keeps them."""
    return " ".join(map(str, numbers))


def unpack(column: str) -> list[int]:
    """Return the numbers of a column."""
    return [*map(int, column.split())]
