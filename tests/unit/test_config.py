import pytest

from toolkit.config import open_project, shipped_glossary
from toolkit.errors import ConfigurationError, UsageError


def test_without_settings_the_current_folder_is_the_project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    project = open_project()

    assert (project.root, project.source, project.targets) == (tmp_path, None, ())


def test_the_nearest_folder_upwards_with_settings_is_the_project(tmp_path, monkeypatch):
    (tmp_path / "toolkit.toml").write_text('source = "ru"\ntargets = ["kk"]\n')
    below = tmp_path / "translations" / "2026"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)

    project = open_project()

    assert (project.root, project.source, project.targets) == (tmp_path, "ru", ("kk",))


def test_settings_may_stand_in_pyproject(tmp_path):
    (tmp_path / "pyproject.toml").write_text('[tool.toolkit]\nengine = "echo"\n')

    assert open_project(tmp_path).engine == "echo"


@pytest.mark.parametrize("setting", ["true", "false"])
def test_an_option_goes_before_the_setting_of_speed(tmp_path, setting):
    (tmp_path / "toolkit.toml").write_text(f"fast = {setting}\n")
    project = open_project(tmp_path)

    assert project.fast is project.with_speed(None).fast is (setting == "true")
    assert (project.with_speed(True).fast, project.with_speed(False).fast) == (True, False)


def test_a_pyproject_of_another_tool_is_not_a_project(tmp_path, monkeypatch):
    (tmp_path / "pyproject.toml").write_text("[tool.other]\n")
    below = tmp_path / "below"
    below.mkdir()
    monkeypatch.chdir(below)

    assert open_project().root == below


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ("source = ", "not valid TOML"),
        ("langs = []", "unknown setting 'langs'"),
        ("targets = 'kk'", "'targets' must be a list of strings"),
        ("source = 'tlh'", "unknown language 'tlh'"),
        ("fast = 'yes'", "'fast' must be true or false"),
    ],
)
def test_settings_that_cannot_be_used_are_refused(tmp_path, settings, words):
    (tmp_path / "toolkit.toml").write_text(settings)

    with pytest.raises(ConfigurationError, match=words):
        open_project(tmp_path)


@pytest.mark.parametrize("content", ["tool = 3", "[tool]\ntoolkit = 3", "[[tool.toolkit]]"])
def test_a_pyproject_with_something_else_for_a_table_is_refused(tmp_path, content):
    (tmp_path / "pyproject.toml").write_text(content)

    with pytest.raises(ConfigurationError, match=r"pyproject\.toml: 'tool(kit)?' must be a table"):
        open_project(tmp_path)


def test_a_project_folder_that_is_not_there_is_refused_with_the_command_that_makes_it(tmp_path):
    with pytest.raises(UsageError, match="toolkit init"):
        open_project(tmp_path / "nowhere")


def test_a_project_with_no_termbase_of_its_own_uses_the_shipped_one(tmp_path):
    assert open_project(tmp_path).glossary == shipped_glossary()
    assert sorted(shipped_glossary().glob("*.csv"))


def test_the_project_around_a_file_goes_before_the_current_folders(tmp_path, monkeypatch):
    (tmp_path / "toolkit.toml").write_text('source = "ru"\n')
    other = tmp_path / "other"
    (other / "translations").mkdir(parents=True)
    (other / "toolkit.toml").write_text('source = "en"\n')
    monkeypatch.chdir(tmp_path)

    assert open_project(near=other / "translations" / "news.txt").source == "en"


def test_settings_saved_by_a_windows_editor_are_read(tmp_path):
    (tmp_path / "toolkit.toml").write_text('\ufeffsource = "kk"\r\n', encoding="utf-8")

    assert open_project(tmp_path).source == "kk"
