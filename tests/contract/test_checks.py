"""What every check keeps, ours and those to come."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.checks import CHECKS, Subject, Terms, check_unit
from toolkit.model import Finding, Pair, Term, TermStatus, TranslationUnit
from toolkit.termbase import Termbase

TERMS = Termbase.of(
    [
        Term("assembly", "test", "ru", "Ассамблея народа Казахстана"),
        Term("assembly", "test", "kk", "Қазақстан халқы Ассамблеясы"),
        Term("assembly", "test", "en", "Assembly of the People of Kazakhstan"),
        Term("way", "test", "kk", "Жаңғыру жолы", TermStatus.DO_NOT_TRANSLATE),
    ]
)

GOOD = (
    (
        "«XXIX сессия Ассамблеи народа Казахстана показала рост до 73,5 года», — сказал он.",
        "«Қазақстан халқы Ассамблеясының XXIX сессиясы 73,5 жасқа жеткенін көрсетті», – деді ол.",
        "“The 29th session of the Assembly of the People of Kazakhstan showed a rise "
        "to 73.5 years,” he said.",
    ),
    (
        "Движение «Жаңғыру жолы»: 13 тысяч участников (см. https://assembly.kz).",
        "«Жаңғыру жолы» қозғалысы: 13 мың қатысушы (https://assembly.kz қараңыз).",
        "The Жаңғыру жолы movement: 13,000 members (see https://assembly.kz).",
    ),
    ("Всего **{total}** из %d.", "%d ішінен барлығы **{total}**.", "**{total}** of %d in all."),
    ("ASSEMBLY.KZ", "ASSEMBLY.KZ", "ASSEMBLY.KZ"),
)
LANGS = ("ru", "kk", "en")
PAIRS = [Pair(one, other) for one in LANGS for other in LANGS if one != other]

# Pieces that mean something to a check, whole and broken.
PIECES = st.sampled_from(
    "« » „ “ ” ‘ ’ \" ' %s %(n)s {x} {{ }} ⟦0⟧ ** _ ` ]( ) <b> </b> <br/> & &amp; http:// www.a.kz "
    "a@b.kz 13\u00a0000 2,5 10:30 17.09.2022 XXIX I 29-сессия мың млн million two екі двух "
    "- – , . ! … Ассамблея халқы people АНК Қaзақстан مجلس 中 ß İ \ufffc \n \t \u00ad é".split(" ")
)
TEXTS = st.one_of(st.text(), st.lists(PIECES).map(" ".join), st.lists(PIECES).map("".join))


@pytest.fixture(scope="module")
def terms():
    return {pair: Terms.of(TERMS, pair) for pair in PAIRS}


@pytest.mark.parametrize("name", CHECKS)
@pytest.mark.parametrize("pair", PAIRS, ids=str)
def test_a_good_translation_gives_nothing(name, pair, terms):
    for row in GOOD:
        texts = dict(zip(LANGS, row, strict=True))
        unit = TranslationUnit(texts[pair.source], texts[pair.target])
        assert list(CHECKS[name](Subject(unit, pair, terms[pair]))) == []


@pytest.mark.parametrize("name", [name for name in CHECKS if name != "untranslated"])
def test_an_empty_target_gives_nothing_but_that_it_is_untranslated(name, terms):
    for target in ("", " ", "\n"):
        unit = TranslationUnit("Сессия АНК: «5 %d»\n", target)
        found = check_unit(unit, PAIRS[0], terms[PAIRS[0]], {name: CHECKS[name]})
        assert found == ()


@pytest.mark.parametrize("name", CHECKS)
def test_any_text_gives_findings_of_that_name_and_no_exception(name, terms):
    @settings(max_examples=40)
    @given(TEXTS, TEXTS, st.sampled_from(PAIRS))
    def holds(source, target, pair):
        subject = Subject(TranslationUnit(source, target), pair, terms[pair])
        found = list(CHECKS[name](subject))
        assert found == list(CHECKS[name](subject))
        for finding in found:
            assert isinstance(finding, Finding)
            assert finding.check == name
            assert finding.message
            assert not finding.message.endswith(".")

    holds()


@pytest.mark.parametrize("name", CHECKS)
def test_a_name_can_be_written_in_an_ignore_comment(name):
    assert re.fullmatch(r"[a-z][a-z-]*", name)
