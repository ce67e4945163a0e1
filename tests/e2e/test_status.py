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
