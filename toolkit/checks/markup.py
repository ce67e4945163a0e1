"""Check that what a program reads came through: placeholders, tags, Markdown."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from toolkit.checks.patterns import BRACES, CODE, EMAIL, LINK, MARKER, PRINTF, TAG, URL
from toolkit.model import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from toolkit.checks.subject import Subject

# Attributes whose value is a text for people, which a translator translates.
_ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+)")
_TRANSLATED_ATTRIBUTES = frozenset({"alt", "aria-label", "content", "lang", "placeholder", "title"})
_VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})

_STRONG = re.compile(r"\*\*|__")
# A star or underscore that touches a word on one side only opens or closes emphasis.
_EMPHASIS = re.compile(r"(?<![\w*_])[*_](?=\w)|(?<=[\w.!?…])[*_](?![\w*_])")


def placeholders(subject: Subject) -> Iterator[Finding]:
    """Find placeholders lost, doubled or made up, and addresses lost.

    Placeholders are printf's (``%s``, ``%(name)s``), braces (``{name}``, ``${x}``)
    and leftover protection markers (``⟦0⟧``): errors, because a program breaks on
    them. A lost web or e-mail address is a warning; a page of the same site, in
    the other language, will do.
    """
    yield from _compare("placeholders", "placeholder", *_both(subject, _placeholders))
    wanted = {_site(address) for address in _addresses(subject.source)}
    for site in sorted(wanted - {_site(address) for address in _addresses(subject.target)}):
        yield Finding("placeholders", f"address '{site}' is missing; copy it from the source")


def tags(subject: Subject) -> Iterator[Finding]:
    """Find HTML and XML tags, link targets, code and emphasis that differ from the source's.

    Errors, because the document would be built broken, but for emphasis, which is a
    warning. The order of tags is free, their nesting is not, where the source nests
    them right.
    """
    yield from _compare("tags", "tag", *_both(subject, _tags))
    same = Counter(_tags(subject.source)) == Counter(_tags(subject.target))
    if same and _is_nested(subject.source) and not _is_nested(subject.target):
        message = "tags are not nested as in the source; close the inner one first"
        yield Finding("tags", message, Severity.ERROR)
    yield from _compare("tags", "link target", *_both(subject, _link_targets))
    yield from _compare("tags", "code", *_both(subject, _code))
    yield from _compare(
        "tags", "emphasis mark", *_both(subject, _emphasis), severity=Severity.WARNING
    )


def _both(
    subject: Subject, find: Callable[[str], Iterable[str]]
) -> tuple[Counter[str], Counter[str]]:
    return Counter(find(subject.source)), Counter(find(subject.target))


def _compare(
    check: str,
    kind: str,
    source: Counter[str],
    target: Counter[str],
    severity: Severity = Severity.ERROR,
) -> Iterator[Finding]:
    for text in source - target:
        message = f"{kind} '{text}' is missing; copy it from the source"
        yield Finding(check, message, severity)
    for text in target - source:
        message = f"{kind} '{text}' is not in the source, or not so often; remove it"
        yield Finding(check, message, severity)


def _placeholders(text: str) -> list[str]:
    text = URL.sub(" ", text)
    found = [match[0] for pattern in (PRINTF, BRACES) for match in pattern.finditer(text)]
    return found + [re.sub(r"\s", "", match[0]) for match in MARKER.finditer(text)]


def _addresses(text: str) -> list[str]:
    return URL.findall(text) + EMAIL.findall(URL.sub(" ", text))


def _site(address: str) -> str:
    """Return the host of a web address, or the whole of an e-mail address."""
    bare = re.sub(r"^[a-z]+://", "", address.lower())
    return bare if "@" in bare else bare.split("/", 1)[0].removeprefix("www.")


def _tags(text: str) -> list[str]:
    return [_canonical(match) for match in TAG.finditer(CODE.sub(" ", text))]


def _canonical(tag: re.Match[str]) -> str:
    closing, name, rest = tag[1], tag[2], tag[3] or ""
    if name is None:
        return tag[0]
    attributes = sorted(
        f" {key}={value.strip(chr(34) + chr(39))}"
        for key, value in _ATTRIBUTE.findall(rest)
        if key.lower() not in _TRANSLATED_ATTRIBUTES
    )
    return f"<{closing}{name}{''.join(attributes)}>"


def _is_nested(text: str) -> bool:
    stack: list[str] = []
    for tag in TAG.finditer(CODE.sub(" ", text)):
        name, rest = tag[2], tag[3] or ""
        if name is None or rest.endswith("/") or name.lower() in _VOID:
            continue
        if not tag[1]:
            stack.append(name)
        elif not stack or stack.pop() != name:
            return False
    return not stack


def _link_targets(text: str) -> list[str]:
    """Return the targets of links; of a web address only the site, as in ``placeholders``."""
    return [
        _site(target) if URL.fullmatch(target.strip("()")) else target
        for target in LINK.findall(text)
    ]


def _code(text: str) -> list[str]:
    return [match[2].strip() for match in CODE.finditer(text)]


def _emphasis(text: str) -> Iterable[str]:
    bare = URL.sub(" ", TAG.sub(" ", CODE.sub(" ", LINK.sub("]", text))))
    bare = BRACES.sub(" ", PRINTF.sub(" ", bare))
    marks = _STRONG.findall(bare) + _EMPHASIS.findall(bare)
    return [mark.replace("_", "*") for mark in marks]
