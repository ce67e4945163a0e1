import pytest

from toolkit.checks import check_unit
from toolkit.checks.figures import figures
from toolkit.checks.number_words import numbers_in_words, roman_value
from toolkit.model import Pair, Severity, TranslationUnit

RU_KK, RU_EN, EN_RU, KK_RU = Pair("ru", "kk"), Pair("ru", "en"), Pair("en", "ru"), Pair("kk", "ru")


def found(source, target, pair):
    findings = check_unit(TranslationUnit(source, target), pair)
    return [finding.message for finding in findings if finding.check == "numbers"]


@pytest.mark.parametrize(
    ("pair", "source", "target"),
    [
        (RU_EN, "до 73,5 года", "to 73.5 years"),
        (RU_KK, "до 73,5 года", "73,5 жасқа дейін"),
        (RU_EN, "13 000 км дорог", "13,000 km of roads"),
        (RU_EN, "13 000 км дорог", "13\u00a0000 km of roads"),
        (RU_KK, "13\u202f000 км", "13\u2009000 км"),
        (RU_EN, "13 тысяч км дорог", "13,000 km of roads"),
        (RU_KK, "2,5 тысяч железных дорог", "2,5 мың темір жол"),
        (RU_EN, "2,5 тысяч железных дорог", "2,500 railways"),
        (RU_EN, "365 млрд долларов", "$365 billion"),
        (RU_EN, "365 млрд долларов", "$365bn"),
        (RU_KK, "19 млн человек", "19 миллионнан астам адам"),
        (RU_EN, "19 млн человек", "19,000,000 people"),
        (RU_EN, "от 19 до 20 млн человек", "19 to 20 million people"),
        (RU_EN, "19–20 млн человек", "between 19 million and 20 million people"),
        (KK_RU, "5 мың 500 теңге", "5500 тенге"),
        (RU_EN, "XXIX сессия", "the 29th session"),
        (RU_EN, "XXIX сессия", "the twenty-ninth session"),
        (RU_KK, "XXIX сессия", "ХХІХ сессия"),
        (RU_KK, "29-сессия", "29-сессиясы"),
        (RU_EN, "на 29-сессии", "at the 29th session"),
        (RU_EN, "3 года", "three years"),
        (RU_KK, "3 года", "үш жыл"),
        (RU_KK, "На 3-м месте", "Үшіншісінде"),
        (RU_EN, "проголосовали 39 сенаторов", "thirty-nine senators voted"),
        (RU_EN, "100 тысяч жителей", "a hundred thousand residents"),
        (RU_EN, "100-летие", "the centenary"),
        (EN_RU, "in 3 days", "за трёхдневный срок"),
        (EN_RU, "a 25-year plan", "двадцатипятилетний план"),
        (RU_EN, "двух депутатов", "2 deputies"),
        (RU_EN, "12 процентов", "12%"),
        (RU_KK, "не менее 90% дохода", "табысының кемінде 90%-ын"),
        (RU_EN, "17.09.2022", "17 September 2022"),
        (RU_KK, "17.09.2022", "2022 жылғы 17 қыркүйек"),
        (EN_RU, "2022-09-17", "17 сентября 2022 года"),
        (RU_EN, "на встрече 17.09", "at the meeting on 17 September"),
        (RU_EN, "в 18:00", "at 6 p.m."),
        (RU_EN, "в 10.30", "at 10:30"),
        (RU_KK, "10:30-да", "сағат 10:30-да"),
        (RU_EN, "в 90-х годах", "in the 1990s"),
        (RU_EN, "учебный год 2021/22", "the academic year 2021–2022"),
        (RU_EN, "+7 (717) 274-55-55", "8 717 274 55 55"),
        (RU_EN, "100 км2 степи", "100 square kilometres of steppe"),
        (RU_EN, "разделы 1,2,3", "sections 1, 2 and 3"),
        (RU_EN, "Вторая мировая война", "World War II"),
        (RU_EN, "версия 3.11.2", "version 3.11.2"),
        (RU_EN, "см. https://assembly.kz/news/2022", "see the site"),
        (RU_EN, "Совет %1$s", "%1$s Council"),
    ],
)
def test_a_number_may_be_written_as_the_target_language_writes_it(pair, source, target):
    assert found(source, target, pair) == []


@pytest.mark.parametrize(
    ("pair", "source", "target", "message"),
    [
        (RU_KK, "365 делегатов", "делегаттар", "number 365 is missing"),
        (RU_EN, "365 млрд долларов", "many dollars", "number 365 млрд is missing"),
        (RU_EN, "делегаты", "365 delegates", "number 365 is not in the source"),
        (RU_EN, "в 13 раз", "31 times", "number 13 is missing; the target has 31"),
        (
            RU_EN,
            "365 млрд",
            "$365 million",
            "number 365 млрд is missing; the target has 365 million",
        ),
        (RU_EN, "365 млрд", "$365", "number 365 млрд is missing; the target has 365"),
        (RU_EN, "73,5 года", "735 years", "number 73,5 is missing; the target has 735"),
        (RU_EN, "13 000 км", "130,000 km", "number 13 000 is missing; the target has 130,000"),
        (RU_EN, "XXIX сессия", "the session", "number XXIX is missing"),
        (RU_KK, "10 тенге", "теңге және оның бағамы", "number 10 is missing"),
        (RU_KK, "3 года для него", "ол үшін жылдар", "number 3 is missing"),
        (RU_EN, "10 млн тенге", "tenge", "number 10 млн is missing"),
        (RU_EN, "17.09.2022", "18 September 2022", "number 17 is missing; the target has 18"),
    ],
)
def test_a_wrong_number_is_named(pair, source, target, message):
    assert found(source, target, pair) == [message]


def test_a_number_named_twice_must_come_twice():
    assert found("5 книг и 5 газет", "5 books and newspapers", RU_EN) == ["number 5 is missing"]


def test_a_decimal_comma_left_in_english_is_a_warning():
    (finding,) = check_unit(TranslationUnit("до 73,5 года", "to 73,5 years"), RU_EN)
    assert finding.message == "number 73,5 has a decimal comma; write 73.5"
    assert finding.severity is Severity.WARNING


def test_a_wrong_number_is_an_error():
    (finding,) = check_unit(TranslationUnit("5 книг", "6 кітап"), RU_KK)
    assert finding.severity is Severity.ERROR


@pytest.mark.parametrize(
    ("text", "lang", "values"),
    [
        ("1 234 567,8", "ru", {"1234567.8"}),
        ("1,234,567.8", "en", {"1234567.8"}),
        ("2,500", "en", {"2500"}),
        ("2,500", "ru", {"2.5", "2500"}),
        ("2.5 million", "en", {"2500000"}),
    ],
)
def test_a_figure_has_every_value_it_may_have(text, lang, values):
    (figure,) = figures(text, lang)
    assert {str(value.normalize().__format__("f")) for value in figure.values} == values


def test_an_initial_and_a_short_form_are_no_roman_numerals():
    assert figures("I met V. Putin at the CD shop", "en") == ()
    assert roman_value("IIX") == 0


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("жиырма үш", "kk", 23),
        ("екі жүз мың", "kk", 200_000),
        ("twenty-third", "en", 23),
        ("one hundred and five", "en", 105),
        ("двадцать третьего", "ru", 23),
        ("полтора", "ru", "1.5"),
        ("қыркүйекте", "kk", 9),
        ("ХХІ ғасыр", "kk", 21),
    ],
)
def test_words_stand_for_numbers(text, lang, value):
    assert any(number == type(number)(value) for number in numbers_in_words(text, lang))


def test_tenge_is_not_ten():
    assert numbers_in_words("tenge", "en") == frozenset()
