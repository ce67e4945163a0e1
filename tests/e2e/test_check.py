import json

import pytest

HEADER = """\
msgid ""
msgstr ""
"Language: kk\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"X-Source-Language: ru\\n"

"""
ENTRIES = """\
#: translations/news.ru.txt:1
msgid "Построено 365 домов"
msgstr "Үйлер салынды"

#: translations/news.ru.txt:3
#, fuzzy
msgid "Совет «матерей»"
msgstr "\\"Аналар\\" кеңесі"

#: translations/news.ru.txt:5
msgid "Сессия Ассамблеи народа Казахстана"
msgstr "Қазақстан халқы Ассамблеясының сессиясы"

msgid "Не переведено"
msgstr ""
"""
NUMBERS = "numbers: number 365 is missing"
QUOTES = 'quotes: straight quotes "…"; write «…»'
UNTRANSLATED = "untranslated: there is no translation yet"


@pytest.fixture
def catalogue(project):
    path = project / "locales" / "kk" / "LC_MESSAGES" / "news.po"
    path.parent.mkdir(parents=True)
    path.write_text(HEADER + ENTRIES, encoding="utf-8")
    return path


PLACE = "locales/kk/LC_MESSAGES/news.po"


@pytest.mark.usefixtures("catalogue")
def test_findings_are_printed_with_the_line_of_their_entry(project):
    assert project.run("check") == 1
    assert project.out.splitlines() == [
        f"{PLACE}:7: {NUMBERS}",
        f"{PLACE}:11: {QUOTES}",
        f"{PLACE}:20: {UNTRANSLATED}",
    ]
    assert project.err == "3 findings in 3 of 4 units; 1 catalogue\n"


def test_the_line_is_where_the_entry_starts(project, catalogue):
    project.run("check")
    line = int(project.out.split(":")[1])
    assert catalogue.read_text(encoding="utf-8").splitlines()[line - 1].startswith("#: ")


@pytest.mark.usefixtures("catalogue")
def test_nothing_is_changed(project):
    before = project.files()
    project.run("check")
    assert project.files() == before


@pytest.mark.usefixtures("catalogue")
def test_reviewed_units_alone_can_be_checked(project):
    assert project.run("check", "--reviewed") == 1
    assert project.out == f"{PLACE}:7: {NUMBERS}\n"
    assert project.err == "1 finding in 1 of 2 units; 1 catalogue\n"


def test_a_comment_silences_a_check(project, catalogue):
    text = HEADER + ENTRIES.replace("#: translations/news.ru.txt:1", "# toolkit: ignore numbers")
    catalogue.write_text(text, encoding="utf-8")
    assert project.run("check", "--reviewed") == 0
    assert project.out == ""
    assert project.err == "no findings in 2 units; 1 catalogue\n"


def test_hints_are_shown_and_do_not_fail(project, catalogue):
    hint = 'msgid "Сессия Ассамблеи народа Казахстана"\nmsgstr "ҚХА сессиясы"\n'
    catalogue.write_text(HEADER + hint, encoding="utf-8")
    assert project.run("check") == 0
    assert project.out == (
        f"{PLACE}:7: terms (hint): uses admitted 'ҚХА'; "
        "'Қазақстан халқы Ассамблеясы' is preferred\n"
    )
    assert project.err == "no findings in 1 unit; 1 catalogue; 1 hint\n"


def test_the_projects_glossary_is_asked(project, catalogue):
    missed = 'msgid "Сессия Ассамблеи народа Казахстана"\nmsgstr "Кеңес сессиясы"\n'
    catalogue.write_text(HEADER + missed, encoding="utf-8")
    assert project.run("check") == 1
    assert "the target has no 'Қазақстан халқы Ассамблеясы'" in project.out


@pytest.mark.usefixtures("catalogue")
def test_json_has_one_object_a_finding(project):
    assert project.run("check", "--format", "json") == 1
    first, second, _ = json.loads(project.out)
    assert first == {
        "path": PLACE,
        "line": 7,
        "lang": "kk",
        "check": "numbers",
        "severity": "error",
        "message": "number 365 is missing",
        "source": "Построено 365 домов",
        "target": "Үйлер салынды",
        "place": "translations/news.ru.txt:1",
    }
    assert second["severity"] == "warning"


@pytest.mark.usefixtures("catalogue")
def test_json_is_also_an_option_as_everywhere(project):
    project.run("check", "--format", "json")
    expected = project.out

    assert project.run("check", "--json") == 1
    assert project.out == expected


def test_json_without_findings_is_an_empty_list(project, catalogue):
    catalogue.write_text(HEADER, encoding="utf-8")
    assert project.run("check", "--format", "json") == 0
    assert json.loads(project.out) == []


def test_github_gets_workflow_commands_with_its_escapes(project, catalogue):
    spoilt = 'msgid "Рост 5%: «да»"\nmsgstr "Өсім %d: 5%, «иә»"\n'
    catalogue.write_text(HEADER + spoilt, encoding="utf-8")
    assert project.run("check", "--format", "github") == 1
    assert project.out == (
        f"::error file={PLACE},line=7,title=placeholders::"
        "placeholder '%25d' is not in the source, or not so often; remove it\n"
    )


def test_files_and_folders_can_be_named(project, catalogue):
    assert project.run("check", catalogue) == 1
    from_file = project.out
    assert project.run("check", project / "locales", catalogue) == 1
    assert project.out == from_file


def test_an_article_means_its_catalogues(project):
    project.translate()
    assert project.run("check", project.article) == 1
    assert project.err.endswith("; 2 catalogues\n")


def test_a_catalogue_from_elsewhere_can_be_named(project, catalogue, tmp_path):
    mailed = catalogue.rename(tmp_path / "mailed.po")
    assert project.run("check", mailed) == 1
    assert project.out.startswith(f"{mailed}:7: ")


@pytest.mark.usefixtures("catalogue")
def test_a_catalogue_in_a_language_not_known_is_left_out_with_a_remark(project):
    german = project / "locales/de/LC_MESSAGES/news.po"
    german.parent.mkdir(parents=True)
    german.write_text(HEADER.replace("kk", "de"), encoding="utf-8")
    assert project.run("check") == 1
    assert project.err.startswith("locales/de/LC_MESSAGES/news.po: left out; known languages are ")
    assert project.run("check", german) == 2
    assert "unknown language 'de'" in project.err


def test_a_broken_catalogue_does_not_hinder_the_check_of_another(project, catalogue):
    other = catalogue.with_name("broken.po")
    other.write_text(HEADER + "msgid нет\n", encoding="utf-8")
    assert project.run("check", catalogue) == 1
    assert project.run("check", other) == 2
    assert "broken.po:7: " in project.err


@pytest.mark.usefixtures("catalogue")
def test_a_project_elsewhere_can_be_checked(project, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert project.run("check", "--project", project.root) == 1
    assert project.out.startswith(f"project/{PLACE}:7: ")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "locales: no catalogues there; make them with 'toolkit translate ARTICLE'"),
        (["glossary"], "glossary: neither a catalogue, nor an article or folder of this project"),
        (["glossary/terms.csv"], "glossary/terms.csv: neither a catalogue, nor an article"),
        (["missing.po"], "missing.po: no such file"),
    ],
)
def test_exit_code_2_when_there_is_nothing_to_check(project, arguments, says):
    assert project.run("check", *arguments) == 2
    assert project.out == ""
    assert project.err.startswith(f"toolkit: {says}")


def test_a_malformed_catalogue_is_named_with_its_line(project, catalogue):
    catalogue.write_text(HEADER + 'msgid "Совет"\nmsgstr нет\n', encoding="utf-8")
    assert project.run("check") == 2
    assert f"{PLACE}:8: " in project.err


def test_a_fresh_draft_by_the_echo_engine_is_untranslated(project):
    project.translate("--to", "kk")
    assert project.run("check") == 1
    assert "identical: the target is the source; translate it" in project.out


def test_a_check_of_another_package_runs_too(project, catalogue, monkeypatch):
    plugin = project / "plugin"
    (plugin / "shouting-1.0.dist-info").mkdir(parents=True)
    (plugin / "shouting-1.0.dist-info" / "METADATA").write_text("Name: shouting\nVersion: 1.0\n")
    (plugin / "shouting-1.0.dist-info" / "entry_points.txt").write_text(
        "[toolkit.checks]\nshouting = shouting:find\n"
    )
    (plugin / "shouting.py").write_text(
        "from toolkit.model import Finding\n"
        "def find(subject):\n"
        "    if subject.target.isupper():\n"
        "        yield Finding('shouting', 'the target is in capitals; write it small')\n"
    )
    monkeypatch.syspath_prepend(plugin)
    catalogue.write_text(HEADER + 'msgid "Да"\nmsgstr "ИӘ"\n', encoding="utf-8")
    assert project.run("check") == 1
    assert project.out == f"{PLACE}:7: shouting: the target is in capitals; write it small\n"
