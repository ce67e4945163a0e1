"""Translation memories in TMX, the exchange format of translation tools.

Source: TMX 1.4b (LISA OSCAR, 2005); older files, which say ``lang`` for
``xml:lang``, are read too.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING
from xml.sax.handler import ContentHandler, feature_external_ges

from toolkit.errors import MemoryFileError, StorageError
from toolkit.model import Pair, State, TranslationUnit
from toolkit.storage import reason

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO
    from xml.sax.xmlreader import AttributesImpl, Locator


def read_tmx(path: Path, pair: Pair) -> tuple[TranslationUnit, ...]:
    """Return the translations of ``pair`` in file order, as reviewed units.

    A regional language counts as its language (``kk-KZ`` as kk), and either may be
    the one the file calls its source. Of inline elements the text stays, so the
    codes of ``<bpt>`` or ``<ph>`` are in the unit as they were in the document.
    Files of any size are read: only the units found stay in memory.

    Raises StorageError when the file cannot be read, MemoryFileError with the line
    when it is not well-formed, not TMX, or declares entities.
    """
    try:
        with path.open("rb") as file:
            return _parse(file, path, pair)
    except OSError as error:
        raise StorageError(f"{path}: cannot be read: {reason(error)}") from None


def _parse(file: BinaryIO, path: Path, pair: Pair) -> tuple[TranslationUnit, ...]:
    from xml.sax import SAXParseException

    from defusedxml.common import DefusedXmlException
    from defusedxml.expatreader import create_parser

    # A document type that names tmx14.dtd is usual. Forbidding what is external would
    # refuse it; the parser fetches nothing all the same, and entities are forbidden.
    parser = create_parser(forbid_dtd=False, forbid_entities=True, forbid_external=False)
    parser.setFeature(feature_external_ges, False)
    handler = _Handler(path, pair)
    parser.setContentHandler(handler)
    try:
        parser.parse(file)
    except SAXParseException as error:
        what = f"not well-formed XML: {error.getMessage()}; export it again"
        raise MemoryFileError(path, what, error.getLineNumber()) from None
    except DefusedXmlException:
        what = "declares XML entities, which a TMX file never needs; remove them"
        raise MemoryFileError(path, what, parser.getLineNumber()) from None
    except (LookupError, ValueError) as error:  # of an encoding that expat does not know
        raise MemoryFileError(path, f"{error}; save it as UTF-8", 1) from None
    return tuple(handler.units)


class _Handler(ContentHandler):
    """Collects the units of one pair while a file is parsed."""

    def __init__(self, path: Path, pair: Pair) -> None:
        super().__init__()
        self.units: list[TranslationUnit] = []
        self._path = path
        self._pair = pair
        self._locator: Locator | None = None
        self._depth = 0
        self._line = 0
        self._lang = ""
        self._texts: dict[str, list[str]] = {}
        self._pieces: list[str] | None = None

    def setDocumentLocator(self, locator: Locator) -> None:  # noqa: N802
        self._locator = locator

    def startElement(self, name: str, attrs: AttributesImpl[str]) -> None:  # noqa: N802
        if self._depth == 0 and name != "tmx":
            raise self._error(f"not TMX: its outermost element is <{name}>; is it another file?")
        self._depth += 1
        if name == "tu":
            self._line = self._here()
            self._texts = {lang: [] for lang in self._pair}
        elif name == "tuv":
            lang = attrs.get("xml:lang") or attrs.get("lang") or ""
            self._lang = lang.replace("_", "-").split("-")[0].lower()
        elif name == "seg" and self._lang in self._texts:
            self._pieces = []

    def characters(self, content: str) -> None:
        if self._pieces is not None:
            self._pieces.append(content)

    def endElement(self, name: str) -> None:  # noqa: N802
        self._depth -= 1
        if name == "seg" and self._pieces is not None:
            self._texts[self._lang].append("".join(self._pieces))
            self._pieces = None
        elif name == "tu":
            self._finish()

    def skippedEntity(self, name: str) -> None:  # noqa: N802
        raise self._error(f"unknown entity '&{name};'; write the character itself")

    def _finish(self) -> None:
        sources, targets = (self._texts[lang] for lang in self._pair)
        for source, target in product(sources, targets):
            if source.strip() and target.strip():
                place = f"{self._path}:{self._line}"
                self.units.append(
                    TranslationUnit(source, target, State.REVIEWED, place, str(self._path))
                )

    def _here(self) -> int:
        return (self._locator and self._locator.getLineNumber()) or 1

    def _error(self, what: str) -> MemoryFileError:
        return MemoryFileError(self._path, what, self._here())
