import pytest

from toolkit.documents import Lines, has_prose, one_line, replace
from toolkit.model import Segment


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


@pytest.mark.parametrize("text", ["Абзац", "A", "см. https://assembly.kz", "қ"])
def test_letters_make_prose(text):
    assert has_prose(text)


@pytest.mark.parametrize(
    "text", ["", "73,5 %", "—", "<https://assembly.kz>", "mailto:a@assembly.kz"]
)
def test_numbers_and_addresses_are_no_prose(text):
    assert not has_prose(text)


def test_one_line_keeps_spaces_inside_a_line():
    assert one_line(" Қазақстан  халқы \r\n\n Ассамблеясы\t") == "Қазақстан  халқы Ассамблеясы"


def test_replace_changes_only_the_segments():
    document = "Да. Нет."
    assert replace(document, [(Segment("Нет.", 4, 8), "Жоқ.")]) == "Да. Жоқ."
