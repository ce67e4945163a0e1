from pathlib import Path

from toolkit.catalogue import Catalogue
from toolkit.checking import check_catalogue
from toolkit.model import State, Term, TermStatus, TranslationUnit
from toolkit.termbase import Termbase

TERMBASE = Termbase.of(
    [
        Term("apk", "", "ru", "Ассамблея народа Казахстана"),
        Term("apk", "", "kk", "Қазақстан халқы Ассамблеясы"),
        Term("apk", "", "kk", "ҚХА", TermStatus.ADMITTED),
    ]
)


def catalogue(*targets):
    source = "Ассамблея народа Казахстана провела 29 сессий"
    units = tuple(TranslationUnit(source, target, State.REVIEWED) for target in targets)
    lines = tuple(range(10, 10 + 5 * len(units), 5))
    return Catalogue(Path("news.po"), "kk", "ru", "", units, lines)


def test_every_unit_comes_with_its_line_and_what_was_found_in_it():
    good = "Қазақстан халқы Ассамблеясы 29 сессия өткізді"
    checked = check_catalogue(catalogue("ҚХА 28 сессия өткізді", good), TERMBASE)

    assert [(one.line, [each.check for each in one.findings]) for one in checked] == [
        (10, ["terms", "numbers"]),
        (15, []),
    ]


def test_a_short_name_is_no_hint_after_a_unit_with_the_full_one():
    good = "Қазақстан халқы Ассамблеясы 29 сессия өткізді"
    _, checked = check_catalogue(catalogue(good, "ҚХА 29 сессия өткізді"), TERMBASE)

    assert checked.findings == ()


def test_a_hint_is_a_finding_and_no_fault():
    (checked,) = check_catalogue(catalogue("ҚХА 29 сессия өткізді"), TERMBASE)

    assert [each.check for each in checked.findings] == ["terms"]
    assert checked.faults == ()


def test_only_the_checks_asked_for_are_run():
    (checked,) = check_catalogue(catalogue("ҚХА"), TERMBASE, {})
    assert checked.findings == ()
