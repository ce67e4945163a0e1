from pathlib import Path

import pytest

from toolkit.glossaries import Glossary, csv
from toolkit.glossaries.problems import problems

HEADER = "concept,subject,lang,term,status,part_of_speech,definition,note,source\n"
WHOLE = "x,,ru,Мажилис,,,,,\nx,,kk,Мәжіліс,,,,,\nx,,en,Mazhilis,,,,,\n"


def report(rows):
    table = csv.parse(Path("terms.csv"), HEADER + rows)
    return [(p.check, str(p)) for p in problems(Glossary(Path(), (table,)))]


def test_a_concept_with_a_preferred_term_in_each_language_is_right():
    assert report(WHOLE) == []


@pytest.mark.parametrize(
    ("row", "check", "words"),
    [
        (",,ru,Сенат,,,,,", "missing", "terms.csv:5: has no concept"),
        ("x,,,Сенат,,,,,", "missing", "has no lang"),
        ("x,,ru,,admitted,,,,", "missing", "the term '' has no letter"),
        ("x,,ru,«…»,admitted,,,,", "missing", "has no letter"),
        ("x,,de,Senat,,,,,", "language", "unknown language 'de'; known are ru, kk, en"),
        ("x,,ru,Сенат,best,,,,", "status", "unknown status 'best'; known are preferred"),
        ("x,,ru, Сенат,admitted,,,,", "spaces", "at its start or end"),
        ("x,,ru,Дом  дружбы,admitted,,,,", "spaces", "two spaces"),
        ("x,,ru,Дом\u00a0дружбы,admitted,,,,", "spaces", "no-break space at position 4"),
        ("x,,ru,Сенат\u200bа,admitted,,,,", "spaces", "zero width space at position 6"),
        ("x,,ru,=Сенат,admitted,,,,", "formula", "spreadsheet"),
        ("x,,ru,раи\u0306он,admitted,,,,", "unicode", "not NFC"),
        ("x,,kk,Мәжiліс,admitted,,,,", "scripts", "Latin 'i' (position 4 of the term)"),
        ("x,,en,Аlmaty,admitted,,,,", "scripts", "Cyrillic 'А' (position 1 of the term)"),
        ("x,,kk,ел Мәжiліс,admitted,,,,", "scripts", "position 7 of the term"),
        ("x,,ru,мажилис,admitted,,,,", "duplicate", "already, at terms.csv:2"),
        ("x,,ru,Сенат,,,,,", "two-preferred", "'Мажилис' (terms.csv:2) and 'Сенат'; mark one"),
    ],
)
def test_a_row_that_is_wrong_is_reported_with_what_to_do(row, check, words):
    found = report(WHOLE + row + "\n")
    assert check in {name for name, _ in found}
    assert any(words in message and message.startswith("terms.csv:5: ") for _, message in found)


@pytest.mark.parametrize("term", ["IT-компания", "Қазақстан-2050", "COVID-19", "УЕФА (UEFA)"])
def test_words_of_two_scripts_side_by_side_are_right(term):
    assert report(WHOLE + f"x,,ru,{term},admitted,,,,\n") == []


def test_a_language_without_a_preferred_term_is_reported():
    assert [check for check, _ in report(WHOLE.replace("Mazhilis,", "Mazhilis,deprecated"))] == [
        "no-preferred"
    ]


def test_missing_languages_are_reported_once_with_their_names():
    ((check, message),) = report("x,,ru,Мажилис,,,,,\n")
    assert check == "missing-language"
    assert message == "terms.csv:2: concept 'x' has no Kazakh and no English term; add one"


def test_a_term_not_to_be_translated_stands_for_all_languages():
    assert report("x,,en,assembly.kz,do-not-translate,,,,\n") == []


def test_a_term_of_two_concepts_is_reported_until_notes_tell_them_apart():
    other = WHOLE.replace("x,", "y,").replace("Мәжіліс", "мәж").replace("Mazhilis", "house")
    ((check, message),) = report(WHOLE + other)
    assert check == "homograph"
    assert "'Мажилис' also names concept 'x', at terms.csv:2" in message

    noted = (WHOLE + other).replace("Мажилис,,,,", "Мажилис,,,,the chamber")
    assert report(noted) == []


def test_problems_come_in_the_order_of_the_lines():
    lines = [message.split(":")[1] for _, message in report("b,,ru,-а,,,,,\na,,ru,=б,,,,,\n")]
    assert lines == sorted(lines)
