"""Read an index: nothing at opening, then the few rows that a word or a query needs."""

from __future__ import annotations

import json
import weakref
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from toolkit.errors import StorageError
from toolkit.model import LANGUAGES, Term, TermStatus
from toolkit.morphology import keys
from toolkit.termbase import Concept, Termbase
from toolkit.termindex.building import IN_MEMORY, build
from toolkit.termindex.schema import FORMAT, plain, unpack

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Iterable
    from pathlib import Path

# To ask for so many words one by one takes about as long as to read all of a large glossary.
_MANY = 10_000

# How much a mistyped query may read: enough for the nearest terms, and at once.
_POSTINGS = 30_000
_LIKE = 500

_STATUSES = {str(status): status for status in TermStatus}


@dataclass(frozen=True, slots=True)
class Node:
    """What may follow, as slot → node, and the terms that end here, by their number."""

    children: Mapping[int, int]
    terms: tuple[int, ...]


class TermIndex:
    """The terms of a glossary by number, in its order, and by the keys of their words."""

    def __init__(self, connection: sqlite3.Connection, damaged: Callable[[], None] | None = None):
        """Read from ``connection``; ``damaged`` is called when that turns out to be no index."""
        self._execute = connection.execute
        self._refused = connection.DatabaseError
        self.close = weakref.finalize(self, connection.close)
        """Let go of the file, which is done at the latest when the index is no longer used."""
        self._damaged = damaged
        self._terms: dict[int, Term] = {}
        self._nodes: dict[int, Node] = {}
        self._keys: dict[str, dict[str, str]] = {}
        self._asked = Counter[str]()

    @classmethod
    def of(cls, termbase: Termbase, langs: Collection[str] = tuple(LANGUAGES)) -> TermIndex:
        """Return the index of a termbase for texts in ``langs``: its own, or one made in memory."""
        if isinstance(termbase, IndexedTermbase):
            return termbase.index
        terms = termbase.terms()
        index = cls(build(terms, IN_MEMORY, langs))
        index._terms = dict(enumerate(terms))
        return index

    @classmethod
    def open(cls, path: Path, damaged: Callable[[], None] | None = None) -> TermIndex:
        """Open a file that ``build`` wrote, and nobody writes to any more.

        Raises StorageError when there is none, or one of another format.
        """
        import sqlite3

        # A file cut short is noticed here; one of another program by the missing table.
        try:
            uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
            connection = sqlite3.connect(
                uri, uri=True, isolation_level=None, check_same_thread=False
            )
            connection.execute(f"PRAGMA mmap_size = {path.stat().st_size}")
            index = cls(connection, damaged)
            pages, size = (index._one(f"PRAGMA {name}") for name in ("page_count", "page_size"))
        except sqlite3.Error as error:
            raise StorageError(f"{path}: no index: {error}") from None
        if pages * size != path.stat().st_size or index.meta("format") != str(FORMAT):
            index.close()
            raise StorageError(f"{path}: no index of format {FORMAT}")
        return index

    def meta(self, name: str) -> str:
        """Return what the index says of itself; ``""`` when it does not."""
        return str(self._one("SELECT value FROM meta WHERE name = ?", name) or "")

    def slots(self, word: str, lang: str) -> dict[int, int]:
        """Return the slots that a word of a text may fill: slot → the node it leads to, or 0."""
        wanted = keys(word, lang)
        found: dict[int, int] = {}
        if (columns := self._columns(lang)) is not None:
            for column in filter(None, map(columns.get, wanted)):
                numbers = unpack(column)
                found.update(zip(numbers[::2], numbers[1::2], strict=True))
            return found
        for first in range(0, len(wanted), 4):
            some = wanted[first : first + 4]
            query = "SELECT slots FROM keys WHERE lang = ? AND key IN (?, ?, ?, ?)"
            for (column,) in self.rows(query, lang, *some, *some[-1:] * (4 - len(some))):
                numbers = unpack(column)
                found.update(zip(numbers[::2], numbers[1::2], strict=True))
        return found

    def _columns(self, lang: str) -> Mapping[str, str] | None:
        """Return what all keys of a language lead to; None while one at a time is cheaper."""
        self._asked[lang] += 1
        if self._asked[lang] == _MANY:
            query = "SELECT key, slots FROM keys WHERE lang = ?"
            self._keys[lang] = dict(self.rows(query, lang))
        return self._keys.get(lang)

    def node(self, number: int) -> Node:
        """Return a node of the tree."""
        node = self._nodes.get(number)
        if node is None:
            children, terms = self.rows("SELECT children, terms FROM nodes WHERE id = ?", number)[0]
            pairs = unpack(children)
            node = Node(dict(zip(pairs[::2], pairs[1::2], strict=True)), tuple(unpack(terms)))
            self._nodes[number] = node
        return node

    def term(self, number: int) -> Term:
        """Return a term by its number, the same object every time."""
        term = self._terms.get(number)
        return term or self._read("SELECT * FROM terms WHERE id = ?", number)[0]

    def capitals(self, number: int) -> list[int]:
        """Return which words of a term must have a capital, counted from 0."""
        return unpack(self._one("SELECT capitals FROM terms WHERE id = ?", number))

    def terms(self, numbers: Iterable[int]) -> list[Term]:
        """Return terms by their numbers, in the glossary's order."""
        query = "SELECT * FROM terms WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
        return self._read(query, _json(numbers))

    def all_terms(self, lang: str | None = None) -> list[Term]:
        """Return the terms of one language, or of all, in the glossary's order."""
        if lang is None:
            return self._read("SELECT * FROM terms ORDER BY id")
        return self._read("SELECT * FROM terms WHERE lang = ? ORDER BY id", lang)

    def of_concept(self, concept: str) -> list[Term]:
        """Return the terms of a concept, in the glossary's order; none for an unknown one."""
        return self._read("SELECT * FROM terms WHERE concept = ? ORDER BY id", concept)

    def concepts(self) -> list[str]:
        """Return the ids of all concepts, in the glossary's order."""
        query = "SELECT concept FROM terms GROUP BY concept ORDER BY min(id)"
        return [concept for (concept,) in self.rows(query)]

    def spelt(self, text: str) -> list[Term]:
        """Return the terms spelt like ``text``, whatever the case, quotes and spacing."""
        id_ = self._one("SELECT id FROM spellings WHERE plain = ?", plain(text))
        return [] if id_ is None else self.spelt_as([id_])

    def spelt_as(self, spellings: Iterable[int]) -> list[Term]:
        """Return the terms with these spellings, in the glossary's order."""
        query = "SELECT * FROM terms WHERE spelling IN (SELECT value FROM json_each(?)) ORDER BY id"
        return self._read(query, _json(spellings))

    def with_part(self, slot: int) -> list[int]:
        """Return the numbers of the terms that have a word with this slot."""
        row = self._one("SELECT terms FROM parts WHERE slot = ?", slot)
        return unpack(row) if row else []

    def spellings(self, having: str) -> list[tuple[int, str]]:
        """Return the spellings with a text in them, a few hundred at most."""
        query = "SELECT id, plain FROM spellings WHERE instr(plain, ?) LIMIT 500"
        return self.rows(query, having)

    def spellings_like(self, text: str) -> list[tuple[int, str]]:
        """Return the rough spellings that may be ``text`` mistyped: those with most trigrams of it.

        ``text`` is a rough spelling too. All of about its length, where no trigram of it
        is in any, or the index has none.
        """
        shared = Counter[int]()
        trigrams = {text[at : at + 3] for at in range(len(text) - 2)}
        if self.meta("trigrams") == "1":
            counts = self.rows(
                "SELECT doc, term FROM trigram_counts "
                "WHERE term IN (SELECT value FROM json_each(?)) ORDER BY doc",
                json.dumps(sorted(trigrams)),
            )
            read = 0
            for count, trigram in counts:
                read += count
                if read > _POSTINGS and shared:
                    break
                query = "SELECT rowid FROM trigrams WHERE trigrams MATCH ?"
                shared.update(id_ for (id_,) in self.rows(query, _quoted(trigram)))
        if shared:
            best = _json(id_ for id_, _ in shared.most_common(_LIKE))
            query = "SELECT id, rough FROM spellings WHERE id IN (SELECT value FROM json_each(?))"
            return self.rows(query, best)
        query = "SELECT id, rough FROM spellings WHERE length(rough) BETWEEN ? AND ?"
        return self.rows(query, len(text) - 2, len(text) + 2)

    def homographs(self, lang: str) -> dict[str, tuple[str, ...]]:
        """Return the concepts that share a term of ``lang``, by the term casefolded."""
        query = (
            "SELECT text, concept FROM terms WHERE lang = ? AND spelling IN "
            "(SELECT spelling FROM terms WHERE lang = ? "
            "GROUP BY spelling HAVING count(DISTINCT concept) > 1) ORDER BY id"
        )
        found: dict[str, dict[str, None]] = {}
        for text, concept in self.rows(query, lang, lang):
            found.setdefault(text.casefold(), {})[concept] = None
        return {text: tuple(concepts) for text, concepts in found.items()}

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """Return the rows of a query; raise StorageError when the file is damaged."""
        try:
            return self._execute(query, values).fetchall()
        except self._refused as error:
            if self._damaged is None:
                raise
            self._damaged()
            raise StorageError(
                f"the index of the glossary is damaged ({error}) and was removed; "
                "run the command again"
            ) from None

    def _one(self, query: str, *values: object) -> Any:
        found = self.rows(query, *values)
        return found[0][0] if found else None

    def _read(self, query: str, *values: object) -> list[Term]:
        terms = []
        for number, concept, subject, lang, text, status, *rest, _, _ in self.rows(query, *values):
            if number not in self._terms:
                term = Term(concept, subject, lang, text, _STATUSES[status], *rest)
                self._terms[number] = term
            terms.append(self._terms[number])
        return terms


def _quoted(trigram: str) -> str:
    """Return a string of FTS5's query language: sqlite.org/fts5.html, section 3.1."""
    return '"{}"'.format(trigram.replace('"', '""'))


def _json(numbers: Iterable[int]) -> str:
    return f"[{','.join(map(str, numbers))}]"


class _Concepts(Mapping[str, Concept]):
    """The concepts of an index, each read when it is asked for."""

    def __init__(self, index: TermIndex) -> None:
        self._index = index
        self._read: dict[str, Concept] = {}

    def __getitem__(self, concept: str) -> Concept:
        if concept not in self._read:
            terms = self._index.of_concept(concept)
            if not terms:
                raise KeyError(concept)
            self._read[concept] = Concept(concept, terms[0].subject, tuple(terms))
        return self._read[concept]

    def __iter__(self) -> Iterator[str]:
        return iter(self._index.concepts())

    def __len__(self) -> int:
        return len(self._index.concepts())


@dataclass(frozen=True, slots=True)
class IndexedTermbase(Termbase):
    """A termbase that reads its concepts from an index, each when it is asked for."""

    index: TermIndex

    @classmethod
    def read_from(cls, index: TermIndex) -> IndexedTermbase:
        """Return the termbase of an index."""
        return cls(_Concepts(index), index)

    def terms(self, lang: str | None = None) -> tuple[Term, ...]:
        """Return all terms, or those of one language, in the glossary's order."""
        return tuple(self.index.all_terms(lang))
