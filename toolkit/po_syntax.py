"""Read the syntax of PO files as GNU gettext reads it, into polib's entries.

    entry     comment* [previous] [msgctxt] msgid (msgstr | msgid_plural msgstr[0] msgstr[1] …)
    previous  the same msgctxt, msgid and msgid_plural behind ``#|``

Strings may stand anywhere after their keyword, in any number. polib reads line
by line instead: it knows neither octal escapes nor strings on a line of their
own, it drops ``#~|`` and takes files that msgfmt refuses. Its entries and its
writer are as good as ever.

Stricter than msgfmt, where that loses text: bytes that are no UTF-8, a NUL
(which ends the text), and a backslash at a line's end (which joins the lines,
comments too). ``domain`` lines are refused: a catalogue here is one domain.

polib is imported at the top, so import this module only to read or make a file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NoReturn

import polib

from toolkit.errors import CatalogueError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_TOKEN = re.compile(
    r"""[ \t\r\f\v]*(?:
      (?P<end>\n)
    | "(?P<string>[^"\\\n]*+(?:\\.[^"\\\n]*+)*+)"
    | (?P<mark>\#~\|?|\#\|)
    | (?P<comment>\#[^\n]*\n?)
    | (?P<keyword>[A-Za-z_]\w*)
    | \[[ \t]*(?P<index>\d{1,4})[ \t]*\]
    | (?P<junk>[^ \t\r\f\v\n]))""",
    re.VERBOSE | re.ASCII,
)
_ESCAPE = re.compile(r"\\(?:([abfnrtv\"\\])|([0-7]{1,3})|x([0-9A-Fa-f]+)|)")
_NAMED = dict(zip('abfnrtv"\\', '\a\b\f\n\r\t\v"\\', strict=True))
# NUL, gettext's separator of context and msgid, and bytes that an escape gave.
_UNFIT = re.compile("[\0\x04\udc80-\udcff]")
# A file name with a space stands between U+2068 and U+2069.
_PLACE = re.compile("\u2068([^\u2069]*)\u2069(?::(\\d+))?|(\\S+?)(?::(\\d+))?(?=\\s|$)", re.ASCII)

# What makes a comment one of places, of flags (two kinds) or extracted from the source.
_KINDS = frozenset(":,!.")

_FIRST = frozenset({"comment", "previous_msgctxt", "previous_msgid", "msgctxt", "msgid"})
# What may stand behind what; "" is the start of the file.
_BEHIND = {
    "": _FIRST,
    "comment": _FIRST,
    "previous_msgctxt": frozenset({"previous_msgid"}),
    "previous_msgid": frozenset({"previous_msgid_plural", "msgctxt", "msgid"}),
    "previous_msgid_plural": frozenset({"msgctxt", "msgid"}),
    "msgctxt": frozenset({"msgid"}),
    "msgid": frozenset({"msgid_plural", "msgstr"}),
    "msgid_plural": frozenset({"msgstr[]"}),
    "msgstr": _FIRST,
    "msgstr[]": _FIRST | {"msgstr[]"},
}


@dataclass(slots=True)
class _Field:
    """A keyword with its strings, or a comment, which is its only string.

    ``mark`` holds ``~`` when its line is obsolete, ``|`` when it is of the previous msgid.
    """

    name: str
    line: int
    mark: str = ""
    strings: list[str] = field(default_factory=list)
    index: int = 0


class PoFile(polib.POFile):
    """A POFile that knows how its file was laid out; a copy knows it too.

    ``head`` is the header's entry, for its comments and flags; its fields are
    in ``metadata``.
    """

    def __init__(self, *, bom: bool = False, newline: str = "\n") -> None:
        super().__init__()
        self.head = polib.POEntry(msgid="")
        self.bom = bom
        self.newline = newline


def read(text: str, path: Path) -> tuple[list[polib.POEntry], str]:
    """Return the entries in their order, the header's too, and the comment after the last one.

    Raises CatalogueError, with the line, for what is no PO file.
    """
    if "\\\n" in text:
        line = text.count("\n", 0, text.index("\\\n")) + 1
        _refuse(path, line, "a backslash ends this line, and joins the next one to it; remove it")
    groups = list(_groups(text, path))
    trailing = groups.pop() if groups and groups[-1][-1].name == "comment" else []
    return [_entry(group, path) for group in groups], _comments(trailing).get("", "")


def _groups(text: str, path: Path) -> Iterator[list[_Field]]:
    """Yield the fields of each entry; comments with no entry behind them are the last group."""
    group: list[_Field] = []
    last = _Field("", 1)
    for found in _fields(text, path):
        if found.name not in _BEHIND[last.name]:
            _refuse_misplaced(found, last, path)
        if last.name.startswith("msgstr") and found.name != "msgstr[]":
            yield group
            group = []
        group.append(found)
        last = found
    if _FIRST - _BEHIND[last.name]:
        _refuse_cut(last, path)
    if group:
        yield group


def _fields(text: str, path: Path) -> Iterator[_Field]:
    line, mark = 1, ""
    current: _Field | None = None
    for token in _TOKEN.finditer(text):
        kind = token.lastgroup or ""
        value = token[kind]
        if kind == "end":
            line, mark = line + 1, ""
        elif kind == "mark":
            mark = "".join(sorted({*mark, *value}))
        elif kind == "string" and current and current.mark == mark:
            current.strings.append(_unescaped(value, path, line) if "\\" in value else value)
        elif kind == "index" and current and current.name == "msgstr" and not current.strings:
            current.name, current.index = "msgstr[]", int(value)
        elif kind in ("comment", "keyword"):
            if current:
                yield _complete(current, path)
            current = None
            if kind == "comment":
                yield _Field(kind, line, strings=[value])
                # In gettext, too, what "#~" begins goes on behind a comment.
                line += value.count("\n")
            else:
                current = _Field(_name(value, mark, path, line), line, mark)
        elif kind == "string":
            _refuse(path, line, "this string continues none; is a keyword or a '#~' missing?")
        else:
            _refuse(path, line, "neither a comment nor a quoted PO string")
    if current:
        yield _complete(current, path)


def _name(keyword: str, mark: str, path: Path, line: int) -> str:
    name = f"previous_{keyword}" if "|" in mark else keyword
    if name == "comment" or name not in _BEHIND:
        _refuse(path, line, f"neither a comment nor a quoted PO string: {keyword}")
    return name


def _complete(found: _Field, path: Path) -> _Field:
    if not found.strings:
        _refuse(path, found.line, f"this {_shown(found)} has no string in quotes")
    text = "".join(found.strings)
    if unfit := _UNFIT.search(text):
        if unfit[0] in "\0\x04":
            _refuse(path, found.line, f"the character U+{ord(unfit[0]):04X} cannot stand in a text")
        try:
            text = text.encode("utf-8", "surrogateescape").decode()
        except UnicodeDecodeError:
            _refuse(path, found.line, "the escapes in this string do not make UTF-8")
    found.strings = [text]
    return found


def _unescaped(string: str, path: Path, line: int) -> str:
    r"""Undo C's escapes; a byte above 127, such as ``\303``, becomes a surrogate for now."""

    def character(escape: re.Match[str]) -> str:
        if escape[1]:
            return _NAMED[escape[1]]
        if not (escape[2] or escape[3]):
            shown = string[escape.start() : escape.start() + 2]
            _refuse(path, line, f"'{shown}' is no escape of PO files; a backslash itself is '\\\\'")
        byte = (int(escape[2], 8) if escape[2] else int(escape[3], 16)) & 0xFF
        return chr(byte) if byte < 0x80 else chr(0xDC00 + byte)

    return _ESCAPE.sub(character, string)


def _entry(group: list[_Field], path: Path) -> polib.POEntry:
    fields = [found for found in group if found.name != "comment"]
    obsolete = "~" in fields[0].mark
    for found in fields:
        if ("~" in found.mark) is not obsolete:
            _refuse(path, found.line, "either every line of an entry begins with '#~' or none")
    comments = _comments(group)
    entry = polib.POEntry(
        linenum=group[0].line,
        obsolete=obsolete,
        tcomment=comments.get("", ""),
        comment=comments.get(".", ""),
        occurrences=_places(comments.get(":", "")),
        flags=_flags(comments.get(",", "")),
    )
    for found in fields:
        if found.name == "msgstr[]":
            if found.index != len(entry.msgstr_plural):
                _refuse(path, found.line, f"this should be msgstr[{len(entry.msgstr_plural)}]")
            entry.msgstr_plural[found.index] = found.strings[0]
        else:
            setattr(entry, found.name, found.strings[0])
    if entry.msgid and not entry.obsolete and not entry.fuzzy:
        _refuse_uneven(entry, group[-1].line, path)
    return entry


def _comments(group: list[_Field]) -> dict[str, str]:
    """Return the text of the comments by the character behind ``#``, "" for the translator's."""
    lines: dict[str, list[str]] = {}
    for found in group:
        if found.name == "comment":
            comment = found.strings[0]
            kind = comment[1:2] if comment[1:2] in _KINDS else ""
            line = comment[1 + len(kind) :].removeprefix(" ").rstrip()
            # "#!" is a newer gettext's second line of flags.
            lines.setdefault("," if kind == "!" else kind, []).append(line)
    return {kind: "\n".join(found) for kind, found in lines.items()}


def _places(text: str) -> list[tuple[str, str]]:
    return [
        (spaced or name, spaced_line or line)
        for spaced, spaced_line, name, line in _PLACE.findall(text)
    ]


def _flags(text: str) -> list[str]:
    flags: list[str] = []
    for flag in text.replace("\n", ",").split(","):
        # "range: 1..5" is one flag, other words are flags of their own.
        flags += [flag.strip()] if ":" in flag else flag.split()
    return flags


def _refuse_uneven(entry: polib.POEntry, line: int, path: Path) -> None:
    targets = list(entry.msgstr_plural.values()) or [entry.msgstr]
    if not targets[0]:
        return
    for other in [*targets, entry.msgid_plural or entry.msgid]:
        for edge, has in (("begin", str.startswith), ("end", str.endswith)):
            if has(entry.msgid, "\n") != has(other, "\n"):
                _refuse(path, line, rf"msgid and msgstr must both {edge} with '\n', or neither")


def _refuse_misplaced(found: _Field, last: _Field, path: Path) -> NoReturn:
    if found.name == "comment":
        _refuse(path, found.line, "a comment inside an entry; move it above the entry")
    if found.name in _FIRST and last.name in ("msgid", "msgid_plural"):
        _refuse_cut(last, path)
    behind = _BEHIND[last.name] - {"comment"}
    wanted = [name for name in sorted(behind) if name in ("msgctxt", "msgid")] or sorted(behind)
    shown = " or ".join(wanted).replace("previous_", "#| ")
    _refuse(path, found.line, f"{_shown(found)} where {shown} should be")


def _refuse_cut(last: _Field, path: Path) -> NoReturn:
    _refuse(path, last.line, f"this {_shown(last)} has no msgstr; is the file cut?")


def _shown(found: _Field) -> str:
    return found.name.replace("previous_", "#| ")


def _refuse(path: Path, line: int, what: str) -> NoReturn:
    raise CatalogueError(path, what, line)
