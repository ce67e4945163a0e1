import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.checks import CHECKS, Subject
from toolkit.model import Pair, TranslationUnit

RU_KK, RU_EN = Pair("ru", "kk"), Pair("ru", "en")

PIECES = st.sampled_from(
    "5 29 13\u00a0000 2,5 73.5 1,234 10:30 17.09.2022 +77172745555 XXIX 29-сессия 1990-е "
    "%d {x} ** _ ` <b> </b> [a](b) http://a.kz/5 кеңес совет млн мың , . - –".split(" ")
)
TEXTS = st.one_of(st.lists(PIECES).map(" ".join), st.lists(PIECES).map("".join))

SPACES = st.sampled_from([" ", "\u00a0", "\u2009", "\u202f"])


def found(check, source, target, pair=RU_KK):
    return list(CHECKS[check](Subject(TranslationUnit(source, target), pair)))


@pytest.mark.parametrize("check", ["numbers", "placeholders", "tags", "spaces", "doubled"])
def test_a_target_like_its_source_has_lost_and_added_nothing(check):
    @settings(max_examples=50)
    @given(TEXTS)
    def holds(text):
        assert found(check, text, text) == []

    holds()


@given(st.integers(1000, 999_999_999), SPACES, SPACES)
def test_thousands_may_be_parted_as_the_language_likes(number, one, other):
    source = f"всего {number:,} тенге".replace(",", one)
    assert found("numbers", source, f"барлығы {number:,} теңге".replace(",", other)) == []
    assert found("numbers", source, f"{number:,} tenge in all", RU_EN) == []
    assert found("numbers", source, f"{number} tenge in all", RU_EN) == []


@given(st.decimals(0, 10_000, places=2).filter(lambda number: number % 1))
def test_a_decimal_comma_becomes_a_point(number):
    source = f"рост {number} процента".replace(".", ",")
    assert found("numbers", source, f"a rise of {number} per cent", RU_EN) == []


@given(st.integers(13, 10**12), st.integers(1, 9))
def test_a_number_with_one_figure_changed_is_found(number, add):
    text = str(number)
    changed = text[:-1] + str((int(text[-1]) + add) % 10)
    assert found("numbers", f"всего {text} тенге", f"барлығы {changed} теңге")


@given(st.dates(), st.booleans())
def test_a_date_may_be_written_with_the_months_name(date, american):
    written = (
        f"{date:%B} {date.day}, {date.year}" if american else f"{date.day} {date:%B} {date.year}"
    )
    assert found("numbers", f"от {date:%d.%m.}{date.year}", f"of {written}", RU_EN) == []
