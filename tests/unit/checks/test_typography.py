import pytest

from toolkit.checks import check_unit
from toolkit.model import Pair, Severity, TranslationUnit

RU_KK, RU_EN, EN_RU = Pair("ru", "kk"), Pair("ru", "en"), Pair("en", "ru")


def found(check, source, target, pair):
    findings = check_unit(TranslationUnit(source, target), pair)
    return [finding.message for finding in findings if finding.check == check]


@pytest.mark.parametrize(
    ("pair", "source", "target"),
    [
        (RU_KK, "«Жаңғыру жолы»", "«Жаңғыру жолы»"),
        (RU_EN, "«Казинформ»", "“Kazinform”"),
        (RU_EN, "«Он сказал: „да“»", "“He said ‘yes’”"),
        (RU_KK, "«Он сказал: „да“»", "«Ол: „иә“ деді»"),
        (RU_KK, "«Он сказал: «да»", "«Ол: «иә» деді"),
        (RU_EN, "совет матерей", "the mothers’ council isn't the ministers' club"),
        (RU_EN, "в 90-х", "in the '90s"),
        (RU_EN, "экран 15 дюймов", 'a 15" screen'),
        (RU_EN, '<a href="x">да</a>', '<a href="x">yes</a>'),
        (RU_KK, "«Начало речи.", "«Сөздің басы."),
    ],
)
def test_right_quotes_are_no_finding(pair, source, target):
    assert found("quotes", source, target, pair) == []


@pytest.mark.parametrize(
    ("pair", "source", "target", "message"),
    [
        (RU_KK, "«да»", '"иә"', 'straight quotes "…"; write «…»'),
        (RU_EN, "«да»", "he said 'yes' then", "straight quotes '…'; write “…”"),
        (RU_EN, "«да»", "«yes»", "«…» are not the quotes of this language; write “…”"),
        (RU_KK, "«да»", "“иә”", "“…” are not the quotes of this language; write «…»"),
        (RU_KK, "«да»", "«иә", "quote « has no partner; close or remove it"),
        (RU_EN, "«да»", "yes”", "quote ” has no partner; close or remove it"),
        (RU_EN, "«да»", "‘yes", "quote ‘ has no partner; close or remove it"),
    ],
)
def test_wrong_quotes_are_named(pair, source, target, message):
    assert found("quotes", source, target, pair) == [message]


@pytest.mark.parametrize(
    ("pair", "source", "target"),
    [
        (RU_KK, "из года в год", "жыл-жылы, бірте-бірте"),
        (RU_EN, "он сказал, что это так", "he said that that was so"),
        (RU_EN, "очень важно", "very very important"),
        (RU_EN, "да, да, да", "yes, yes, yes"),
        (RU_EN, "Кап-кап-кап", "Drip, drip, drip"),
        (RU_EN, "Нур Нур", "Nur Nur"),
        (RU_EN, "сказал: он там. Там", "he is there. There"),
    ],
)
def test_rightful_repetition_is_no_finding(pair, source, target):
    assert found("doubled", source, target, pair) == []


@pytest.mark.parametrize(
    ("pair", "target", "message"),
    [
        (RU_KK, "кеңестің кеңестің мүшесі", "the word 'кеңестің' stands there twice; remove one"),
        (RU_EN, "The the council", "the word 'the' stands there twice; remove one"),
        (
            RU_KK,
            "халық бірлігі халық бірлігі халық бірлігі",
            "'халық бірлігі' is repeated over and over; say it once",
        ),
        (RU_EN, "a hahahahahahaha", "'ha' is repeated within a word; mend the word"),
    ],
)
def test_a_repetition_is_named(pair, target, message):
    assert found("doubled", "член совета", target, pair) == [message]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Да, нет.", "Иә, жоқ."),
        ("13\u00a0000 км", "13\u00a0000 км"),
        ("Шаг  первый", "Бірінші  қадам"),
        ("ASSEMBLY.KZ", "ASSEMBLY.KZ"),
        ("73,5", "73,5"),
        ("Да …", "Иә …"),
        ("строка\n", "жол\n"),
    ],
)
def test_right_spaces_are_no_finding(source, target):
    assert found("spaces", source, target, RU_KK) == []


@pytest.mark.parametrize(
    ("target", "message"),
    [
        (" Кеңес", "the target has a space at its start; make it as in the source"),
        ("Кеңес  мүшесі", "two spaces in a row; leave one"),
        ("Кеңес , мүше", "a space before ','; remove it"),
        ("Кеңес,мүше", "no space after ','; add one"),
        ("Кеңес болды.Ол өтті", "no space after '.'; add one"),
        ("Кеңес\n", "a line end at the end, where the source has none; remove it"),
    ],
)
def test_a_wrong_space_is_named(target, message):
    assert found("spaces", "Совет", target, RU_KK) == [message]


def test_a_lost_line_end_is_an_error_because_msgfmt_refuses_it():
    (finding,) = check_unit(TranslationUnit("Совет\n", "Кеңес"), RU_KK)
    assert finding.severity is Severity.ERROR
    assert finding.message == "no line end at the end, where the source has one; add it"
