import pytest

from toolkit.model import Term, TermStatus
from toolkit.termbase import Termbase


def term(concept, lang, text, status="preferred"):
    return Term(concept, "state", lang, text, TermStatus(status))


TERMBASE = Termbase.of(
    [
        term("astana", "ru", "Нур-Султан", "superseded"),
        term("astana", "ru", "Астана"),
        term("mazhilis", "ru", "Мажилис"),
        term("astana", "kk", "Астана"),
        term("toolkit", "en", "Kazinform", "do-not-translate"),
        term("orda", "ru", "Акорда", "admitted"),
    ]
)


def test_the_rows_of_a_concept_are_gathered_wherever_they_stand():
    assert [t.lang for t in TERMBASE.concepts["astana"].terms] == ["ru", "ru", "kk"]


def test_concepts_keep_the_order_of_the_glossary():
    assert list(TERMBASE.concepts) == ["astana", "mazhilis", "toolkit", "orda"]


def test_the_preferred_term_is_the_one_to_write():
    assert TERMBASE.preferred("astana", "ru").text == "Астана"


def test_the_terms_of_a_language_come_with_the_preferred_first():
    terms = TERMBASE.concepts["astana"].in_language("ru")
    assert [t.text for t in terms] == ["Астана", "Нур-Султан"]


def test_an_admitted_term_alone_is_not_preferred():
    assert TERMBASE.preferred("orda", "ru") is None


def test_a_language_without_terms_has_none_preferred():
    assert TERMBASE.preferred("astana", "en") is None


def test_a_term_not_to_be_translated_is_the_one_to_write_in_every_language():
    assert {TERMBASE.preferred("toolkit", lang).text for lang in ("ru", "kk", "en")} == {
        "Kazinform"
    }


def test_an_unknown_concept_has_no_preferred_term():
    assert TERMBASE.preferred("no-such", "ru") is None


def test_terms_are_those_of_all_languages_or_of_one():
    assert len(TERMBASE.terms()) == 6
    assert [t.text for t in TERMBASE.terms("kk")] == ["Астана"]


ASSEMBLY = Termbase.of(
    [
        term("apk", "ru", "Ассамблея народа Казахстана"),
        term("apk", "ru", "АНК", "admitted"),
        term("apk", "kk", "Қазақстан халқы Ассамблеясы"),
        term("apk", "kk", "ҚХА", "admitted"),
        term("apk", "en", "Assembly of the People of Kazakhstan"),
    ]
)


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Ассамблея народа Казахстана", "kk", "Қазақстан халқы Ассамблеясы"),
        ("АНК", "kk", "ҚХА"),
        ("АНК", "en", "Assembly of the People of Kazakhstan"),
    ],
)
def test_the_counterpart_of_an_abbreviation_is_one_where_there_is_one(text, lang, expected):
    (source,) = (term for term in ASSEMBLY.terms("ru") if term.text == text)
    assert ASSEMBLY.counterpart(source, lang).text == expected


def test_a_concept_without_a_term_in_a_language_has_no_counterpart_there():
    assert TERMBASE.counterpart(term("mazhilis", "ru", "Мажилис"), "en") is None
