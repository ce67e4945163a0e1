from pathlib import Path

import pytest

from toolkit.errors import GlossaryError, UsageError
from toolkit.glossaries import Glossary, csv, editing
from toolkit.model import Term, TermStatus

HEADER = "concept,subject,lang,term,status,part_of_speech,definition,note,source\n"
STATE = HEADER + "mazhilis,state,ru,Мажилис,,,,,\nsenate,state,ru,Сенат,,,,,\n"
PEOPLE = HEADER + "elbasy,people,ru,Елбасы,,,,,\n"


@pytest.fixture
def glossary():
    return Glossary(
        Path("glossary"),
        tuple(
            csv.parse(Path(f"glossary/{name}.csv"), content)
            for name, content in (("people", PEOPLE), ("state", STATE))
        ),
    )


def term(concept, lang, text, subject="", status="preferred"):
    return Term(concept, subject, lang, text, TermStatus(status))


def written(before, after):
    return {path.name: content.decode() for path, content in after.changes(since=before).items()}


def test_a_term_goes_after_the_last_term_of_its_concept_with_its_subject(glossary):
    after = editing.add(glossary, term("mazhilis", "kk", "Мәжіліс"))
    assert written(glossary, after) == {
        "state.csv": STATE.replace("senate", "mazhilis,state,kk,Мәжіліс,preferred,,,,\nsenate", 1)
    }


def test_a_new_concept_goes_to_the_end_of_the_file_of_its_subject(glossary):
    after = editing.add(glossary, term("tokayev", "ru", "Токаев", subject="people"))
    assert written(glossary, after) == {
        "people.csv": PEOPLE + "tokayev,people,ru,Токаев,preferred,,,,\n"
    }


def test_a_new_subject_gets_a_file_of_its_own(glossary):
    after = editing.add(glossary, term("gdp", "ru", "ВВП", subject="economy"))
    assert written(glossary, after) == {
        "economy.csv": HEADER + "gdp,economy,ru,ВВП,preferred,,,,\n"
    }


def test_a_file_can_be_named(glossary):
    after = editing.add(glossary, term("gdp", "ru", "ВВП", subject="economy"), "state.csv")
    assert list(written(glossary, after)) == ["state.csv"]


@pytest.mark.parametrize(
    ("new", "words"),
    [
        (term("elbasy", "ru", "елбасы"), "already, at glossary/people.csv:2"),
        (term("elbasy", "ru", "Лидер нации"), "two preferred Russian terms"),
        (term("elbasy", "kk", ""), "has no letter"),
        (term("elbasy", "kk", "«—»"), "has no letter"),
        (term("elbasy", "kk", "Eлбасы"), "Latin 'E'"),
        (term("elbasy", "kk", "Елбасы "), "a space at its start or end"),
        (term("elbasy", "kk", "+Елбасы"), "formula"),
        (term("elbasy", "kk", "Елбасы", subject="state"), "is of subject 'people'"),
        (term("gdp", "ru", "ВВП"), "needs --subject"),
        (term("the gdp", "ru", "ВВП", subject="x"), "no concept id"),
        (term("gdp", "ru", "ВВП", subject="../x"), "no file name"),
    ],
)
def test_a_term_that_would_be_reported_is_refused(glossary, new, words):
    with pytest.raises(UsageError, match=words):
        editing.add(glossary, new)


@pytest.mark.parametrize("name", ["../other", "a/b", ".hidden", ""])
def test_a_file_outside_the_folder_is_refused(glossary, name):
    with pytest.raises(UsageError, match="no file name"):
        editing.add(glossary, term("gdp", "ru", "ВВП", subject="x"), name)


def test_what_a_file_has_no_column_for_is_refused_rather_than_lost():
    table = csv.parse(Path("a.csv"), "concept,lang,term\nx,ru,Сенат\n")
    with pytest.raises(GlossaryError, match=r"a\.csv:1: has no column 'status' to keep 'admitted'"):
        editing.add(Glossary(Path(), (table,)), term("x", "ru", "Палата", status="admitted"))


def test_a_concept_is_removed_from_all_files(glossary):
    both = editing.add(glossary, term("elbasy", "kk", "Елбасы"))
    after, gone = editing.remove(both, "elbasy")
    assert [row.lang for row in gone] == ["ru", "kk"]
    assert written(glossary, after) == {"people.csv": HEADER}


def test_only_the_terms_of_one_language_are_removed(glossary):
    both = editing.add(glossary, term("mazhilis", "kk", "Мәжіліс"))
    after, _ = editing.remove(both, "mazhilis", lang="kk")
    assert written(glossary, after) == {}


def test_only_one_term_is_removed(glossary):
    both = editing.add(glossary, term("mazhilis", "ru", "палата", status="admitted"))
    after, gone = editing.remove(both, "mazhilis", text="Палата")
    assert [row.term for row in gone] == ["палата"]
    assert written(glossary, after) == {}


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("no-such",), "no concept 'no-such'"),
        (("elbasy", "en"), "concept 'elbasy' has no term in English"),
        (("elbasy", None, "Лидер"), "concept 'elbasy' has no term 'Лидер'"),
    ],
)
def test_removing_what_is_not_there_is_refused(glossary, args, words):
    with pytest.raises(UsageError, match=words):
        editing.remove(glossary, *args)
