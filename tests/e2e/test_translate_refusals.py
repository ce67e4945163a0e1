import pytest
from packages import build_package

from toolkit.engines import packages
from toolkit.errors import ExitCode


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (["translations/none.ru.txt"], 2, "no such file"),
        (["translations"], 2, "translations: is a folder; name a file in it"),
        (["toolkit.toml"], 2, "documents of this kind are not known"),
        (["translations/news.ru.txt", "--to", "tlh"], 2, "unknown language 'tlh'"),
        (["translations/news.ru.txt", "--to", "ru"], 2, "is in 'ru' already"),
        (["translations/news.ru.txt", "--engine", "none"], 2, "unknown engine 'none'"),
        (["translations/news.ru.txt", "--project", "none"], 2, "toolkit init none"),
        (["translations/news.ru.txt", "--from", "en", "--to", "kk", "--engine", "argos"], 3, "kk"),
    ],
)
def test_a_mistake_gets_one_clear_line_the_right_code_and_changes_nothing(
    project, args, code, words, tmp_path, monkeypatch
):
    monkeypatch.setattr(packages, "SHIPPED", tmp_path / "none")
    before = project.files()

    assert project.run("translate", *args) == code

    assert words in project.err
    assert "Traceback" not in project.err
    assert project.files() == before


def test_a_language_that_nothing_names_is_asked_for(project):
    (project / "toolkit.toml").write_text('engine = "echo"\n')
    plain = project / "translations/plain.txt"
    plain.write_text("Сөйлем.", "utf-8")

    assert project.run("translate", plain, "--to", "kk") == ExitCode.BAD_INPUT
    assert "--from" in project.err


def test_an_article_that_is_not_utf8_is_refused_with_byte_and_line(project):
    project.article.write_bytes("Бір\n".encode() + "Елбасы".encode("cp1251"))

    assert project.translate() == ExitCode.BAD_INPUT
    assert "news.ru.txt:2: not UTF-8: byte 0xc5 at offset 7" in project.err


def test_a_malformed_catalogue_is_refused_with_its_line_and_left_as_it_is(project):
    project.translate()
    path = project.po_path()
    path.write_bytes(path.read_bytes() + b"\nmsgid broken\n")
    before = project.files()

    assert project.translate() == ExitCode.BAD_INPUT

    line = len(path.read_bytes().splitlines())
    assert f"news.po:{line}: " in project.err
    assert project.files() == before


def test_a_catalogue_of_another_article_is_refused(project):
    project.translate()
    other = project / "translations" / "2026" / "news.ru.txt"
    other.parent.mkdir()
    other.write_text("Басқа.", "utf-8")

    assert project.run("translate", other) == ExitCode.BAD_INPUT
    assert "is the catalogue of translations/news.ru.txt" in project.err


def test_a_catalogue_of_a_program_is_refused(project):
    path = project.po_path()
    path.parent.mkdir(parents=True)
    path.write_text('msgid ""\nmsgstr "Language: kk\\n"\n\nmsgid "Open"\nmsgstr "Ашу"\n', "utf-8")

    assert project.translate() == ExitCode.BAD_INPUT
    assert "is the catalogue of something else" in project.err


@pytest.mark.parametrize("option", [[], ["--dry-run"]], ids=["run", "dry run"])
def test_a_missing_model_for_one_language_is_said_before_anything_is_drafted(
    project, tmp_path, option, monkeypatch
):
    monkeypatch.setattr(packages, "SHIPPED", tmp_path / "none")
    package = build_package(tmp_path, ("kk", "en"))
    (project / "toolkit.toml").write_text(f'packages = ["{package.as_posix()}"]\n', "utf-8")
    before = project.files()

    arguments = ["--from", "kk", "--to", "en,ru", *option]
    assert project.translate(*arguments) == ExitCode.NO_MODEL

    assert "no model for kk→ru" in project.err
    assert "drafting" not in project.err
    assert project.files() == before
