import pytest

from toolkit.matching import TermMatcher
from toolkit.model import Term
from toolkit.termbase import Termbase


def is_found(lang, noun, text):
    term = Term("c", "", lang, noun, part_of_speech="noun")
    return bool(TermMatcher(Termbase.of([term]), lang).find(text))


@pytest.mark.parametrize(
    "text",
    [
        "производство стали",
        "ножи из стали",
        "нержавеющей стали не хватает",
        "выпуск чугуна и стали",
        "новые стали",
        "сталь",
    ],
)
def test_russian_steel_is_found_where_the_neighbours_speak_for_a_noun(text):
    assert is_found("ru", "сталь", text)


@pytest.mark.parametrize(
    "text",
    ["Они стали друзьями", "Цены стали расти", "Стали известны итоги", "вскоре стали говорить"],
)
def test_russian_became_is_no_steel(text):
    assert not is_found("ru", "сталь", text)


@pytest.mark.parametrize(
    ("noun", "text", "found"),
    [
        ("право", "имеет право голоса", True),
        ("право", "нормы права", True),
        ("знать", "казахская знать", True),
        ("знать", "чтобы знать историю", False),
        ("военный", "военный ответил", True),
        ("военный", "военный союз", False),
        ("мир", "мир и согласие", True),
    ],
)
def test_a_russian_noun_is_told_from_other_parts_of_speech(noun, text, found):
    assert is_found("ru", noun, text) is found


@pytest.mark.parametrize(
    ("noun", "text", "found"),
    [
        ("алд", "Ол сыйлық алды.", False),
        ("алд", "Үйдің алды.", True),
        ("алд", "алды ашық үй", True),
    ],
)
def test_a_kazakh_verb_that_ends_the_sentence_is_no_noun(noun, text, found):
    assert is_found("kk", noun, text) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the state must act", True),
        ("access to state bodies", True),
        ("two states agreed", True),
        ("they state that it is so", False),
        ("It should state the reasons", False),
        ("to state the reasons", False),
    ],
)
def test_an_english_verb_is_no_noun(text, found):
    assert is_found("en", "state", text) is found


def test_a_name_is_not_asked_about_its_part_of_speech():
    term = Term("c", "", "ru", "Сталь", part_of_speech="proper noun")
    assert TermMatcher(Termbase.of([term]), "ru").find("Стали известны итоги")
