from pathlib import Path

import pytest

from toolkit.errors import GlossaryError
from toolkit.glossaries import csv

PATH = Path("glossary/politics.csv")
HEADER = "concept,subject,lang,term,status,part_of_speech,definition,note,source\n"
ROW = "elbasy,politics,ru,Елбасы,preferred,,,,\n"


def test_a_row_knows_its_file_and_line():
    table = csv.parse(PATH, HEADER + ROW)
    assert [(row.path, row.line, row.term) for row in table.rows] == [(PATH, 2, "Елбасы")]


def test_a_cell_over_two_lines_is_counted_as_two():
    table = csv.parse(PATH, HEADER + 'a,,ru,"Дом\nдружбы",,,,,\n' + ROW)
    assert [(row.line, row.term) for row in table.rows] == [(2, "Дом\nдружбы"), (4, "Елбасы")]


def test_columns_may_stand_in_any_order_and_others_are_kept():
    content = "Term,reviewer,lang, concept\nЕлбасы,Айгүл,ru,elbasy\n"
    table = csv.parse(PATH, content)
    assert (table.rows[0].concept, table.rows[0].term, table.rows[0].status) == (
        "elbasy", "Елбасы", "",
    )  # fmt: skip
    assert table.content == content


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("bom", ["", "\ufeff"], ids=["plain", "BOM"])
@pytest.mark.parametrize("final", [True, False], ids=["final newline", "no final newline"])
def test_what_is_read_is_what_was_written(newline, bom, final):
    content = bom + (HEADER + ROW + "\n" + ROW).replace("\n", newline)
    content = content if final else content.removesuffix(newline)
    table = csv.parse(PATH, content)
    assert table.content == content
    assert [row.line for row in table.rows] == [2, 4]


def test_letters_that_only_look_like_line_ends_do_not_end_a_row():
    table = csv.parse(PATH, HEADER + "a,,ru,Дом\u2028дружбы\x0b,,,,,\n")
    assert len(table.rows) == 1


def test_a_row_of_commas_left_by_a_spreadsheet_is_no_row():
    assert csv.parse(PATH, HEADER + ",,,,,,,,\n").rows == ()


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        ("", 1, "no header"),
        ("\n", 1, "no header"),
        ("concept,lang\n", 1, "no column 'term'"),
        ("concept|lang|term\n", 1, "no column 'concept'"),
        ("concept,lang,term,term\n", 1, "two columns 'term'"),
        (HEADER + "a,b\n", 2, "2 cells where the header has 9"),
        (HEADER + ROW + ROW.replace(",\n", ",,x\n"), 3, "10 cells"),
        (HEADER + 'a,,ru,"Елбасы,,,,,\n' + ROW, 2, "quotation marks"),
        (HEADER + 'a,,ru,"Жаңғыру" жолы,,,,,\n', 2, "quotation marks"),
    ],
)
def test_a_malformed_file_is_refused_with_its_line(content, line, words):
    with pytest.raises(GlossaryError, match=words) as raised:
        csv.parse(PATH, content)
    assert str(raised.value).startswith(f"glossary/politics.csv:{line}: ")


def test_a_file_that_is_not_utf_8_is_refused_with_its_line(tmp_path):
    path = tmp_path / "terms.csv"
    path.write_bytes(HEADER.encode() + "elbasy,,ru,Елбасы,,,,,\n".encode("cp1251"))
    with pytest.raises(GlossaryError, match=r"terms\.csv:2: not UTF-8"):
        csv.decode(path, path.read_bytes())


def test_a_new_row_goes_after_the_line_named():
    content = HEADER + ROW + ROW.replace("elbasy", "other")
    table = csv.with_row(csv.parse(PATH, content), 2, {"concept": "elbasy", "term": "Elbasy"})
    assert [row.term for row in table.rows] == ["Елбасы", "Elbasy", "Елбасы"]


def test_empty_lines_at_the_end_stay_at_the_end():
    table = csv.with_row(csv.parse(PATH, HEADER + ROW + "\n\n"), None, {"term": "Elbasy"})
    assert table.content == HEADER + ROW + ",,,Elbasy,,,,,\n\n\n"


def test_a_new_row_fills_the_columns_of_the_file():
    table = csv.parse(PATH, "lang,reviewer,term,concept\n")
    changed = csv.with_row(table, None, {"lang": "en", "term": 'a "b", c', "concept": "x"})
    assert changed.content.splitlines()[1] == 'en,,"a ""b"", c",x'


def test_a_file_keeps_its_newlines_and_its_missing_last_one():
    content = (HEADER + ROW).replace("\n", "\r\n").removesuffix("\r\n")
    changed = csv.with_row(csv.parse(PATH, content), 2, {"term": "Elbasy"})
    assert changed.content == content + "\r\n,,,Elbasy,,,,,"


@pytest.mark.parametrize("separator", [";", "\t"])
def test_columns_may_be_separated_as_a_spreadsheet_separates_them(separator):
    rows = ["concept;lang;term;note", "elbasy;ru;Елбасы;", ""]
    content = "\n".join(rows).replace(";", separator)
    changed = csv.with_row(csv.parse(PATH, content), None, {"lang": "en", "term": "a;\tb"})
    assert [row.term for row in changed.rows] == ["Елбасы", "a;\tb"]
    assert changed.content.startswith(content)


def test_a_row_may_be_short_of_its_last_empty_cells():
    table = csv.parse(PATH, HEADER + "elbasy,politics,ru,Елбасы,preferred\n")
    assert [(row.term, row.source) for row in table.rows] == [("Елбасы", "")]


def test_a_new_file_has_the_header_alone():
    assert csv.empty(PATH).content == HEADER
