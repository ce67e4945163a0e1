import shutil
import subprocess

import polib
import pytest

from toolkit.errors import ExitCode

OPENING = "Елбасы открыл заседание. В нём участвовали 250 человек."


def test_an_article_becomes_a_template_and_a_catalogue_for_each_language(project):
    assert project.translate("--to", "kk,en") == ExitCode.DONE

    assert {name for name in project.files() if name.startswith("locales")} == {
        "locales/news.pot",
        "locales/kk/LC_MESSAGES/news.po",
        "locales/en/LC_MESSAGES/news.po",
    }
    assert [entry.msgid for entry in project.po()] == [
        "Сессия Ассамблеи народа Казахстана",
        OPENING,
        "Крымбек Кушербаев выступил с докладом.",
    ]


def test_every_draft_is_fuzzy_and_says_where_it_came_from_where_it_stands_and_which_terms_it_has(
    project,
):
    project.translate()

    entry = project.find(OPENING)
    assert entry.fuzzy
    assert entry.tcomment.startswith("toolkit: draft by echo")
    assert entry.occurrences == [("translations/news.ru.txt", "3")]
    assert entry.comment == "Елбасы → Елбасы"


def test_every_draft_says_what_became_of_its_terms(project):
    project.translate()

    assert "toolkit: terms: applied Елбасы" in project.find(OPENING).tcomment.split("\n")
    session = project.find("Сессия Ассамблеи народа Казахстана")
    (line,) = (line for line in session.tcomment.split("\n") if "terms:" in line)
    assert line.endswith("missed Қазақстан халқы Ассамблеясы")


def test_a_new_draft_says_it_once(project):
    project.translate()

    project.translate("--redraft")

    assert project.find(OPENING).tcomment.count("toolkit: terms:") == 1


def test_names_come_out_in_english_with_the_official_term(project):
    project.translate("--to", "en")

    assert (
        project.find("Сессия Ассамблеи народа Казахстана", "en").msgstr
        == "Сессия Assembly of the People of Kazakhstan"
    )


def test_the_second_run_changes_no_byte(project):
    project.translate()
    before = project.files()

    assert project.translate() == ExitCode.DONE

    assert project.files() == before
    assert "Nothing to change." in project.out


def test_a_dry_run_says_what_it_would_do_and_writes_nothing(project):
    before = project.files()

    code, report = project.json("translate", project.article, "--to", "kk", "--dry-run")

    assert code == ExitCode.DONE
    assert report["targets"][0]["drafted"] == 3
    assert project.files() == before


def test_the_report_in_json_has_the_figures_of_each_language(project):
    _, report = project.json("translate", project.article, "--to", "kk")

    target = report["targets"][0]
    assert (target["units"], target["drafted"], target["reviewed"]) == (3, 3, 0)
    assert target["terms_applied"] + target["terms_missed"] == 2
    assert target["terms_put_in"] == 0


def test_the_first_units_are_shown_side_by_side(project):
    project.translate("--to", "kk", "--show", "1")

    assert "Сессия Ассамблеи народа Казахстана" in project.out


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["", "\n"])
def test_line_ends_and_byte_order_marks_of_an_article_do_not_reach_the_catalogue(
    project, newline, bom, end
):
    text = f"{bom}Бірінші абзац.\n\nЕкінші абзац.{end}".replace("\n", newline)
    project.article.write_bytes(text.encode())

    assert project.translate("--to", "kk") == ExitCode.DONE

    assert [entry.msgid for entry in project.po()] == ["Бірінші абзац.", "Екінші абзац."]


def test_an_empty_article_makes_empty_catalogues(project):
    project.article.write_bytes(b"")

    assert project.translate("--to", "kk") == ExitCode.DONE
    assert list(project.po()) == []


def test_an_article_from_outside_the_project_is_translated_into_the_project(project, tmp_path):
    outside = tmp_path / "other.ru.txt"
    outside.write_text(OPENING, "utf-8")

    assert project.run("translate", outside, "--to", "kk") == ExitCode.DONE

    assert (project / "locales/kk/LC_MESSAGES/other.po").is_file()


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="GNU gettext is not installed")
def test_gettext_and_translate_toolkit_find_the_same_units_as_we_do(project):
    from translate.storage import po as translate_toolkit

    project.translate()
    path = project.po_path()

    subprocess.run(["msgfmt", "-c", "-o", "/dev/null", path], check=True)
    msgattrib = subprocess.run(
        ["msgattrib", "--only-fuzzy", path], check=True, capture_output=True, text=True
    )
    store = translate_toolkit.pofile.parsefile(str(path))

    ours = [(entry.msgid, entry.msgstr) for entry in project.po()]
    assert [(e.msgid, e.msgstr) for e in polib.pofile(msgattrib.stdout)] == ours
    assert [(str(u.source), str(u.target)) for u in store.units if not u.isheader()] == ours
    assert all(unit.isfuzzy() for unit in store.units if not unit.isheader())


@pytest.mark.skipif(not shutil.which("msgmerge"), reason="GNU gettext is not installed")
def test_msgmerge_with_our_template_keeps_every_translation(project):
    project.translate()
    path = project.po_path()

    merged = subprocess.run(
        ["msgmerge", "--quiet", path, project / "locales/news.pot"],
        check=True,
        capture_output=True,
        text=True,
    )

    assert [(e.msgid, e.msgstr, e.flags) for e in polib.pofile(merged.stdout)] == [
        (e.msgid, e.msgstr, e.flags) for e in project.po()
    ]


def test_the_revision_date_changes_with_the_catalogue_and_not_without(project):
    project.translate("--to", "kk")
    path = project.po_path()
    old = path.read_text("utf-8").replace("PO-Revision-Date: 20", "PO-Revision-Date: 19")
    path.write_text(old, "utf-8")

    project.translate("--to", "kk")
    assert path.read_text("utf-8") == old

    project.article.write_text("Жаңа абзац.\n", "utf-8")
    project.translate("--to", "kk")
    assert project.po().metadata["PO-Revision-Date"].startswith("20")


def test_a_moved_article_takes_its_catalogues_along(project):
    project.translate("--to", "kk")
    project.approve(OPENING, "Адам жазған.")
    moved = project / "translations" / "2026" / "news.ru.txt"
    moved.parent.mkdir()
    project.article.rename(moved)

    assert project.run("translate", moved, "--to", "kk") == ExitCode.DONE

    assert project.find(OPENING).msgstr == "Адам жазған."
    assert project.po().metadata["X-Source-Document"] == "translations/2026/news.ru.txt"


def test_the_language_in_a_name_may_be_in_capitals(project):
    shouting = project / "translations" / "UP.RU.TXT"
    shouting.write_text("Новый абзац.", "utf-8")

    assert project.run("translate", shouting, "--to", "kk") == ExitCode.DONE

    assert (project / "locales/kk/LC_MESSAGES/UP.po").is_file()
