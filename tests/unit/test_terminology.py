import pytest

from toolkit.checks import Terms, check_unit
from toolkit.matching import TermMatcher
from toolkit.model import Pair, Term, TermStatus, TranslationUnit
from toolkit.termbase import Termbase
from toolkit.terminology import (
    Fate,
    TermUse,
    fixed_forms,
    hints,
    outcomes,
    remark,
    term_use,
)

NAME = "proper noun"


def term(concept, lang, text, status=TermStatus.PREFERRED, pos=NAME, subject="assembly"):
    return Term(concept, subject, lang, text, status, pos)


TERMBASE = Termbase.of(
    [
        term("apk", "ru", "Ассамблея народа Казахстана"),
        term("apk", "ru", "АНК", TermStatus.ADMITTED),
        term("apk", "kk", "Қазақстан халқы Ассамблеясы"),
        term("apk", "kk", "ҚХА", TermStatus.ADMITTED),
        term("apk", "en", "Assembly of the People of Kazakhstan"),
        term("apk", "en", "APK", TermStatus.ADMITTED),
        term("house", "ru", "Дом дружбы"),
        term("house", "kk", "Достық үйі"),
        term("house", "en", "House of Friendship"),
        term("kusherbayev", "ru", "Крымбек Кушербаев", subject="people"),
        term("kusherbayev", "kk", "Қырымбек Көшербаев", subject="people"),
        term("kusherbayev", "en", "Krymbek Kusherbayev", subject="people"),
        term("session", "ru", "сессия", pos="noun"),
        term("session", "kk", "сессия", pos="noun"),
        term("session", "en", "session", pos="noun"),
        term("former", "ru", "Нур-Султан", TermStatus.DEPRECATED),
        term("former", "en", "Astana"),
        term("site", "ru", "assembly.kz", TermStatus.DO_NOT_TRANSLATE),
    ]
)
RU_KK, RU_EN = Pair("ru", "kk"), Pair("ru", "en")


def found(text):
    return TermMatcher(TERMBASE, "ru").find(text)


def fixed(text, pair):
    return [
        (text[start:stop], target)
        for start, stop, target in fixed_forms(found(text), TERMBASE, pair)
    ]


def test_hints_show_each_concept_once_in_the_order_of_the_text():
    text = "Сессия Ассамблеи народа Казахстана: Ассамблея народа Казахстана и Дом дружбы"

    assert hints(found(text), TERMBASE, "kk") == (
        "сессия → сессия",
        "Ассамблея народа Казахстана → Қазақстан халқы Ассамблеясы",
        "Дом дружбы → Достық үйі",
    )


def test_an_abbreviation_is_answered_by_an_abbreviation():
    assert hints(found("АНК"), TERMBASE, "kk") == ("АНК → ҚХА",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Заявил в Ассамблее народа Казахстана",
            [("Ассамблее народа Казахстана", "Assembly of the People of Kazakhstan")],
        ),
        ("29-я сессия", []),
        ("Город Нур-Султан", []),
    ],
)
def test_english_names_are_certain_in_any_form_but_common_nouns_and_former_names_are_not(
    text, expected
):
    assert fixed(text, RU_EN) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("сказал Крымбек Кушербаев", [("Крымбек Кушербаев", "Қырымбек Көшербаев")]),
        ("речь Крымбека Кушербаева", []),
        (
            "Ассамблея народа Казахстана решила",
            [("Ассамблея народа Казахстана", "Қазақстан халқы Ассамблеясы")],
        ),
        ("решение Ассамблеи народа Казахстана", []),
        ("посетил Дом дружбы", []),
    ],
)
def test_a_kazakh_name_is_certain_only_where_the_russian_form_can_only_be_the_nominative(
    text, expected
):
    assert fixed(text, RU_KK) == expected


def test_a_do_not_translate_term_stays_as_it_is():
    assert fixed("сообщает assembly.kz", RU_KK) == [("assembly.kz", "assembly.kz")]


def test_term_use_counts_concepts_that_came_out_and_concepts_that_did_not():
    terms = Terms.of(TERMBASE, RU_KK)
    use = term_use(outcomes(found("Дом дружбы и АНК"), "ҚХА-ның үйі", terms))

    assert use == TermUse(applied=1, missed=1)


def test_terms_are_missed_exactly_where_the_check_warns():
    terms = Terms.of(TERMBASE, RU_EN)
    source = "Дом дружбы, АНК, сессия и assembly.kz"
    for target in ("House of Friendship, APK", "sessions of friends' houses", "assembly.kz"):
        warned = [
            finding
            for finding in check_unit(TranslationUnit(source, target), RU_EN, terms)
            if finding.check == "terms"
        ]
        use = term_use(outcomes(found(source), target, terms))
        assert use == TermUse(4 - len(warned), len(warned))


def test_each_concept_has_one_outcome_with_its_term_and_how_often_the_source_has_it():
    terms = Terms.of(TERMBASE, RU_KK)
    source = "АНК, Дом дружбы и assembly.kz: Дом дружбы ждёт, сессия открыта"
    target = "ҚХА мен assembly.kz: Достық үйі күтеді"

    found_out = outcomes(found(source), target, terms, frozenset({"house"}))

    assert [(str(one), one.fate) for one in found_out] == [
        ("ҚХА", Fate.APPLIED),
        ("Достық үйі (2)", Fate.PUT_IN),
        ("assembly.kz", Fate.KEPT),
        ("сессия", Fate.MISSED),
    ]
    assert remark(found_out) == (
        "toolkit: terms: applied ҚХА; put in Достық үйі (2); kept assembly.kz; missed сессия",
    )
    assert term_use(found_out) == TermUse(applied=3, missed=1, put_in=1)


def test_a_unit_without_terms_gets_no_remark():
    assert remark(()) == ()


def test_with_an_engine_that_aligns_words_only_what_is_not_translated_and_persons_are_fixed():
    text = "Крымбек Кушербаев открыл Дом дружбы, сообщает assembly.kz"
    fixed = fixed_forms(found(text), TERMBASE, RU_EN, aligned=True)
    assert [target for _, _, target in fixed] == ["Krymbek Kusherbayev", "assembly.kz"]
