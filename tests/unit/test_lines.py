from toolkit.lines import Lines


def test_lines_are_counted_from_one_at_every_kind_of_line_end():
    document = "а\nб\r\nв\rг"
    lines = Lines(document)
    assert [lines.at(document.index(letter)) for letter in "абвг"] == [1, 2, 3, 4]


def test_separators_that_editors_do_not_count_end_no_line():
    document = "а\u2028б\fв\x85г"
    assert Lines(document).at(document.index("г")) == 1


def test_the_end_of_a_document_is_on_its_last_line():
    assert Lines("").at(0) == 1
    assert Lines("а\nб").at(3) == 2


def test_columns_are_counted_from_one_on_each_line():
    lines = Lines("а\r\nбв\rг")
    assert [lines.column(offset) for offset in (0, 3, 4, 6)] == [1, 1, 2, 1]
