"""What is written into a catalogue is what is read from it, whatever a document holds."""

import tempfile
from pathlib import Path

import polib
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.catalogue import load, new_catalogue, render
from toolkit.merging import Draft, SourceUnit, merge, template

# Pieces a PO file could take for its own syntax, or a line-splitter for a line end.
PIECES = [
    '"', "\\", "\\n", "\n", "\t", "\r", "#", "#~ msgid", "msgid", "%s", "{0}", "«Жаңғыру жолы»",
    "сөз", "word ", "-", "\u00a0", "\u00ad", "\u2028", "\u0085", "\x0b", "\x0c", "\x1c", "é",
    "\a", "\\303", "\\x41",
]  # fmt: skip
text = st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map("".join)
comment = st.lists(
    st.sampled_from(["сұрау", "керек", " ", "x" * 90, "#", ":", "\\"]), max_size=8
).map(lambda words: "".join(words).strip())


def written_and_read(po):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.po"
        path.write_bytes(render(po))
        return load(path)


def catalogue():
    return new_catalogue("news", "ru", "kk", "news.ru.txt", "2026-11-22 18:00+0000")


@given(source=text, target=text, note=comment)
def test_an_entry_comes_back_as_it_was_written(source, target, note):
    po = catalogue()
    po.append(polib.POEntry(msgid=source, msgstr=target, tcomment=note, flags=["fuzzy"]))

    found = written_and_read(po)[0]

    assert (found.msgid, found.msgstr, found.tcomment) == (source, target, note)
    assert found.fuzzy


@given(source=text, target=text, newline=st.sampled_from(["\n", "\r\n"]), bom=st.booleans())
def test_line_ends_and_byte_order_mark_are_kept(source, target, newline, bom):
    po = catalogue()
    po.append(polib.POEntry(msgid=source, msgstr=target, flags=["fuzzy"]))
    po.newline, po.bom = newline, bom

    again = written_and_read(po)

    assert render(again) == render(po)
    assert (again[0].msgid, again.newline, again.bom) == (source, newline, bom)


@settings(deadline=None)  # the first example loads RapidFuzz
@given(st.lists(text, unique=True, max_size=6), st.lists(text, unique=True, max_size=6))
def test_a_second_merge_of_the_same_document_changes_no_byte(before, after):
    po = catalogue()
    for sources in (before, after):
        units = [SourceUnit(source, (("news.ru.txt", "1"),)) for source in sources]
        drafts = {source: Draft(source.upper(), "draft by echo") for source in sources}
        order = [unit.text for unit in units]
        po = written_and_read(merge(po, units, drafts, order=order))

    again = merge(po, units, drafts, order=order)

    assert render(again) == render(po)
    assert [entry.msgid for entry in template(po, units)] == after


@settings(deadline=None)  # the first example loads RapidFuzz
@given(st.lists(text, unique=True, min_size=1, max_size=6), st.lists(text, unique=True, max_size=6))
def test_no_reviewed_translation_is_ever_lost(before, after):
    po = catalogue()
    po.extend(
        polib.POEntry(msgid=source, msgstr=f"аударма: {n}") for n, source in enumerate(before)
    )
    units = [SourceUnit(source, (("news.ru.txt", "1"),)) for source in after]

    merged = merge(po, units, {source: Draft("жоба", "draft by echo") for source in after})

    kept = {entry.msgstr.strip("\n") for entry in merged}
    assert {f"аударма: {number}" for number in range(len(before))} <= kept
