"""``toolkit glossary extract``: what it proposes, from what, and what it refuses."""

import pytest

from toolkit.errors import ExitCode

TEXT = """\
Железная дорога связала города. Сессия Ассамблеи народа Казахстана прошла в столице.

По железной дороге едут гости. В Ассамблее народа Казахстана говорят о железных дорогах.
"""

UNITS = (
    ("Железная дорога построена.", "Темір жол салынды."),
    ("Он едет по железной дороге.", "Ол темір жолмен келе жатыр."),
    ("Елбасы говорил об Ассамблее народа Казахстана.", "Елбасы ҚХА туралы айтты."),
    ("Дождь идёт с утра.", "Таңертеңнен жаңбыр жауып тұр."),
    ("Снег лежит на крышах.", "Шатырларда қар жатыр."),
    ("Дети спят.", "Балалар ұйықтап жатыр."),
    ("Ветер стих.", "Жел басылды."),
    ("Река замёрзла.", "Өзен қатып қалды."),
    ("Он читает.", "Ол оқып отыр."),
    ("Она поёт.", "Ол ән салады."),
    ("Солнце садится.", "Күн батып барады."),
    ("Гости ушли.", "Қонақтар кетті."),
    ("Лето прошло.", "Жаз өтті."),
    ("Врач пришёл.", "Дәрігер келді."),
)


@pytest.fixture
def text(project):
    path = project / "rail.ru.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def catalogue(project):
    header = 'msgid ""\nmsgstr "Language: kk\\nContent-Type: text/plain; charset=UTF-8\\n"\n'
    entries = [f'msgid "{source}"\nmsgstr "{target}"\n' for source, target in UNITS]
    path = project / "rail.po"
    path.write_text("\n".join([header, *entries]), encoding="utf-8")
    return path


def test_a_phrase_in_three_forms_is_one_proposal_with_its_place(project, text):
    assert project.run("glossary", "extract", text.name) == ExitCode.DONE

    heading, proposal, example, *_ = project.out.splitlines()
    assert heading == "score  freq  nested  term"
    assert proposal.split()[1:] == ["3", "0", "железная", "дорога"]
    assert example.startswith("    rail.ru.txt:3  В Ассамблее народа")
    assert (
        'toolkit glossary add --concept ID --subject SUBJECT --ru "железная дорога"' in project.err
    )


def test_what_the_glossary_has_is_not_proposed_in_any_form(project, text):
    _, found = project.json("glossary", "extract", text, "--min-frequency", "1")

    terms = {proposal["term"] for proposal in found}
    assert "железная дорога" in terms
    assert not {"Ассамблея народа Казахстана", "Ассамблея", "Казахстан"} & terms


def test_a_program_gets_all_that_is_known_of_a_proposal(project, text):
    code, found = project.json("glossary", "extract", text.name)

    assert code == ExitCode.DONE
    first = found[0]
    assert first["term"] == "железная дорога"
    assert first["lang"] == "ru"
    assert (first["words"], first["frequency"], first["nested"]) == (2, 3, 0)
    assert first["c_value"] == 6
    assert set(first["forms"]) == {"железная дорога", "железной дороге", "железных дорогах"}
    assert first["place"] == "rail.ru.txt:3"
    assert first["targets"] == {}


def test_a_catalogue_gives_the_likely_target(project, catalogue):
    project.run("glossary", "extract", catalogue.name)

    lines = project.out.splitlines()
    assert lines[1].endswith("железная дорога")
    assert lines[2].startswith("    kk  темір жол  (")
    assert lines[3].startswith("    rail.po:")
    assert '--ru "железная дорога" --kk "темір жол"' in project.err


def test_a_catalogue_can_be_read_from_its_target_language(project, catalogue):
    _, found = project.json("glossary", "extract", catalogue, "--lang", "kk")

    assert found[0]["term"] == "темір жол"
    assert found[0]["targets"]["ru"]["term"] == "железная дорога"


def test_the_translation_of_a_draft_is_no_evidence(project, catalogue):
    drafts = catalogue.read_text("utf-8").replace('msgid "Ж', '#, fuzzy\nmsgid "Ж')
    catalogue.write_text(drafts, encoding="utf-8")

    _, found = project.json("glossary", "extract", catalogue)

    assert found[0]["targets"] == {}


def test_markdown_gives_prose_only(project):
    page = project / "page.ru.md"
    page.write_text(
        "# Железная дорога\n\n```\nчужая планета\nчужая планета\n```\n\nЭто **железная дорога**.\n",
        encoding="utf-8",
    )
    _, found = project.json("glossary", "extract", page)
    assert [proposal["term"] for proposal in found] == ["железная дорога"]


def test_a_line_break_inside_a_term_does_not_part_it(project):
    wrapped = project / "wrapped.ru.txt"
    wrapped.write_text("Строится железная\nдорога.\nЭто железная\r\nдорога\nРека\n", "utf-8")
    _, found = project.json("glossary", "extract", wrapped.name)
    assert [proposal["term"] for proposal in found] == ["железная дорога"]
    assert found[0]["place"] == "wrapped.ru.txt:1"
    assert found[0]["example"] == "Строится железная дорога."


def test_lines_of_a_list_are_not_joined(project):
    items = project / "items.ru.txt"
    items.write_text("железная\n\nдорога\n\n- железная\n- дорога\n", "utf-8")
    _, found = project.json("glossary", "extract", items.name, "--min-frequency", "1")
    assert "железная дорога" not in {proposal["term"] for proposal in found}


def test_a_line_break_in_a_catalogue_does_not_part_a_term_either(project, catalogue):
    text = catalogue.read_text("utf-8").replace("Железная дорога", "Железная\\nдорога")
    catalogue.write_text(text.replace("Темір жол", "Темір\\nжол"), encoding="utf-8")
    _, found = project.json("glossary", "extract", catalogue)
    assert (found[0]["term"], found[0]["targets"]["kk"]["term"]) == ("железная дорога", "темір жол")


@pytest.mark.parametrize(
    ("lang", "heading", "text", "term"),
    [
        ("kk", "ҚАЛАДА СУ ТАСҚЫНЫ ӨТТІ", "Су тасқыны басталды. Олар су тасқынынан қашты.",
         "су тасқыны"),
        ("en", "EDUCATION ANNOUNCES REFORM", "The state policy changed. A state policy is new.",
         "state policy"),
    ],
)  # fmt: skip
def test_headings_in_capitals_give_no_terms(project, lang, heading, text, term):
    page = project / f"page.{lang}.txt"
    page.write_text(f"{heading}\n\n{text}\n\n{heading}\n", encoding="utf-8")
    _, found = project.json("glossary", "extract", page)
    assert [proposal["term"] for proposal in found] == [term]


def test_lines_have_80_columns_at_most(project, text):
    project.run("glossary", "extract", text, "--min-frequency", "1")
    assert max(map(len, project.out.splitlines())) <= 80


def test_limit_takes_the_best(project, text):
    _, found = project.json("glossary", "extract", text, "--min-frequency", "1", "--limit", "1")
    assert [proposal["term"] for proposal in found] == ["железная дорога"]


def test_no_new_terms_is_no_failure(project):
    code = project.run("glossary", "extract", project.article)

    assert code == ExitCode.DONE
    assert project.out == ""
    assert project.err.startswith("no new terms in 3 paragraphs")


def test_no_file_changes(project, text, catalogue):
    before = project.files()
    project.run("glossary", "extract", text)
    project.run("glossary", "extract", catalogue)
    assert project.files() == before


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("none.ru.txt", None, "none.ru.txt: no such file"),
        ("empty.ru.txt", b"", "empty.ru.txt: is empty"),
        ("numbers.ru.txt", b"1 2 3\n", "numbers.ru.txt: has no prose"),
        ("image.ru.txt", b"\x89PNG\xff", "image.ru.txt:1: not UTF-8"),
        ("nul.ru.txt", b"a\0b", "nul.ru.txt: holds NUL bytes"),
        ("page.txt", "Снег".encode(), "page.txt: which language is it in? Name it with --lang"),
        ("page.ru.docx", b"PK", "page.ru.docx: documents of this kind are not known"),
        ("broken.po", b'msgid "a\n', "broken.po:1: "),
        ("translations", None, "translations: is a folder"),
    ],
)
def test_bad_input_is_one_clear_line(project, name, content, message):
    (project / "toolkit.toml").write_text('targets = ["kk"]\n', encoding="utf-8")
    if content is not None:
        (project / name).write_bytes(content)

    assert project.run("glossary", "extract", name) == ExitCode.BAD_INPUT
    assert project.out == ""
    assert project.err.startswith(f"toolkit: {message}")
    assert project.err.count("\n") == 1


def test_files_in_two_languages_are_refused(project, text):
    (project / "rail.kk.txt").write_text("Темір жол салынды.", encoding="utf-8")

    assert project.run("glossary", "extract", text.name, "rail.kk.txt") == ExitCode.BAD_INPUT
    assert "is in Kazakh, the files before it in Russian" in project.err


def test_a_catalogue_without_the_language_asked_for_is_refused(project, catalogue):
    code = project.run("glossary", "extract", catalogue.name, "--lang", "en")

    assert code == ExitCode.BAD_INPUT
    assert "translates Russian into Kazakh; --lang is ru or kk" in project.err
