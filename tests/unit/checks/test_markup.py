import pytest

from toolkit.checks import check_unit
from toolkit.checks.patterns import blank
from toolkit.model import Pair, TranslationUnit

RU_KK, RU_EN = Pair("ru", "kk"), Pair("ru", "en")


def found(check, source, target, pair=RU_EN):
    findings = check_unit(TranslationUnit(source, target), pair)
    return [finding.message for finding in findings if finding.check == check]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Найдено %d из %(total)s", "Found %d of %(total)s"),
        ("{name} и {0}", "{0} and {name}"),
        ("Привет, ${user}", "Hello, ${user}"),
        ("Итого {total:.2f} {{ currency }}", "Total {total:.2f} {{ currency }}"),
        ("90% доходов", "90% of income"),
        ("скидка 5% сегодня", "5% discount today"),
        ("См. https://assembly.kz/ru/news.", "See https://assembly.kz/en/news."),
        ("Пишите на info@assembly.kz", "Write to info@assembly.kz"),
    ],
)
def test_kept_placeholders_are_no_finding(source, target):
    assert found("placeholders", source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "message"),
    [
        ("Найдено %d", "Found", "placeholder '%d' is missing; copy it from the source"),
        ("Найдено %(n)s", "Found %(т)s", "placeholder '%(n)s' is missing; copy it from the source"),
        ("{имя}: {name}", "{имя}", "placeholder '{name}' is missing; copy it from the source"),
        (
            "Сессия",
            "Session ⟦0⟧",
            "placeholder '⟦0⟧' is not in the source, or not so often; remove it",
        ),
        (
            "См. https://assembly.kz",
            "See the site",
            "address 'assembly.kz' is missing; copy it from the source",
        ),
    ],
)
def test_a_lost_or_invented_placeholder_is_named(source, target, message):
    assert found("placeholders", source, target) == [message]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("<b>Совет</b> <i>АНК</i>", "<i>APK</i> <b>Council</b>"),
        ('<a href="/x" title="Совет">да</a>', '<a href="/x" title="Council">yes</a>'),
        ("Строка<br>и строка", "Line<br>and line"),
        ("[Совет](https://assembly.kz/a_(b))", "[Council](https://assembly.kz/a_(b))"),
        ("**Важно**: `make test`", "`make test` is **important**"),
        ("*важно*", "_important_"),
        ("2 * 3 и 5 < 7", "2 * 3 and 5 < 7"),
    ],
)
def test_kept_markup_is_no_finding(source, target):
    assert found("tags", source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "message"),
    [
        ("<b>Совет</b>", "<b>Council", "tag '</b>' is missing; copy it from the source"),
        (
            "<b>Совет <i>матерей</i></b>",
            "<b>Mothers' <i>Council</b></i>",
            "tags are not nested as in the source; close the inner one first",
        ),
        (
            "[Совет](/sovet)",
            "[Council]",
            "link target '/sovet' is missing; copy it from the source",
        ),
        ("`make test`", "make test", "code 'make test' is missing; copy it from the source"),
        ("**Важно**", "Important", "emphasis mark '**' is missing; copy it from the source"),
    ],
)
def test_broken_markup_is_named(source, target, message):
    assert found("tags", source, target) == [message]


def test_what_is_no_prose_is_blanked_with_its_place_kept():
    text = "см. `code`, <b>{x}</b> и https://a.kz."
    assert len(blank(text)) == len(text)
    assert blank(text).replace("\ufffc", "") == "см. ,  и ."
