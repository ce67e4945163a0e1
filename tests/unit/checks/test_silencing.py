import pytest

from toolkit.checks import CHECKS, check_unit, silenced
from toolkit.model import Finding, Pair, Severity, State, TranslationUnit

RU_KK = Pair("ru", "kk")


def unit(*comments, source="«5 книг»", target='"6 кітап"'):
    return TranslationUnit(source, target, comments=comments)


def names(*comments):
    return [finding.check for finding in check_unit(unit(*comments), RU_KK)]


def test_findings_come_in_the_order_of_the_checks():
    assert names() == ["numbers", "quotes"]


@pytest.mark.parametrize(
    ("comment", "left"),
    [
        ("toolkit: ignore numbers", ["quotes"]),
        ("toolkit: ignore numbers, quotes", []),
        ("Toolkit: Ignore Numbers quotes", []),
        ("toolkit: ignore all", []),
        ("please ignore numbers", ["numbers", "quotes"]),
        ("toolkit: ignored numbers", ["numbers", "quotes"]),
    ],
)
def test_a_translator_silences_checks_with_a_comment(comment, left):
    assert names(comment) == left


def test_several_lines_add_up():
    assert silenced(unit("toolkit: ignore quotes", "a remark", "toolkit: ignore terms")) == (
        "quotes",
        "terms",
    )


def test_an_unknown_name_in_the_comment_is_a_hint_that_lists_the_known():
    (hint, *_) = check_unit(unit("toolkit: ignore number"), RU_KK)
    assert hint.severity is Severity.HINT
    assert hint.message.startswith("'toolkit: ignore' names 'number', which is no check; known are")
    assert all(name in hint.message for name in CHECKS)


def test_a_unit_without_a_translation_is_only_untranslated():
    (finding,) = check_unit(unit(target=" \n"), RU_KK)

    assert finding.check == "untranslated"
    assert check_unit(unit("toolkit: ignore untranslated", target=" \n"), RU_KK) == ()


def test_drafts_are_checked_like_reviewed_units():
    draft = TranslationUnit("5 книг", "6 кітап", State.TRANSLATED)
    assert [finding.check for finding in check_unit(draft, RU_KK)] == ["numbers"]


def test_a_check_of_ones_own_runs_with_the_others():
    def shouting(subject):
        if subject.target.isupper():
            yield Finding("shouting", "the target is in capitals; write it small")

    checks = {**CHECKS, "shouting": shouting}
    (finding,) = check_unit(TranslationUnit("Да", "ИӘ"), RU_KK, checks=checks)
    assert finding.check == "shouting"
