import json
import subprocess
import sys

import polib

OPENING = "Елбасы открыл заседание. В нём участвовали 250 человек."


def test_a_reviewed_unit_is_never_overwritten(project):
    project.translate()
    project.approve(OPENING, "Елбасы отырысты ашты. Оған 250 адам қатысты.")

    project.translate("--redraft")

    entry = project.find(OPENING)
    assert entry.msgstr == "Елбасы отырысты ашты. Оған 250 адам қатысты."
    assert not entry.fuzzy


def test_an_edited_draft_is_never_overwritten(project):
    project.translate()
    po = project.po()
    po.find(OPENING).msgstr = "Елбасы отырысты ашты…"
    po.save()

    project.translate("--redraft")

    assert project.find(OPENING).msgstr == "Елбасы отырысты ашты…"


def test_a_persons_comment_survives_a_change_of_the_source(project):
    project.translate()
    po = project.po()
    po.find(OPENING).tcomment += "\nминистрліктен сұрау керек"
    po.save()
    changed = OPENING.replace("250", "251")
    project.rewrite(OPENING, changed)

    project.translate()

    assert "министрліктен сұрау керек" in project.find(changed).tcomment.split("\n")


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
    project.approve(OPENING, "Елбасы отырысты ашты. Оған 250 адам қатысты.")
    changed = OPENING.replace("открыл", "вчера открыл")
    project.rewrite(OPENING, changed)

    project.translate()

    entry = project.find(changed)
    assert entry.fuzzy
    assert entry.msgstr == "Елбасы отырысты ашты. Оған 250 адам қатысты."
    assert entry.previous_msgid == OPENING


def test_a_removed_paragraph_becomes_obsolete_and_returns_with_its_translation(project):
    project.translate()
    project.approve(OPENING, "Елбасы отырысты ашты.")
    whole = project.article.read_text("utf-8")

    project.article.write_text(whole.replace(OPENING + "\n\n", ""), "utf-8")
    project.translate()
    assert project.find(OPENING).obsolete

    project.article.write_text(whole, "utf-8")
    project.translate()
    assert not project.find(OPENING).obsolete
    assert project.find(OPENING).msgstr == "Елбасы отырысты ашты."


def test_a_moved_paragraph_keeps_its_translation(project):
    project.translate()
    project.approve(OPENING, "Елбасы отырысты ашты.")
    rest = project.article.read_text("utf-8").replace(OPENING + "\n\n", "")

    project.article.write_text(f"{rest}\n{OPENING}\n", "utf-8")
    project.translate()

    assert project.find(OPENING).msgstr == "Елбасы отырысты ашты."
    assert [entry.msgid for entry in project.po()][-1] == OPENING


def test_an_approved_translation_is_recalled_in_another_article(project):
    project.translate()
    project.approve(OPENING, "Елбасы отырысты ашты. Оған 250 адам қатысты.")
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
    project.approve(OPENING, "Елбасы отырысты ашты. Оған 250 адам қатысты.")
    other = project / "translations/other.ru.txt"
    other.write_text(OPENING.replace("250", "900") + "\n", "utf-8")

    project.run("translate", other, "--to", "kk")

    comment = polib.pofile(str(project / "locales/kk/LC_MESSAGES/other.po"))[0].tcomment
    assert "toolkit: near match 9" in comment
    assert "locales/kk/LC_MESSAGES/news.po: Елбасы отырысты ашты." in comment


def test_what_a_person_saves_while_drafts_are_made_is_kept(project, monkeypatch):
    project.translate()
    project.article.write_text(project.article.read_text("utf-8") + "\nЖаңа абзац.\n", "utf-8")
    from toolkit.engines.echo import EchoEngine

    plain = EchoEngine.translate

    def slow(self, *args, **kwargs):
        project.approve(OPENING, "Адам жазған.")
        return plain(self, *args, **kwargs)

    monkeypatch.setattr(EchoEngine, "translate", slow)
    project.translate("--to", "kk")

    assert project.find(OPENING).msgstr == "Адам жазған."
    assert project.find("Жаңа абзац.").msgstr


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
            project.approve(OPENING, "Адам жазған.")
            saved.append(True)
        return merged

    monkeypatch.setattr(merging, "merge", merge_while_a_person_saves)
    project.translate("--to", "kk")

    assert project.find(OPENING).msgstr == "Адам жазған."
    assert project.find("Жаңа абзац.").msgstr
