"""Translation memories in TMX, the exchange format of translation tools.

Source: TMX 1.4b (LISA OSCAR, 2005); older files, which say ``lang`` for
``xml:lang``, are read too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING
from xml.parsers import expat

from toolkit import __version__
from toolkit.errors import MemoryFileError, StorageError
from toolkit.model import LANGUAGES, Pair, State, TranslationUnit
from toolkit.storage import reason

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path
    from typing import BinaryIO

# A unit may be a whole paragraph. OmegaT splits units of a file that says so into sentences,
# for projects that are translated by the sentence.
_HEAD = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
<header creationtool="toolkit" creationtoolversion="{__version__}" segtype="paragraph"
  o-tmf="toolkit" adminlang="en" srclang="*all*" datatype="plaintext"/>
<body>
"""
_FOOT = "</body>\n</tmx>\n"

# A parser reads a carriage return that is written as it is as a line feed.
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})

# Source: XML 1.0, production 2 (Char).
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """The same text in several languages: one ``<tu>``.

    ``variants`` are (language, text), in file order; a language may have several. ``line``
    is where the entry starts in its file, 0 for one that is in none.
    """

    variants: tuple[tuple[str, str], ...]
    line: int = field(default=0, compare=False)

    def texts(self, lang: str) -> tuple[str, ...]:
        """Return the texts in one language, the newest last."""
        return tuple(text for code, text in self.variants if code == lang)


def read_tmx(path: Path, pair: Pair) -> tuple[TranslationUnit, ...]:
    """Return the translations of ``pair`` in file order, as reviewed units.

    Either language may be the one the file calls its source. Raises as read_entries does.
    """
    return tuple(units(read_entries(path, pair), pair, path, str(path)))


def read_entries(path: Path, languages: Collection[str] = tuple(LANGUAGES)) -> tuple[Entry, ...]:
    """Return the entries of a file with their texts in ``languages``, blank ones left out.

    A regional language counts as its language (``kk-KZ`` as kk). Of inline elements the
    text stays, so the codes of ``<bpt>`` or ``<ph>`` are in the unit as they were in the
    document. Files of any size are read: only the texts found stay in memory.

    Raises StorageError when the file cannot be read, MemoryFileError with the line
    when it is not well-formed, not TMX, or declares entities.
    """
    try:
        with path.open("rb") as file:
            return _Reader(path, languages).read(file)
    except OSError as error:
        raise StorageError(f"{path}: cannot be read: {reason(error)}") from None


def units(
    entries: Iterable[Entry], pair: Pair, path: Path, origin: str
) -> Iterator[TranslationUnit]:
    """Yield each translation of ``pair`` as a reviewed unit, with its line of ``path``."""
    file = str(path)
    for entry in entries:
        for source, target in product(entry.texts(pair.source), entry.texts(pair.target)):
            place = f"{file}:{entry.line}"
            yield TranslationUnit(source, target, State.REVIEWED, place, origin)


def write_tmx(entries: Iterable[Entry]) -> str:
    """Return the text of a TMX file, to be saved as UTF-8: the same entries, the same bytes.

    Raises ValueError for a text that ``unfit`` objects to.
    """
    return "".join([_HEAD, *map(_written, entries), _FOOT])


def unfit(text: str) -> str:
    """Name the first character that no XML file can hold, as ``U+0007``; ``""`` for none."""
    found = _NOT_XML.search(text)
    return f"U+{ord(found[0]):04X}" if found else ""


def _written(entry: Entry) -> str:
    variants = []
    for lang, text in entry.variants:
        if character := unfit(text):
            raise ValueError(f"XML cannot hold {character}")
        variants.append(f'<tuv xml:lang="{lang}"><seg>{text.translate(_ESCAPES)}</seg></tuv>\n')
    return f"<tu>\n{''.join(variants)}</tu>\n"


class _Reader:
    """Collects the entries of a file while expat, which SAX would slow down, parses it.

    Nothing is fetched, for expat leaves that to a handler, and there is none.
    """

    def __init__(self, path: Path, languages: Collection[str]) -> None:
        self._path = path
        self._languages = frozenset(languages)
        self._entries: list[Entry] = []
        self._line = 0
        self._lang = ""
        self._variants: list[tuple[str, str]] = []
        self._pieces: list[str] | None = None
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start_root
        self._parser.EndElementHandler = self._end
        self._parser.EntityDeclHandler = self._declared
        self._parser.SkippedEntityHandler = self._skipped

    def read(self, file: BinaryIO) -> tuple[Entry, ...]:
        try:
            self._parser.ParseFile(file)
        except expat.ExpatError as error:
            what = f"not well-formed XML: {expat.ErrorString(error.code)}; export it again"
            raise MemoryFileError(self._path, what, error.lineno) from None
        except (LookupError, ValueError) as error:  # of an encoding that expat does not know
            raise MemoryFileError(self._path, f"{error}; save it as UTF-8", 1) from None
        return tuple(self._entries)

    def _start_root(self, name: str, _attributes: dict[str, str]) -> None:
        if name != "tmx":
            raise self._error(f"not TMX: its outermost element is <{name}>; is it another file?")
        self._parser.StartElementHandler = self._start

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "tu":
            self._line = self._parser.CurrentLineNumber
            self._variants = []
        elif name == "tuv":
            lang = attributes.get("xml:lang") or attributes.get("lang") or ""
            self._lang = lang.replace("_", "-").partition("-")[0].lower()
        elif name == "seg" and self._lang in self._languages:
            self._pieces = []
            self._parser.CharacterDataHandler = self._pieces.append

    def _end(self, name: str) -> None:
        if name == "seg" and self._pieces is not None:
            if (text := "".join(self._pieces)) and not text.isspace():
                self._variants.append((self._lang, text))
            self._pieces = self._parser.CharacterDataHandler = None
        elif name == "tu" and self._variants:
            self._entries.append(Entry(tuple(self._variants), self._line))

    def _declared(self, *_declaration: object) -> None:
        raise self._error("declares XML entities, which a TMX file never needs; remove them")

    def _skipped(self, name: str, _is_parameter: bool) -> None:
        raise self._error(f"unknown entity '&{name};'; write the character itself")

    def _error(self, what: str) -> MemoryFileError:
        return MemoryFileError(self._path, what, self._parser.CurrentLineNumber)
