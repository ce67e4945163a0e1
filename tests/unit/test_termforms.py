import pytest

from toolkit.model import Term
from toolkit.termforms import forms, in_case_of, like, place, put, with_ending


def term(text, lang="kk", pos="noun"):
    return Term("concept", "state", lang, text, part_of_speech=pos)


NAME = "proper noun"


@pytest.mark.parametrize(
    ("wanted", "replaced", "expected"),
    [
        (
            term("Қазақстан халқы Ассамблеясы", pos=NAME),
            "жиналысқа",
            "Қазақстан халқы Ассамблеясына",
        ),
        (term("Еуразия", pos=NAME), "Еуропада", "Еуразияда"),
        (term("ҚХА", pos=NAME), "Ассамблеяның", "ҚХА-ның"),
        (term("ұлттық бірегейлік"), "ұлттық идентификацияның", "ұлттық бірегейліктің"),
        (term("депутат"), "өкілдерге", "депутаттарға"),
        (term("этномәдени бірлестік"), "бірлігінің", "этномәдени бірлестігінің"),
        (term("district", "en"), "regions", "districts"),
        (term("Kazakhstan", "en", NAME), "Kazakstan's", "Kazakhstan's"),
        (term("глава государства", "ru"), "лидера", "главы государства"),
    ],
)
def test_a_term_takes_over_case_number_and_possessor_of_the_words_it_replaces(
    wanted, replaced, expected
):
    assert like(wanted, replaced) == expected


def test_a_name_takes_over_no_plural_and_no_possessor():
    assert like(term("Қазақстан", pos=NAME), "президенттеріне") == "Қазақстанға"


@pytest.mark.parametrize("replaced", ["көрсетті", "болып", "", "—"])
def test_where_there_is_no_noun_there_is_no_form_to_take_over(replaced):
    assert like(term("депутат"), replaced) is None


@pytest.mark.parametrize(
    ("text", "words", "lang", "expected"),
    [
        ("session of the Assembly, held", "of the Assembly,", "en", "Assembly"),
        ("және Еуразия туралы", "және Еуразия туралы", "kk", "Еуразия"),
        ("session of the day", "of the", "en", None),
    ],
)
def test_small_words_and_signs_beside_a_term_are_no_part_of_it(text, words, lang, expected):
    start = text.index(words)
    found = place(text, start, start + len(words), lang)
    assert (text[slice(*found)] if found else None) == expected


@pytest.mark.parametrize(
    ("text", "replaced", "form", "lang", "expected"),
    [
        ("депутаты ждут", "депутаты", "сенаторы", "ru", "сенаторы ждут"),
        ("«Өкілдер келді", "Өкілдер", "депутаттар", "kk", "«Депутаттар келді"),
        ("Кеше Өкілдер келді", "Өкілдер", "депутаттар", "kk", "Кеше депутаттар келді"),
        ("a region of", "region", "akimat", "en", "an akimat of"),
        ("an area of", "area", "district", "en", "a district of"),
        ("the Assembly of", "Assembly", "The Hague", "en", "The Hague of"),
        (
            "head of Council",
            "Council",
            "the Council of Europe",
            "en",
            "head of the Council of Europe",
        ),
        ("АНК: СЕССИЯ В АСТАНЕ", "СЕССИЯ", "отырыс", "kk", "АНК: ОТЫРЫС В АСТАНЕ"),
        ("ҚР АНК отырысы", "АНК", "Ассамблея", "kk", "ҚР Ассамблея отырысы"),
        ("in Kazakhstan.", "Kazakhstan", "Republic of Kazakhstan", "en", None),
    ],
)
def test_a_form_gets_the_capital_and_the_article_of_its_place(text, replaced, form, lang, expected):
    start = text.index(replaced)
    expected = expected or "in the Republic of Kazakhstan."
    assert put(text, start, start + len(replaced), form, lang) == expected


@pytest.mark.parametrize(
    ("text", "replaced", "form", "expected"),
    [
        ("деп «Казинформ» хабарлады", "Казинформ", "«Қазақпарат» ХАА", "деп {} хабарлады"),
        ('деп "Казинформ" хабарлады', "Казинформ", "«Қазақпарат» ХАА", "деп {} хабарлады"),
        ("«Казинформ» агенттігі", "Казинформ» агенттігі", "ҚР Үкіметі", "{}"),
        ("агенттігі «Казинформ».", "агенттігі «Казинформ", "ҚР Үкіметі", "{}."),
        ("«Достық үй» ашылды", "Достық үй", "Достық үйі", "«{}» ашылды"),
        ("«Казинформ пен ел»", "Казинформ", "«Қазақпарат» ХАА", "«{} пен ел»"),
    ],
)
def test_quotes_beside_a_place_are_neither_doubled_nor_left_open(text, replaced, form, expected):
    start = text.index(replaced)
    assert put(text, start, start + len(replaced), form, "kk") == expected.format(form)


@pytest.mark.parametrize(
    ("name", "ending", "expected"),
    [
        ("Тәжікстан", "да", "Тәжікстанда"),
        ("Түркия", "ға", "Түркияға"),
        ("ҚХА", "нің", "ҚХА-ның"),
        ("Қырымбек Көшербаев", "пен", "Қырымбек Көшербаевпен"),
        ("Достық үйі", "ге", "Достық үйіне"),
        ("Түркия", "бірақ", None),
    ],
)
def test_the_ending_a_model_wrote_says_the_case_and_the_name_says_its_variant(
    name, ending, expected
):
    assert with_ending(name, ending, "kk") == expected


def test_endings_are_kazakh():
    assert with_ending("Turkey", "да", "en") is None


def test_the_forms_begin_with_the_dictionarys():
    assert forms(term("Астана", pos=NAME))[:3] == ("Астана", "Астананың", "Астанаға")
    assert "сессиясында" in forms(term("сессия"))
    assert forms(term("district", "en")) == ("district", "districts")
    assert forms(term("Astana", "en", NAME)) == ("Astana",)


def test_what_the_source_writes_small_is_written_small():
    assert in_case_of("президента", "Президент", "Президенттің") == "президенттің"
    assert in_case_of("Президента", "Президент", "Президенттің") == "Президенттің"
    assert in_case_of("сессии", "сессия", "сессияның") == "сессияның"
