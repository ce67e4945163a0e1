"""Whatever the terms and the text: places are exact, matches do not overlap, no form is missed."""

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from toolkit.config import shipped_glossary
from toolkit.glossaries import read_folder
from toolkit.glossaries.search import look_up
from toolkit.matching import QUOTES, TermMatcher, words
from toolkit.model import LANGUAGES, Term, TermStatus
from toolkit.morphology import normalise, paradigm
from toolkit.termbase import Termbase

langs = st.sampled_from(sorted(LANGUAGES))

WORDS = st.sampled_from(
    "Ассамблея народа Казахстана совет Совета СОВЕТ АНК этнокультурное этнокультурного объединение "
    "Қазақстан халқы Ассамблеясы Ассамблеясының ҚХА-ның үйі үйлері Достық House Houses Friendship "
    "of people's Қа\u0301зақ хал\u00adқы Касым-Жомарт Касым-\nЖомарт 2050 29 قازاق Qazaqstan "
    "Қazaқстан ё é а (*+?[ \\ 🇰🇿 _ K. «Жаңғыру жолы»".split(" ")
)
GAPS = st.sampled_from([" ", "\u00a0", "\n", "  ", ", ", " — ", "-", "", "\n\n", "»", "\u00ad"])
ODD = st.text(st.sampled_from("аяқЫіӘ kZ-'’«».,(*+?[\\\n\u0301\u00ad\u200d0١🇰ـق"), max_size=30)


@st.composite
def texts(draw):
    parts = [draw(WORDS) + draw(GAPS) for _ in range(draw(st.integers(0, 12)))]
    return "".join(parts) + draw(ODD)


terms = st.builds(
    Term,
    st.sampled_from("abcdef"),
    st.just(""),
    langs,
    st.one_of(texts(), WORDS),
    st.sampled_from(list(TermStatus)),
    st.sampled_from(["", "noun", "proper noun", "adjective", "nonsense"]),
)
glossaries = st.lists(terms, max_size=8)

# Every glossary drawn gets an index of its own, which is what takes the time here.
some = settings(max_examples=25)


@some
@given(glossaries, texts(), langs)
def test_places_are_exact_and_matches_do_not_overlap(glossary, text, lang):
    matches = TermMatcher(Termbase.of(glossary), lang).find(text)
    assert all(text[match.start : match.stop] == match.text for match in matches)
    stops = [0, *(match.stop for match in matches)]
    assert all(
        stop <= match.start < match.stop
        for stop, match in zip(stops, matches, strict=False)
    )  # fmt: skip


@some
@given(glossaries, texts(), langs, st.randoms(use_true_random=False))
def test_the_order_of_the_glossary_does_not_decide_what_is_found(glossary, text, lang, order):
    shuffled = order.sample(glossary, len(glossary))

    def places(terms):
        matches = TermMatcher(Termbase.of(terms), lang).find(text)
        return [(m.start, m.stop) for m in matches]

    assert places(glossary) == places(shuffled)


@some
@given(terms)
@example(Term("c", "", "ru", "0’"))
def test_a_term_finds_itself(term):
    assume(words(term.text) and "\n" not in term.text and term.part_of_speech != "noun")
    matches = TermMatcher(Termbase.of([term]), term.lang).find(f"({term.text})")
    assert len(matches) >= 1
    # The quotes at its ends belong to a match, and "0’" is a term with one.
    first, last = words(term.text)[0], words(term.text)[-1]
    quotes = "".join(QUOTES)
    assert matches[0].text.strip(quotes) == term.text[first.start : last.stop].strip(quotes)


@some
@given(glossaries, texts())
def test_a_look_up_answers_whatever_the_query(glossary, query):
    found = look_up(Termbase.of(glossary), query)
    assert {term.concept for term in found.terms} <= {c.id for c in found.concepts}


@settings(max_examples=10)
@given(st.text("абвқә-", min_size=1_000, max_size=10_000), langs)
def test_a_word_of_ten_thousand_letters_is_found_as_it_is(word, lang):
    term = Term("c", "", lang, word)
    found = TermMatcher(Termbase.of([term]), lang).find(f"слово {word} слово")
    assert [normalise(match.text) for match in found][:1] in ([], [normalise(word.strip("-"))])


@pytest.fixture(scope="module")
def shipped():
    return read_folder(shipped_glossary()).termbase()


@pytest.mark.parametrize("lang", sorted(LANGUAGES))
def test_every_form_of_the_shipped_terms_is_found(shipped, lang):
    matcher = TermMatcher(shipped, lang)
    missed = [
        (term.text, features, form)
        for term in shipped.terms(lang)[::5]
        for features, forms in paradigm(term.text, lang)
        # A name has no plural: реки Уралы.
        if "Number=Plur" not in features.split("|") or term.part_of_speech != "proper noun"
        for form in forms
        if not any(len(m.text) >= len(form) - 2 for m in matcher.find(form, term.concept))
    ]
    assert missed == []
