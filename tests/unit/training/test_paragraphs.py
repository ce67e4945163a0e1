from random import Random

import pytest

from toolkit.errors import InputError
from toolkit.training.aligned import read_columns, read_sentences
from toolkit.training.paragraphs import join, paragraphs

TEXTS = {
    "ru": ["В 1995 году город Астана отметил праздник.", "Построено 13 школ", "Что дальше?"],
    "kk": ["1995 жылы Алматы қаласы мерекені атап өтті.", "13 мектеп салынды", "Ары қарай не?"],
    "en": ["In 1995 the United States met Mr Smith.", "Some 13 schools opened", "What next?"],
}


def chance(seed):
    return Random(seed)  # noqa: S311 - repeatable, no secret


@pytest.mark.parametrize("lang", TEXTS)
def test_every_sentence_of_a_paragraph_ends_in_a_mark_and_the_last_where_the_text_does(lang):
    made = [
        paragraph
        for seed in range(60)
        for paragraph in paragraphs(TEXTS[lang] * 4, lang, chance(seed))
    ]
    assert all(text[place] in '.!?…»”“"’)]' for text, ends in made for place in ends)
    assert all(ends[-1] == len(text) - 1 for text, ends in made)
    assert sum(len(ends) for _, ends in made) == 60 * 12


def test_the_same_seed_makes_the_same_paragraphs():
    first, second = (list(paragraphs(TEXTS["ru"], "ru", chance(5))) for _ in range(2))
    assert first == second


def test_a_space_is_missing_only_where_a_sentence_ends_in_a_letter_and_a_mark():
    text, ends = join(["Их 13.", "Мир!", "Труд."], chance(1), spaceless=1, spaces=" ")
    assert text == "Их 13. Мир!Труд."
    assert ends == (5, 10, 15)


def test_a_row_with_more_sentences_in_one_language_than_in_another_is_passed_over(tmp_path):
    table = tmp_path / "news.ru-en.tsv"
    table.write_text(
        "Мир. Труд.\tPeace. Work.\nКак дела, привет!\tHello! How are you?\n", encoding="utf-8"
    )
    assert read_sentences([table]) == {"ru": ["Мир.", "Труд."], "en": ["Peace.", "Work."]}


def test_a_table_that_does_not_name_its_languages_is_refused(tmp_path):
    (tmp_path / "news.tsv").write_text("Мир.\tPeace.\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"name it as name\.ru-kk-en\.tsv"):
        read_columns(tmp_path / "news.tsv")


def test_a_translation_memory_gives_the_units_that_have_all_three_languages(tmp_path):
    def unit(**texts):
        rows = (f'<tuv xml:lang="{k}"><seg>{text}</seg></tuv>' for k, text in texts.items())
        return f"<tu>{''.join(rows)}</tu>"

    units = unit(ru="Мир.", kk="Бейбітшілік.", en="Peace.") + unit(ru="Труд.", kk="Еңбек.")
    memory = f'<tmx version="1.4"><header/><body>{units}</body></tmx>'
    (tmp_path / "memory.tmx").write_text(memory, encoding="utf-8")
    columns = read_columns(tmp_path / "memory.tmx")
    assert columns == {"ru": ["Мир."], "kk": ["Бейбітшілік."], "en": ["Peace."]}
