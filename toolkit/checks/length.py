"""Check that the target is about as long as the source, and complete."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from toolkit.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checks.subject import Subject

# The 0.1 and 99.9 percentiles of the 7,264 sentence triples written for this project (public
# domain), sources of 40 characters or more, each bound half as wide again, as news is
# looser; benchmarks/check_precision.py prints the percentiles of any file.
BOUNDS = {
    ("ru", "kk"): (0.45, 2.25),
    ("ru", "en"): (0.48, 2.45),
    ("kk", "ru"): (0.43, 2.17),
    ("kk", "en"): (0.47, 2.50),
    ("en", "ru"): (0.40, 2.06),
    ("en", "kk"): (0.38, 2.12),
}
SHORTEST = 40

_CLOSERS = "»”“’\"')]*_ \t\r\n\u00a0"
_WORD = re.compile(r"\w+")
SENTENCE_ENDS = ".!?…"
ENDS = ".!?…:;"
SENTENCE_WORDS = 4


def length(subject: Subject) -> Iterator[Finding]:
    """Find a target far shorter or longer than its source, and one that breaks off.

    Lengths are compared for sources of ``SHORTEST`` characters or more, where few
    words have no room to differ much. A target breaks off when the source ends a
    sentence and it does not.
    """
    source, target = subject.source.strip(), subject.target.strip()
    least, most = BOUNDS.get(subject.pair, (0.0, math.inf))
    ratio = len(target) / len(source) if len(source) >= SHORTEST else 1.0
    if not least <= ratio <= most:
        much = "shorter" if ratio < least else "longer"
        message = f"the target is much {much} than the source ({ratio:.0%}); compare the two"
        yield Finding("length", message)
    elif _breaks_off(source, target):
        yield Finding("length", f"the source ends in '{_end(source)}', the target breaks off")


def _breaks_off(source: str, target: str) -> bool:
    is_sentence = len(_WORD.findall(source)) >= SENTENCE_WORDS
    return is_sentence and _end(source) in SENTENCE_ENDS and _end(target) not in ENDS


def _end(text: str) -> str:
    return text.rstrip(_CLOSERS)[-1:] or " "
