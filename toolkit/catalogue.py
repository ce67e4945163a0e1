"""Gettext catalogues: read them strictly, show them as units, write them so that all tools agree.

`po_syntax` reads the syntax, polib holds and writes the entries. Around them
stands what a whole file needs: one translation for one text, a header that
programs understand, comments, line ends and byte order mark as they were.
"""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit import __version__, provenance
from toolkit.errors import CatalogueError, DocumentError
from toolkit.model import LANGUAGES, State, TranslationUnit
from toolkit.storage import BOM, decode, read_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import polib

# CLDR plural rules in gettext's notation, as Weblate and Babel write them.
PLURAL_FORMS = {
    "en": "nplurals=2; plural=(n != 1);",
    "kk": "nplurals=2; plural=(n != 1);",
    "ru": (
        "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : "
        "n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
    ),
}

# Which article a catalogue belongs to; editors keep X- headers they do not know.
DOCUMENT_HEADER = "X-Source-Document"
# Poedit's name for the language of the msgids.
SOURCE_HEADER = "X-Source-Language"

WRAP_WIDTH = 79

_CHARSET = re.compile(r"charset=([^ \t\n;]+)")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The living entries of one .po file.

    ``lines`` gives, for each unit, the line of the file its entry starts on.
    ``document`` is the article's path from the project's folder, ``""`` when the
    header does not say.
    """

    path: Path
    lang: str
    source_lang: str
    document: str
    units: tuple[TranslationUnit, ...]
    lines: tuple[int, ...]


def read_catalogue(path: Path) -> Catalogue:
    """Read the units of a .po file, without the obsolete ones; raise CatalogueError."""
    po = load(path)
    living = [entry for entry in po if not entry.obsolete]
    return Catalogue(
        path=path,
        lang=_language(po, path),
        source_lang=po.metadata.get(SOURCE_HEADER, "ru"),
        document=po.metadata.get(DOCUMENT_HEADER, ""),
        units=tuple(unit_of(entry) for entry in living),
        lines=tuple(entry.linenum or 1 for entry in living),
    )


def catalogue_paths(locales: Path, lang: str = "*", domain: str = "*") -> tuple[Path, ...]:
    """Return the .po files of a locales folder, sorted."""
    return tuple(sorted(locales.glob(f"{lang}/LC_MESSAGES/{domain}.po")))


def catalogue_path(locales: Path, lang: str, domain: str) -> Path:
    """Return where gettext expects the catalogue of ``domain`` in ``lang``."""
    return locales / lang / "LC_MESSAGES" / f"{domain}.po"


def unit_of(entry: polib.POEntry) -> TranslationUnit:
    """Return an entry as a translation unit; its state follows from msgstr and fuzzy."""
    target = entry.msgstr or next(iter(entry.msgstr_plural.values()), "")
    state = State.INITIAL
    if target:
        state = State.TRANSLATED if entry.fuzzy else State.REVIEWED
    place = ":".join(entry.occurrences[0]).rstrip(":") if entry.occurrences else ""
    return TranslationUnit(
        source=entry.msgid,
        target=target,
        state=state,
        place=place,
        origin=provenance.origin(entry.tcomment),
        comments=provenance.human_lines(entry.tcomment),
    )


def load(path: Path) -> polib.POFile:
    """Parse a .po or .pot file; raise CatalogueError, with the line, for what msgfmt refuses."""
    return parse(read_bytes(path), path)


def parse(content: bytes, path: Path) -> polib.POFile:
    """Parse the content of a .po or .pot file; ``path`` is the name in errors.

    Its header always says UTF-8 afterwards, and the language when ``path`` tells it.
    A byte order mark is taken and kept, though msgfmt refuses it: editors write it.
    """
    from toolkit import po_syntax

    try:
        text = decode(content, path)
    except DocumentError as error:
        what = f"{error.what}, as 'msgconv -t UTF-8' does"
        raise CatalogueError(path, what, error.line) from None
    entries, trailing = po_syntax.read(text.removeprefix(BOM), path)
    _refuse_duplicates(entries, path)
    po = po_syntax.PoFile(
        bom=text.startswith(BOM), newline="\r\n" if _first_line(text).endswith("\r") else "\n"
    )
    for entry in entries:
        if entry.msgid or entry.msgctxt is not None:
            po.append(entry)
        else:
            po.head = entry
    _refuse_other_charset(po.head, text, path)
    po.metadata = _metadata(po.head.msgstr, path)
    if trailing:
        last = po[-1] if po else po.head
        last.tcomment = "\n".join(filter(None, [last.tcomment, trailing]))
    return po


def render(po: polib.POFile) -> bytes:
    """Return the file's content, wrapped as gettext wraps it, comment lines as they were typed.

    Line ends and byte order mark are those it was parsed from.
    """
    from toolkit import po_syntax

    layout = po if isinstance(po, po_syntax.PoFile) else po_syntax.PoFile()
    head = copy.copy(layout.head)
    head.msgstr = po.metadata_as_entry().msgstr
    entries = [entry for entry in po if not entry.obsolete]
    entries += [entry for entry in po if entry.obsolete]
    text = "\n\n".join(_render_entry(entry) for entry in [head, *entries]) + "\n"
    return (BOM * layout.bom + text.replace("\n", layout.newline)).encode()


def new_catalogue(
    domain: str, source_lang: str, lang: str | None, document: str, now: str
) -> polib.POFile:
    """Return an empty catalogue, or a template when ``lang`` is None, with a full header.

    ``now`` is the creation date in gettext's form, ``2026-11-22 18:00+0000``.
    """
    from toolkit.po_syntax import PoFile

    po = PoFile()
    po.metadata = {
        "Project-Id-Version": domain,
        "Report-Msgid-Bugs-To": "",
        "POT-Creation-Date": now,
        "PO-Revision-Date": now if lang else "YEAR-MO-DA HO:MI+ZONE",
        "Last-Translator": "",
        "Language-Team": LANGUAGES[lang] if lang else "",
        "Language": lang or "",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Generator": f"toolkit {__version__}",
        SOURCE_HEADER: source_lang,
        DOCUMENT_HEADER: document,
    }
    if lang:
        po.metadata["Plural-Forms"] = PLURAL_FORMS[lang]
    return po


def _language(po: polib.POFile, path: Path) -> str:
    named = po.metadata.get("Language", "").replace("-", "_").split("_")[0]
    lang = named or path.parent.parent.name
    if lang not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        raise CatalogueError(path, f"unknown language '{lang}' in its header; known are {known}", 1)
    return lang


def _first_line(text: str) -> str:
    return text[: text.find("\n")] if "\n" in text else text


def _refuse_other_charset(head: polib.POEntry, text: str, path: Path) -> None:
    charset = _charset(head.msgstr)
    # "CHARSET" is what xgettext leaves in a template that is plain ASCII.
    if charset.upper() in ("", "UTF-8", "UTF8", "CHARSET"):
        return
    if charset.upper() in ("ASCII", "US-ASCII") and text.isascii():
        return
    line = text.count("\n", 0, text.find(f"charset={charset}")) + 1
    raise CatalogueError(
        path, f"its charset is {charset}; convert it with 'msgconv -t UTF-8'", line
    )


def _charset(header: str) -> str:
    found = _CHARSET.search(header)
    return found[1] if found else ""


def _metadata(header: str, path: Path) -> dict[str, str]:
    """Return the header's fields, completed: without a charset no program can read a .mo."""
    fields: dict[str, str] = {}
    last = ""
    for line in filter(None, header.split("\n")):
        name, colon, value = line.partition(":")
        if colon:
            last = name
            fields[last] = value.strip()
        elif last:
            fields[last] += f"\n{line.strip()}"
    folder = path.parent.parent.name if path.suffix == ".po" else ""
    if not fields.get("Language") and folder in LANGUAGES:
        fields["Language"] = folder
    fields.setdefault("MIME-Version", "1.0")
    if _charset(fields.get("Content-Type", "")).upper() != "UTF-8":
        fields["Content-Type"] = "text/plain; charset=UTF-8"
    fields.setdefault("Content-Transfer-Encoding", "8bit")
    return fields


def _refuse_duplicates(entries: Sequence[polib.POEntry], path: Path) -> None:
    """Refuse two entries with one msgid, an obsolete one too: a text has one translation."""
    seen: dict[tuple[str, str | None], int] = {}
    for entry in entries:
        context: str | None = entry.msgctxt
        key = (entry.msgid, context)
        if key in seen:
            raise CatalogueError(
                path, f"the same msgid as on line {seen[key]}; remove one of the two", entry.linenum
            )
        if key == ("", None) and (entry.obsolete or entry.msgid_plural):
            what = "a header that is obsolete or has a plural; remove it"
            raise CatalogueError(path, what, entry.linenum)
        seen[key] = entry.linenum or 1


def _render_entry(entry: polib.POEntry) -> str:
    # polib wraps comments, and would so make new lines out of a translator's one.
    bare = copy.copy(entry)
    bare.tcomment = bare.comment = ""
    bare.occurrences = []
    lines = _comment_lines("#", entry.tcomment)
    # An obsolete entry is out of the document: gettext drops what was extracted from there.
    if not entry.obsolete:
        lines += _comment_lines("#.", entry.comment)
        lines += _places(entry.occurrences)
    return "\n".join([*lines, bare.__unicode__(WRAP_WIDTH).rstrip("\n")])


def _comment_lines(mark: str, comment: str) -> list[str]:
    lines = [f"{mark} {line}".rstrip() for line in comment.split("\n") if comment]
    # gettext takes a backslash at the end for one that joins the next line to it.
    return [f"{line} " if line.endswith("\\") else line for line in lines]


def _places(occurrences: Sequence[tuple[str, str]]) -> list[str]:
    lines = []
    line = "#:"
    for name, number in occurrences:
        # gettext's quotes for a file name with spaces.
        shown = f"\u2068{name}\u2069" if re.search(r"\s", name, re.ASCII) else name
        place = f"{shown}:{number}" if number else shown
        if line != "#:" and len(line) + 1 + len(place) > WRAP_WIDTH:
            lines.append(line)
            line = "#:"
        line += f" {place}"
    return [*lines, line] if occurrences else []
