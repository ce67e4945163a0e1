"""What is generated is read back; whatever stands in a text has keys."""

from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.morphology import (
    analyse,
    generate,
    inflect,
    keys,
    lemmatise,
    normalise,
    paradigm,
    slots,
)
from toolkit.morphology.features import parse, write
from toolkit.morphology.kk.analysis import cuts
from toolkit.morphology.kk.keys import WHOLE
from toolkit.morphology.kk.lexicon import NOMINAL, lexicon

LEMMAS = st.sampled_from(
    sorted(
        lemma
        for lemma, kinds in lexicon().items()
        if kinds[0][1] in NOMINAL - {"PRON", "NUM"} and len(lemma) > 1 and lemma.isalpha()
    )
    or ["жол", "халық", "кітап", "ассамблея"]
)
CASES = st.sampled_from(["Nom", "Gen", "Dat", "Acc", "Loc", "Abl", "Ins"])
NUMBERS = st.sampled_from(["", "Number=Plur"])
POSSESSORS = st.sampled_from(
    [
        "",
        "Number[psor]=Plur,Sing|Person[psor]=3",
        "Number[psor]=Sing|Person[psor]=1",
        "Number[psor]=Sing|Person[psor]=2",
        "Number[psor]=Sing|Person[psor]=2|Polite=Form",
        "Number[psor]=Plur|Person[psor]=1",
    ]
)
PIECES = st.sampled_from(
    [
        "ның",
        "лар",
        "ы",
        "Ассамблея",
        "ҚХА",
        "-",
        "ғ",
        "ь",
        ".*",
        "(",
        "»",
        "қ",
        "2050",
        "a",
        "ق",
        " ",
    ]
)
TEXTS = st.one_of(st.lists(PIECES).map("".join), st.text(max_size=40))


def features(case, number, possessor):
    return write(parse("|".join(filter(None, (f"Case={case}", number, possessor)))))


@given(LEMMAS, CASES, NUMBERS, POSSESSORS)
@settings(max_examples=300)
def test_a_generated_form_is_read_back_as_its_lemma_and_features(lemma, case, number, possessor):
    wanted = features(case, number, possessor)
    forms = generate(lemma, wanted, "kk")
    assert forms
    for form in forms:
        assert (lemma, wanted) in {(cut.lemma, cut.chain.features) for cut in cuts(form)}


@given(LEMMAS, CASES, NUMBERS, POSSESSORS)
@settings(max_examples=200)
def test_a_generated_form_is_found_by_its_term(lemma, case, number, possessor):
    (slot,) = slots(lemma, "kk")
    for form in generate(lemma, features(case, number, possessor), "kk"):
        assert form in WHOLE or not slot.isdisjoint(keys(form, "kk"))


@given(TEXTS)
def test_any_text_has_keys_and_the_first_is_itself(text):
    assert keys(text, "kk")[0] == normalise(text).casefold()


@given(TEXTS)
def test_any_text_is_answered(text):
    analyse(text, "kk")
    slots(text, "kk")
    lemmatise(text, "kk")
    inflect(text, "Case=Dat", "kk")
    paradigm(text, "kk")
