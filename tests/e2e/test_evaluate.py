"""``toolkit evaluate``: what it measures on a person's own text, and what it refuses."""

import json
from importlib.metadata import version

import pytest
from packages import build_package

from toolkit.engines import packages
from toolkit.errors import ExitCode

ROWS = (
    ("Елбасы открыл сессию.", "Елбасы сессияны ашты."),
    ("Сессия Ассамблеи народа Казахстана.", "Қазақстан халқы Ассамблеясының сессиясы."),
    ("Зал полон.", "Зал толы."),
)


@pytest.fixture
def table(project):
    path = project / "news.tsv"
    path.write_text("".join("\t".join(row) + "\n" for row in ROWS), encoding="utf-8")
    return path


@pytest.fixture
def argos(project, tmp_path, monkeypatch):
    """Give the project a tiny model that copies its source, ru-kk."""
    monkeypatch.setattr(packages, "SHIPPED", tmp_path / "shipped")
    build_package(tmp_path / "shipped", protection_markers=16)
    return project


def test_quality_speed_and_terms_are_printed_in_80_columns(project, table):
    assert project.run("evaluate", table, "--pair", "ru-kk") == ExitCode.DONE

    lines = project.out.splitlines()
    assert lines[0] == "news.tsv: ru→kk, 3 segments, 3 sentences"
    assert lines[1].startswith("echo ru→kk: BLEU ")
    assert "2 terms in 2 segments:" in lines
    assert lines[-1].startswith("chrF++  nrefs:1|case:mixed|")
    assert max(map(len, lines)) <= 80
    assert "drafting 3 segments with proper terms" in project.err


def test_an_engine_without_terms_is_given_names_only_and_that_is_said(project, table):
    _, report = project.json("evaluate", table, "--pair", "ru-kk")

    shares = {row["given"]: row["term_success"]["share"] for row in report["conditions"]}
    assert shares == {"no terms": 0.5, "proper terms": 0.5}
    assert project.run("evaluate", table, "--pair", "ru-kk") == ExitCode.DONE
    assert "This engine cannot take terms" in project.out


def test_json_says_how_each_figure_came_about(project, table):
    code, report = project.json("evaluate", table, "--pair", "ru-kk")

    assert code == ExitCode.DONE
    assert (report["source"], report["target"], report["segments"]) == ("ru", "kk", 3)
    assert report["engine"] == "echo ru→kk"
    assert report["term_mode"] == "checked"
    assert set(report["signatures"]) == {"bleu", "chrf"}
    assert report["versions"]["sacrebleu"] == version("sacrebleu")
    assert report["sentences_per_second"] > 0
    assert report["conditions"][0]["term_success"] == {"share": 0.5, "hits": 1, "of": 2}


def test_markdown_is_two_tables_and_the_signatures(project, table):
    assert project.run("evaluate", table, "--pair", "ru-kk", "--markdown") == ExitCode.DONE

    lines = project.out.splitlines()
    assert lines[0] == "| text | pair | segments | engine | BLEU | chrF++ | sentences/s |"
    assert lines[1] == "| --- | --- | --: | --- | --: | --: | --: |"
    assert lines[2].startswith("| news.tsv | ru→kk | 3 | echo ru→kk |")
    assert "| given | BLEU | chrF++ | success | consistent | random |" in lines
    assert "`nrefs:1|" in project.out


def test_other_columns_and_the_first_segments_only(project, table):
    table.write_text("".join(f"x\t{b}\t{a}\n" for a, b in ROWS), encoding="utf-8")
    _, report = project.json(
        "evaluate", table, "--pair", "ru-kk", "--columns", "3,2", "--limit", "2"
    )

    assert report["segments"] == 2
    assert report["terms"] == 2


def test_a_catalogue_names_its_pair_and_its_reviewed_units_are_compared_with(project):
    project.translate("--to", "en")
    po = project.po("en")
    for entry in po:
        entry.flags.clear()
    po[0].msgstr = "Session of the Assembly of the People of Kazakhstan"
    po.save()
    code, report = project.json("evaluate", project.po_path("en"))

    assert code == ExitCode.DONE
    assert (report["source"], report["target"]) == ("ru", "en")
    assert report["segments"] == len(po)
    # The engine echoes, and so the other references are what it says.
    assert 50 < report["chrf"] < 100


def test_a_text_without_terms_has_quality_only(project, table):
    table.write_text("Зал полон.\tЗал толы.\n", encoding="utf-8")

    assert project.run("evaluate", table, "--pair", "ru-kk") == ExitCode.DONE
    assert "no term of the glossary occurs in both source and reference (ru→kk)" in project.out
    assert project.json("evaluate", table, "--pair", "ru-kk")[1]["conditions"] == []


def test_a_model_is_measured_under_all_three_conditions(argos, table):
    _, report = argos.json("evaluate", table, "--pair", "ru-kk", "--engine", "argos")

    assert report["engine"] == "argos ru→kk 1.0"
    assert report["term_mode"] == "aligned"
    assert [row["given"] for row in report["conditions"]] == [
        "no terms",
        "proper terms",
        "random terms",
    ]
    success = [row["term_success"]["share"] for row in report["conditions"]]
    assert success[0] == success[2] == 0.5
    assert success[1] == 1
    opening, _, hall = report["texts"]
    assert opening["terms"] == ["Елбасы"]
    assert set(opening["drafts"]) == {"no terms", "proper terms", "random terms"}
    assert hall["drafts"] == {"proper terms": "Зал полон."}


def test_nothing_in_the_project_changes(project, table):
    before = project.files()
    project.run("evaluate", table, "--pair", "ru-kk")

    assert project.files() == before


@pytest.mark.parametrize(
    ("content", "arguments", "code", "message"),
    [
        ("Мир.\n", ["--pair", "ru-kk"], ExitCode.BAD_INPUT, "news.tsv:1: there is no column 2"),
        ("", ["--pair", "ru-kk"], ExitCode.BAD_INPUT, "news.tsv: is empty"),
        ("Мир.\tБейбітшілік.\n", [], ExitCode.BAD_INPUT, "name them with --pair, as ru-kk"),
        ("Мир.\tБейбітшілік.\n", ["--pair", "ru"], ExitCode.BAD_INPUT, "'ru' is no pair"),
        ("Мир.\tБейбітшілік.\n", ["--pair", "ru-fr"], ExitCode.BAD_INPUT, "'ru-fr' is no pair"),
        ("Мир.\tМир.\n", ["--pair", "ru-ru"], ExitCode.BAD_INPUT, "'ru-ru' is no pair"),
        ("Мир.\tМир.\n", ["--pair", "ru-kk", "--columns", "1"], ExitCode.BAD_INPUT, "like 1,2"),
        (
            "Мир.\tМир.\n",
            ["--pair", "ru-kk", "--json", "--markdown"],
            ExitCode.BAD_INPUT,
            "exclude each other",
        ),
        (
            "Мир.\tМир.\n",
            ["--pair", "ru-kk", "--engine", "gpt"],
            ExitCode.BAD_INPUT,
            "unknown engine 'gpt'",
        ),
        (
            "Бейбітшілік.\tМир.\n",
            ["--pair", "kk-ru", "--engine", "argos"],
            ExitCode.NO_MODEL,
            "no model for kk→ru",
        ),
    ],
)
def test_what_cannot_be_measured_is_refused_in_one_line(argos, content, arguments, code, message):
    (argos / "news.tsv").write_text(content, encoding="utf-8")

    assert argos.run("evaluate", "news.tsv", *arguments) == code
    assert message in " ".join(argos.err.split())
    assert "Traceback" not in argos.err


def test_a_catalogue_of_drafts_a_missing_file_and_a_mix_are_refused(project, table):
    project.translate("--to", "kk")
    po = project.po_path("kk").relative_to(project.root)

    assert project.run("evaluate", po) == ExitCode.BAD_INPUT
    assert f"{po}: has no reviewed unit" in project.err
    assert project.run("evaluate", po, "--pair", "kk-ru") == ExitCode.BAD_INPUT
    assert f"{po}: is ru→kk, not kk→ru" in project.err
    assert project.run("evaluate", po, table.name) == ExitCode.BAD_INPUT
    assert "do not mix" in project.err
    assert project.run("evaluate", "no.tsv", "--pair", "ru-kk") == ExitCode.BAD_INPUT
    assert "no.tsv: no such file" in project.err


def test_json_is_all_that_goes_to_standard_output(project, table):
    project.run("evaluate", table, "--pair", "ru-kk", "--json")

    assert json.loads(project.out)["files"] == [str(table)]
