"""Whatever a text holds, what is proposed stands in it, and nothing crashes or hangs."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.extraction import Passage, extract
from toolkit.extraction.targets import likelihood_ratio
from toolkit.matching import TermMatcher
from toolkit.model import Term
from toolkit.termbase import Termbase

BITS = {
    "ru": ["железная", "дорога", "Ассамблеи", "народа", "АНК", "и", "по", "Казахстана", "2020"],
    "kk": ["темір", "жол", "халқы", "Ассамблеясы", "ҚХА-ның", "және", "министрлігі", "деді"],
    "en": ["the", "House", "of", "Friendship", "state", "policies", "and", "APK", "people's"],
}
MARKS = [" ", ", ", ". ", "\n", "«", "»", "**", "`", "(", "\u00ad", "\u0301", "https://a.kz ", "-"]
KNOWN = Termbase.of([Term("apk", "", "ru", "Ассамблея народа"), Term("apk", "", "en", "APK")])


@settings(max_examples=60)
@given(data=st.data())
@pytest.mark.parametrize("lang", sorted(BITS))
def test_what_is_proposed_stands_in_the_text(lang, data):
    words = st.sampled_from([*BITS[lang], *[f"{word} " for word in BITS[lang]], *MARKS])
    texts = data.draw(st.lists(st.lists(words, max_size=25).map("".join), max_size=3))
    passages = [Passage(text, f"a:{number}") for number, text in enumerate(texts)]

    found = extract(passages, lang, KNOWN, TermMatcher(KNOWN, lang), minimum=1)

    everything = " ".join(" ".join(texts).split()).lower()
    for candidate in found:
        assert candidate.term
        assert candidate.forms[0].lower() in everything
        assert 0 <= candidate.nested <= candidate.frequency
        assert candidate.score > 0
        assert candidate.place in {passage.place for passage in passages}


@given(st.lists(st.integers(0, 50), min_size=4, max_size=4))
def test_the_ratio_is_a_number_for_any_table(cells):
    both, one, other, _ = cells
    ratio = likelihood_ratio(both, both + one, both + other, sum(cells))
    assert math.isfinite(ratio)
    # Which of the two is called the first makes no difference.
    assert ratio == pytest.approx(likelihood_ratio(both, both + other, both + one, sum(cells)))
