"""Quality and terms: what the figures count."""

import pytest

from toolkit.checks import Terms
from toolkit.evaluation.scoring import Rate, consistency, has, quality, required, success
from toolkit.model import Pair, Term, TermStatus
from toolkit.termbase import Termbase

ADMITTED = TermStatus.ADMITTED
ROWS = (
    ("assembly", "ru", "Ассамблея народа Казахстана", TermStatus.PREFERRED),
    ("assembly", "ru", "АНК", ADMITTED),
    ("assembly", "kk", "Қазақстан халқы Ассамблеясы", TermStatus.PREFERRED),
    ("assembly", "kk", "ҚХА", ADMITTED),
    ("deputy", "ru", "депутат", TermStatus.PREFERRED),
    ("deputy", "kk", "депутат", TermStatus.PREFERRED),
    ("capital", "ru", "Нур-Султан", TermStatus.SUPERSEDED),
    ("capital", "kk", "Астана", TermStatus.PREFERRED),
    ("way", "kk", "Жаңғыру жолы", TermStatus.DO_NOT_TRANSLATE),
)


@pytest.fixture(scope="module")
def terms():
    rows = [Term(concept, "", lang, text, status) for concept, lang, text, status in ROWS]
    return Terms.of(Termbase.of(rows), Pair("ru", "kk"))


def asked(terms, source, reference):
    return required(terms.source.find(source), reference, terms)


def test_the_same_text_has_full_marks_and_another_has_fewer():
    same = quality(["Сессия ашылды деп хабарлады ол."], ["Сессия ашылды деп хабарлады ол."])
    other = quality(["Сессия жабылды деп айтты ол."], ["Сессия ашылды деп хабарлады ол."])

    assert same.bleu == pytest.approx(100)
    assert same.chrf == pytest.approx(100)
    assert 0 < other.chrf < 50


def test_the_signatures_say_that_chrf_counts_words_and_bleu_splits_like_13a():
    scores = quality(["Сессия"], ["Сессия"])

    assert "tok:13a" in scores.bleu_signature
    assert "nc:6|nw:2" in scores.chrf_signature


def test_a_term_is_required_where_the_reference_has_its_counterpart_in_another_case(terms):
    ones = asked(terms, "В Ассамблее народа Казахстана.", "Қазақстан халқы Ассамблеясында.")

    assert [one.target.text for one in ones] == ["Қазақстан халқы Ассамблеясы"]


def test_a_term_that_the_reference_renders_otherwise_is_not_required(terms):
    assert asked(terms, "Депутаты встали.", "Олар орнынан тұрды.") == ()


def test_an_abbreviation_asks_for_the_abbreviation(terms):
    assert [one.target.text for one in asked(terms, "АНК созвана.", "ҚХА шақырылды.")] == ["ҚХА"]
    assert asked(terms, "АНК созвана.", "Қазақстан халқы Ассамблеясы шақырылды.") == ()


def test_a_term_that_a_segment_has_twice_is_required_once(terms):
    assert len(asked(terms, "Депутат спросил депутата.", "Депутат депутаттан сұрады.")) == 1


def test_a_name_nobody_writes_today_is_not_required(terms):
    assert asked(terms, "В Нур-Султане дождь.", "Астанада жаңбыр жауып тұр.") == ()


def test_a_term_that_stays_is_required_as_it_is(terms):
    ones = asked(terms, "Движение «Жаңғыру жолы».", "«Жаңғыру жолы» қозғалысы.")

    assert [one.target.text for one in ones] == ["Жаңғыру жолы"]


def test_success_counts_required_terms_of_their_own_segment_in_any_form(terms):
    ones = asked(terms, "Депутаты АНК.", "ҚХА депутаттары.")
    rate = success([ones, ones], ["ҚХА-ның депутаттарына", "депутат"], terms.target)

    assert rate == Rate(3, 4)
    assert rate.share == 0.75


def test_a_synonym_is_no_success(terms):
    (one,) = asked(terms, "АНК созвана.", "ҚХА шақырылды.")

    assert not has("Қазақстан халқы Ассамблеясы шақырылды.", one.target, terms.target)


def test_the_share_of_nothing_is_none():
    assert Rate(0, 0).share is None


def test_a_term_rendered_three_times_out_of_four_alike_is_so_consistent():
    texts = ["депутат", "депутат", "өкіл", "депутат"]

    assert consistency([("deputy", text) for text in texts]) == Rate(3, 4)


def test_what_nothing_renders_is_never_consistent():
    assert consistency([("deputy", ""), ("deputy", ""), ("deputy", "депутат")]) == Rate(1, 3)


def test_a_term_in_one_segment_says_nothing_about_consistency():
    assert consistency([("deputy", "депутат"), ("assembly", "ҚХА")]) == Rate(0, 0)
