"""Bring a catalogue up to date with its document, and keep every word a person wrote.

What becomes of an entry:

    its source is in the document    kept as it is; an obsolete one comes back
    its source was changed           the old translation stays, fuzzy, with ``#| msgid``;
                                     a draft no person touched makes way for a new one
    its source is gone               obsolete; dropped when it has no translation
    its source is new                a draft, fuzzy

A translation is only ever replaced when it is empty or an untouched draft.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit import provenance

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import polib

# msgmerge takes a changed msgid for the same message from 60 % likeness on.
NEAR = 0.6


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
    return [match.unit.text for match in _match(po, units) if _wants_draft(match, redraft)]


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
    matches = _match(po, units)
    merged = [_merged(match, drafts, _wants_draft(match, redraft)) for match in matches]
    if order is not None and _reordered(po, order):
        merged = _in_their_order(po, matches, merged)
    used = {id(match.entry) for match in matches if match.entry is not None}
    result = copy.copy(po)
    result[:] = [*merged, *(_obsolete(entry) for entry in po if _leaves(entry, used))]
    return result


def template(po: polib.POFile, units: Sequence[SourceUnit]) -> polib.POFile:
    """Return the template (.pot) of the document, with the header of ``po``."""
    result = copy.copy(po)
    result[:] = [_updated(_new_entry(unit.text), unit) for unit in units]
    return result


def _match(po: polib.POFile, units: Sequence[SourceUnit]) -> list[_Match]:
    living = {entry.msgid: entry for entry in po if _plain(entry) and not entry.obsolete}
    retired = {entry.msgid: entry for entry in po if _plain(entry) and entry.obsolete}
    known = {**retired, **living}
    gone = living.keys() - {unit.text for unit in units}
    # In the file's order, so that equally near candidates are taken from the top.
    free = {text: entry for text, entry in living.items() if text in gone and entry.msgstr}
    matches = []
    for unit in units:
        if unit.text in known:
            matches.append(_Match(unit, known[unit.text]))
        elif near := _nearest(unit.text, free):
            matches.append(_Match(unit, free.pop(near), changed=True))
        else:
            matches.append(_Match(unit))
    return matches


def _plain(entry: polib.POEntry) -> bool:
    return entry.msgctxt is None


def _nearest(text: str, free: Mapping[str, polib.POEntry]) -> str | None:
    if not free:
        return None
    from rapidfuzz import fuzz, process

    found = process.extractOne(text, list(free), scorer=fuzz.ratio, score_cutoff=NEAR * 100)
    return found[0] if found else None


def _wants_draft(match: _Match, redraft: bool) -> bool:
    entry = match.entry
    if entry is None:
        return True
    if entry.msgid_plural:
        return False
    if not entry.msgstr:
        return True
    untouched = entry.fuzzy and provenance.is_untouched(entry.tcomment, entry.msgstr)
    return untouched and (redraft or match.changed)


def _merged(match: _Match, drafts: Mapping[str, Draft], wants_draft: bool) -> polib.POEntry:
    entry = copy.deepcopy(match.entry) if match.entry else _new_entry(match.unit.text)
    entry.obsolete = False
    if match.changed:
        entry.previous_msgid = entry.msgid
        entry.msgid = match.unit.text
        entry.msgstr = _with_edges_of(entry.msgid, entry.msgstr)
        _mark_fuzzy(entry)
    draft = drafts.get(match.unit.text)
    if wants_draft and draft and draft.text:
        entry.previous_msgid = None  # the new draft is of the new source
        entry.msgstr = _with_edges_of(entry.msgid, draft.text)
        stamp = provenance.stamp(draft.origin, entry.msgstr)
        entry.tcomment = provenance.comment_with(entry.tcomment, [stamp, *draft.remarks])
        _mark_fuzzy(entry)
    return _updated(entry, match.unit)


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


def _reordered(po: polib.POFile, order: Sequence[str]) -> bool:
    rank = {text: number for number, text in enumerate(order)}
    ranks = [rank[entry.msgid] for entry in po if not entry.obsolete and entry.msgid in rank]
    return ranks != sorted(ranks)


def _in_their_order(
    po: polib.POFile, matches: Sequence[_Match], merged: Sequence[polib.POEntry]
) -> list[polib.POEntry]:
    place = {id(entry): number for number, entry in enumerate(po)}
    result: list[tuple[int, int, polib.POEntry]] = []
    last = -1
    for number, (match, entry) in enumerate(zip(matches, merged, strict=True)):
        known = match.entry is not None and not match.entry.obsolete
        # A new entry stands right behind the one it follows in the document.
        last = place[id(match.entry)] if known else last
        result.append((last, number if not known else -1, entry))
    return [entry for _, _, entry in sorted(result, key=lambda item: item[:2])]


def _leaves(entry: polib.POEntry, used: set[int]) -> bool:
    translated = entry.msgstr or any(entry.msgstr_plural.values())
    return id(entry) not in used and bool(translated)


def _obsolete(entry: polib.POEntry) -> polib.POEntry:
    gone = copy.deepcopy(entry)
    gone.obsolete = True
    gone.occurrences = []
    return gone
