"""Keep what must not be translated out of the engine's reach, and put it back.

Addresses, placeholders, tags, numbers and terms that stay as they are become markers,
``⟦0⟧``, ``⟦1⟧`` …, that a model is trained to carry over. The names of kinds below are
those of the groups in the pattern, in order of importance.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from toolkit.model import Pair

# Argos decodes "_" to a space and sentence splitters know "[0]": these brackets are rare enough.
MARKER = re.compile(r"⟦\s*([0-9]{1,3})\s*⟧")

PROTECTED = re.compile(
    r"""
      (?P<marker> ⟦[^⟦⟧\n]*⟧ )
    | (?P<code> (`+)(?!`).+?(?<!`)\3(?!`) )
    | (?P<url> (?:https?|ftp)://(?:\([^\s()]*\)|[^\s()<>«»“”"⟦⟧])*(?:\([^\s()]*\)|[\w/\#&=+%-]) )
    | (?P<email> (?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+ )
    | (?P<domain> (?<![\w.@-])(?:(?a:\w)(?a:[\w-]){0,62}\.)+
        (?i:kz|ru|com|org|net|info|gov|edu|int|io|eu|uk|us|uz|kg|by|ua|tr)(?![\w-])
        (?:/(?:[^\s()<>«»“”"⟦⟧]*[\w/\#=-])?)? )
    | (?P<tag> </?[A-Za-z][^<>\n]*> | &(?:\#\d{1,7}|\#x[0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30}); )
    | (?P<link> !?\[(?=[^\[\]\n]*\][(\[]) | \]\((?:\([^()\n]*\)|[^()\n])*\) | \]\[[^\[\]\n]*\]
        | \[\^[^\[\]\s]+\] )
    | (?P<emphasis> \*\*|__|~~ | (?<![\w*])[*_](?=\w) | (?<=\w)[*_](?![\w*]) )
    | (?P<placeholder> %\(\w+\)[-+0-9.]*[a-zA-Z]
        | (?<![\d%])%(?:\d+\$)?[-+\#0]*\d*(?:\.\d+)?(?:hh?|ll?|[Lzjt])?
          [diouxXeEfFgGcrsa](?![A-Za-z])
        | %% | (?<!\d)%L?\d{1,2}(?!\d)
        | \{\{[^{}\n]*\}\} | \$?\{(?a:[\w.:!$\[\]<>^+-]*)\} | \$(?a:[A-Za-z_]\w*) )
    | (?P<phone> (?<!\w)(?:\+\d|8)[ \u00a0-]?\(?\d{3}\)?(?:[ \u00a0-]?\d{2,3}){2,3}(?!\w) )
    | (?P<number> (?<!\w)(?<!\d[.,:/])(?>\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?!\d)(?:[.,]\d+)?
        | \d+(?:[.,:/]\d+)*)(?!\w) )
    | (?P<latin> (?<!\w)(?a:[A-Za-z][\w.+-]*[A-Za-z0-9+])(?!\w) )
    """,
    re.VERBOSE,
)

# Which to protect first when a model knows fewer markers than a sentence needs.
FIXED, EXACT, NUMBER, WORD = range(4)
IMPORTANCE = {"number": NUMBER, "latin": WORD}

# Latin words in Cyrillic text are names and codes, which stay; in English they are the text.
CYRILLIC = frozenset({"ru", "kk"})

# 1 234,5 in Russian and Kazakh is 1,234.5 in English.
SPACED = re.compile(r"\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?:,\d+)?|\d+,\d+")
POINTED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+")
TO_POINTED = str.maketrans({" ": ",", "\u00a0": ",", "\u202f": ",", "\u2009": ",", ",": "."})
TO_SPACED = str.maketrans({",": "\u00a0", ".": ","})
# "section 2.10" and "version 3.1" name something; the point in them is no decimal one.
NAMED = re.compile(
    r"(?:section|chapter|article|clause|paragraph|para\.?|item|version|v\.?|no\.?|§)\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Placeholder:
    """What a marker stands for: the words of the source, and what to write for them."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Protected:
    """A text with markers: ``⟦n⟧`` in it stands for ``placeholders[n]``."""

    text: str
    placeholders: tuple[Placeholder, ...]


class _Span(NamedTuple):
    start: int
    stop: int
    target: str
    importance: int


def protect(
    text: str,
    pair: Pair,
    fixed: Sequence[tuple[int, int, str]] = (),
    limit: int | None = None,
) -> Protected:
    """Replace by markers what must come through a translation unchanged.

    ``fixed`` are further spans, as (start, stop, what to write instead); one that
    overlaps an earlier one is left out. With a ``limit``, no more markers than that:
    fixed spans come first, numbers and Latin words last. Numbers are written back as
    the target language writes them.
    """
    spans = _chosen(text, pair, fixed, limit)
    parts, position = [], 0
    for number, span in enumerate(spans):
        parts += [text[position : span.start], f"⟦{number}⟧"]
        position = span.stop
    marked = "".join([*parts, text[position:]])
    if _markers(marked) != list(range(len(spans))):
        # The text has markers of its own, more than there is room for.
        return Protected(text, ())
    return Protected(marked, tuple(Placeholder(text[s.start : s.stop], s.target) for s in spans))


def restore(text: str, protected: Protected) -> str:
    """Put back what the markers in ``text`` stand for; a marker the engine made up goes."""

    def target(marker: re.Match[str]) -> str:
        number = int(marker[1])
        known = number < len(protected.placeholders)
        return protected.placeholders[number].target if known else ""

    # Without placeholders, any marker is the text's own.
    return MARKER.sub(target, text) if protected.placeholders else text


def intact(text: str, protected: Protected) -> bool:
    """Say whether an engine's answer has every marker once, and none it was not given."""
    return not protected.placeholders or same_markers(text, protected.text)


def same_markers(first: str, second: str) -> bool:
    """Say whether two texts have the same markers, each as often, in whatever order."""
    return sorted(_markers(first)) == sorted(_markers(second))


def wordless(protected: Protected) -> bool:
    """Say whether nothing is left to translate: no letter outside the markers."""
    left = MARKER.sub("", protected.text) if protected.placeholders else protected.text
    return not any(character.isalpha() for character in left)


def write_number(number: str, pair: Pair, before: str = "") -> str:
    """Write a number as the target language does; dates, times and references stay.

    ``before`` is the text in front of it, which tells a reference from a decimal.
    """
    if pair.source in CYRILLIC and pair.target == "en" and SPACED.fullmatch(number):
        return number.translate(TO_POINTED)
    if pair.source == "en" and pair.target in CYRILLIC and POINTED.fullmatch(number):
        return number if NAMED.search(before) else number.translate(TO_SPACED)
    return number


def _chosen(
    text: str, pair: Pair, fixed: Sequence[tuple[int, int, str]], limit: int | None
) -> list[_Span]:
    """Return the spans to protect: no two overlap, in order of their place."""
    chosen: list[_Span] = []
    end = 0
    for start, stop, target in sorted(fixed, key=lambda span: (span[0], -span[1])):
        if end <= start < stop <= len(text):
            chosen.append(_Span(start, stop, target, FIXED))
            end = stop
    taken = [False] * len(text)
    for span in chosen:
        taken[span.start : span.stop] = [True] * (span.stop - span.start)
    chosen += [span for span in _found(text, pair) if not any(taken[span.start : span.stop])]
    if limit is not None:
        chosen = sorted(chosen, key=lambda span: (span.importance, span.start))[:limit]
    return sorted(chosen)


def _found(text: str, pair: Pair) -> Iterator[_Span]:
    for match in PROTECTED.finditer(text):
        kind = match.lastgroup or ""
        if kind == "latin" and pair.source not in CYRILLIC:
            continue
        target = match[0]
        if kind == "number":
            target = write_number(target, pair, text[max(0, match.start() - 12) : match.start()])
        yield _Span(match.start(), match.end(), target, IMPORTANCE.get(kind, EXACT))


def _markers(text: str) -> list[int]:
    return [int(marker[1]) for marker in MARKER.finditer(text)]
