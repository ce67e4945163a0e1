import pytest

from toolkit import likeness
from toolkit.likeness import nearest

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
