import gettext

import pytest

from toolkit.errors import ExitCode

TITLE = "Сессия Ассамблеи народа Казахстана"


def approve(project, source, target, lang="kk"):
    po = project.po(lang)
    entry = po.find(source)
    entry.msgstr, entry.flags = target, []
    po.save()


def test_a_reviewed_unit_is_in_the_document_and_a_draft_is_not(project):
    project.translate("--to", "kk")
    approve(project, TITLE, "Қазақстан халқы Ассамблеясының сессиясы")

    assert project.run("build") == ExitCode.DONE

    document = (project / "translations/news.kk.txt").read_text("utf-8")
    assert document == project.article.read_text("utf-8").replace(
        TITLE, "Қазақстан халқы Ассамблеясының сессиясы"
    )
    assert "1 of 3 units, 2 left in the source language" in project.out


def test_drafts_are_used_when_asked(project):
    project.translate("--to", "en")

    project.run("build", "--drafts")

    document = (project / "translations/news.en.txt").read_text("utf-8")
    assert document.startswith("Сессия Assembly of the People of Kazakhstan\n\nElbasy открыл")


def test_the_mo_file_serves_gettext_and_holds_no_draft(project):
    project.translate("--to", "kk")
    approve(project, TITLE, "Сессия")
    project.run("build", "--drafts")

    with (project / "locales/kk/LC_MESSAGES/news.mo").open("rb") as file:
        translations = gettext.GNUTranslations(file)

    assert translations.gettext(TITLE) == "Сессия"
    draft = "Крымбек Кушербаев выступил с докладом."
    assert translations.gettext(draft) == draft


def test_building_twice_changes_no_byte(project):
    project.translate()
    project.run("build")
    before = project.files()

    project.run("build")

    assert project.files() == before
    assert "Nothing to change." in project.out


def test_a_document_less_complete_than_asked_is_not_built(project):
    project.translate("--to", "kk")
    approve(project, TITLE, "Сессия")
    before = project.files()

    assert project.run("build", "--min-complete", "50") == ExitCode.BAD_INPUT

    assert "1 of 3 units are there, 33%" in project.err
    assert project.files() == before


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["", "\n"])
def test_the_document_has_the_articles_line_ends_and_byte_order_mark(project, newline, bom, end):
    text = f"{bom}Первый абзац.\n\nВторой абзац.{end}".replace("\n", newline)
    project.article.write_bytes(text.encode())
    project.translate("--to", "kk")
    approve(project, "Первый абзац.", "Бірінші абзац.")

    project.run("build")

    assert (project / "translations/news.kk.txt").read_bytes() == text.replace(
        "Первый абзац.", "Бірінші абзац."
    ).encode()


def test_a_markdown_article_keeps_what_is_no_prose(project):
    article = project / "translations" / "page.ru.md"
    article.write_text(
        "---\ntitle: Сессия\n---\n\n# Заголовок\n\n```\nкод\n```\n\n- один\n- два\n", "utf-8"
    )

    project.run("translate", article, "--to", "kk")
    project.run("build", article, "--drafts")

    assert (project / "translations/page.kk.md").read_bytes() == article.read_bytes()


def test_an_article_from_outside_is_built_into_the_projects_translations(project, tmp_path):
    outside = tmp_path / "other.ru.txt"
    outside.write_text("Сөз.", "utf-8")
    project.run("translate", outside, "--to", "kk")

    assert project.run("build") == ExitCode.DONE

    assert (project / "translations/other.kk.txt").is_file()


def test_only_the_named_article_is_built(project):
    other = project / "translations/other.ru.txt"
    other.write_text("Сөз.", "utf-8")
    project.translate("--to", "kk")
    project.run("translate", other, "--to", "kk")

    project.run("build", other)

    assert (project / "translations/other.kk.txt").is_file()
    assert not (project / "translations/news.kk.txt").exists()


def test_a_catalogue_whose_article_is_gone_is_named(project):
    project.translate("--to", "kk")
    project.article.unlink()

    assert project.run("build") == ExitCode.BAD_INPUT
    assert "its article translations/news.ru.txt is not there" in project.err


def test_a_name_that_is_no_catalogue_and_no_article_is_refused(project):
    assert project.run("build", "none.po") == ExitCode.BAD_INPUT
    assert "none.po: neither a catalogue" in project.err


def test_a_project_with_no_catalogues_says_how_to_make_them(project):
    assert project.run("build") == ExitCode.DONE
    assert "toolkit translate ARTICLE" in project.err
