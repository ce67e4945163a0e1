import os
import sys
from pathlib import Path

import pytest

from toolkit.cli.concepts import note_lines, term_table
from toolkit.cli.output import from_here, shown, terminal_width
from toolkit.glossaries.annotation import Annotation
from toolkit.model import Term, TermStatus

LONG = Term(
    "agency-for-regulation-of-the-financial-market",
    "state",
    "ru",
    "Агентство Республики Казахстан по регулированию и развитию финансового рынка",
    TermStatus.SUPERSEDED,
)
NOTE = Annotation(
    12,
    101,
    "Агентством Республики Казахстан по\nрегулированию и развитию финансового рынка",
    LONG.concept,
    LONG.text,
    LONG.status,
    {"kk": "Қаржы нарығын реттеу және дамыту агенттігі", "en": "Financial Market Agency"},
)


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


@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_table_of_terms_is_as_wide_as_the_terminal_and_loses_nothing(width):
    lines = list(term_table([LONG, Term("akim", "", "ru", "аким")], width))
    assert max(map(len, lines)) <= width
    assert lines[-1].split() == ["akim", "ru", "аким"]
    told = "".join("".join(lines).split())
    assert all(word in told for word in LONG.text.split())


def test_a_note_goes_on_below_where_the_terminal_ends():
    first, *others = note_lines(NOTE, 80)
    assert max(len(line) for line in (first, *others)) <= 80
    assert first.startswith("12:101  Агентством Республики")
    assert all(line.startswith(" " * 6) for line in others)


def test_without_a_terminal_a_term_is_one_line_for_grep():
    assert len(list(term_table([LONG]))) == 2
    (line,) = note_lines(NOTE)
    assert line.endswith(
        "kk: Қаржы нарығын реттеу және дамыту агенттігі  en: Financial Market Agency"
    )


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_the_terminal_is_asked_for_its_width(monkeypatch):
    assert terminal_width() is None
    leader, follower = os.openpty()
    with os.fdopen(leader), os.fdopen(follower, "w") as terminal:
        monkeypatch.setattr(sys, "stdout", terminal)
        monkeypatch.setenv("COLUMNS", "66")
        assert terminal_width() == 66
