"""Bring a catalogue up to date with its document, and keep every word a person wrote.

What becomes of an entry:

    its source is in the document    kept as it is; an obsolete one comes back
    its source was changed           the old translation stays, fuzzy, with ``#| msgid``;
                                     a draft no person touched makes way for a new one
    its source is gone               obsolete; dropped when no translation or comment is in it
    its source is new                a draft, fuzzy

A translation is only ever replaced when it is empty or an untouched draft, and
a comment of a person never.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit import provenance
from toolkit.likeness import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import polib


@dataclass(frozen=True, slots=True)
class SourceUnit:
    """One unit as the document has it now: its text, all its places, its term hints."""

    text: str
    places: tuple[tuple[str, str], ...]
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A translation no person has approved here yet.

    ``recalled`` tells an approved translation of the same text elsewhere from an
    engine's; ``remarks`` are comment lines that go with the draft.
    """

    text: str
    origin: str
    remarks: tuple[str, ...] = ()
    recalled: bool = False


@dataclass(frozen=True, slots=True)
class _Match:
    """A unit of the document with the entry that holds its translation, if any does."""

    unit: SourceUnit
    entry: polib.POEntry | None = None
    changed: bool = False


def wanting(po: polib.POFile, units: Sequence[SourceUnit], redraft: bool = False) -> list[str]:
    """Return the source texts that have no translation yet, in the order of the document.

    With ``redraft``, also those whose translation is an untouched draft.
    """
    matches = _match(_distinct(po), units)
    return [match.unit.text for match in matches if _wants_draft(match, redraft)]


def merge(
    po: polib.POFile,
    units: Sequence[SourceUnit],
    drafts: Mapping[str, Draft],
    *,
    redraft: bool = False,
    order: Sequence[str] | None = None,
) -> polib.POFile:
    """Return a new catalogue for the document; ``po`` stays as it was.

    ``drafts`` gives the new drafts by source text. ``order`` is the order the
    document had before: a catalogue that followed it follows the new one, and
    a catalogue that a person has reordered keeps the person's order.
    """
    entries = _distinct(po)
    matches = _match(entries, units)
    merged = [_merged(match, drafts, _wants_draft(match, redraft)) for match in matches]
    if order is not None and _reordered(entries, order):
        merged = _in_their_order(entries, matches, merged)
    used = {id(match.entry) for match in matches if match.entry is not None}
    result = copy.copy(po)
    left = [entry for entry in entries if id(entry) not in used and _worth_keeping(entry)]
    result[:] = [*merged, *map(_obsolete, left)]
    return result


def template(po: polib.POFile, units: Sequence[SourceUnit]) -> polib.POFile:
    """Return the template (.pot) of the document, with the header of ``po``."""
    result = copy.copy(po)
    result[:] = [_updated(_new_entry(unit.text), unit) for unit in units]
    return result


def _distinct(po: Sequence[polib.POEntry]) -> list[polib.POEntry]:
    """Return the entries, the living first, and of those with one msgid only one.

    msgfmt refuses a msgid that stands twice, even if both or one are obsolete.
    """
    twins: dict[tuple[str, str | None], list[polib.POEntry]] = {}
    for entry in sorted(po, key=lambda entry: bool(entry.obsolete)):
        twins.setdefault((entry.msgid, entry.msgctxt), []).append(entry)
    return [found[0] if len(found) == 1 else _one_of(found) for found in twins.values()]


def _one_of(twins: Sequence[polib.POEntry]) -> polib.POEntry:
    """Return the best of several entries for one source, with what persons wrote in the others."""
    best = min(twins, key=lambda entry: (not _by_person(entry), bool(entry.obsolete), entry.fuzzy))
    kept = copy.deepcopy(best)
    kept.obsolete = all(entry.obsolete for entry in twins)
    lines: list[str] = []
    for entry in twins:
        lines += provenance.human_lines(entry.tcomment)
        others = [text for text in _targets(entry) if text not in _targets(kept)]
        lines += [provenance.alternative(text) for text in others if _by_person(entry)]
    had = kept.tcomment.split("\n") if kept.tcomment else []
    kept.tcomment = "\n".join([*had, *(line for line in dict.fromkeys(lines) if line not in had)])
    return kept


def _match(entries: Sequence[polib.POEntry], units: Sequence[SourceUnit]) -> list[_Match]:
    known: dict[str, polib.POEntry] = {}
    # A context that someone gave an entry makes it no other unit's: a document has none.
    for entry in sorted(entries, key=lambda entry: (bool(entry.obsolete), bool(entry.msgctxt))):
        known.setdefault(entry.msgid, entry)
    changed = [unit.text for unit in units if unit.text not in known]
    texts = {unit.text for unit in units}
    gone = (entry for entry in entries if not entry.obsolete and entry.msgid not in texts)
    free = [entry for entry in gone if not entry.msgid_plural and _worth_keeping(entry)]
    pairs = nearest(tuple(changed), tuple(entry.msgid for entry in free))
    near = {changed[row]: free[column] for row, column in pairs}
    return [
        _Match(unit, known.get(unit.text) or near.get(unit.text), changed=unit.text in near)
        for unit in units
    ]


def _worth_keeping(entry: polib.POEntry) -> bool:
    return bool(_targets(entry)) or any(provenance.human_lines(entry.tcomment))


def _targets(entry: polib.POEntry) -> list[str]:
    return [text for text in (entry.msgstr, *entry.msgstr_plural.values()) if text]


def _by_person(entry: polib.POEntry) -> bool:
    return bool(_targets(entry)) and not _untouched(entry)


def _untouched(entry: polib.POEntry) -> bool:
    # A draft we move to another source is gone. One with a previous source was
    # moved by another tool, which may have taken the approval off it.
    moved = bool(entry.previous_msgid)
    return entry.fuzzy and not moved and provenance.is_untouched(entry.tcomment, entry.msgstr)


def _wants_draft(match: _Match, redraft: bool) -> bool:
    entry = match.entry
    if entry is None:
        return True
    if entry.msgid_plural:
        return False
    return not entry.msgstr or (_untouched(entry) and (redraft or match.changed))


def _merged(match: _Match, drafts: Mapping[str, Draft], wants_draft: bool) -> polib.POEntry:
    entry = copy.deepcopy(match.entry) if match.entry else _new_entry(match.unit.text)
    entry.obsolete = False
    if match.changed and wants_draft:
        _empty(entry)
        entry.msgid = match.unit.text
    elif match.changed:
        _move(entry, match.unit.text)
    draft = drafts.get(match.unit.text)
    if wants_draft and draft and draft.text:
        _empty(entry)
        entry.msgstr = _with_edges_of(entry.msgid, draft.text)
        stamp = provenance.stamp(draft.origin, entry.msgstr)
        entry.tcomment = provenance.comment_with(entry.tcomment, [stamp, *draft.remarks])
        _mark_fuzzy(entry)
    return _updated(entry, match.unit)


def _empty(entry: polib.POEntry) -> None:
    """Take the untouched draft out of an entry, and all that was said of it."""
    entry.msgstr = ""
    entry.tcomment = provenance.comment_with(entry.tcomment, [])
    entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    entry.previous_msgid = entry.previous_msgctxt = None


def _move(entry: polib.POEntry, text: str) -> None:
    """Give an entry its changed source; the previous one is that of the translation."""
    if not entry.fuzzy:
        # Once approved, a draft is a person's, and must not look untouched when it is fuzzy.
        entry.tcomment = provenance.comment_with(entry.tcomment, [])
    if not (entry.fuzzy and entry.previous_msgid):
        entry.previous_msgid, entry.previous_msgctxt = entry.msgid, entry.msgctxt
    if entry.previous_msgid == text:
        entry.previous_msgid = entry.previous_msgctxt = None
    entry.msgid = text
    entry.msgstr = _with_edges_of(text, entry.msgstr)
    _mark_fuzzy(entry)


def _mark_fuzzy(entry: polib.POEntry) -> None:
    if not entry.fuzzy:
        entry.flags.insert(0, "fuzzy")


def _updated(entry: polib.POEntry, unit: SourceUnit) -> polib.POEntry:
    entry.occurrences = list(unit.places)
    entry.comment = "\n".join(unit.hints)
    return entry


def _new_entry(text: str) -> polib.POEntry:
    import polib

    return polib.POEntry(msgid=text)


def _with_edges_of(source: str, target: str) -> str:
    """Return ``target`` with a line end at its edges exactly where ``source`` has one.

    msgfmt refuses an entry where the two differ.
    """
    body = target.strip("\n")
    return "\n" * source.startswith("\n") + body + "\n" * source.endswith("\n")


def _reordered(entries: Sequence[polib.POEntry], order: Sequence[str]) -> bool:
    rank = {text: number for number, text in enumerate(order)}
    ranks = [rank[entry.msgid] for entry in entries if not entry.obsolete and entry.msgid in rank]
    return ranks != sorted(ranks)


def _in_their_order(
    entries: Sequence[polib.POEntry], matches: Sequence[_Match], merged: Sequence[polib.POEntry]
) -> list[polib.POEntry]:
    place = {id(entry): number for number, entry in enumerate(entries)}
    result: list[tuple[int, int, polib.POEntry]] = []
    last = -1
    for number, (match, entry) in enumerate(zip(matches, merged, strict=True)):
        known = match.entry is not None and not match.entry.obsolete
        # A new entry stands right behind the one it follows in the document.
        last = place[id(match.entry)] if known else last
        result.append((last, number if not known else -1, entry))
    return [entry for _, _, entry in sorted(result, key=lambda item: item[:2])]


def _obsolete(entry: polib.POEntry) -> polib.POEntry:
    gone = copy.deepcopy(entry)
    gone.obsolete = True
    gone.occurrences = []
    return gone
