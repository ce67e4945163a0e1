"""What stands in a text without being prose: addresses, placeholders, tags, code.

Every pattern is linear in the length of the text: no nested quantifier can
match the same characters in two ways.
"""

from __future__ import annotations

import re

# U+FFFC stands for an object in running text: no letter, no digit, no space.
OBJECT = "\ufffc"

# The last character keeps a full stop or a bracket after the address out of it.
URL = re.compile(r"(?:(?:https?|ftp)://|\bwww\.)[^\s<>«»“”„\"`]*[^\s<>«»“”„\"`.,;:!?)\]'’…]")
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")

# printf's, as gettext's c-format and python-format know them. After a digit, "%" is a
# percent sign: "90%-дан", "5%d" of a discount.
PRINTF = re.compile(
    r"(?<![\d%])%(?:\([A-Za-z0-9_]+\)|\d+\$)?[#0+-]*(?:\d+|\*)?(?:\.(?:\d+|\*))?"
    r"(?:hh|h|ll|l|L|q|j|z|t)?[diouxXeEfFgGcrsa]"
)
# {name}, {0}, {x.y!r:>10}, ${x}, #{x}, %{x}, {{ x }}.
BRACES = re.compile(
    r"\{\{[^{}\n]*\}\}"
    r"|[$%#]?\{(?:[A-Za-z_][A-Za-z0-9_.]*(?:\[[A-Za-z0-9_]+\])?|\d+)?(?:![rsa])?(?::[^{}\n]*)?\}"
)
MARKER = re.compile(r"⟦\s*\d+\s*⟧")

TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]*)((?:\s[^<>]*)?)>|<!--(?:[^<-]|-(?!->))*-->")
CODE = re.compile(r"(?<!`)(`+)(?!`)([^`]+)\1(?!`)")
LINK = re.compile(r"\]\(([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)")
ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);")

_NOT_PROSE = re.compile(
    "|".join(
        # CODE refers back to its own group, so it needs a name here.
        pattern.pattern.replace("(`+)", "(?P<ticks>`+)").replace(r"\1", "(?P=ticks)")
        for pattern in (CODE, LINK, URL, EMAIL, TAG, PRINTF, BRACES, MARKER, ENTITY)
    )
)


def blank(text: str) -> str:
    """Return ``text`` with what is not prose replaced, character by character, by U+FFFC."""
    return _NOT_PROSE.sub(lambda found: OBJECT * len(found[0]), text)
