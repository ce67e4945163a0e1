"""Letters that a target cannot have."""

from toolkit.engines.scripts import foreign

TOKENS = ["▁қонақ", "▁мир", "▁hotel", "⟦0⟧", "⟦t⟧", "<2kk>", "</s>", "▁2026", "▁кіс"]


def test_english_has_no_cyrillic():
    assert foreign(TOKENS, "en") == ["▁кіс", "▁мир", "▁қонақ"]


def test_russian_has_no_latin_and_none_of_the_letters_of_kazakh_alone():
    assert {"▁hotel", "▁кіс", "▁қонақ"} <= set(foreign(TOKENS, "ru"))
    assert not {"▁мир", "⟦0⟧", "<2kk>", "</s>"} & set(foreign(TOKENS, "ru"))


def test_kazakh_has_no_latin():
    assert "▁hotel" in foreign(TOKENS, "kk")
    assert not {"▁мир", "▁қонақ", "⟦0⟧", "<2kk>", "</s>"} & set(foreign(TOKENS, "kk"))


def test_nothing_is_known_of_other_languages():
    assert foreign(TOKENS, "tr") == []
