"""Check that quotation marks are those of the language, in pairs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.model import Finding, Severity
from toolkit.quotation import MARKS, unpaired

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checks.subject import Subject

OUTER = {"ru": "«…»", "kk": "«…»", "en": "“…”"}

# An inch or a second of arc follows a digit; a quotation may too, at its end.
_STRAIGHT_DOUBLE = re.compile(r'(?<!\d)"|(?<=\d)"(?=[^"]*")')
# No apostrophe: it opens before a word, and one more closes after a word.
_STRAIGHT_OPENING = re.compile(r"(?<![\w'])'(?=[^\W\d_])")
_STRAIGHT_CLOSING = re.compile(r"(?<=[\w.,!?…])'(?![\w'])")


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
    wrong = unpaired(text)
    if wrong and not unpaired(subject.source_prose):
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
    for mark in MARKS.findall(text):
        if mark == "«":
            depth += 1
        elif mark == "»":
            depth = max(0, depth - 1)
        elif not depth:
            outermost.add(mark)
    return outermost
