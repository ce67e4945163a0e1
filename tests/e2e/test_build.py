import gettext

import pytest

from toolkit.errors import ExitCode

TITLE = "Сессия Ассамблеи народа Казахстана"


def test_a_reviewed_unit_is_in_the_document_and_a_draft_is_not(project):
    project.translate("--to", "kk")
    project.approve(TITLE, "Қазақстан халқы Ассамблеясының сессиясы")

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
    project.approve(TITLE, "Сессия")
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
    project.approve(TITLE, "Сессия")
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
    project.approve("Первый абзац.", "Бірінші абзац.")

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

    assert project.run("build", "--drafts") == ExitCode.DONE

    assert (project / "translations/other.kk.txt").is_file()


def test_only_the_named_article_is_built(project):
    other = project / "translations/other.ru.txt"
    other.write_text("Сөз.", "utf-8")
    project.translate("--to", "kk")
    project.run("translate", other, "--to", "kk")

    project.run("build", other, "--drafts")

    assert (project / "translations/other.kk.txt").is_file()
    assert not (project / "translations/news.kk.txt").exists()


def test_a_catalogue_whose_article_is_gone_is_named(project):
    project.translate("--to", "kk")
    project.article.unlink()

    assert project.run("build") == ExitCode.BAD_INPUT
    assert "its article translations/news.ru.txt is not there" in project.err


def test_a_name_that_is_no_catalogue_and_no_article_is_refused(project):
    assert project.run("build", "none.po") == ExitCode.BAD_INPUT
    assert "none.po: no such file or folder" in project.err


def test_a_folder_means_the_articles_in_it(project):
    page = project / "pages" / "page.ru.md"
    page.parent.mkdir()
    page.write_text("Сөз.\n", "utf-8")
    project.translate("--to", "kk")
    project.run("translate", page, "--to", "kk")

    assert project.run("build", page.parent, "--drafts") == ExitCode.DONE

    assert (project / "pages/page.kk.md").is_file()
    assert not (project / "translations/news.kk.txt").exists()


def test_while_nothing_is_reviewed_a_persons_own_translation_is_not_replaced(project):
    own = project / "translations/news.kk.txt"
    own.write_text("Менің аудармам\n", "utf-8")
    project.translate("--to", "kk")

    assert project.run("build") == ExitCode.DONE

    assert own.read_text("utf-8") == "Менің аудармам\n"
    assert "news.kk.txt: not written; none of 3 units to put in it" in project.out
    assert "nothing is reviewed there yet" in project.err
    _, facts = project.json("build")
    assert facts["built"][0]["document"] is None


def test_a_broken_catalogue_stops_the_whole_build_and_not_that_of_another(project):
    project.translate()
    (project / "locales/en/LC_MESSAGES/news.po").write_text("msgid нет\n", "utf-8")
    before = project.files()

    assert project.run("build", "--drafts") == ExitCode.BAD_INPUT
    assert project.files() == before
    assert project.run("build", "--drafts", project.article) == ExitCode.BAD_INPUT
    assert project.err.startswith("toolkit: locales/en/LC_MESSAGES/news.po:1: ")
    assert project.files() == before

    assert project.run("build", "--drafts", project.po_path("kk")) == ExitCode.DONE
    assert (project / "translations/news.kk.txt").is_file()


def test_a_catalogue_in_a_language_not_known_is_left_out_with_a_remark(project):
    project.translate("--to", "kk")
    german = project / "locales/de/LC_MESSAGES/news.po"
    german.parent.mkdir(parents=True)
    german.write_bytes(project.po_path("kk").read_bytes().replace(b"kk", b"de"))

    assert project.run("build") == ExitCode.DONE

    assert "locales/de/LC_MESSAGES/news.po: left out" in project.err
    assert not german.with_suffix(".mo").exists()


def test_a_project_with_no_catalogues_says_how_to_make_them(project):
    assert project.run("build") == ExitCode.DONE
    assert "toolkit translate ARTICLE" in project.err


def test_a_document_that_a_person_wrote_is_not_replaced(project):
    own = project / "translations" / "news.kk.txt"
    own.write_text("Адамның өз аудармасы.\n", "utf-8")
    project.translate("--to", "kk")
    project.approve(TITLE, "Сессия")
    before = project.files()

    assert project.run("build") == ExitCode.BAD_INPUT

    assert "translations/news.kk.txt: was not written by 'toolkit build'" in project.err
    assert project.files() == before
    assert project.run("build", "--force") == ExitCode.DONE
    assert own.read_text("utf-8").startswith("Сессия")


def test_a_document_that_a_person_changed_after_it_was_built_is_not_replaced(project):
    project.translate("--to", "kk")
    project.approve(TITLE, "Сессия")
    project.run("build")
    document = project / "translations" / "news.kk.txt"
    document.write_text(document.read_text("utf-8") + "Қосымша.\n", "utf-8")
    project.approve(TITLE, "Ассамблея сессиясы")

    assert project.run("build") == ExitCode.BAD_INPUT
    assert document.read_text("utf-8").endswith("Қосымша.\n")


def test_a_document_as_it_was_built_is_replaced_by_the_next(project):
    project.translate("--to", "kk")
    for title in ("Сессия", "Ассамблея сессиясы"):
        project.approve(TITLE, title)
        assert project.run("build") == ExitCode.DONE

    assert (project / "translations/news.kk.txt").read_text("utf-8").startswith("Ассамблея")


def test_an_original_article_is_never_replaced(project):
    before = project.article.read_bytes()
    kazakh = project / "translations" / "news.kk.txt"
    kazakh.write_text("Қазақша түпнұсқа.\n", "utf-8")
    project.run("translate", kazakh, "--to", "ru")

    assert project.run("build", "--drafts") == ExitCode.BAD_INPUT
    assert project.article.read_bytes() == before
