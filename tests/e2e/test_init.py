from toolkit.config import open_project
from toolkit.errors import ExitCode


def test_a_new_project_has_settings_a_termbase_and_a_place_for_articles(project):
    assert project.run("init", "news", "--from", "ru", "--to", "kk") == ExitCode.DONE

    made = open_project(project / "news")
    assert (made.source, made.targets) == ("ru", ("kk",))
    assert sorted(path.name for path in made.glossary.iterdir())
    assert made.translations.is_dir()


def test_an_article_is_translated_in_a_new_project_right_away(project):
    project.run("init", "news")

    assert project.translate("--project", "news", "--engine", "echo") == ExitCode.DONE
    assert (project / "news/locales/kk/LC_MESSAGES/news.po").is_file()


def test_the_answer_can_be_json(project):
    code, facts = project.json("init", "news", "--to", "kk")

    assert code == ExitCode.DONE
    assert (facts["source"], facts["targets"]) == ("ru", ["kk"])
    assert "news/toolkit.toml" in facts["written"]


def test_files_that_are_there_stay_as_they_are(project):
    before = project.files()

    assert project.run("init", ".") == ExitCode.DONE

    assert before.items() <= project.files().items()


def test_a_file_in_the_way_is_refused(project):
    assert project.run("init", "toolkit.toml") == ExitCode.BAD_INPUT
    assert "toolkit.toml: is a file" in project.err
