import random

import pytest

from toolkit.training.augmentation import Rates, augment, protect
from toolkit.training.spans import Span, overlap
from toolkit.training.term_sampling import (
    Annotator,
    Substitutes,
    TermRates,
    choose,
    inflection,
    may_be_noun,
)
from toolkit.training.terms import TermPair

SOURCE = "В 2020 году вышла книга о реке."
TARGET = "2020 жылы өзен туралы кітабым шықты."
BOOK = TermPair((18, 23), (22, 29), "кітап")
RIVER = TermPair((26, 30), (10, 14), "өзен", ("дария",))
ALWAYS = TermRates(1, 0, 1, 0)


def chance(seed=0):
    return random.Random(seed)  # noqa: S311 - repeatable, no secret


def test_all_terms_may_be_chosen_or_one_or_none():
    assert set(choose([BOOK, RIVER], chance(), ALWAYS)) == {BOOK, RIVER}
    assert len(choose([BOOK, RIVER], chance(), TermRates(1, 1, 1, 0))) == 1
    assert choose([BOOK, RIVER], chance(), TermRates(0, 0, 1, 0)) == []
    assert choose([], chance(), ALWAYS) == []


def test_no_two_chosen_terms_overlap():
    phrase = TermPair((18, 30), (10, 29), "өзен кітабы")
    for seed in range(20):
        chosen = choose([BOOK, RIVER, phrase], chance(seed), ALWAYS)
        assert not any(overlap(a, b) for a in chosen for b in chosen if a is not b)


def test_the_source_is_annotated_and_the_target_stays():
    annotator = Annotator(Substitutes([], "kk"), ALWAYS)
    terms = annotator([BOOK, RIVER], SOURCE, TARGET, chance())
    assert protect(SOURCE, TARGET, [], terms) == (
        "В 2020 году вышла ⟦t⟧ книга ⟦=⟧ кітап ⟦/t⟧ о ⟦t⟧ реке ⟦=⟧ өзен ⟦/t⟧.",
        TARGET,
    )


def test_terms_and_protection_stand_side_by_side():
    source, target = protect(SOURCE, TARGET, [Span((2, 6), (0, 4))], [(RIVER, "өзен")])
    assert source == "В ⟦0⟧ году вышла книга о ⟦t⟧ реке ⟦=⟧ өзен ⟦/t⟧."
    assert target == "⟦0⟧ жылы өзен туралы кітабым шықты."


def test_what_a_term_covers_is_not_protected():
    year = TermPair((2, 11), (0, 9), "2020 жыл")
    source, target = augment(
        SOURCE, TARGET, chance(), Rates(1, 1), (), lambda *_: [(year, "2020 жылы")]
    )
    assert source == "В ⟦t⟧ 2020 году ⟦=⟧ 2020 жыл ⟦/t⟧ вышла книга о реке."
    assert target == TARGET


def test_a_term_may_give_way_to_one_that_inflects_alike():
    forest = TermPair((0, 4), (0, 7), "орман")
    others = Substitutes(["орман", "арман", "өлең", "ара"], "kk")
    assert others.replaced(forest, "Орманға", chance()) == ("арман", "Арманға")
    assert others.replaced(forest, "ОРМАНҒА", chance()) == ("арман", "АРМАНҒА")


def test_a_synonym_is_preferred_to_another_word():
    term = TermPair((0, 5), (0, 5), "ұйым", ("одақ", "бұйым"))
    others = Substitutes(["ұйым", "құйын", "тұйым"], "kk")
    assert others.replaced(term, "ұйымға", chance()) == ("бұйым", "бұйымға")


def test_a_form_that_changes_the_word_is_not_replaced():
    others = Substitutes(["кітап", "талап", "сұрап"], "kk")
    assert others.replaced(BOOK, "кітабым", chance()) is None


def test_a_word_without_another_like_it_stays():
    assert Substitutes(["өзен"], "kk").replaced(RIVER, "өзенге", chance()) is None


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("орман", "арман", True),
        ("орман", "мекен", False),
        ("орман", "Қазан", False),
        ("тас", "балас", False),
        ("кітапхана", "бала", True),
    ],
)
def test_kazakh_words_inflect_alike_by_their_last_sounds(one, other, alike):
    assert (inflection(one, "kk") == inflection(other, "kk")) is alike


def test_english_words_inflect_alike_with_the_same_article():
    assert inflection("agreement", "en") == inflection("amendment", "en")
    assert inflection("agreement", "en") != inflection("document", "en")


def test_nothing_takes_the_place_of_a_russian_word_whose_gender_is_unknown():
    contract = TermPair((0, 5), (0, 8), "договор", ("разговор",))
    others = Substitutes(["договор", "разговор", "приговор"], "ru")
    assert others.replaced(contract, "договора", chance()) is None


def test_a_phrase_inflects_like_no_other():
    assert inflection("ұлттық кітапхана", "kk") is None


@pytest.mark.parametrize(
    ("word", "noun"),
    [
        ("реке", True),
        ("книгами", True),
        ("национальной", True),
        ("новый", False),
        ("быстро", False),
    ],
)
def test_adjectives_and_adverbs_are_told_by_their_ending(word, noun):
    assert may_be_noun(word) is noun
