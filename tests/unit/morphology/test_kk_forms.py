"""Kazakh forms are generated with the right harmony, assimilation and spelling."""

import pytest

from toolkit.errors import UsageError
from toolkit.morphology import generate

CASES = ("Nom", "Gen", "Dat", "Acc", "Loc", "Abl", "Ins")
THIRD = "Number[psor]=Plur,Sing|Person[psor]=3"

DECLENSIONS = """
    Ассамблея Ассамблеяның Ассамблеяға Ассамблеяны Ассамблеяда Ассамблеядан Ассамблеямен
    кеңес кеңестің кеңеске кеңесті кеңесте кеңестен кеңеспен
    тіл тілдің тілге тілді тілде тілден тілмен
    адам адамның адамға адамды адамда адамнан адаммен
    қыз қыздың қызға қызды қызда қыздан қызбен
    тау таудың тауға тауды тауда таудан таумен
    мен менің маған мені менде менен менімен
    ол оның оған оны онда одан онымен
    оқу оқудың оқуға оқуды оқуда оқудан оқумен
    көру көрудің көруге көруді көруде көруден көрумен
    би бидің биге биді биде биден бимен
    метро метроның метроға метроны метрода метродан метромен
    клуб клубтың клубқа клубты клубта клубтан клубпен
    Шымкент Шымкенттің Шымкентке Шымкентті Шымкентте Шымкенттен Шымкентпен
    ата-ана ата-ананың ата-анаға ата-ананы ата-анада ата-анадан ата-анамен
    ҚХА ҚХА-ның ҚХА-ға ҚХА-ны ҚХА-да ҚХА-дан ҚХА-мен
    АҚШ АҚШ-тың АҚШ-қа АҚШ-ты АҚШ-та АҚШ-тан АҚШ-пен
    ЕҚЫҰ ЕҚЫҰ-ның ЕҚЫҰ-ға ЕҚЫҰ-ны ЕҚЫҰ-да ЕҚЫҰ-дан ЕҚЫҰ-мен
    2050 2050-дің 2050-ге 2050-ді 2050-де 2050-ден 2050-мен
    2030 2030-дың 2030-ға 2030-ды 2030-да 2030-дан 2030-бен
    Facebook Facebook-тің Facebook-ке Facebook-ті Facebook-те Facebook-тен Facebook-пен
""".strip().splitlines()


@pytest.mark.parametrize("row", DECLENSIONS, ids=lambda row: row.split()[0])
def test_the_first_form_is_the_usual_one_in_every_case(row):
    lemma, *_ = forms = row.split()
    assert [generate(lemma, f"Case={case}", "kk")[0] for case in CASES] == forms


@pytest.mark.parametrize(
    "dative",
    """
    фестиваль-ге банк-ке парк-ке Петербург-ке институт-қа клуб-қа магазин-ге архив-ке режим-ге
    тарих-қа мұхит-қа ми-ға Назарбаев-қа Медведев-ке Киев-ке цех-қа Әли-ге такси-ге шоу-ға
    Баку-ға Мәскеу-ге Түркия-ға меню-ге аю-ға қарым-қатынас-қа көзқарас-қа
    шахтёр-ге режиссёр-ге митинг-ке бланк-ке округ-ке лифт-іге Томск-іге пункт-іге ғылыми-ға
    """.split(),
)
def test_a_loan_has_the_harmony_of_its_last_syllable_or_of_its_spelling(dative):
    lemma, _, suffix = dative.rpartition("-")
    assert generate(lemma, "Case=Dat", "kk")[0] == lemma + suffix


@pytest.mark.parametrize(
    ("lemma", "form"),
    [
        ("кітап", "кітабы"),
        ("топ", "тобы"),
        ("министрлік", "министрлігі"),
        ("ошақ", "ошағы"),
        ("халық", "халқы"),
        ("орын", "орны"),
        ("кәсіпорын", "кәсіпорны"),
        ("әдет-ғұрып", "әдет-ғұрпы"),
        ("қауіп", "қаупі"),
        ("нарық", "нарығы"),
        ("ауыл", "ауылы"),
        ("ой", "ойы"),
        ("су", "суы"),
        ("би", "биі"),
        ("оқу", "оқуы"),
        ("бала", "баласы"),
        ("Ассамблея", "Ассамблеясы"),
        ("фестиваль", "фестивалі"),
        ("парк", "паркі"),
        ("клуб", "клубы"),
        ("принцип", "принципі"),
        ("класс", "класы"),
        ("объект", "объектісі"),
        ("пункт", "пунктісі"),
        ("округ", "округі"),
        ("режиссёр", "режиссёрі"),
        ("тарих", "тарихы"),
        ("ХАЛЫҚ", "ХАЛҚЫ"),
    ],
)
def test_a_third_person_changes_the_end_of_the_stem_where_spelling_does(lemma, form):
    assert generate(lemma, f"Case=Nom|{THIRD}", "kk")[0] == form


@pytest.mark.parametrize(
    ("features", "form"),
    [
        (f"Case=Dat|{THIRD}", "жолына"),
        (f"Case=Abl|{THIRD}", "жолынан"),
        (f"Case=Loc|{THIRD}", "жолында"),
        (f"Case=Acc|{THIRD}", "жолын"),
        ("Case=Dat|Number[psor]=Sing|Person[psor]=1", "жолыма"),
        ("Case=Nom|Number[psor]=Sing|Person[psor]=2|Polite=Form", "жолыңыз"),
        ("Case=Gen|Number[psor]=Plur|Person[psor]=1", "жолымыздың"),
        (f"Case=Dat|Number=Plur|{THIRD}", "жолдарына"),
        ("Number[psor]=Plur|Person[psor]=2", "жолдарың"),
        ("N;DAT;PL", "жолдарға"),
        ("N;PSS3S;SG", "жолы"),
    ],
)
def test_possessives_take_their_own_cases(features, form):
    assert generate("жол", features, "kk")[0] == form


@pytest.mark.parametrize(
    ("lemma", "case", "forms"),
    [
        ("шахтёр", "Dat", ("шахтёрге", "шахтёрға")),
        ("митинг", "Dat", ("митингке", "митингіге")),
        ("бланк", "Acc", ("бланкті", "бланкіні", "бланкты")),
        ("лифт", "Dat", ("лифтіге", "лифтке")),
    ],
)
def test_a_loan_that_is_spelt_in_more_ways_than_one_has_the_likeliest_first(lemma, case, forms):
    assert generate(lemma, f"Case={case}", "kk") == forms


def test_what_is_on_the_way_is_a_second_form_of_the_locative():
    assert generate("жол", "Case=Loc", "kk") == ("жолда", "жолдағы")


@pytest.mark.parametrize(("lemma", "form"), [("жақын", "жақынырақ"), ("көк", "көгірек")])
def test_an_adjective_has_a_comparative(lemma, form):
    assert generate(lemma, "Degree=Cmp", "kk", "ADJ") == (form,)


@pytest.mark.parametrize("features", ["Case=Voc", "Tense=Past", "Case=Nom|Person=3"])
def test_features_that_no_noun_has_give_no_form(features):
    assert generate("жол", features, "kk") == ()


@pytest.mark.parametrize("lemma", ["qazaq tili", "قازاق", "[а-я]+", "-", "ь", ""])
def test_what_is_no_kazakh_cyrillic_has_no_forms(lemma):
    assert generate(lemma, "Case=Dat", "kk") == ()


def test_features_that_cannot_be_read_are_an_error():
    with pytest.raises(UsageError):
        generate("жол", "Dative", "kk")


@pytest.mark.parametrize(
    ("surname", "genitive", "dative"),
    [
        ("Тоқаев", "Тоқаевтың", "Тоқаевқа"),
        ("Көшербаев", "Көшербаевтың", "Көшербаевқа"),
        ("Мұқанов", "Мұқановтың", "Мұқановқа"),
        ("Сергеев", "Сергеевтің", "Сергеевке"),
        ("Әлиев", "Әлиевтің", "Әлиевке"),
        ("Мүсірепов", "Мүсіреповтің", "Мүсіреповке"),
    ],
)
def test_a_surname_has_the_harmony_of_the_vowel_before_its_ending(surname, genitive, dative):
    assert generate(surname, "Case=Gen", "kk") == (genitive,)
    assert generate(surname, "Case=Dat", "kk") == (dative,)
