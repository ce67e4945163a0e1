import gzip
from pathlib import Path

import pytest

from toolkit.errors import InputError
from toolkit.training.corpora import (
    SentencePair,
    count_origins,
    held_out,
    read_folder,
    sentence_key,
    tsv_languages,
)

TMX = """<?xml version="1.0" encoding="utf-8"?>
<tmx version="1.4"><header/><body>
<tu><tuv xml:lang="ru-RU"><seg>Второй <bpt i="1">день</bpt></seg></tuv>
    <tuv xml:lang="kk"><seg>Екінші күн</seg></tuv></tu>
<tu><tuv xml:lang="ru"><seg>Без перевода</seg></tuv></tu>
</body></tmx>
"""


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    with gzip.open(tmp_path / "ru-kk.tsv.gz", "wt", encoding="utf-8") as file:
        file.write("news\tДень\tКүн\nbook\tНочь\tТүн\n")
    (tmp_path / "authored.ru-kk-en.tsv").write_text("Мир\tӘлем\tWorld\tsociety\n", "utf-8")
    (tmp_path / "en-ru.tsv").write_text("news\tDay\tДень\n", "utf-8")
    (tmp_path / "memory.tmx").write_text(TMX, "utf-8")
    (tmp_path / "SOURCES.tsv").write_text("id\tpair\n", "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "languages"),
    [
        ("ru-kk.tsv.gz", ("ru", "kk")),
        ("authored.ru-kk-en.tsv", ("ru", "kk", "en")),
        ("SOURCES.tsv", ()),
        ("README.md", ()),
    ],
)
def test_a_file_name_tells_its_languages(name: str, languages: tuple[str, ...]) -> None:
    assert tsv_languages(Path(name)) == languages


def test_tables_and_memories_are_read_as_one_stream(corpora: Path) -> None:
    assert list(read_folder(corpora, "ru", "kk")) == [
        SentencePair("Мир", "Әлем", "authored"),
        SentencePair("Второй день", "Екінші күн", "memory"),
        SentencePair("День", "Күн", "news"),
        SentencePair("Ночь", "Түн", "book"),
    ]


def test_columns_may_stand_in_the_other_order(corpora: Path) -> None:
    assert SentencePair("День", "Day", "news") in list(read_folder(corpora, "ru", "en"))


def test_a_short_row_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "ru-kk.tsv").write_text("news\tДень\tКүн\nnews\tНочь\n", "utf-8")
    with pytest.raises(InputError, match=r"ru-kk\.tsv:2: 2 columns"):
        list(read_folder(tmp_path, "ru", "kk"))


def test_quotes_of_a_spreadsheet_are_undone(tmp_path: Path) -> None:
    (tmp_path / "ru-kk.tsv").write_text('news\t"Газета ""Труд"""\t"Еңбек"\n', "utf-8")
    assert list(read_folder(tmp_path, "ru", "kk")) == [
        SentencePair('Газета "Труд"', '"Еңбек"', "news")
    ]


def test_sentences_of_test_sets_are_known_in_every_language(tmp_path: Path) -> None:
    (tmp_path / "dev.ru-kk.tsv").write_text("Доброе утро!\tҚайырлы таң!\n", "utf-8")
    assert held_out(tmp_path) == {"доброеутро", "қайырлытаң"}


def test_a_key_ignores_case_and_punctuation() -> None:
    assert sentence_key("«Доброе утро!»") == sentence_key("доброе утро")


def test_origins_are_counted_largest_first() -> None:
    pairs = [SentencePair("а", "б", origin) for origin in ("x", "y", "y")]
    assert list(count_origins(pairs).items()) == [("y", 2), ("x", 1)]
