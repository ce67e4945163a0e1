"""What the repository ships is whole: the article, its catalogues and documents, the termbase."""

import shutil
import subprocess
from pathlib import Path

import pytest

from toolkit.building import build
from toolkit.catalogue import catalogue_paths, read_catalogue
from toolkit.cli import main
from toolkit.config import open_project
from toolkit.errors import ExitCode
from toolkit.model import State

REPOSITORY = Path(__file__).parents[1]
CATALOGUES = catalogue_paths(REPOSITORY / "locales")


@pytest.fixture(autouse=True)
def _here(monkeypatch):
    monkeypatch.chdir(REPOSITORY)


def test_the_documents_and_mo_files_are_those_of_the_catalogues():
    built, would_change = build(open_project(REPOSITORY), dry_run=True)

    assert [made.lang for made in built] == ["en", "kk"]
    assert would_change == (), "stale: run 'toolkit build'"


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_every_unit_of_the_article_is_translated_and_none_is_a_draft(path):
    units = read_catalogue(path).units

    assert len(units) == 18
    assert {unit.state for unit in units} == {State.REVIEWED}


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="GNU gettext is not installed")
@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_msgfmt_accepts_the_shipped_catalogues_without_a_warning(path):
    done = subprocess.run(
        ["msgfmt", "-c", "-o", "/dev/null", path], capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, "")


def test_the_checks_find_nothing_in_the_finished_catalogues():
    assert main(["check"]) == ExitCode.DONE


def test_the_termbase_is_sound():
    assert main(["glossary", "check"]) == ExitCode.DONE


def test_the_termbase_has_at_least_120_concepts_in_three_languages():
    from toolkit.glossaries import read_folder

    concepts = read_folder(REPOSITORY / "glossary").termbase().concepts.values()
    whole = [c for c in concepts if all(c.preferred(lang) for lang in ("ru", "kk", "en"))]

    assert len(whole) >= 120
