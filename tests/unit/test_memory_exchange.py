from pathlib import Path

import pytest

from toolkit.errors import InputError
from toolkit.exchange import named_languages, read_entries


@pytest.mark.parametrize(
    ("name", "languages"),
    [
        ("authored.ru-kk-en.tsv", ("ru", "kk", "en")),
        ("kk-ru.csv", ("kk", "ru")),
        ("laws.tsv", ()),
        ("laws.ru.tsv", ()),
        ("laws.ru-ru.tsv", ()),
        ("laws.ru-de.tsv", ()),
        ("law-book.tsv", ()),
    ],
)
def test_a_name_says_the_languages_or_nothing(name, languages):
    assert named_languages(Path(name)) == languages


def test_the_cells_of_a_spreadsheet_are_read_as_it_wrote_them(tmp_path):
    path = tmp_path / "quotes.ru-kk.tsv"
    path.write_text(
        '\ufeff"Закон ""О языках"""\t«Тіл туралы» заң\r\n"Нұр Отан"\t"Нұр Отан" партиясы \r\n',
        encoding="utf-8",
        newline="",
    )
    assert [entry.variants for entry in read_entries(path)] == [
        (("ru", 'Закон "О языках"'), ("kk", "«Тіл туралы» заң")),
        (("ru", '"Нұр Отан"'), ("kk", '"Нұр Отан" партиясы')),
    ]


def test_the_letters_of_a_suffix_may_be_large(tmp_path):
    path = tmp_path / "LAWS.ru-kk.CSV"
    path.write_text('"Дом, двор",Үй\n', encoding="utf-8")
    assert read_entries(path)[0].texts("ru") == ("Дом, двор",)


@pytest.mark.parametrize("broken", ['"Дом"а,Үй\n', '"Дом,Үй\n'])
def test_broken_quotes_are_named_by_the_line_on_which_the_row_starts(tmp_path, broken):
    path = tmp_path / "laws.ru-kk.csv"
    path.write_text(f"Да,Иә\n{broken}Нет,Жоқ\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"laws\.ru-kk\.csv:2: not CSV: .*; quote the cell"):
        read_entries(path)
