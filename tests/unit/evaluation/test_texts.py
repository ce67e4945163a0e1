"""Reading what an engine is measured on."""

from pathlib import Path

import pytest

from toolkit.errors import CatalogueError, DocumentError, UsageError
from toolkit.evaluation import Sample, read_catalogues, read_table
from toolkit.model import Pair

RU_KK = Pair("ru", "kk")
HEADER = 'msgid ""\nmsgstr "Language: {}\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'


@pytest.fixture
def table(tmp_path):
    def write(content: str | bytes) -> Path:
        path = tmp_path / "news.tsv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def catalogue(path, lang, *entries):
    path.write_text(HEADER.format(lang) + "\n\n".join(entries) + "\n", encoding="utf-8")
    return path


def test_columns_are_counted_from_one_and_taken_in_the_order_named(table):
    path = table("d1\tМир.\tБейбітшілік.\nd2\tДом.\tҮй.\n")

    assert read_table([path], RU_KK, (2, 3)).sources == ("Мир.", "Дом.")
    assert read_table([path], Pair("kk", "ru"), (3, 2)).sources == ("Бейбітшілік.", "Үй.")


def test_byte_order_mark_empty_lines_and_windows_line_ends_are_no_text(table):
    sample = read_table([table("\ufeffМир.\tБейбітшілік.\r\n\r\nДом.\tҮй.\r\n")], RU_KK, (1, 2))

    assert sample == Sample(RU_KK, ("Мир.", "Дом."), ("Бейбітшілік.", "Үй."))


def test_quotes_and_line_separators_are_text(table):
    assert read_table([table('"Мир\u2028.\tҮй"')], RU_KK, (1, 2)).sources == ('"Мир\u2028.',)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "news.tsv: is empty; give it lines of source, tab, reference"),
        ("\n \n", "news.tsv: is empty"),
        ("Мир.\tҮй.\nДом.\n", "news.tsv:2: there is no column 2, only 1 column; name others"),
        ("Мир.\tҮй.\nДом.\t \n", "news.tsv:2: column 2 is empty; fill it in"),
        ("Мир.\tҮй.\n".encode("cp1251", "replace"), "news.tsv:1: not UTF-8"),
    ],
    ids=["nothing", "blank", "missing column", "empty cell", "another encoding"],
)
def test_a_table_that_cannot_be_compared_is_refused_with_its_line(table, content, message):
    with pytest.raises(DocumentError) as refused:
        read_table([table(content)], RU_KK, (1, 2))

    assert message in str(refused.value)


@pytest.mark.parametrize(
    ("pair", "columns", "message"),
    [
        (("kk", "ru"), (1, 2), "column 1 is not in Kazakh; look at --pair and --columns"),
        (("ru", "en"), (1, 2), "column 2 is not in English"),
        (("ru", "kk"), (1, 3), "column 3 is not in Kazakh"),
        (("en", "kk"), (1, 2), "column 1 is not in English"),
    ],
)
def test_columns_in_other_languages_than_said_are_refused(table, pair, columns, message):
    row = "Дети шли по дороге в школу.\tБалалар жолмен мектепке бара жатты.\tThe children walked."
    path = table(row)

    assert read_table([path], RU_KK, (1, 2)).sources == ("Дети шли по дороге в школу.",)
    with pytest.raises(DocumentError) as refused:
        read_table([path], Pair(*pair), columns)

    assert message in str(refused.value)


def test_only_reviewed_units_of_a_catalogue_are_references(tmp_path):
    path = catalogue(
        tmp_path / "news.po",
        "kk",
        'msgid "Мир."\nmsgstr "Бейбітшілік."',
        '#, fuzzy\nmsgid "Дом."\nmsgstr "Үй."',
        'msgid "Снег."\nmsgstr ""',
    )

    assert read_catalogues([path]) == Sample(RU_KK, ("Мир.",), ("Бейбітшілік.",))


def test_a_catalogue_of_drafts_only_has_nothing_to_compare_with(tmp_path):
    path = catalogue(tmp_path / "news.po", "kk", '#, fuzzy\nmsgid "Дом."\nmsgstr "Үй."')

    with pytest.raises(CatalogueError, match="no reviewed unit"):
        read_catalogues([path])


def test_catalogues_of_two_pairs_or_of_another_than_asked_for_are_refused(tmp_path):
    kk = catalogue(tmp_path / "kk.po", "kk", 'msgid "Дом."\nmsgstr "Үй."')
    en = catalogue(tmp_path / "en.po", "en", 'msgid "Дом."\nmsgstr "House."')

    with pytest.raises(UsageError, match=r"en\.po: is ru→en, not ru→kk"):
        read_catalogues([kk, en])
    with pytest.raises(UsageError, match=r"kk\.po: is ru→kk, not kk→ru"):
        read_catalogues([kk], Pair("kk", "ru"))


def test_the_first_segments_are_taken_with_their_references():
    sample = Sample(RU_KK, ("Мир.", "Дом."), ("Бейбітшілік.", "Үй."))

    assert sample.first(1) == Sample(RU_KK, ("Мир.",), ("Бейбітшілік.",))
    assert sample.first(None) == sample
