import pytest

from toolkit.extraction import reader
from toolkit.extraction.targets import likelihood_ratio, targets
from toolkit.matching import TermMatcher
from toolkit.termbase import Termbase

LANGS = ("ru", "kk")
RAILWAY, LANGUAGE = ("железный", "дорога"), ("казахский", "язык")
TEXTS = [
    ("Железная дорога построена.", "Темір жол салынды."),
    ("Он едет по железной дороге.", "Ол темір жолмен келе жатыр."),
    ("Казахский язык красив.", "Қазақ тілі әдемі."),
    ("Дети учат казахский язык.", "Балалар қазақ тілін үйренеді."),
    *[("Идёт дождь.", "Жаңбыр жауып тұр.")] * 12,
]


def found(sources, texts=TEXTS):
    answers = targets(sources, texts, LANGS, reader("kk"), TermMatcher(Termbase.of([]), "kk"))
    return {key: target.sightings[0].form for key, target in answers.items()}


def test_the_target_is_the_phrase_that_stands_where_the_source_does():
    sources = {RAILWAY: [(0, 0), (1, 0)], LANGUAGE: [(2, 0), (3, 0)]}
    assert found(sources) == {RAILWAY: "темір жол", LANGUAGE: "қазақ тілі"}


def test_one_occurrence_is_too_little_evidence():
    assert found({RAILWAY: [(0, 0)]}) == {}


def test_what_is_not_translated_is_no_evidence():
    texts = [(source, "" if "орог" in source else target) for source, target in TEXTS]
    assert found({RAILWAY: [(0, 0), (1, 0)]}, texts) == {}


def test_in_a_long_unit_the_sentence_counts():
    texts = [
        ("Железная дорога длинна. Казахский язык красив.", "Темір жол ұзын. Қазақ тілі әдемі."),
        ("Железная дорога закрыта. Дети спят.", "Темір жол жабық. Балалар ұйықтап жатыр."),
        ("Казахский язык важен. Дети едят.", "Қазақ тілі маңызды. Балалар тамақ ішіп отыр."),
        *[("Идёт дождь.", "Жаңбыр жауып тұр.")] * 12,
    ]  # fmt: skip
    assert found({RAILWAY: [(0, 0), (1, 0)]}, texts) == {RAILWAY: "темір жол"}


@pytest.mark.parametrize(
    ("together", "first", "second", "total", "ratio"),
    [(0, 0, 0, 10, 0), (1, 2, 5, 10, 0), (2, 2, 2, 40, 15.88)],
)
def test_the_ratio_tells_chance_from_evidence(together, first, second, total, ratio):
    assert likelihood_ratio(together, first, second, total) == pytest.approx(ratio, abs=0.01)


def test_things_that_avoid_each_other_have_a_negative_ratio():
    assert likelihood_ratio(0, 10, 10, 20) < 0
