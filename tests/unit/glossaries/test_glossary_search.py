import pytest

from toolkit.config import shipped_glossary
from toolkit.glossaries import read_folder
from toolkit.glossaries.search import How, look_up
from toolkit.model import Term
from toolkit.termbase import Termbase

TERMBASE = Termbase.of(
    Term(concept, "", lang, text)
    for concept, lang, text in [
        ("assembly", "ru", "Ассамблея народа Казахстана"),
        ("assembly", "ru", "Ассамблея"),
        ("assembly", "kk", "Қазақстан халқы Ассамблеясы"),
        ("assembly", "en", "Assembly of the People of Kazakhstan"),
        ("council", "ru", "Совет Ассамблеи"),
        ("council", "kk", "Ассамблея Кеңесі"),
        ("council", "en", "Council of the Assembly"),
        ("elbasy", "ru", "Елбасы"),
        ("elbasy", "kk", "Елбасы"),
        ("elbasy", "en", "Elbasy"),
        ("zhangyru-zholy", "ru", "«Жаңғыру жолы»"),
        ("house", "en", "House of Friendship"),
        ("volunteering", "ru", "волонтёрство"),
    ]
)


def ids(concepts):
    return [concept.id for concept in concepts]


@pytest.mark.parametrize(
    ("query", "how", "concepts"),
    [
        ("Елбасы", How.EXACT, ["elbasy"]),
        ("  елбасы ", How.EXACT, ["elbasy"]),
        ("elbasy", How.EXACT, ["elbasy"]),
        ("Жаңғыру жолы", How.EXACT, ["zhangyru-zholy"]),
        ("“Жаңғыру жолы”", How.EXACT, ["zhangyru-zholy"]),
        ("волонтерство", How.EXACT, ["volunteering"]),
        ("Елбасының", How.INFLECTED, ["elbasy"]),
        ("Ассамблеей народа Казахстана", How.INFLECTED, ["assembly"]),
        ("Ассамблеясына", How.PART, ["assembly", "council"]),
        ("houses of friendship", How.INFLECTED, ["house"]),
        ("народ Казахстана", How.PART, ["assembly"]),
        ("friendship", How.PART, ["house"]),
        ("сессия Ассамблеи с участием Елбасы", How.INSIDE, ["assembly", "elbasy"]),
        ("Жаңғ", How.FRAGMENT, ["zhangyru-zholy"]),
        ("«Жаң", How.FRAGMENT, ["zhangyru-zholy"]),
    ],
)
def test_a_term_is_found_as_people_type_it(query, how, concepts):
    found = look_up(TERMBASE, query)
    assert (found.how, ids(found.concepts)) == (how, concepts)


def test_concepts_with_the_query_in_a_longer_term_are_named_beside_the_one_found():
    found = look_up(TERMBASE, "Ассамблея")
    assert (ids(found.concepts), ids(found.longer)) == (["assembly"], ["council"])


@pytest.mark.parametrize(
    ("query", "nearest"),
    [
        ("Елбасыы", "Елбасы"),
        ("Асамблея", "Ассамблея"),
        ("elbassy", "Elbasy"),
        ("Фриендшип frendship", None),
        ("frendship", "House of Friendship"),
    ],
)
def test_a_mistyped_term_gets_the_nearest_ones(query, nearest):
    found = look_up(TERMBASE, query)
    assert (found.how, found.concepts) == (How.NOTHING, ())
    assert (found.nearest[0] if found.nearest else None) == nearest


@pytest.mark.parametrize(
    "query",
    [
        "Qazaqstan halqy Assambleıasy",
        "Qazaqstan halqy Assambleiasy",
        "Qazaqstan xalqi Assambleyası",
        "قازاقستان حالقى اسسامبلەياسى",
        "Казакстан халкы Асамблеясы",
        "Казакстан халкы асамблеясынын",
    ],
)
def test_a_kazakh_name_in_other_letters_gets_the_nearest_ones(query):
    found = look_up(TERMBASE, query)
    assert (found.concepts, found.nearest[0]) == ((), "Қазақстан халқы Ассамблеясы")


@pytest.mark.parametrize(
    "query", ["Jańǵyrý joly", "Zhangyru zholy", "جاڭعىرۋ جولى", "Jaŋğyru joly"]
)
def test_every_alphabet_of_kazakh_is_read(query):
    assert look_up(TERMBASE, query).nearest == ("«Жаңғыру жолы»",)


def test_one_term_of_a_concept_is_suggested():
    assert look_up(TERMBASE, "Елбасыы").nearest == ("Елбасы",)
    assert look_up(TERMBASE, "Elbasyy").nearest == ("Elbasy",)


def test_what_is_found_inside_does_not_hide_the_term_that_was_mistyped():
    country = Term("kazakhstan", "", "en", "Kazakhstan")
    termbase = Termbase.of([*TERMBASE.terms(), country])

    found = look_up(termbase, "Asembly of the People of Kazakhstan")
    assert (found.how, ids(found.concepts)) == (How.INSIDE, ["kazakhstan"])
    assert found.nearest == ("Assembly of the People of Kazakhstan",)

    assert look_up(termbase, "a council of Kazakhstan").nearest == ()
    assert look_up(TERMBASE, "Казакстан халкы Ассамблея").nearest == ()


@pytest.mark.parametrize("query", ["", " ", "…", "«»", "(*+?[", "ы" * 10_000, "قازاق", "🇰🇿", "\0"])
def test_what_is_no_term_finds_nothing_and_does_no_harm(query):
    assert look_up(TERMBASE, query).concepts == ()


def test_an_empty_glossary_finds_nothing():
    assert look_up(Termbase({}), "Елбасы").how is How.NOTHING


@pytest.mark.parametrize(
    "query", ["Елбасы", "Жаңғыру жолы", "Ассамблеясының", "Государственного секретаря", "APK"]
)
def test_the_shipped_glossary_has_the_terms_of_the_article(query):
    concept = look_up(read_folder(shipped_glossary()).termbase(), query).concepts[0]
    assert all(concept.preferred(lang) for lang in ("ru", "kk", "en"))
