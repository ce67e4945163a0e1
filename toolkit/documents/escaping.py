"""Keep a text a text: escape what Markdown would read as the start of another block."""

from __future__ import annotations

import re

# Each alternative matches the place of a backslash at the start of a line; what follows
# it is what CommonMark 0.31 and the extensions we read would take for a block.
_BLOCK_START = re.compile(
    r"""^(?:
      (?=\#{1,6}(?:[ \t]|$))                # heading
    | (?=>)                                 # quote
    | (?=[-+*](?:[ \t]|$))                  # item of a list
    | [0-9]{1,9}(?=[.)](?:[ \t]|$))         # item of a numbered list: 1986\.
    | (?=[-_*+][-_*+ \t]*$)                 # thematic break, also together with a marker before it
    | (?==+[ \t]*$)                         # line under a heading
    | (?=[-:|][-:| \t]*$)                   # line under the head of a table
    | (?=`{3,}[^`]*$ | ~{3,})               # fenced code
    | (?=\[(?:[^\[\]\\]|\\.)*\]:)           # definition of a link or a footnote
    | (?=\[[ xX]\](?:[ \t]|$))          # box of a task
    )""",
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
_TITLE = re.compile(r"(?=\".*\"$|'.*'$|\(.*\)$)", re.MULTILINE | re.DOTALL)
_CLOSING_HASHES = re.compile(r"(^|[ \t])(?=#+\Z)")


def keep_paragraph(text: str, *, after_definition: bool = False) -> str:
    """Return ``text`` with backslashes where one of its lines would begin a block.

    Its lines have no spaces around them and are not blank. ``after_definition``:
    a quoted text would be read as the title of the link defined on the line before.
    """
    text = _BLOCK_START.sub(r"\g<0>\\", text)
    if after_definition and _TITLE.match(text):
        text = f"\\{text}"
    return "\n".join(
        f"\\{line}" if _begins_html(line, interrupting=number > 0) else line
        for number, line in enumerate(text.split("\n"))
    )


def keep_heading(text: str) -> str:
    """Return ``text`` so that hashes at its end are not taken for the end of the heading."""
    return _CLOSING_HASHES.sub(r"\1\\", text)


def keep_cell(text: str) -> str:
    """Return ``text`` so that it stays one cell of its row."""
    text = text.replace("|", "\\|")
    if text.endswith("\\"):  # or it would escape the pipe that follows
        text += " "
    return f"\\{text}" if not text.strip("-: ") else text


def _begins_html(line: str, *, interrupting: bool) -> bool:
    if not line.startswith("<"):
        return False
    from markdown_it.rules_block.html_block import HTML_SEQUENCES

    return any(
        opening.search(line) and (interrupts or not interrupting)
        for opening, _, interrupts in HTML_SEQUENCES
    )
