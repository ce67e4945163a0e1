"""Letters that a target cannot have."""

from toolkit.engines.scripts import foreign
from toolkit.model import Pair

TOKENS = ["▁қонақ", "▁мир", "▁hotel", "⟦0⟧", "<2kk>", "</s>", "▁2026", "▁кіс"]


def test_english_has_no_cyrillic():
    assert foreign(TOKENS, Pair("kk", "en")) == ["▁кіс", "▁мир", "▁қонақ"]


def test_russian_has_none_of_the_letters_of_kazakh_alone():
    assert foreign(TOKENS, Pair("kk", "ru")) == ["▁кіс", "▁қонақ"]


def test_latin_words_of_an_english_source_are_not_carried_over():
    assert foreign(TOKENS, Pair("en", "ru")) == ["▁hotel", "▁кіс", "▁қонақ"]
    assert foreign(TOKENS, Pair("en", "kk")) == ["▁hotel"]


def test_latin_names_may_stand_in_kazakh_out_of_russian():
    assert foreign(TOKENS, Pair("ru", "kk")) == []
