"""Letters that a target cannot have.

A network for several languages has the pieces of all in one vocabulary, and where it does not
know a word it may carry it over in the letters of the source: "This қонақүйs".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Per target, the letters that no word of it has. Latin names in a Russian or Kazakh text are
# protected before it reaches the engine, so what is left in Latin letters is a word carried over.
FOREIGN = {"en": "Ѐ-ӿ", "ru": "A-Za-zӘәҒғҚқҢңӨөҰұҮүҺһІі", "kk": "A-Za-z"}


def foreign(tokens: Iterable[str], target: str) -> list[str]:
    """Return the tokens with letters that the target's language is not written in, sorted."""
    if target not in FOREIGN:
        return []
    # Control tokens, <2kk>, are not text.
    strange = re.compile(rf"^(?!<).*[{FOREIGN[target]}]")
    return sorted(token for token in tokens if strange.search(token))
