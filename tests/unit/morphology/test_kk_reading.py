"""How Kazakh words are read: lemma, part of speech and features, likeliest first."""

import pytest

from toolkit.morphology import Analysis, analyse

THIRD = "Number[psor]=Plur,Sing|Person[psor]=3"


@pytest.mark.parametrize(
    ("word", "lemma", "upos", "features"),
    [
        ("жолына", "жол", "NOUN", f"Case=Dat|{THIRD}"),
        ("халқымыз", "халық", "NOUN", "Case=Nom|Number[psor]=Plur|Person[psor]=1"),
        ("елдегі", "ел", "NOUN", "Case=Loc"),
        ("кітаптарда", "кітап", "NOUN", "Case=Loc|Number=Plur"),
        ("мемлекеттік", "мемлекеттік", "ADJ", "_"),
        ("Елбасына", "елбасы", "NOUN", "Case=Dat"),
        ("ҚХА-ның", "ҚХА", "PROPN", "Case=Gen"),
        ("ҚХАның", "ҚХА", "PROPN", "Case=Gen"),
        ("Facebook-ке", "Facebook", "PROPN", "Case=Dat"),
        ("2050-ге", "2050", "NUM", "Case=Dat"),
        ("млн.", "млн.", "NOUN", "_"),
        ("Б.", "Б.", "NOUN", "_"),
        ("бармайды", "бар", "VERB", "Mood=Ind|Person=3|Polarity=Neg|Tense=Aor|VerbForm=Fin"),
        ("оқиды", "оқы", "VERB", "Mood=Ind|Person=3|Tense=Aor|VerbForm=Fin"),
        ("қояды", "қой", "VERB", "Mood=Ind|Person=3|Tense=Aor|VerbForm=Fin"),
        ("болған", "бол", "VERB", "Tense=Past|VerbForm=Part"),
        ("сақтауға", "сақтау", "NOUN", "Case=Dat"),
        ("маған", "мен", "PRON", "Case=Dat"),
        ("соның", "сол", "PRON", "Case=Gen"),
        ("Қарағанды", "Қарағанды", "PROPN", "Case=Nom"),
        ("Темір", "темір", "NOUN", "Case=Nom"),
        ("лифтіде", "лифт", "NOUN", "Case=Loc"),
        ("Томскіде", "Томск", "PROPN", "Case=Loc"),
        ("митингіге", "митинг", "NOUN", "Case=Dat"),
        ("бланкіні", "бланк", "NOUN", "Case=Acc"),
        ("пунктін", "пункт", "NOUN", f"Case=Acc|{THIRD}"),
        ("шахтёрлердің", "шахтёр", "NOUN", "Case=Gen|Number=Plur"),
        ("шахтёрлардың", "шахтёр", "NOUN", "Case=Gen|Number=Plur"),
        ("округтердің", "округ", "NOUN", "Case=Gen|Number=Plur"),
        ("кезінде-ақ", "кез", "NOUN", f"Case=Loc|{THIRD}"),
        ("Шымкенттенмін", "Шымкент", "PROPN", "Case=Abl|Person=1"),
        ("сәуірде-ақ", "сәуір", "NOUN", "Case=Loc"),
        ("кейін", "кейін", "ADP", "_"),
        ("арасында", "ара", "NOUN", f"Case=Loc|{THIRD}"),
        ("пікірінше", "пікір", "NOUN", f"Case=Equ|{THIRD}"),
        ("тауып", "тап", "VERB", "Aspect=Perf|VerbForm=Conv"),
        ("жиып", "жи", "VERB", "Aspect=Perf|VerbForm=Conv"),
        ("жияды", "жи", "VERB", "Mood=Ind|Person=3|Tense=Aor|VerbForm=Fin"),
        ("жымиып", "жымий", "VERB", "Aspect=Perf|VerbForm=Conv"),
        ("жымияды", "жымий", "VERB", "Mood=Ind|Person=3|Tense=Aor|VerbForm=Fin"),
        ("тиеді", "ти", "VERB", "Mood=Ind|Person=3|Tense=Aor|VerbForm=Fin"),
        ("келмейінше", "кел", "VERB", "Polarity=Neg|VerbForm=Conv"),
        ("айтпайынша", "айт", "VERB", "Polarity=Neg|VerbForm=Conv"),
        (
            "барыңыздар",
            "бар",
            "VERB",
            "Mood=Imp|Number=Plur|Person=2|Polite=Form|VerbForm=Fin",
        ),
        ("келіңдер", "кел", "VERB", "Mood=Imp|Number=Plur|Person=2|VerbForm=Fin"),
        ("барғысы", "бар", "VERB", f"Mood=Des|{THIRD}|VerbForm=Vnoun"),
        ("айтқым", "айт", "VERB", "Mood=Des|Number[psor]=Sing|Person[psor]=1|VerbForm=Vnoun"),
        ("қайғысы", "қайғы", "NOUN", f"Case=Nom|{THIRD}"),
        ("еді", "е", "VERB", "Mood=Ind|Person=3|Tense=Past|VerbForm=Fin"),
    ],
)
def test_the_first_reading_is_the_likeliest(word, lemma, upos, features):
    assert analyse(word, "kk")[0] == Analysis(lemma, upos, features)


def test_a_verb_and_a_noun_that_are_written_alike_are_both_read():
    assert {("ал", "VERB"), ("алд", "NOUN")} <= {
        (reading.lemma, reading.upos) for reading in analyse("алды", "kk")
    }


@pytest.mark.parametrize(("form", "noun", "verb"), [("тиюге", "тию", "ти"), ("жиюға", "жию", "жи")])
def test_an_infinitive_after_i_is_a_noun_and_a_form_of_its_verb(form, noun, verb):
    assert analyse(form, "kk") == (
        Analysis(noun, "NOUN", "Case=Dat"),
        Analysis(verb, "VERB", "Case=Dat|VerbForm=Vnoun"),
    )


def test_a_capital_makes_an_unknown_word_a_name():
    assert analyse("Бейсембаевтың", "kk")[0] == Analysis("Бейсембаев", "PROPN", "Case=Gen")


def test_a_known_lemma_leaves_no_room_for_guesses():
    assert [reading.lemma for reading in analyse("кітабын", "kk")] == ["кітап"]


@pytest.mark.parametrize("word", ["qazaqstan", "قازاقستان", "", ".*", "-", "ҡорот", "а" * 10_000])
def test_what_is_no_word_of_the_language_has_no_reading(word):
    assert analyse(word, "kk") == ()


@pytest.mark.parametrize(
    ("form", "pronoun"), [("менікі", "мен"), ("сенікі", "сен"), ("оныкі", "ол"), ("біздікі", "біз")]
)
def test_a_possessive_is_of_its_pronoun(form, pronoun):
    assert analyse(form, "kk")[0] == Analysis(pronoun, "PRON", "Case=Gen")


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("жүргізілді", "жүргізіл"), ("бармақшы", "бар"), ("дейді", "де"), ("емеспін", "е")],
)
def test_a_form_that_only_a_verb_has_is_read_as_a_verb(form, lemma):
    first = analyse(form, "kk")[0]
    assert (first.lemma, first.upos) == (lemma, "VERB")


def test_a_known_adjective_is_no_passive():
    assert {reading.upos for reading in analyse("қызылды", "kk")} == {"ADJ", "NOUN"}


def test_a_known_name_with_a_capital_is_read_before_an_adjective():
    assert analyse("Абайдың", "kk")[0] == Analysis("Абай", "PROPN", "Case=Gen")
    assert analyse("абайдың", "kk")[0].upos == "ADJ"


def test_a_surname_leaves_no_room_for_other_names():
    names = [one.lemma for one in analyse("Әлиеваның", "kk") if one.upos == "PROPN"]
    assert names == ["Әлиева", "Әлиев"]


def test_a_surname_is_understood_in_either_harmony():
    for form in ("Тоқаевқа", "Тоқаевке"):
        assert analyse(form, "kk")[0] == Analysis("Тоқаев", "PROPN", "Case=Dat")


@pytest.mark.parametrize(
    ("written", "lemma", "features"),
    [("2021", "2021", "_"), ("5-ші", "5", "NumType=Ord"), ("2050-ге", "2050", "Case=Dat")],
)
def test_a_number_in_digits_is_read(written, lemma, features):
    assert analyse(written, "kk") == (Analysis(lemma, "NUM", features),)
