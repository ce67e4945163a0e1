"""Forms and spellings of English words and terms."""

import pytest

from toolkit.morphology import (
    Analysis,
    analyse,
    generate,
    inflect,
    keys,
    lemmatise,
    paradigm,
    slots,
    words,
)


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("Head of State", "Heads of State"),
        ("Head of State", "Head of State's"),
        ("State Secretary", "State Secretaries"),
        ("State Secretary", "State Secretary’s"),
        ("Assembly of the People of Kazakhstan", "Assembly of the People of Kazakhstan's"),
        ("Prosecutor General", "Prosecutors General"),
        ("commander-in-chief", "commanders-in-chief"),
        ("chairman", "chairmen"),
        ("Mazhilisman", "Mazhilismen"),
        ("maslikhat", "maslikhats"),
        ("NGO", "NGOs"),
        ("public organization", "public organisations"),
        ("state programme", "state programs"),
        ("Labour Code", "Labor Code"),
        ("public service centre", "public service centers"),
        ("interethnic accord", "inter-ethnic accord"),
        ("socio-economic development", "socioeconomic development"),
        ("Journalists’ Club", "Journalists' Clubs"),
    ],
)
def test_a_text_may_have_a_term_in_any_form(term, text):
    assert stands(text, term)


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("Head of State", "Head of States"),
        ("president", "presidency"),
        ("nation", "national"),
        ("policy", "police"),
        ("news", "new"),
        ("enterprise", "enterprize"),
        ("international reserves", "international reserve"),
    ],
)
def test_a_text_has_no_term_in_other_words(term, text):
    assert not stands(text, term)


@pytest.mark.parametrize(
    ("upos", "text", "found"),
    [
        ("verb", "governed", True),
        ("verb", "governs", True),
        ("noun", "governed", False),
        ("adjective", "governs", False),
    ],
)
def test_the_part_of_speech_says_which_forms_a_term_has(upos, text, found):
    assert stands(text, "govern", upos) is found


@pytest.mark.parametrize(
    ("term", "features", "form"),
    [
        ("Head of State", "Number=Plur", "Heads of State"),
        ("local executive body", "Number=Plur", "local executive bodies"),
        ("Assembly", "Case=Gen", "Assembly's"),
        ("ethnic group", "Case=Gen|Number=Plur", "ethnic groups'"),
        ("chairman", "Case=Gen|Number=Plur", "chairmen's"),
        ("MP", "Number=Plur", "MPs"),
    ],
)
def test_a_term_is_put_into_another_form(term, features, form):
    assert inflect(term, features, "en") == (form,)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Heads of State", "Head of State"),
        ("regional assemblies'", "regional assembly"),
        ("Assembly’s", "Assembly"),
        ("maslikhats", "maslikhat"),
        ("news", "news"),
        ("Mazhilismen", "Mazhilisman"),
        ("Mazhilises", "Mazhilis"),
        ("Tax Codes", "Tax Code"),
        ("National Banks of Kazakhstan", "National Bank of Kazakhstan"),
        ("Houses of Friendship", "House of Friendship"),
        ("the Houses of Friendship", "the House of Friendship"),
        ("State Secretaries", "State Secretary"),
        ("Deputy Prime Ministers", "Deputy Prime Minister"),
        ("ethnic Kazakhs", "ethnic Kazakh"),
    ],
)
def test_a_term_in_any_form_is_brought_back(text, term):
    assert lemmatise(text, "en") == term


@pytest.mark.parametrize(
    "name",
    [
        "United States",
        "the United States of America",
        "United Nations",
        "Virgin Lands",
        "Houses of Parliament",
        "Armed Forces of the Republic of Kazakhstan",
        "Altai Mountains",
        "Oskemen",
    ],
)
def test_a_name_in_the_plural_stays(name):
    assert lemmatise(name, "en") == name
    assert lemmatise(f"{name}'s", "en") == name


def test_a_name_in_the_plural_has_no_singular():
    assert [row for row, _ in paradigm("United States", "en")] == [
        "Number=Plur",
        "Case=Gen|Number=Plur",
    ]


def test_a_paradigm_has_numbers_and_possessives():
    assert dict(paradigm("deputy", "en")) == {
        "Number=Sing": ("deputy",),
        "Number=Plur": ("deputies",),
        "Case=Gen|Number=Sing": ("deputy's",),
        "Case=Gen|Number=Plur": ("deputies'",),
    }


@pytest.mark.parametrize(
    ("word", "reading"),
    [
        ("assemblies", Analysis("assembly", "NOUN", "Number=Plur")),
        ("women's", Analysis("woman", "NOUN", "Case=Gen|Number=Plur")),
        ("went", Analysis("go", "VERB", "Mood=Ind|Tense=Past|VerbForm=Fin")),
        ("better", Analysis("good", "ADJ", "Degree=Cmp")),
        ("Kazinform", Analysis("Kazinform", "PROPN", "Number=Sing")),
        ("maslikhats", Analysis("maslikhat", "NOUN", "Number=Plur")),
        ("the", Analysis("the", "DET", "Definite=Def|PronType=Art")),
        ("were", Analysis("be", "AUX", "Mood=Ind|Number=Plur|Tense=Past|VerbForm=Fin")),
        ("us", Analysis("we", "PRON", "Case=Acc|Number=Plur|Person=1")),
    ],
)
def test_a_word_has_its_reading(word, reading):
    assert reading in analyse(word, "en")


@pytest.mark.parametrize("word", ["", "Астана", "g7", "hmm", "--"])
def test_what_is_no_english_word_has_no_reading(word):
    assert analyse(word, "en") == ()


@pytest.mark.parametrize(
    ("lemma", "features", "forms"),
    [
        ("city", "N;PL", ("cities",)),
        ("go", "V;PST", ("went",)),
        ("go", "V;3;SG;PRS", ("goes",)),
        ("go", "V;V.PTCP;PST", ("gone",)),
        ("be", "Tense=Past", ("was", "were")),
        ("large", "ADJ;SPRL", ("largest",)),
        ("Chairman", "Case=Gen|Number=Plur", ("Chairmen's",)),
        ("assembly", "Case=Dat", ()),
    ],
)
def test_forms_are_made_from_lemma_and_features(lemma, features, forms):
    assert generate(lemma, features, "en") == forms


def stands(text, term, upos=""):
    found = [set(keys(word.text.replace("’", "'"), "en")) for word in words(text)]
    places = slots(term, "en", upos)
    return len(found) == len(places) and all(map(set.intersection, found, map(set, places)))


def test_an_address_has_no_plural():
    assert paradigm("assembly.kz", "en") == (
        ("Number=Sing", ("assembly.kz",)),
        ("Case=Gen|Number=Sing", ("assembly.kz's",)),
    )
