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


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Сессия АНК прошла. Ассамблея народа Казахстана выросла.", "ҚХА сессиясы өтті. Ол өсті."),
        (
            "Ассамблея народа Казахстана провела сессию. Ассамблея народа Казахстана выросла.",
            "Қазақстан халқы Ассамблеясы сессия өткізді. ҚХА өсті.",
        ),
        (
            "Совет Ассамблеи народа Казахстана и Ассамблея народа Казахстана",
            "Қазақстан халқы Ассамблеясы мен оның Кеңесі",
        ),
    ],
)
def test_a_pronoun_or_an_abbreviation_for_a_second_mention_is_no_finding(source, target):
    assert found(source, target, "kk") == []


def test_a_sentence_that_leaves_a_second_mention_out_is_found():
    source = (
        "Сессию провела Ассамблея народа Казахстана. В Астане выросла Ассамблея народа Казахстана."
    )
    (finding,) = found(source, "Сессияны Қазақстан халқы Ассамблеясы өткізді. Астанада өсті.", "kk")
    assert finding.message == (
        "term 'Ассамблея народа Казахстана' (assembly): "
        "a sentence of the target leaves out 'Қазақстан халқы Ассамблеясы'; name it there too"
    )


def test_another_concept_in_place_of_a_second_mention_is_found():
    source = "Казахстан ответил, и в Казахстане довольны."
    (finding,) = found(source, "Қазақстан жауап берді, Астанада риза.", "kk")
    assert finding.message == (
        "term 'Казахстан' (kazakhstan): is in the source 2 times; the target has 'Астанада' for one"
    )


@pytest.mark.parametrize(
    ("lang", "source", "target", "wrong"),
    [
        ("kk", "Ассамблея народа Казахстана", "Қазақстан халқы Ассамблясы", "Ассамблясы"),
        ("kk", "Ассамблее народа Казахстана", "Қазақсстан халқы Ассамблеясына", "Қазақсстан"),
        ("en", "Государственный секретарь сказал", "The State Secretry spoke", "Secretry"),
        ("kk", "Казахстан и Астана в Казахстане", "Қазақсан мен Қазақстандағы Астана", "Қазақсан"),
    ],
)
def test_a_misspelt_term_is_shown_as_it_stands(lang, source, target, wrong):
    (finding,) = found(source, target, lang)
    assert wrong in finding.message
    assert finding.message.endswith("; check the spelling")


@pytest.mark.parametrize(
    ("lang", "source", "target"),
    [
        ("kk", "жители Казахстана", "қазақстандық тұрғындар"),
        ("en", "граждане Казахстана", "Kazakhstani citizens"),
        ("en", "секретари, государственные и прочие", "secretaries of every state"),
    ],
)
def test_a_word_made_from_a_term_is_no_misspelling(lang, source, target):
    assert found(source, target, lang) == []


def test_the_name_of_a_country_inside_another_name_does_not_answer_for_the_country():
    source = "Ассамблея народа Казахстана в столице Казахстана"
    (finding,) = found(source, "Қазақстан халқы Ассамблеясы елордада", "kk")
    assert finding.message.startswith("term 'Казахстана' (kazakhstan)")


def test_a_short_name_after_the_full_one_is_not_even_a_hint():
    pair = Pair("ru", "kk")
    unit = TranslationUnit("Ассамблея народа Казахстана выросла", "ҚХА өсті")
    (hint,) = check_unit(unit, pair, TERMS[pair])
    assert hint.severity is Severity.HINT
    assert check_unit(unit, pair, TERMS[pair], named=frozenset({"assembly"})) == ()


@pytest.mark.parametrize(
    ("lang", "source", "target"),
    [
        ("kk", "Государственный секретарь прибыл", "Хатшы мемлекеттік келді"),
        ("en", "Государственный секретарь прибыл", "Secretary to the State came"),
        ("en", "Ассамблея народа Казахстана", "Assembly f the People of Kazakhstan"),
    ],
)
def test_the_words_of_a_term_in_another_order_are_not_the_term(lang, source, target):
    assert [finding.severity for finding in found(source, target, lang)] == [Severity.WARNING]


@pytest.mark.parametrize(
    ("lang", "source", "target"),
    [
        ("kk", "Государственный секретарь", "Мемлекеттік бас хатшы"),
        ("en", "решение Ассамблеи народа Казахстана", "the People of Kazakhstan's Assembly"),
    ],
)
def test_a_word_between_and_an_english_genitive_are_the_term_still(lang, source, target):
    assert found(source, target, lang) == []


def test_kazakh_typed_without_its_letters_is_misspelt():
    (finding,) = found("Ассамблея народа Казахстана", "Казакстан халкы Ассамблеясы", "kk")
    assert "'Казакстан халкы Ассамблеясы' is no form of" in finding.message


def test_what_a_source_calls_by_its_old_name_is_only_a_hint():
    (finding,) = found("жил в Нур-Султане", "бұрынғы елордада тұрған", "kk")
    assert finding.severity is Severity.HINT
