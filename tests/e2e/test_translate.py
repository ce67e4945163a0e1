import json
import shutil
import subprocess
import sys

import polib
import pytest

from toolkit.errors import ExitCode

OPENING = "Елбасы открыл заседание. В нём участвовали 250 человек."


def approve(project, lang="kk", **translations):
    """Do what a translator does: write a translation, take fuzzy away, save."""
    po = project.po(lang)
    for entry in po:
        if entry.msgid in translations:
            entry.msgstr = translations[entry.msgid]
            entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    po.save()


def rewrite(project, old, new):
    text = project.article.read_text("utf-8")
    project.article.write_text(text.replace(old, new), "utf-8")


def find(project, source, lang="kk"):
    return project.po(lang).find(source, include_obsolete_entries=True)


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

    entry = find(project, OPENING)
    assert entry.fuzzy
    assert entry.tcomment.startswith("toolkit: draft by echo")
    assert entry.occurrences == [("translations/news.ru.txt", "3")]
    assert entry.comment == "Елбасы → Елбасы"


def test_every_draft_says_what_became_of_its_terms(project):
    project.translate()

    assert "toolkit: terms: applied Елбасы" in find(project, OPENING).tcomment.split("\n")
    session = find(project, "Сессия Ассамблеи народа Казахстана")
    (line,) = (line for line in session.tcomment.split("\n") if "terms:" in line)
    assert line.endswith("missed Қазақстан халқы Ассамблеясы")


def test_a_new_draft_says_it_once(project):
    project.translate()

    project.translate("--redraft")

    assert find(project, OPENING).tcomment.count("toolkit: terms:") == 1


def test_names_come_out_in_english_with_the_official_term(project):
    project.translate("--to", "en")

    assert (
        find(project, "Сессия Ассамблеи народа Казахстана", "en").msgstr
        == "Сессия Assembly of the People of Kazakhstan"
    )


def test_the_second_run_changes_no_byte(project):
    project.translate()
    before = project.files()

    assert project.translate() == ExitCode.DONE

    assert project.files() == before
    assert "Nothing to change." in project.out


def test_a_reviewed_unit_is_never_overwritten(project):
    project.translate()
    approve(project, **{OPENING: "Елбасы отырысты ашты. Оған 250 адам қатысты."})

    project.translate("--redraft")

    entry = find(project, OPENING)
    assert entry.msgstr == "Елбасы отырысты ашты. Оған 250 адам қатысты."
    assert not entry.fuzzy


def test_an_edited_draft_is_never_overwritten(project):
    project.translate()
    po = project.po()
    po.find(OPENING).msgstr = "Елбасы отырысты ашты…"
    po.save()

    project.translate("--redraft")

    assert find(project, OPENING).msgstr == "Елбасы отырысты ашты…"


def test_a_persons_comment_survives_a_change_of_the_source(project):
    project.translate()
    po = project.po()
    po.find(OPENING).tcomment += "\nминистрліктен сұрау керек"
    po.save()
    changed = OPENING.replace("250", "251")
    rewrite(project, OPENING, changed)

    project.translate()

    assert "министрліктен сұрау керек" in find(project, changed).tcomment.split("\n")


def test_a_persons_order_of_entries_survives_a_change_of_the_source(project):
    project.translate()
    po = project.po()
    po.reverse()
    po.save()
    order = [entry.msgid for entry in po]
    project.article.write_text(project.article.read_text("utf-8") + "\nЖаңа абзац.\n", "utf-8")

    project.translate()

    assert [entry.msgid for entry in project.po() if entry.msgid in order] == order


def test_a_changed_paragraph_keeps_its_old_translation_as_fuzzy_with_the_old_source(project):
    project.translate()
    approve(project, **{OPENING: "Елбасы отырысты ашты. Оған 250 адам қатысты."})
    changed = OPENING.replace("открыл", "вчера открыл")
    rewrite(project, OPENING, changed)

    project.translate()

    entry = find(project, changed)
    assert entry.fuzzy
    assert entry.msgstr == "Елбасы отырысты ашты. Оған 250 адам қатысты."
    assert entry.previous_msgid == OPENING


def test_a_removed_paragraph_becomes_obsolete_and_returns_with_its_translation(project):
    project.translate()
    approve(project, **{OPENING: "Елбасы отырысты ашты."})
    whole = project.article.read_text("utf-8")

    project.article.write_text(whole.replace(OPENING + "\n\n", ""), "utf-8")
    project.translate()
    assert find(project, OPENING).obsolete

    project.article.write_text(whole, "utf-8")
    project.translate()
    assert not find(project, OPENING).obsolete
    assert find(project, OPENING).msgstr == "Елбасы отырысты ашты."


def test_a_moved_paragraph_keeps_its_translation(project):
    project.translate()
    approve(project, **{OPENING: "Елбасы отырысты ашты."})
    rest = project.article.read_text("utf-8").replace(OPENING + "\n\n", "")

    project.article.write_text(f"{rest}\n{OPENING}\n", "utf-8")
    project.translate()

    assert find(project, OPENING).msgstr == "Елбасы отырысты ашты."
    assert [entry.msgid for entry in project.po()][-1] == OPENING


def test_an_approved_translation_is_recalled_in_another_article(project):
    project.translate()
    approve(project, **{OPENING: "Елбасы отырысты ашты. Оған 250 адам қатысты."})
    other = project / "translations/other.ru.txt"
    other.write_text(OPENING + "\n", "utf-8")

    _, report = project.json("translate", other, "--to", "kk")

    assert report["targets"][0]["recalled"] == 1
    entry = polib.pofile(str(project / "locales/kk/LC_MESSAGES/other.po"))[0]
    assert entry.msgstr == "Елбасы отырысты ашты. Оған 250 адам қатысты."
    assert entry.fuzzy
    assert entry.tcomment.startswith("toolkit: recalled from locales/kk/LC_MESSAGES/news.po")


def test_a_near_match_is_a_suggestion_with_its_score_and_source(project):
    project.translate()
    approve(project, **{OPENING: "Елбасы отырысты ашты. Оған 250 адам қатысты."})
    other = project / "translations/other.ru.txt"
    other.write_text(OPENING.replace("250", "900") + "\n", "utf-8")

    project.run("translate", other, "--to", "kk")

    comment = polib.pofile(str(project / "locales/kk/LC_MESSAGES/other.po"))[0].tcomment
    assert "toolkit: near match 9" in comment
    assert "locales/kk/LC_MESSAGES/news.po: Елбасы отырысты ашты." in comment


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


def test_what_a_person_saves_while_drafts_are_made_is_kept(project, monkeypatch):
    project.translate()
    project.article.write_text(project.article.read_text("utf-8") + "\nЖаңа абзац.\n", "utf-8")
    from toolkit.engines.echo import EchoEngine

    plain = EchoEngine.translate

    def slow(self, *args, **kwargs):
        approve(project, **{OPENING: "Адам жазған."})
        return plain(self, *args, **kwargs)

    monkeypatch.setattr(EchoEngine, "translate", slow)
    project.translate("--to", "kk")

    assert find(project, OPENING).msgstr == "Адам жазған."
    assert find(project, "Жаңа абзац.").msgstr


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


def test_two_runs_at_once_are_one_after_the_other(project):
    command = [sys.executable, "-m", "toolkit", "translate", project.article, "--json"]
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    drafted = [json.loads(run.communicate()[0])["targets"][0]["drafted"] for run in runs]

    assert [run.returncode for run in runs] == [0, 0]
    assert sorted(drafted) == [0, 3]


def test_what_a_person_saves_at_the_last_moment_is_kept(project, monkeypatch):
    from toolkit import merging

    project.translate("--to", "kk")
    project.article.write_text(project.article.read_text("utf-8") + "\nЖаңа абзац.\n", "utf-8")
    merge, saved = merging.merge, []

    def merge_while_a_person_saves(*args, **kwargs):
        merged = merge(*args, **kwargs)
        if not saved:
            approve(project, **{OPENING: "Адам жазған."})
            saved.append(True)
        return merged

    monkeypatch.setattr(merging, "merge", merge_while_a_person_saves)
    project.translate("--to", "kk")

    assert find(project, OPENING).msgstr == "Адам жазған."
    assert find(project, "Жаңа абзац.").msgstr


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
    approve(project, **{OPENING: "Адам жазған."})
    moved = project / "translations" / "2026" / "news.ru.txt"
    moved.parent.mkdir()
    project.article.rename(moved)

    assert project.run("translate", moved, "--to", "kk") == ExitCode.DONE

    assert find(project, OPENING).msgstr == "Адам жазған."
    assert project.po().metadata["X-Source-Document"] == "translations/2026/news.ru.txt"


def test_the_language_in_a_name_may_be_in_capitals(project):
    shouting = project / "translations" / "UP.RU.TXT"
    shouting.write_text("Новый абзац.", "utf-8")

    assert project.run("translate", shouting, "--to", "kk") == ExitCode.DONE

    assert (project / "locales/kk/LC_MESSAGES/UP.po").is_file()
