"""Say in a translator comment where a draft came from, and tell whether a person changed it.

A draft carries a line such as ``toolkit: draft by argos ru→kk 1.0 [3f2a9c1d]``.
The figure in brackets is a digest of the text as the engine wrote it: when the
translation no longer gives it, a person has been at work. ``toolkit: recalled
from`` names the file of an approved translation, which is a person's from the
start. Both are ``# `` comments because other tools regenerate ``#.`` and drop
what they do not know.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

PREFIX = "toolkit: "

_STAMP = re.compile(rf"{PREFIX}((draft by|recalled from) .*) \[([0-9a-f]{{8}})\]")
_REMARK = re.compile(rf"{PREFIX}(?:near match|terms:) .*")


def stamp(origin: str, target: str) -> str:
    """Return the comment line for a draft: its origin, and the digest of its text."""
    return f"{PREFIX}{origin} [{_digest(target)}]"


def near_match(score: float, source: str, target: str) -> str:
    """Return the comment line that shows an approved translation of a similar source."""
    one_line = " ".join(target.split())
    return f"{PREFIX}near match {score:.0%}, {source}: {one_line}"


def terms(outcomes: Mapping[str, Sequence[str]]) -> str:
    """Return the comment line about the terms of a draft, by what became of them."""
    parts = (f"{outcome} {', '.join(texts)}" for outcome, texts in outcomes.items() if texts)
    return f"{PREFIX}terms: {'; '.join(parts)}"


def alternative(target: str) -> str:
    """Return the comment line that keeps a second translation of the same source.

    It is a person's work, so it is no line of ours: it stays until a person deletes it.
    """
    import polib

    return f'{PREFIX}also translated as "{polib.escape(target)}"'


def origin(comment: str) -> str:
    """Return where a translation came from, as its comment says; ``""`` when it does not."""
    found = _stamp(comment)
    return found[1] if found else ""


def is_untouched(comment: str, target: str) -> bool:
    """Tell whether ``target`` is still, letter by letter, the engine's draft of its comment."""
    found = _stamp(comment)
    return found is not None and found[2] == "draft by" and found[3] == _digest(target)


def human_lines(comment: str) -> tuple[str, ...]:
    """Return the lines of a translator comment that are not ours."""
    return tuple(
        line
        for line in comment.split("\n")
        if comment and not _STAMP.fullmatch(line) and not _REMARK.fullmatch(line)
    )


def comment_with(comment: str, ours: Iterable[str]) -> str:
    """Return ``comment`` with our lines replaced by ``ours``, below the person's."""
    return "\n".join([*human_lines(comment), *ours])


def _stamp(comment: str) -> re.Match[str] | None:
    return next(filter(None, map(_STAMP.fullmatch, comment.split("\n"))), None)


def _digest(target: str) -> str:
    return hashlib.sha256(target.encode()).hexdigest()[:8]
