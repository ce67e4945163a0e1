"""Build an index: the costly part, done once for a glossary, a language at a time."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from toolkit.model import LANGUAGES, TermStatus
from toolkit.morphology import analyse, slots, words
from toolkit.termindex.capitals import capitals
from toolkit.termindex.rough import rough
from toolkit.termindex.schema import FORMAT, INDEXES, TABLES, TRIGRAMS, pack, plain

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator

    from toolkit.model import Term
    from toolkit.morphology import Slot

UPOS = {"noun": "NOUN", "proper noun": "PROPN", "adjective": "ADJ", "verb": "VERB", "adverb": "ADV"}
"""The parts of speech a glossary names, as Universal Dependencies calls them."""

IN_MEMORY = ":memory:"


def build(
    terms: Iterable[Term], path: str = IN_MEMORY, langs: Collection[str] = tuple(LANGUAGES)
) -> sqlite3.Connection:
    """Build the index of ``terms`` for texts in ``langs`` in a new file, or in memory.

    A file is complete when this returns, and what was there is not looked at. Raises
    sqlite3.Error when it cannot be written.
    """
    import sqlite3

    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    # A half-built file is thrown away: nothing has to be rolled back, or to survive a crash.
    _run(connection, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN;" + TABLES)
    rows = tuple(terms)
    _write_terms(connection, rows, langs)
    numbers = _Numbers()
    for lang in langs:
        _Tree(lang, numbers).write(connection, rows)
    _run(connection, INDEXES)
    connection.executemany(
        "INSERT INTO meta VALUES (?, ?)",
        [("format", str(FORMAT)), ("langs", " ".join(langs)), ("trigrams", _trigrams(connection))],
    )
    _run(connection, "COMMIT")
    return connection


class _Numbers:
    """The last number given to a slot and to a node: no two of an index are equal."""

    slot = 0
    node = 0


class _Tree:
    """The terms that texts of one language may have: its own, and those never translated."""

    def __init__(self, lang: str, numbers: _Numbers) -> None:
        self._lang = lang
        self._numbers = numbers
        self._slots: dict[Slot, int] = {}
        self._frozen: set[int] = set()
        self._of_word: dict[str, int] = {}
        self._of_phrase: dict[tuple[str, str], tuple[int, ...]] = {}
        self._starts: dict[int, int] = {}
        self._children: defaultdict[int, dict[int, int]] = defaultdict(dict)
        self._ends: defaultdict[int, list[int]] = defaultdict(list)
        self._parts: defaultdict[int, set[int]] = defaultdict(set)

    def write(self, connection: sqlite3.Connection, terms: Iterable[Term]) -> None:
        for number, term in enumerate(terms):
            if _is_in(term, self._lang):
                self._plant(number, term)
        connection.executemany("INSERT INTO nodes VALUES (?, ?, ?)", self._nodes())
        connection.executemany("INSERT INTO keys VALUES (?, ?, ?)", self._keys())
        connection.executemany(
            "INSERT INTO parts VALUES (?, ?)",
            ((slot, pack(sorted(found))) for slot, found in sorted(self._parts.items())),
        )

    def _plant(self, number: int, term: Term) -> None:
        path = self._slots_of(term.text, UPOS.get(term.part_of_speech, ""))
        if not path:
            return
        node = 0
        for slot in path:
            node = self._follow(node, slot)
        self._ends[node].append(number)
        # A query may have any form of a word, also where the term freezes one: народ for народа.
        for slot, word in zip(path, words(term.text), strict=True):
            self._parts[slot].add(number)
            if slot in self._frozen:
                self._parts[self._slot_of(word.text)].add(number)

    def _follow(self, node: int, slot: int) -> int:
        following = self._children[node] if node else self._starts
        if slot not in following:
            self._numbers.node += 1
            following[slot] = self._numbers.node
        return following[slot]

    def _slot_of(self, word: str) -> int:
        """Return the slot of all forms of a word, of the one it is most often a form of."""
        if word not in self._of_word:
            reading = next(iter(analyse(word, self._lang)), None)
            lemma, upos = (reading.lemma, reading.upos) if reading else (word, "")
            found = slots(lemma, self._lang, upos)
            self._of_word[word] = self._number(found[0]) if len(found) == 1 else 0
        return self._of_word[word]

    def _slots_of(self, phrase: str, upos: str) -> tuple[int, ...]:
        if (phrase, upos) not in self._of_phrase:
            found = slots(phrase, self._lang, upos)
            self._of_phrase[phrase, upos] = tuple(map(self._number, found))
        return self._of_phrase[phrase, upos]

    def _number(self, slot: Slot) -> int:
        if slot not in self._slots:
            self._numbers.slot += 1
            self._slots[slot] = self._numbers.slot
            if len(slot) == 1:
                self._frozen.add(self._numbers.slot)
        return self._slots[slot]

    def _nodes(self) -> Iterator[tuple[int, str, str]]:
        for node in sorted({*self._children, *self._ends}):
            children = chain.from_iterable(self._children.get(node, {}).items())
            yield node, pack(children), pack(self._ends.get(node, ()))

    def _keys(self) -> Iterator[tuple[str, str, str]]:
        keys: defaultdict[str, list[int]] = defaultdict(list)
        for slot, number in self._slots.items():
            for key in slot:
                keys[key] += (number, self._starts.get(number, 0))
        for key in sorted(keys):
            yield self._lang, key, pack(keys[key])


def _is_in(term: Term, *langs: str) -> bool:
    """Whether texts in a language may have the term: one that is never translated is in all."""
    return term.lang in langs or term.status is TermStatus.DO_NOT_TRANSLATE


def _write_terms(
    connection: sqlite3.Connection, terms: Iterable[Term], langs: Collection[str]
) -> None:
    spellings: dict[str, int] = {}
    connection.executemany(
        "INSERT INTO terms VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                number, t.concept, t.subject, t.lang, t.text, t.status, t.part_of_speech,
                t.definition, t.note, t.source, spellings.setdefault(plain(t.text), len(spellings)),
                pack(capitals(t)) if _is_in(t, *langs) else "",
            )
            for number, t in enumerate(terms)
        ),
    )  # fmt: skip
    connection.executemany(
        "INSERT INTO spellings VALUES (?, ?, ?)",
        ((id_, text, rough(text)) for text, id_ in spellings.items()),
    )


def _run(connection: sqlite3.Connection, script: str) -> None:
    # Not executescript, which commits first.
    for statement in script.split(";"):
        connection.execute(statement)


def _trigrams(connection: sqlite3.Connection) -> str:
    """Return whether there is an index of the spellings by three letters: "1" or "0"."""
    import sqlite3

    try:
        _run(connection, TRIGRAMS)
    except sqlite3.OperationalError:
        return "0"
    return "1"
