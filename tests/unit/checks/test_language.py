import pytest

from toolkit.checks import Terms, check_unit
from toolkit.model import Pair, Severity, Term, TermStatus, TranslationUnit
from toolkit.termbase import Termbase

RU_KK, RU_EN, EN_KK, KK_RU = Pair("ru", "kk"), Pair("ru", "en"), Pair("en", "kk"), Pair("kk", "ru")


def found(check, source, target, pair, terms=None):
    findings = check_unit(TranslationUnit(source, target), pair, terms)
    return [finding.message for finding in findings if finding.check == check]


@pytest.mark.parametrize(
    ("pair", "text"),
    [
        (RU_KK, "ASSEMBLY.KZ"),
        (RU_EN, "ASSEMBLY.KZ"),
        (RU_EN, "https://assembly.kz"),
        (RU_KK, "Президент"),
        (RU_KK, "Марат Азильханов"),
        (RU_KK, "«Жаңғыру жолы»"),
        (EN_KK, "Astana Hub"),
        (RU_EN, "29"),
    ],
)
def test_names_and_codes_may_stay_as_they_are(pair, text):
    assert found("identical", text, text, pair) == []


@pytest.mark.parametrize(
    ("pair", "text"),
    [
        (RU_KK, "Государственный секретарь подчеркнул роль единства."),
        (RU_EN, "Казинформ"),
        (KK_RU, "Достық үйлері ашылды."),
        (EN_KK, "The Assembly met."),
    ],
)
def test_a_copied_source_is_one_error(pair, text):
    (finding,) = check_unit(TranslationUnit(text, text), pair)
    assert finding.check == "identical"
    assert finding.severity is Severity.ERROR


def test_a_do_not_translate_term_alone_may_stay():
    termbase = Termbase.of([Term("kz", "x", "ru", "Казинформ", TermStatus.DO_NOT_TRANSLATE)])
    terms = Terms.of(termbase, RU_EN)
    assert found("identical", "Казинформ", "Казинформ", RU_EN, terms) == []


@pytest.mark.parametrize(
    ("pair", "source", "target", "message"),
    [
        (
            RU_KK,
            "Казахстан",
            "Қaзақстан",
            "'Қaзақстан' mixes letters of two alphabets: Latin 'a'; retype it",
        ),
        (
            RU_EN,
            "Совет матерей",
            "Council матерей",
            "'матерей' is in Cyrillic letters; write it in English",
        ),
        (
            RU_KK,
            "Совет",
            "кеңес مجلس",
            "'مجلس' is in Arabic letters; write it in Kazakh",
        ),
        (
            RU_KK,
            "Народ Казахстана",
            "qazaqstan halqy",
            "'qazaqstan halqy' is in Latin letters; write it in Kazakh",
        ),
    ],
)
def test_foreign_letters_are_named(pair, source, target, message):
    assert found("script", source, target, pair) == [message]


@pytest.mark.parametrize(
    ("pair", "source", "target"),
    [
        (RU_KK, "технопарк «Astana Hub»", "«Astana Hub» технопаркі"),
        (RU_KK, "через вай-фай и смс", "Wi-Fi және SMS арқылы"),
        (RU_KK, "в двадцать первом веке", "XXI ғасырда"),
        (RU_EN, "угол α", "the angle α"),
    ],
)
def test_letters_that_belong_there_are_no_finding(pair, source, target):
    assert found("script", source, target, pair) == []


def test_a_trade_name_in_latin_letters_is_only_a_hint():
    (finding,) = check_unit(TranslationUnit("в Твиттере", "Twitter желісінде"), RU_KK)
    assert (finding.check, finding.severity) == ("script", Severity.HINT)


def test_a_do_not_translate_term_keeps_its_letters():
    termbase = Termbase.of([Term("way", "x", "kk", "Жаңғыру жолы", TermStatus.DO_NOT_TRANSLATE)])
    terms = Terms.of(termbase, RU_EN)
    source, target = "движение «Жаңғыру жолы»", "the Жаңғыру жолы movement"
    assert found("script", source, target, RU_EN, terms) == []
    assert found("script", source, target, RU_EN) == [
        "'Жаңғыру жолы' is in Cyrillic letters; write it in English"
    ]


@pytest.mark.parametrize(
    ("pair", "source", "target", "left"),
    [
        (
            RU_KK,
            "Совет обсудил вопросы укрепления единства народа.",
            "Кеңес вопросы укрепления единства народа талқылады.",
            "Russian in Kazakh: 'вопросы укрепления единства народа'; translate it",
        ),
        (
            KK_RU,
            "Достық үйлерінің жұмысын күшейту қажет",
            "Достық үйлерінің жұмысын күшейту нужно",
            "Kazakh in Russian: 'Достық үйлерінің жұмысын күшейту'; translate it",
        ),
        (
            EN_KK,
            "The work of the Assembly",
            "ҚХА work of the assembly and its bodies",
            "English in Kazakh: 'work of the assembly and its…'; translate it",
        ),
    ],
)
def test_a_stretch_left_in_another_language_is_shown(pair, source, target, left):
    assert found("language", source, target, pair) == [left]


@pytest.mark.parametrize(
    ("pair", "source", "target"),
    [
        (RU_KK, "Газета «О чём говорят в народе»", "«О чём говорят в народе» газеті"),
        (RU_KK, "Марат Азильханов и Майя Бекбаева", "Марат Азильханов пен Майя Бекбаева"),
        (RU_KK, "Государственный секретарь", "Мемлекеттік хатшы"),
        (RU_KK, "Парламент принял закон", "Парламент заң қабылдады"),
        (KK_RU, "Ол жылдары шаруаларды күштеп қуды", "В те годы крестьян насильно сгоняли"),
        (EN_KK, "The Power of Nutrition", "The Power of Nutrition жобасы"),
    ],
)
def test_names_and_quotations_are_not_taken_for_another_language(pair, source, target):
    assert found("language", source, target, pair) == []
