"""Readings and forms of single Russian words, as Universal Dependencies writes them."""

import pytest

from toolkit.errors import UsageError
from toolkit.morphology import Analysis, analyse, generate


@pytest.mark.parametrize(
    ("word", "reading"),
    [
        (
            "Ассамблеей",
            Analysis("ассамблея", "NOUN", "Animacy=Inan|Case=Ins|Gender=Fem|Number=Sing"),
        ),
        ("чаю", Analysis("чай", "NOUN", "Animacy=Inan|Case=Gen|Gender=Masc|Number=Sing")),
        ("году", Analysis("год", "NOUN", "Animacy=Inan|Case=Loc|Gender=Masc|Number=Sing")),
        ("Астаны", Analysis("Астана", "PROPN", "Animacy=Inan|Case=Gen|Gender=Fem|Number=Sing")),
        ("Шымкенте", Analysis("Шымкент", "PROPN", "Animacy=Inan|Case=Loc|Gender=Masc|Number=Sing")),
        (
            "Кушербаева",
            Analysis("Кушербаев", "PROPN", "Animacy=Anim|Case=Gen|Gender=Masc|Number=Sing"),
        ),
        ("тенге", Analysis("тенге", "NOUN", "Animacy=Inan|Case=Gen|Gender=Neut|Number=Plur")),
        ("акимов", Analysis("аким", "NOUN", "Animacy=Anim|Case=Gen|Gender=Masc|Number=Plur")),
        ("лучше", Analysis("хороший", "ADJ", "Degree=Cmp")),
        (
            "читает",
            Analysis(
                "читать",
                "VERB",
                "Aspect=Imp|Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin|Voice=Act",
            ),
        ),
        (
            "прочитав",
            Analysis("прочитать", "VERB", "Aspect=Perf|Tense=Past|VerbForm=Conv|Voice=Act"),
        ),
        ("чтобы", Analysis("чтобы", "SCONJ")),
        (
            "МИДом",
            Analysis("МИД", "PROPN", "Abbr=Yes|Animacy=Inan|Case=Ins|Gender=Masc|Number=Sing"),
        ),
    ],
)
def test_a_word_has_its_reading(word, reading):
    assert reading in analyse(word, "ru")


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("Атырауской", "атырауский"),
        ("Туркестанской", "туркестанский"),
        ("Жетысуской", "жетысуский"),
        ("Улытауском", "улытауский"),
        ("Мангистауская", "мангистауский"),
    ],
)
def test_an_unknown_word_that_ends_in_skij_is_first_an_adjective(word, lemma):
    first = analyse(word, "ru")[0]
    assert (first.lemma, first.upos) == (lemma, "ADJ")


@pytest.mark.parametrize("word", ["", "kk", "—", "ҚХА2", "слово" * 20])
def test_what_is_no_russian_word_has_no_reading(word):
    assert analyse(word, "ru") == ()


def test_a_word_without_a_capital_is_a_name_last_of_all():
    upos = [reading.upos for reading in analyse("акимы", "ru")]
    assert upos == sorted(upos, key="PROPN".__eq__)


@pytest.mark.parametrize(
    ("lemma", "features", "forms"),
    [
        ("ассамблея", "Case=Dat|Number=Plur", ("ассамблеям",)),
        ("секретарь", "N;INS;SG", ("секретарём",)),
        ("год", "Case=Loc", ("годе", "году")),
        ("этнокультурный", "Case=Ins|Number=Plur", ("этнокультурными",)),
        ("красивый", "Case=Acc|Gender=Fem", ("красивую",)),
        ("выборы", "Case=Gen", ("выборов",)),
        ("дети", "Case=Gen", ("детей",)),
        ("мы", "Case=Gen", ("нас",)),
        ("читать", "_", ("читать",)),
        ("читать", "Gender=Fem|Tense=Past", ("читала",)),
        ("читать", "Case=Dat|Tense=Pres|VerbForm=Part|Voice=Act", ("читающему",)),
        ("Кушербаев", "Case=Ins", ("Кушербаевым",)),
        ("Кушербаева", "Case=Ins", ("Кушербаевой",)),
        ("Елбасы", "Case=Dat", ("Елбасы",)),
        ("аким", "Case=Acc", ("акима",)),
        ("Шымкент", "Case=Loc", ("Шымкенте",)),
        ("Шымкент", "Case=Abl", ()),
        ("assembly", "Case=Dat", ()),
    ],
)
def test_forms_are_made_from_lemma_and_features(lemma, features, forms):
    assert generate(lemma, features, "ru") == forms


def test_features_that_cannot_be_read_are_named():
    with pytest.raises(UsageError, match="'DATT'"):
        generate("ассамблея", "N;DATT", "ru")


def test_an_unknown_language_is_named():
    with pytest.raises(UsageError, match="unknown language 'de'"):
        analyse("Haus", "de")


def test_an_abbreviation_is_not_taken_for_a_rare_word_of_the_dictionary():
    assert analyse("АНК", "ru")[0].lemma == "АНК"
    assert generate("АНК", "Case=Gen", "ru") == ("АНК",)


def test_a_small_letter_word_is_no_abbreviation():
    assert analyse("сто", "ru")[0].lemma == "сто"
    assert generate("сто", "Case=Gen", "ru") == ("ста",)


def test_a_common_word_in_capitals_keeps_them_in_its_forms():
    assert generate("ДОМ", "Case=Gen", "ru")[0] == "ДОМА"
