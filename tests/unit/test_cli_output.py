from pathlib import Path

import pytest

from toolkit.cli.output import from_here, shown


@pytest.fixture
def here(tmp_path, monkeypatch):
    folder = tmp_path / "news"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def test_a_path_below_the_current_folder_is_shown_from_there(here):
    assert shown(here / "locales" / "kk") == Path("locales/kk")


@pytest.mark.parametrize("name", [".", "..", "../other"])
def test_any_other_path_is_shown_whole(here, name):
    path = (here / name).resolve()
    assert shown(path) == path


def test_a_message_names_paths_from_the_current_folder(here):
    message = f"{here}/news.po:3: '{here}/a.txt' is not {here.parent}/b.txt"
    assert from_here(message) == f"news.po:3: 'a.txt' is not {here.parent}/b.txt"


def test_a_longer_path_that_holds_that_of_the_current_folder_is_left_alone(here):
    message = f"/mnt{here}/news.po: see https:/{here}/help"
    assert from_here(message) == message


def test_in_the_root_folder_everything_stays_as_it_is(monkeypatch):
    monkeypatch.chdir("/")
    assert from_here("/etc/a.po: see https://e.kz/x") == "/etc/a.po: see https://e.kz/x"
    assert shown(Path("/etc")) == Path("/etc")


def test_in_a_folder_that_is_gone_everything_stays_as_it_is(here):
    here.rmdir()
    assert from_here(f"{here}/news.po") == f"{here}/news.po"
    assert shown(here / "news.po") == here / "news.po"
