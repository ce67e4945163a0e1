import pytest

from toolkit.documents import has_prose, one_line


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
