from toolkit.errors import ExitCode


def test_status_counts_units_by_state_for_each_article_and_language(project):
    project.translate()
    po = project.po()
    po[0].msgstr, po[0].flags = "Қазақстан халқы Ассамблеясының сессиясы", []
    po[1].msgstr, po[1].flags = "", []
    po.save()

    code, rows = project.json("status")

    assert code == ExitCode.DONE
    assert [(row["article"], row["lang"]) for row in rows] == [
        ("translations/news.ru.txt", "en"),
        ("translations/news.ru.txt", "kk"),
    ]
    kk = rows[1]
    assert (kk["units"], kk["reviewed"], kk["drafts"], kk["missing"]) == (3, 1, 1, 1)


def test_status_is_a_table_that_fits_80_columns(project):
    project.translate()

    project.run("status")

    lines = project.out.splitlines()
    assert lines[0].split() == "lang units reviewed drafts missing findings article".split()
    assert len(lines) == 3
    assert max(map(len, lines)) <= 80


def test_a_project_with_no_catalogues_says_how_to_make_them(project):
    assert project.run("status") == ExitCode.DONE
    assert "toolkit translate ARTICLE" in project.err


def test_status_says_when_an_article_has_changed_since(project):
    project.translate()
    project.run("status")
    assert project.err == ""

    project.article.write_text("Новый абзац.\n", "utf-8")
    project.run("status")

    assert "translations/news.ru.txt is not what was translated" in project.err


def test_status_says_when_an_article_is_gone(project):
    project.translate("--to", "kk")
    project.article.unlink()

    code, (row,) = project.json("status")

    assert (code, row["gone"], row["outdated"]) == (ExitCode.DONE, True, False)
    project.run("status")
    assert "translations/news.ru.txt is not there" in project.err


def test_status_shows_the_others_beside_a_broken_catalogue_and_names_that(project):
    project.translate()
    project.po_path("en").write_text("msgid нет\n", "utf-8")

    assert project.run("status") == ExitCode.BAD_INPUT

    assert "translations/news.ru.txt" in project.out
    assert project.err.startswith("toolkit: locales/en/LC_MESSAGES/news.po:1: ")


def test_status_leaves_out_a_language_it_does_not_know_with_a_remark(project):
    project.translate("--to", "kk")
    german = project / "locales/de_AT/LC_MESSAGES/news.po"
    german.parent.mkdir(parents=True)
    german.write_bytes(project.po_path("kk").read_bytes())

    code, rows = project.json("status")

    assert (code, len(rows)) == (ExitCode.DONE, 1)
    assert "locales/de_AT/LC_MESSAGES/news.po: left out" in project.err


def test_status_goes_on_where_an_article_cannot_be_read(project):
    project.translate("--to", "kk")
    project.article.write_bytes("Сессия".encode("cp1251"))

    code, (row,) = project.json("status")

    assert (code, row["outdated"]) == (ExitCode.DONE, True)
