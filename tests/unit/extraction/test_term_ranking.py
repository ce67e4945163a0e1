from math import log2

import pytest

from toolkit.extraction.ranking import c_values, weight

BASAL = ("basal", "cell", "carcinoma")
CYSTIC = ("cystic", *BASAL)
ADENOID = ("adenoid", *CYSTIC)


def test_a_term_that_is_nested_nowhere_counts_by_its_frequency_and_length():
    assert c_values({BASAL: 10}, {}) == {BASAL: pytest.approx(10 * (1 + log2(3)))}


def test_what_occurs_only_inside_one_longer_term_is_worth_nothing():
    values = c_values({BASAL: 4, CYSTIC: 4}, {BASAL: {CYSTIC}})
    assert values[BASAL] == 0


def test_occurrences_inside_several_longer_terms_speak_for_the_shorter():
    # The example of Frantzi, Ananiadou & Mima (2000): 984 occurrences, some in longer terms.
    frequencies = {BASAL: 984, CYSTIC: 11, ADENOID: 5}
    values = c_values(frequencies, {BASAL: {CYSTIC, ADENOID}, CYSTIC: {ADENOID}})

    assert values[CYSTIC] == pytest.approx(3 * (11 - 5))
    assert values[BASAL] == pytest.approx((1 + log2(3)) * (984 - 8))


def test_longer_phrases_too_rare_to_be_candidates_take_nothing_away():
    assert c_values({("язык",): 3}, {("язык",): {("казахский", "язык")}}) == {("язык",): 3}


def test_words_that_only_join_others_make_no_term_longer():
    values = c_values({("house", "of", "friendship"): 2, ("public", "accord"): 2}, {})
    assert len(set(values.values())) == 1


def test_capitals_and_words_of_known_terms_make_a_phrase_likelier():
    key = ("министерство", "культуры")
    plain = weight(key, ["министерство культуры"], frozenset())
    named = weight(key, ["Министерство культуры"], frozenset())
    known = weight(key, ["Министерство культуры"], {"министерство"})

    assert plain == 1
    assert plain < named < known
