import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

from toolkit import likeness
from toolkit.likeness import Texts, nearest

SOURCES = ("Заседание прошло 24 марта.", "Доклад прочёл Крымбек Кушербаев.")


def test_a_changed_text_is_found_by_its_likeness():
    texts = ("Доклад прочитал Крымбек Кушербаев.", "Заседание прошло 25 марта.")

    assert sorted(nearest(texts, SOURCES)) == [(0, 1), (1, 0)]


def test_a_text_unlike_all_has_no_source():
    assert nearest(("Қазақстан",), SOURCES) == ()


@pytest.mark.parametrize(("texts", "sources"), [((), SOURCES), (SOURCES, ())])
def test_nothing_is_found_among_nothing(texts, sources):
    assert nearest(texts, sources) == ()


def test_a_source_goes_to_the_text_nearest_to_it_though_another_is_above():
    texts = ("Заседание прошло 1 мая.", "Заседание прошло 25 марта.")

    assert nearest(texts, SOURCES[:1]) == ((1, 0),)


def test_a_document_too_long_for_one_table_is_matched_in_stretches(monkeypatch):
    sources = tuple(f"Статья {number} Закона" for number in range(100, 110))
    texts = tuple(source.replace("Закона", "закона") for source in sources)
    monkeypatch.setattr(likeness, "PAIRS_AT_ONCE", 30)

    assert sorted(nearest.__wrapped__(texts, sources)) == [(n, n) for n in range(10)]


WORDS = st.lists(
    st.sampled_from("Сессия Ассамблеи народа Қазақстан заң 2024 –".split()), max_size=6
)


@given(
    st.lists(WORDS.map(" ".join) | st.text(max_size=8), max_size=12),
    WORDS.map(" ".join),
    st.sampled_from([0.1, 0.5, 0.75, 1.0]),
)
def test_what_is_ruled_out_by_its_letters_would_not_have_been_near(texts, text, near):
    scores = [
        (number, Indel.normalized_similarity(text, each)) for number, each in enumerate(texts)
    ]
    wanted = sorted((pair for pair in scores if pair[1] >= near), key=lambda pair: -pair[1])

    assert list(Texts(texts).nearest(text, near, limit=20)) == wanted


def test_of_equally_near_texts_the_first_is_the_nearest():
    assert Texts(["Статья 12", "Статья 13"]).nearest("Статья 11", 0.5) == (
        (0, pytest.approx(8 / 9)),
    )
