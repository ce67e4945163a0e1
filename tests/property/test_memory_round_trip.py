"""What is written for other programs is read again as it was."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from translate.storage.tmx import tmxfile

from toolkit import tables
from toolkit.model import LANGUAGES, Pair
from toolkit.tables import Row, read_rows, write_rows
from toolkit.tmx import Entry, read_entries, read_tmx, unfit, write_tmx

WORDS = ["Дом дружбы", "Достық үйі", "«73»", "&", "&amp;", "<b>", "]]>", "</seg>", "<!--"]
MARKS = list('\r\n\t \u00a0\u2028\u0085\ufeff,"\U0001f1f0')
PIECES = st.sampled_from([*WORDS, *MARKS, '""', "\r\n"])
XML_TEXT = st.text(st.characters(codec="utf-8").filter(lambda letter: not unfit(letter)))
TEXTS = (st.lists(PIECES, min_size=1, max_size=6).map("".join) | XML_TEXT).filter(str.strip)
ENTRIES = st.lists(
    st.lists(st.tuples(st.sampled_from(list(LANGUAGES)), TEXTS), min_size=1, max_size=4).map(
        lambda variants: Entry(tuple(variants))
    ),
    max_size=5,
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("memory")


@given(entries=ENTRIES)
def test_what_is_written_as_tmx_is_read_as_it_was(folder, entries):
    path = folder / "memory.tmx"
    path.write_bytes(write_tmx(entries).encode())
    read = read_entries(path)
    assert list(read) == entries
    lines = path.read_text("utf-8").split("\n")
    assert all(lines[entry.line - 1].startswith("<tu>") for entry in read[:1])


@given(entries=ENTRIES)
def test_the_units_of_a_pair_are_those_entries_that_have_both(folder, entries):
    path = folder / "pair.tmx"
    path.write_bytes(write_tmx(entries).encode())
    wanted = [
        (source, target)
        for entry in entries
        for source in entry.texts("kk")
        for target in entry.texts("en")
    ]
    assert [(u.source, u.target) for u in read_tmx(path, Pair("kk", "en"))] == wanted


@given(source=TEXTS, target=TEXTS)
def test_translate_toolkit_reads_the_same_words(source, target):
    written = write_tmx([Entry((("ru", source), ("kk", target)))])
    (unit,) = tmxfile.parsestring(written.encode()).units
    assert (unit.source.split(), unit.target.split()) == (source.split(), target.split())


@given(st.characters(codec="utf-8"))
@example("\x00")
@example("\ufffe")
def test_what_xml_cannot_hold_is_never_written(character):
    if unfit(character):
        with pytest.raises(ValueError, match=re.escape(unfit(character))):
            write_tmx([Entry((("ru", character),))])


CELLS = st.lists(PIECES, min_size=1, max_size=5).map("".join) | st.text(
    st.characters(codec="utf-8"), min_size=1
)


@pytest.mark.parametrize("suffix", tables.SUFFIXES)
@given(rows=st.lists(st.lists(CELLS, min_size=2, max_size=3), max_size=4))
def test_what_is_written_as_a_table_is_read_as_it_was(folder, suffix, rows):
    held = [row for row in rows if any(map(str.strip, row))]
    held = [row for row in held if not any(tables.unfit(cell, suffix) for cell in row)]
    if held:
        held[0][0] = held[0][0].removeprefix("\ufeff") or "Дом"
    path = folder / f"table{suffix}"
    path.write_bytes(write_rows(held, suffix).encode())
    assert [list(row.cells) for row in read_rows(path)] == held


def test_a_row_knows_the_line_it_starts_on(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text('\ufeff"Дом\nдружбы",Үй\n\nДа,Иә\n', encoding="utf-8")
    assert list(read_rows(path)) == [Row(1, ("Дом\nдружбы", "Үй")), Row(4, ("Да", "Иә"))]
