import json

import pytest

from toolkit.errors import ExitCode

DEPRECATED = "elbasy,politics,en,Elbassy,deprecated,proper noun,Leader of the nation,misspelling,\n"


@pytest.fixture
def terms(project):
    return project / "glossary" / "terms.csv"


def append(path, row):
    path.write_bytes(path.read_bytes() + row.encode())


def test_lookup_shows_the_concept_in_all_languages_and_marks_what_not_to_use(project, terms):
    append(terms, DEPRECATED)

    assert project.run("glossary", "lookup", "Елбасына") == ExitCode.DONE

    assert project.out.splitlines() == [
        "elbasy  [politics]",
        "  ru  Елбасы",
        "  kk  Елбасы",
        "  en  Elbasy",
        "      Elbassy  ✗ deprecated",
        "        misspelling",
        "  Definition: Leader of the nation",
    ]
    assert project.err == ""


def test_lookup_says_where_a_language_has_no_term(project, terms):
    append(terms, "senate,state,ru,Сенат,,,,,\n")
    project.run("glossary", "lookup", "Сенат")
    assert project.out.splitlines()[1:] == ["  ru  Сенат", "  kk  –", "  en  –"]


def test_lookup_wraps_long_definitions_at_80_columns(project, terms):
    append(terms, f"elbasy,politics,ru,Лидер,admitted,,{'слово ' * 40},{'примечание ' * 20},\n")
    project.run("glossary", "lookup", "Елбасы")
    assert max(map(len, project.out.splitlines())) <= 80


def test_lookup_of_a_typo_names_the_nearest_terms_and_exits_1(project):
    assert project.run("glossary", "lookup", "Елбасыы") == ExitCode.FINDINGS
    assert project.out == ""
    assert project.err == "toolkit: no term 'Елбасыы'; nearest: Елбасы\n"


def test_lookup_names_the_nearest_term_beside_what_is_found_inside(project, terms):
    append(terms, "kazakhstan,state,en,Kazakhstan,preferred,proper noun,,,\n")
    query = "Asembly of the People of Kazakhstan"
    assert project.run("glossary", "lookup", query) == ExitCode.DONE
    assert project.out.startswith("kazakhstan  [state]\n")
    assert project.err == f"\nno term '{query}'; nearest: Assembly of the People of Kazakhstan\n"


def test_lookup_takes_a_phrase_with_and_without_quotes(project):
    assert project.run("glossary", "lookup", "Ассамблея", "народа") == ExitCode.DONE
    assert project.out.startswith("assembly")


def test_lookup_of_nothing_known_exits_1(project):
    assert project.run("glossary", "lookup", "велосипед") == ExitCode.FINDINGS
    assert project.err == "toolkit: no term 'велосипед'\n"


@pytest.mark.parametrize("query", ["", " ", "…", "«»", "\u00ad"])
def test_lookup_of_what_has_no_letter_is_one_clear_line(project, query):
    assert project.run("glossary", "lookup", query) == ExitCode.BAD_INPUT
    assert project.out == ""
    assert project.err.startswith("toolkit: ")
    assert project.err.endswith("has no letter to look up; name a term or a part of one\n")
    assert project.err.count("\n") == 1


def test_lookup_as_json_gives_the_concepts_and_their_terms(project):
    code, found = project.json("glossary", "lookup", "АНК")
    assert code == ExitCode.DONE
    assert (found["query"], found["how"], found["nearest"]) == ("АНК", "exact", [])
    (concept,) = found["concepts"]
    assert concept["concept"] == "assembly"
    assert {"lang": "kk", "term": "ҚХА", "status": "admitted"}.items() <= concept["terms"][
        3
    ].items()


def test_lookup_as_json_of_a_typo_gives_the_nearest_terms_and_exits_1(project):
    code, found = project.json("glossary", "lookup", "Елбасыы")
    assert (code, found["concepts"], found["nearest"]) == (ExitCode.FINDINGS, [], ["Елбасы"])


def test_list_shows_one_term_a_line(project):
    assert project.run("glossary", "list", "--lang", "en") == ExitCode.DONE
    assert project.out.splitlines() == [
        "concept   lang  term                                  status",
        "elbasy    en    Elbasy",
        "assembly  en    Assembly of the People of Kazakhstan",
        "assembly  en    APK                                   admitted",
    ]


def test_list_takes_a_subject_and_a_status(project):
    code, rows = project.json("glossary", "list", "--subject", "assembly", "--status", "admitted")
    assert code == ExitCode.DONE
    assert [row["term"] for row in rows] == ["АНК", "ҚХА", "APK"]


def test_list_of_no_terms_says_so(project):
    assert project.run("glossary", "list", "--subject", "none") == ExitCode.DONE
    assert (project.out, project.err) == ("", "no such terms\n")


def test_list_refuses_an_unknown_language(project):
    assert project.run("glossary", "list", "--lang", "de") == ExitCode.BAD_INPUT
    assert "known are ru (Russian)" in project.err.replace("\n", " ")


def test_add_puts_the_row_after_its_concept_and_remove_takes_it_out_again(project, terms):
    before = terms.read_bytes()

    code = project.run(
        "glossary", "add", "--concept", "elbasy", "--lang", "kk", "--term", "Ұлт көшбасшысы",
        "--status", "admitted", "--note", "атауы, толық",
    )  # fmt: skip
    assert code == ExitCode.DONE
    assert project.out == "added glossary/terms.csv:5: elbasy, kk: Ұлт көшбасшысы\n"
    line = 'elbasy,politics,kk,Ұлт көшбасшысы,admitted,,,"атауы, толық",'
    assert terms.read_text("utf-8").splitlines()[4] == line

    code = project.run("glossary", "remove", "elbasy", "--term", "Ұлт көшбасшысы")
    assert code == ExitCode.DONE
    assert project.out == "removed glossary/terms.csv:5: elbasy, kk: Ұлт көшбасшысы\n"
    assert terms.read_bytes() == before


def test_add_takes_a_whole_concept_at_once(project):
    code, rows = project.json(
        "glossary", "add", "--concept", "mazhilis", "--subject", "politics",
        "--ru", "Мажилис", "--kk", "Мәжіліс", "--en", "Mazhilis",
    )  # fmt: skip
    assert code == ExitCode.DONE
    assert [(row["line"], row["lang"], row["term"]) for row in rows] == [
        (11, "ru", "Мажилис"), (12, "kk", "Мәжіліс"), (13, "en", "Mazhilis"),
    ]  # fmt: skip
    assert project.run("glossary", "check") == ExitCode.DONE


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("--lang", "ru", "--term", "Елбасы"), "already"),
        (("--lang", "ru", "--term", "Лидер нации"), "two preferred Russian terms"),
        (("--lang", "kk", "--term", ""), "has no letter"),
        (("--lang", "kk", "--term", "Eлбасы", "--status", "admitted"), "Latin 'E'"),
        (("--term", "Лидер"), "needs one --lang"),
        (("--lang", "ru"), "no term to add"),
        (("--lang", "ru", "--term", "Лидер", "--ru", "Лидер"), "needs one --lang"),
        (("--ru", "Первый Президент", "--status", "wrong"), "wrong"),
        (("--en", "Leader", "--status", "admitted", "--kk", "Елбасы"), "already"),
    ],
)
def test_add_refuses_with_one_line_and_changes_nothing(project, args, words):
    before = project.files()
    assert project.run("glossary", "add", "--concept", "elbasy", *args) == ExitCode.BAD_INPUT
    assert words in project.err
    assert project.out == ""
    assert project.files() == before


def test_remove_of_an_unknown_concept_changes_nothing(project):
    before = project.files()
    assert project.run("glossary", "remove", "no-such") == ExitCode.BAD_INPUT
    assert project.err.startswith("toolkit: no concept 'no-such'")
    assert project.files() == before


@pytest.mark.parametrize(
    "command", [("add", "--concept", "x", "--ru", "Сенат"), ("remove", "elbasy")]
)
def test_the_glossary_that_comes_with_the_toolkit_is_never_changed(project, terms, command):
    terms.unlink()
    (project / "glossary").rmdir()
    assert project.run("glossary", *command) == ExitCode.BAD_INPUT
    assert "toolkit init" in project.err


def test_check_reports_the_line_and_what_to_do(project, terms):
    append(terms, "elbasy,politics,ru,Лидер нацiи,,,,,\n")

    assert project.run("glossary", "check") == ExitCode.FINDINGS

    first, second = project.out.splitlines()
    assert first.startswith("glossary/terms.csv:11: 'нацiи' has a Latin 'i' (position 10")
    assert second.startswith("glossary/terms.csv:11: concept 'elbasy' has two preferred Russian")
    assert project.err == "2 problems in 10 terms\n"


def test_check_of_a_glossary_in_order_is_silent_on_standard_output(project):
    assert project.run("glossary", "check") == ExitCode.DONE
    assert (project.out, project.err) == ("", "9 terms, no problems\n")


def test_check_as_json_lists_path_line_and_kind(project, terms):
    append(terms, "elbasy,politics,de,Elbasy,,,,,\n")
    code, found = project.json("glossary", "check")
    assert code == ExitCode.FINDINGS
    assert [(p["path"], p["line"], p["check"]) for p in found] == [
        ("glossary/terms.csv", 11, "language")
    ]


def test_annotate_prints_each_term_with_its_place_and_targets(project):
    assert project.run("glossary", "annotate", project.article) == ExitCode.DONE
    assert project.out.splitlines() == [
        "1:8  Ассамблеи народа Казахстана → Ассамблея народа Казахстана (assembly)  "
        "kk: Қазақстан халқы Ассамблеясы  en: Assembly of the People of Kazakhstan",
        "3:1  Елбасы → Елбасы (elbasy)  kk: Елбасы  en: Elbasy",
    ]


def test_annotate_as_json_is_a_list_of_objects(project):
    code, notes = project.json("glossary", "annotate", project.article)
    assert code == ExitCode.DONE
    assert notes[1] == {
        "line": 3,
        "column": 1,
        "text": "Елбасы",
        "concept": "elbasy",
        "term": "Елбасы",
        "status": "preferred",
        "targets": {"kk": "Елбасы", "en": "Elbasy"},
    }


def test_annotate_takes_the_language_from_the_option_before_the_name(project):
    text = project / "news.ru.txt"
    text.write_text("Қазақстан халқы Ассамблеясына", encoding="utf-8")
    code, (note,) = project.json("glossary", "annotate", text, "--lang", "kk")
    assert (code, note["text"]) == (ExitCode.DONE, "Қазақстан халқы Ассамблеясына")


def test_annotate_does_not_count_a_byte_order_mark_as_a_column(project):
    text = project / "news.ru.txt"
    text.write_text("\ufeffЕлбасы", encoding="utf-8")
    _, (note,) = project.json("glossary", "annotate", text)
    assert note["column"] == 1


def test_annotate_never_guesses_the_language(project):
    (project / "toolkit.toml").write_text("", encoding="utf-8")
    text = project / "news.txt"
    text.write_text("Елбасы", encoding="utf-8")
    assert project.run("glossary", "annotate", text) == ExitCode.BAD_INPUT
    assert "--lang" in project.err


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"concept,lang,term\nelbasy,ru\n", "glossary/terms.csv:2: has 2 cells"),
        (b"concept,lang\n", "glossary/terms.csv:1: has no column 'term'"),
        (b"concept,lang,term\nelbasy,ru,\xff\n", "glossary/terms.csv:2: not UTF-8"),
        (b"concept,lang,term\nelbasy,de,x\n", "glossary/terms.csv:2: unknown language 'de'"),
        (b"concept,lang,term,status\ne,ru,x,y\n", "glossary/terms.csv:2: unknown status 'y'"),
        (b"concept,lang,term\n,ru,x\n", "glossary/terms.csv:2: has no concept"),
    ],
)
def test_a_malformed_glossary_ends_in_one_line_with_the_place(project, terms, content, words):
    terms.write_bytes(content)
    assert project.run("glossary", "lookup", "Елбасы") == ExitCode.BAD_INPUT
    assert project.err.startswith(f"toolkit: {words}")
    assert project.err.count("\n") == 1


def test_every_command_prints_json_in_the_letters_of_its_language(project):
    project.run("glossary", "list", "--json")
    assert "Қазақстан" in project.out
    assert json.loads(project.out)
