"""Quotation marks that open and close, in Russian, Kazakh and English."""

from __future__ import annotations

import re

# Opening marks with what may close them. “ closes the inner „…“ of Russian and Kazakh.
CLOSERS = {"«": "»", "„": "“”", "“": "”"}
MARKS = re.compile("[«»„“”]")

_SINGLE_OPENING = re.compile("‘(?=[^\\W\\d_])")
_SINGLE_CLOSING = re.compile("’")


def unpaired(text: str) -> str:
    """Return the first mark without a partner, ``""`` when all have one."""
    stack: list[str] = []
    marks: list[str] = MARKS.findall(text)
    for mark in marks:
        if stack and mark in CLOSERS[stack[-1]]:
            stack.pop()
        elif mark in CLOSERS:
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
