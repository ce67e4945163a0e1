"""Where the prose of a Markdown document stands, and what surrounds it.

markdown-it-py says which lines are a paragraph, a heading or a row of a table; the
exact place in those lines is found here, so that everything around it can stay as
it is. Source: CommonMark 0.31 with tables as GitHub has them, footnotes and front
matter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from toolkit.documents import LINE_BREAK
from toolkit.lines import LINE_END
from toolkit.model import Segment
from toolkit.storage import BOM

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.ruler import RuleOptionsType
    from markdown_it.token import Token

# A blank line after the opening dashes makes them a thematic break, as in Pandoc.
_FRONT_MATTER = re.compile(
    r"(?:---[ \t]*(?:\r\n|[\n\r])(?![ \t]*[\n\r]).*?(?<=[\n\r])(?:---|\.\.\.)"
    r"|\+\+\+[ \t]*(?:\r\n|[\n\r]).*?(?<=[\n\r])\+\+\+)[ \t]*(?:\r\n|[\n\r]|\Z)",
    re.DOTALL,
)
_CLOSING_HASHES = re.compile(r"[ \t]+#+\Z")
_TASK_BOX = re.compile(r"\[[ xX]\](?:[ \t][^\S\r\n]*|\Z)")
_FOOTNOTE_LABEL = re.compile(r"\[\^[^\]]*\]:")
_CONTAINERS = re.compile(r"[ \t>]*(?:(?:[-+*]|[0-9]{1,9}[.)]|\[\^[^\]]*\]:)[ \t]+[ \t>]*)*")
_UNESCAPED_PIPE = re.compile(r"(?<!\\)\|")


class Kind(Enum):
    """How the text of a block may be written.

    A paragraph may have several lines. So may the text over a line of dashes, but
    must not look like the head of a table. A heading after ``#`` and a cell of a
    table have one line; a cell that no pipe precedes begins its line.
    """

    PARAGRAPH = auto()
    OVER_DASHES = auto()
    HEADING = auto()
    CELL = auto()
    FIRST_CELL = auto()


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of prose; ``prefix`` begins its further lines and ``line_end`` ends them.

    ``hard_break`` is what its writer puts before the end of a line to break it for
    the reader too, ``""`` where no line is broken so. ``after_definition`` says that
    a link reference definition ends on the line before.
    """

    segment: Segment
    kind: Kind
    prefix: str = ""
    line_end: str = "\n"
    hard_break: str = ""
    after_definition: bool = False


class _Line(NamedTuple):
    """A line of the document, without its end."""

    text: str
    start: int
    end: str


class _Part(NamedTuple):
    """What a line adds to a paragraph: ``line.text[start:stop]``."""

    line: _Line
    start: int
    stop: int


def blocks(document: str) -> Iterator[Block]:
    """Yield every block of text, in order; text that is not for translation too."""
    body = body_start(document)
    lines = _lines(document, body)
    tokens = parser().parse(document[body:])
    cells: Iterator[Block | None] = iter(())
    for index, token in enumerate(tokens):
        if token.type == "tr_open" and token.map:
            row = lines[token.map[0]]
            cells = _cells(row, [t.content for t in _until(tokens, index, "tr_close")])
        elif token.type == "inline" and token.map:
            opener, before = tokens[index - 1], tokens[max(0, index - 2)]
            where = lines[token.map[0] : token.map[1]]
            if opener.type in ("th_open", "td_open"):
                block = next(cells, None)
            elif opener.type == "heading_open" and opener.markup.startswith("#"):
                block = _heading(where[0], token.content)
            else:
                block = _paragraph(where, token, opener, before)
            if block is not None:
                yield block


def columns(row: str) -> int:
    """Return how many cells a line has when it is read as a row of a table."""
    cells = _UNESCAPED_PIPE.split(row.strip())
    return len(cells) - (cells[0] == "") - (len(cells) > 1 and cells[-1] == "")


def body_start(document: str) -> int:
    """Return where the Markdown begins: after the byte order mark and front matter."""
    start = len(BOM) if document.startswith(BOM) else 0
    front_matter = _FRONT_MATTER.match(document, start)
    return front_matter.end() if front_matter else start


@cache
def parser() -> MarkdownIt:
    """Return a parser that finds blocks and leaves what is in them alone."""
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import table
    from mdit_py_plugins.footnote import footnote_plugin

    markdown = MarkdownIt("commonmark", {"inline_definitions": True}).use(footnote_plugin)
    # markdown-it looks for tables first, and would take "- a | b" for a row; for GitHub
    # it is an item of a list.
    options: RuleOptionsType = {"alt": ["paragraph", "reference"]}
    markdown.block.ruler.before("lheading", "table_last", table, options)
    markdown.core.ruler.enableOnly(["normalize", "block"])
    return markdown


def _lines(document: str, start: int) -> list[_Line]:
    lines = []
    for end in LINE_END.finditer(document, start):
        lines.append(_Line(document[start : end.start()], start, end[0]))
        start = end.end()
    return [*lines, _Line(document[start:], start, "")]


def _until(tokens: Sequence[Token], index: int, closing: str) -> Iterator[Token]:
    while tokens[index].type != closing:
        if tokens[index].type == "inline":
            yield tokens[index]
        index += 1


def _cells(row: _Line, contents: Sequence[str]) -> Iterator[Block | None]:
    """Find each cell of a row; None where the row has none or an empty one."""
    spans = []
    start = 0
    for pipe in [*_UNESCAPED_PIPE.finditer(row.text), None]:
        stop = pipe.start() if pipe else len(row.text)
        spans.append((start, stop))
        start = stop + 1
    piped = len(spans) > 1 and _CONTAINERS.fullmatch(row.text[: spans[0][1]]) is not None
    for number, content in enumerate(contents):
        kind = Kind.CELL if piped or number else Kind.FIRST_CELL
        place = spans[number + piped] if number + piped < len(spans) else (0, 0)
        source = content.strip().replace("|", "\\|")
        start = _ending(row.text[: place[1]], source)
        found = source != "" and start >= place[0]
        yield Block(_segment(row, start, source, content.strip()), kind) if found else None


def _heading(line: _Line, content: str) -> Block | None:
    content = content.strip()
    start = _ending(line.text, content)
    if start < 0:
        start = _ending(_CLOSING_HASHES.sub("", line.text.rstrip()), content)
    return Block(_segment(line, start, content, content), Kind.HEADING) if start >= 0 else None


def _paragraph(lines: Sequence[_Line], token: Token, opener: Token, before: Token) -> Block | None:
    parts = _parts(lines, token.content)
    if before.type == "list_item_open":
        parts = _without_task_box(parts)
    if not parts:
        return None
    first, last = parts[0], parts[-1]
    text, hard_break = _unwrap(parts)
    return Block(
        Segment(text, first.line.start + first.start, last.line.start + last.stop),
        Kind.OVER_DASHES if opener.markup == "-" else Kind.PARAGRAPH,
        _continuation(first.line.text[: first.start]),
        first.line.end or "\n",
        hard_break,
        before.type == "definition" and _follows(token, before),
    )


def _parts(lines: Sequence[_Line], content: str) -> list[_Part]:
    """Find the lines of a paragraph's content where they stand; [] where they do not."""
    wanted = [line.strip() for line in content.split("\n")]
    parts = []
    remaining = iter(lines)
    for text in filter(None, wanted):
        for line in remaining:
            if (start := _ending(line.text, text)) >= 0:
                parts.append(_Part(line, start, start + len(text)))
                break
        else:
            return []
    return parts


def _without_task_box(parts: list[_Part]) -> list[_Part]:
    if not parts or not (box := _TASK_BOX.match(parts[0].line.text, parts[0].start)):
        return parts
    first, *others = parts
    return [first._replace(start=box.end()), *others] if box.end() < first.stop else others


def _unwrap(parts: Sequence[_Part]) -> tuple[str, str]:
    """Return the text with a line end where a hard break was, and how the first was written."""
    pieces = []
    style = ""
    for part in parts[:-1]:
        text = part.line.text[part.start : part.stop]
        hard_break = _hard_break(part.line.text)
        pieces += [text.removesuffix(hard_break).rstrip(), "\n" if hard_break else " "]
        style = style or hard_break
    last = parts[-1]
    pieces.append(last.line.text[last.start : last.stop])
    return "".join(p if p == "\n" else LINE_BREAK.sub(" ", p) for p in pieces), style


def _hard_break(line: str) -> str:
    backslashes = len(line) - len(line.rstrip("\\"))
    if backslashes % 2:
        return "\\"
    return "  " if line.endswith("  ") else ""


def _continuation(opening: str) -> str:
    """Return what continues the containers that ``opening`` begins: ``"> 1. "`` → ``">    "``."""
    opening = _FOOTNOTE_LABEL.sub(lambda label: " " * len(label[0]), opening)
    return re.sub(r"[^>\s]", " ", opening)


def _follows(token: Token, before: Token) -> bool:
    return bool(token.map and before.map and token.map[0] == before.map[1])


def _ending(line: str, text: str) -> int:
    """Return where ``text`` begins when the line ends with it, or -1."""
    bare = line.replace("\0", "\ufffd").rstrip()
    return len(bare) - len(text) if bare.endswith(text) else -1


def _segment(line: _Line, start: int, source: str, text: str) -> Segment:
    begin = line.start + start
    return Segment(LINE_BREAK.sub(" ", text), begin, begin + len(source))
