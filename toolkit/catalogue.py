"""Gettext catalogues: read them strictly, show them as units, write them so that all tools agree.

polib holds the entries. Around it stands what polib leaves to its caller:
refusing what msgfmt would refuse, keeping a translator's comment lines as they
were typed, and the header a new catalogue needs.
"""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from toolkit import __version__, provenance
from toolkit.errors import CatalogueError
from toolkit.model import LANGUAGES, State, TranslationUnit
from toolkit.storage import BOM, decode, read_bytes

if TYPE_CHECKING:
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

_STRING = r'"(?:[^"\\]|\\.)*"'
_KEYWORD_LINE = re.compile(rf"(msgctxt|msgid|msgid_plural|msgstr|msgstr\[\d+\])\s*{_STRING}")
_STRING_LINE = re.compile(_STRING)
_CHARSET = re.compile(r"charset=([\w.:-]+)")


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


def catalogue_line(catalogue: Catalogue, unit: TranslationUnit) -> int:
    """Return the line of the .po file where the entry of ``unit`` starts."""
    return catalogue.lines[catalogue.units.index(unit)]


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
    """Parse the content of a .po or .pot file; ``path`` is what errors name."""
    import polib

    text = decode(content, path).removeprefix(BOM)
    _refuse_other_charset(text, path)
    trailing = _validate(text, path)
    try:
        lines: Any = _Lines(text.split("\n"))
        po: polib.POFile = polib.pofile(lines, encoding="utf-8", wrapwidth=WRAP_WIDTH)
    except OSError as error:
        line = re.search(r"line (\d+)", str(error))
        raise CatalogueError(
            path,
            "not a valid PO entry; compare it with its neighbours",
            int(line[1]) if line else None,
        ) from None
    _refuse_duplicates(po, path)
    if trailing and po:
        # polib drops comments after the last entry; a person wrote them.
        po[-1].tcomment = "\n".join(filter(None, [po[-1].tcomment, *trailing]))
    return po


class _Lines(list[str]):
    """Lines for polib, which would split a string at every Unicode line end."""

    def splitlines(self) -> list[str]:
        return self


def render(po: polib.POFile) -> bytes:
    """Return the file's content, wrapped as gettext wraps it, comment lines as they were typed."""
    header = [f"# {line}".rstrip() for line in po.header.split("\n")] if po.header else []
    metadata = po.metadata_as_entry()
    metadata.tcomment = ""
    living = [entry for entry in po if not entry.obsolete]
    obsolete = [entry for entry in po if entry.obsolete]
    blocks = ["\n".join([*header, _render_entry(metadata)])]
    blocks += [_render_entry(entry) for entry in [*living, *obsolete]]
    return ("\n\n".join(blocks) + "\n").encode()


def new_catalogue(
    domain: str, source_lang: str, lang: str | None, document: str, now: str
) -> polib.POFile:
    """Return an empty catalogue, or a template when ``lang`` is None, with a full header.

    ``now`` is the creation date in gettext's form, ``2026-11-22 18:00+0000``.
    """
    import polib

    po = polib.POFile(wrapwidth=WRAP_WIDTH, encoding="utf-8")
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


def _refuse_other_charset(text: str, path: Path) -> None:
    charset = _CHARSET.search(text)
    # "CHARSET" is what xgettext leaves in a template that is plain ASCII.
    if charset and charset[1].upper() not in ("UTF-8", "UTF8", "CHARSET"):
        line = text.count("\n", 0, charset.start()) + 1
        raise CatalogueError(
            path, f"its charset is {charset[1]}; convert it with 'msgconv -t UTF-8'", line
        )


def _validate(text: str, path: Path) -> list[str]:
    """Refuse lines that polib would take for something else; return the trailing comments."""
    trailing: list[str] = []
    keyword = keyword_line = None
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.strip()
        if line.startswith("#") and not line.startswith("#~"):
            if line == "#" or line.startswith("# "):
                trailing.append(line[2:])
            continue
        line = re.sub(r"^#~\|?\s*", "", line)
        if not line:
            continue
        trailing = []
        if found := _KEYWORD_LINE.fullmatch(line):
            keyword, keyword_line = found[1], number
        elif not (keyword and _STRING_LINE.fullmatch(line)):
            raise CatalogueError(path, "neither a comment nor a quoted PO string", number)
    if keyword and not keyword.startswith("msgstr"):
        raise CatalogueError(path, f"this {keyword} has no msgstr; is the file cut?", keyword_line)
    return trailing


def _refuse_duplicates(po: polib.POFile, path: Path) -> None:
    seen: dict[tuple[str, str | None], int] = {}
    for entry in po:
        key = (entry.msgid, entry.msgctxt)
        if not entry.obsolete and key in seen:
            raise CatalogueError(
                path, f"the same msgid as on line {seen[key]}; remove one of the two", entry.linenum
            )
        if not entry.obsolete:
            seen[key] = entry.linenum or 1


def _render_entry(entry: polib.POEntry) -> str:
    # polib wraps comments, and would so make new lines out of a translator's one.
    bare = copy.copy(entry)
    bare.tcomment = bare.comment = ""
    lines = [f"# {line}".rstrip() for line in entry.tcomment.split("\n") if entry.tcomment]
    # An obsolete entry is out of the document: gettext drops what was extracted from there.
    if entry.comment and not entry.obsolete:
        lines += [f"#. {line}".rstrip() for line in entry.comment.split("\n")]
    return "\n".join([*lines, bare.__unicode__(WRAP_WIDTH).rstrip("\n")])
