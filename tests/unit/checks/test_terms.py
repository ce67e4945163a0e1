import pytest

from toolkit.checks import Terms, check_unit
from toolkit.model import Pair, Severity, Term, TermStatus, TranslationUnit
from toolkit.termbase import Termbase

ROWS = """
state-secretary ru preferred Государственный секретарь
state-secretary ru admitted Госсекретарь
state-secretary kk preferred Мемлекеттік хатшы
state-secretary kk deprecated Мемхатшы
state-secretary en preferred State Secretary
state-secretary en admitted Secretary of State
assembly ru preferred Ассамблея народа Казахстана
assembly ru admitted АНК
assembly kk preferred Қазақстан халқы Ассамблеясы
assembly kk admitted ҚХА
assembly en preferred Assembly of the People of Kazakhstan
assembly en admitted APK
kazakhstan ru preferred Казахстан
kazakhstan kk preferred Қазақстан
kazakhstan en preferred Kazakhstan
capital ru preferred Астана
capital ru superseded Нур-Султан
capital kk preferred Астана
capital kk superseded Нұр-Сұлтан
movement ru do-not-translate Жаңғыру жолы
bank ru preferred банк
bank en preferred bank
jar ru preferred банк
jar en preferred jar
"""
TERMBASE = Termbase.of(
    Term(concept, "test", lang, text, TermStatus(status))
    for concept, lang, status, text in (line.split(" ", 3) for line in ROWS.strip().splitlines())
)
TERMS = {pair: Terms.of(TERMBASE, pair) for pair in (Pair("ru", "kk"), Pair("ru", "en"))}


def found(source, target, lang):
    pair = Pair("ru", lang)
    findings = check_unit(TranslationUnit(source, target), pair, TERMS[pair])
    return [finding for finding in findings if finding.check == "terms"]


@pytest.mark.parametrize(
    ("lang", "source", "target"),
    [
        ("kk", "Государственного секретаря спросили", "Мемлекеттік хатшыдан сұрады"),
        ("en", "Государственный секретарь рассказал", "The State Secretary spoke"),
        ("kk", "Сессия АНК прошла", "ҚХА сессиясы өтті"),
        ("kk", "Сессия АНК прошла", "Қазақстан халқы Ассамблеясының сессиясы өтті"),
        ("kk", "Ассамблея народа Казахстана и Казахстан", "Қазақстан халқы Ассамблеясы және ел"),
        ("en", "казахстанские курорты Казахстана", "Kazakhstani resorts"),
        ("kk", "движение «Жаңғыру жолы»", "«Жаңғыру жолы» қозғалысы"),
        ("en", "стеклянный банк", "a glass jar"),
        ("en", "Ничего из глоссария", "Nothing of the glossary"),
    ],
)
def test_an_official_term_in_any_form_is_no_finding(lang, source, target):
    assert found(source, target, lang) == []


def test_a_term_missed_is_one_warning_a_concept():
    source = "Государственный секретарь встретил Государственного секретаря"
    (finding,) = found(source, "Министр министрді қарсы алды", "kk")
    assert finding.severity is Severity.WARNING
    assert finding.message == (
        "term 'Государственный секретарь' (state-secretary): the target has no "
        "'Мемлекеттік хатшы'; use it or an admitted synonym"
    )


def test_an_abbreviation_missed_is_to_be_an_abbreviation():
    (finding,) = found("Сессия АНК прошла", "Кеңес сессиясы өтті", "kk")
    assert "the target has no 'ҚХА'; use it" in finding.message


def test_a_deprecated_term_is_a_warning_that_names_the_right_one():
    (finding,) = found("Государственный секретарь сказал", "Мемхатшы айтты", "kk")
    assert finding.message == "uses deprecated 'Мемхатшы'; write 'Мемлекеттік хатшы'"
    assert finding.severity is Severity.WARNING


def test_an_old_name_that_the_source_uses_too_is_a_hint():
    (finding,) = found("Нур-Султан, 2021 год", "Нұр-Сұлтан, 2021 жыл", "kk")
    assert finding.message == "uses superseded 'Нұр-Сұлтан'; write 'Астана'"
    assert finding.severity is Severity.HINT


def test_an_admitted_term_for_the_preferred_one_is_a_hint():
    (finding,) = found("Государственный секретарь сказал", "The Secretary of State spoke", "en")
    assert finding.message == "uses admitted 'Secretary of State'; 'State Secretary' is preferred"
    assert finding.severity is Severity.HINT


def test_a_do_not_translate_term_must_be_there_as_it_is():
    (finding,) = found("движение «Жаңғыру жолы»", "The Path of Renewal movement", "en")
    assert finding.message == (
        "term 'Жаңғыру жолы' (movement) is not to be translated; write it as it is"
    )


def test_without_a_termbase_there_is_nothing_to_find():
    unit = TranslationUnit("Государственный секретарь сказал", "Министр айтты")
    assert check_unit(unit, Pair("ru", "kk")) == ()
