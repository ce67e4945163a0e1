"""Check that quotation marks are those of the language, in pairs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.model import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checks.subject import Subject

OUTER = {"ru": "«…»", "kk": "«…»", "en": "“…”"}

# Opening marks with what may close them. “ closes the inner „…“ of Russian and Kazakh.
_CLOSERS = {"«": "»", "„": "“”", "“": "”"}
_MARKS = re.compile("[«»„“”]")

# An inch or a second of arc follows a digit; a quotation may too, at its end.
_STRAIGHT_DOUBLE = re.compile(r'(?<!\d)"|(?<=\d)"(?=[^"]*")')
# No apostrophe: it opens before a word, and one more closes after a word.
_STRAIGHT_OPENING = re.compile(r"(?<![\w'])'(?=[^\W\d_])")
_STRAIGHT_CLOSING = re.compile(r"(?<=[\w.,!?…])'(?![\w'])")
_SINGLE_OPENING = re.compile("‘(?=[^\\W\\d_])")
_SINGLE_CLOSING = re.compile("’")


def quotes(subject: Subject) -> Iterator[Finding]:
    """Find quotation marks of another language, straight ones, and pairs left open.

    Russian and Kazakh write «…» and „…“ or “…” within; English “…” and ‘…’ within.
    Marks of another kind are warnings; a pair left open or closed twice is an error,
    unless the source has the same: a speech may run over several paragraphs. An
    apostrophe is no quotation mark.
    """
    text = subject.target_prose
    outer = OUTER.get(subject.pair.target)
    if outer is None:
        return
    if _STRAIGHT_DOUBLE.search(text):
        yield Finding("quotes", f'straight quotes "…"; write {outer}')
    opening = _STRAIGHT_OPENING.search(text)
    if opening and _STRAIGHT_CLOSING.search(text, opening.end()):
        yield Finding("quotes", f"straight quotes '…'; write {outer}")
    if foreign := _foreign(text, subject.pair.target):
        yield Finding("quotes", f"{foreign} are not the quotes of this language; write {outer}")
        return
    wrong = _unpaired(text)
    if wrong and not _unpaired(subject.source_prose):
        message = f"quote {wrong} has no partner; close or remove it"
        yield Finding("quotes", message, Severity.ERROR)


def _foreign(text: str, lang: str) -> str:
    if lang == "en":
        return next((mark for mark in ("«…»", "„…“") if mark[0] in text), "")
    outside = _outermost(text)
    return next((mark for mark in ("“…”", "„…“") if mark[0] in outside), "")


def _outermost(text: str) -> set[str]:
    """Return the opening marks that stand in no other quotation."""
    depth, outermost = 0, set()
    for mark in _MARKS.findall(text):
        if mark == "«":
            depth += 1
        elif mark == "»":
            depth = max(0, depth - 1)
        elif not depth:
            outermost.add(mark)
    return outermost


def _unpaired(text: str) -> str:
    """Return the first mark without a partner, ``""`` when all have one."""
    stack: list[str] = []
    marks: list[str] = _MARKS.findall(text)
    for mark in marks:
        if stack and mark in _CLOSERS[stack[-1]]:
            stack.pop()
        elif mark in _CLOSERS:
            stack.append(mark)
        # Russian lets one » close two quotations that end together: «Он сказал: «Да».
        elif mark == "»" and "«" in stack:
            del stack[len(stack) - 1 - stack[::-1].index("«") :]
        else:
            return mark
    if len(stack) == 1 and text.count("«") > 1 and stack == ["«"]:
        return ""
    if not stack and len(_SINGLE_OPENING.findall(text)) > len(_SINGLE_CLOSING.findall(text)):
        return "‘"
    return stack[-1] if stack else ""
