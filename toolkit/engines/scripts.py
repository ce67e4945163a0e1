"""Letters that a target cannot have.

A network for several languages has the pieces of all in one vocabulary, and where it does not
know a word it may carry it over in the letters of the source: "This қонақүйs".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolkit.model import Pair

CYRILLIC = "Ѐ-ӿ"
KAZAKH_ONLY = "ӘәҒғҚқҢңӨөҰұҮүҺһІі"


def foreign(tokens: Iterable[str], pair: Pair) -> list[str]:
    """Return the tokens with letters that the target's language is not written in, sorted.

    Cyrillic in English, the letters of Kazakh alone in Russian. Latin letters may stand in
    either, in names; those of an English source are common words there and count as well.
    """
    letters = {"en": CYRILLIC, "ru": KAZAKH_ONLY}.get(pair.target, "")
    if pair.source == "en" and pair.target in ("ru", "kk"):
        letters += "A-Za-z"
    if not letters:
        return []
    # Control tokens, <2kk>, are not text.
    strange = re.compile(rf"^(?!<).*[{letters}]")
    return sorted(token for token in tokens if strange.search(token))
