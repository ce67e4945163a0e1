"""Markdown: the units are headings, paragraphs (of lists and quotes too) and cells of tables.

Emphasis, links, images and inline code stay in the text of a unit as Markdown. A
wrapped paragraph is one line for the translator, with a line end only where a hard
break was. A translation is escaped where it would otherwise begin another block,
so the structure of a document survives any translation. Front matter, code, HTML
blocks, definitions, markers and blank lines are never touched.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit import segmentation
from toolkit.documents import has_prose, one_line
from toolkit.documents.blocks import Block, Kind, blocks, columns
from toolkit.documents.escaping import keep_cell, keep_heading, keep_paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from toolkit.model import Segment

# Code, tags and autolinks, addresses of links, formulas, and the tags of static site
# generators: a text of nothing else is not for translation.
_NOT_PROSE = re.compile(
    r"(`+)(?!`).*?(?<!`)\1(?!`)|<[^<>]*>|(?<=\])\([^()]*\)|\$\$.*?\$\$|\{\{.*?\}\}|\{%.*?%\}",
    re.DOTALL,
)


class Markdown:
    """Articles in Markdown: CommonMark with tables, footnotes and front matter."""

    name = "markdown"
    suffixes: tuple[str, ...] = (".md", ".markdown")

    def segments(self, document: str) -> tuple[Segment, ...]:
        """Return the text of every block that has something to translate."""
        return tuple(block.segment for block in _prose(document))

    def join(self, document: str, targets: Mapping[str, str]) -> str:
        """Return ``document`` with each target in the block of its segment, as one line.

        A line end in a target is a hard break where the source has one, and a space
        elsewhere.
        """
        written: dict[Segment, str] = {}
        for block in _prose(document):
            target = targets.get(block.segment.text, "")
            if target.strip() and target != block.segment.text:
                written[block.segment] = _write(block, target)
        return segmentation.join(document, list(written), list(written.values()))


def _prose(document: str) -> Iterator[Block]:
    for block in blocks(document):
        if has_prose(_NOT_PROSE.sub(" ", block.segment.text).strip()):
            yield block


def _write(block: Block, target: str) -> str:
    match block.kind:
        case Kind.HEADING:
            return keep_heading(one_line(target))
        case Kind.CELL:
            return keep_cell(one_line(target))
        case Kind.FIRST_CELL:
            return keep_paragraph(keep_cell(one_line(target)))
        case _:
            return _write_paragraph(block, target)


def _write_paragraph(block: Block, target: str) -> str:
    lines = [one_line(target)]
    if block.hard_break:
        lines = [one_line(line) for line in target.split("\n") if line.strip()]
    text = keep_paragraph("\n".join(lines), after_definition=block.after_definition)
    *broken, last = text.split("\n")
    if block.kind is Kind.OVER_DASHES and columns(last) == 1:
        last = last.replace("|", "&#124;")  # an escaped pipe would make it a table as well
    further = block.line_end + block.prefix
    return "".join(line + _hard_break(block, line) + further for line in broken) + last


def _hard_break(block: Block, line: str) -> str:
    # A backslash after a backslash is an escape, not a break.
    return "  " if line.endswith("\\") else block.hard_break
