"""Kazakh terms of more words than one: the head inflects and the rest stands."""

import pytest

from toolkit.morphology import inflect, lemmatise, paradigm, slots


@pytest.mark.parametrize(
    ("term", "features", "form"),
    [
        ("Қазақстан халқы Ассамблеясы", "Case=Dat", "Қазақстан халқы Ассамблеясына"),
        ("Қазақстан халқы Ассамблеясы", "Case=Abl", "Қазақстан халқы Ассамблеясынан"),
        ("Қазақстан халқы Ассамблеясы", "Case=Gen|Number=Plur", "Қазақстан халқы Ассамблеяларының"),
        ("ел президенті", "Case=Ins", "ел президентімен"),
        ("мемлекеттік хатшы", "Case=Dat", "мемлекеттік хатшыға"),
        ("қоғамдық келісім", "Case=Acc", "қоғамдық келісімді"),
        ("адам құқықтары", "Case=Loc", "адам құқықтарында"),
        ("этносаралық қатынастар", "Case=Dat", "этносаралық қатынастарға"),
        ("шетелдік инвестициялар", "Case=Dat|Number=Plur", "шетелдік инвестицияларға"),
        ("Қасым-Жомарт Тоқаев", "Case=Gen", "Қасым-Жомарт Тоқаевтың"),
        ("Нұрсұлтан Әбішұлы", "Case=Dat", "Нұрсұлтан Әбішұлына"),
        ("Елбасы", "Case=Dat", "Елбасына"),
        ("«Жаңғыру жолы» қозғалысы", "Case=Dat", "«Жаңғыру жолы» қозғалысына"),
        ("«Жаңғыру жолы»", "Case=Dat", "«Жаңғыру жолы»на"),
        ("Ассамблея (ҚХА)", "Case=Dat", "Ассамблеяға (ҚХА)"),
        ("ҚАЗАҚСТАН ХАЛҚЫ", "Case=Dat", "ҚАЗАҚСТАН ХАЛҚЫНА"),
        ("ҚазҰУ", "Case=Gen", "ҚазҰУ-дың"),
        ("Жошы ұлысы", "Case=Nom|Number=Plur", "Жошы ұлыстары"),
        ("әкімшілік айыппұлы", "Case=Dat|Number=Plur", "әкімшілік айыппұлдарына"),
        ("ауылдық округ", "Case=Nom|Number=Plur", "ауылдық округтер"),
    ],
)
def test_the_head_takes_the_suffixes(term, features, form):
    assert inflect(term, features, "kk")[0] == form


@pytest.mark.parametrize(
    ("form", "term"),
    [
        ("Қазақстан халқы Ассамблеясының", "Қазақстан халқы Ассамблеясы"),
        ("мемлекеттік хатшыларға", "мемлекеттік хатшы"),
        ("Ассамблеясының", "Ассамблея"),
        ("ҚХА-ның", "ҚХА"),
        ("Жошы ұлысының", "Жошы ұлысы"),
        ("Премьер-Министрдің", "Премьер-Министр"),
        ("Нұр-Сұлтанға", "Нұр-Сұлтан"),
        ("жалпы ішкі өнімді", "жалпы ішкі өнім"),
        ("Қарағанды", "Қарағанды"),
        ("бақылау пунктіне", "бақылау пункті"),
        ("бақылау пунктісіне", "бақылау пунктісі"),
        ("бақылау пункттеріне", "бақылау пунктісі"),
        ("«Жаңғыру жолы»на", "«Жаңғыру жолы»"),
        ("«Жаңғыру жолы» қозғалысына", "«Жаңғыру жолы» қозғалысы"),
        ("", ""),
        ("...", "..."),
    ],
)
def test_a_form_leads_back_to_the_term(form, term):
    assert lemmatise(form, "kk") == term


def test_a_paradigm_has_all_cases_of_both_numbers_and_of_a_third_person():
    rows = dict(paradigm("халық", "kk"))
    assert len(rows) == 28
    assert rows["Case=Dat|Number[psor]=Plur,Sing|Person[psor]=3"][0] == "халқына"


def test_a_possessed_head_has_one_set_of_cases():
    rows = dict(paradigm("ел президенті", "kk"))
    assert len(rows) == 14
    assert rows["Case=Acc|Number=Plur"] == ("ел президенттерін",)


@pytest.mark.parametrize("term", ["", "(", "«»"])
def test_a_term_without_words_has_no_forms(term):
    assert inflect(term, "Case=Dat", "kk") == ()
    assert paradigm(term, "kk") == ()


@pytest.mark.parametrize("owner", ["әкімнің", "әкімінің", "әкімдердің", "әкімдерінің", "әкімі"])
def test_the_owner_inside_a_term_may_be_owned_itself_or_be_many(owner):
    first, _ = slots("әкімнің орынбасары", "kk")
    assert owner in first


def test_no_other_word_inside_a_term_changes():
    assert slots("мемлекеттік көрсетілетін қызмет", "kk")[0] == {"мемлекеттік"}
