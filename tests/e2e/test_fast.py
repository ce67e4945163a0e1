"""``--fast``: the likeliest word each time, for translate and for evaluate."""

import pytest
from packages import build_multilingual

from toolkit.engines import packages


@pytest.fixture
def project(project, tmp_path, monkeypatch):
    """The project, drafting with a multilingual model that is shipped."""
    monkeypatch.setattr(packages, "SHIPPED", tmp_path / "shipped")
    build_multilingual(tmp_path / "shipped", substitutions={"kk": {"и": "і"}})
    (project / "toolkit.toml").write_text('source = "ru"\ntargets = ["kk"]\n', encoding="utf-8")
    return project


def test_a_draft_made_fast_says_so(project):
    assert project.translate("--fast") == 0
    assert "drafted by argos ru→kk 2.0, fast; drafts are fuzzy" in project.out
    comments = [entry.tcomment for entry in project.po()]
    assert all("toolkit: draft by argos ru→kk 2.0, fast [" in comment for comment in comments)


def test_the_settings_may_ask_for_it_and_an_option_goes_before_them(project):
    with (project / "toolkit.toml").open("a", encoding="utf-8") as settings:
        settings.write("fast = true\n")

    assert project.translate() == 0
    assert "argos ru→kk 2.0, fast;" in project.out
    assert project.translate("--no-fast", "--redraft") == 0
    assert "argos ru→kk 2.0;" in project.out


def test_a_fast_run_a_second_time_changes_nothing(project):
    assert project.translate("--fast") == 0
    before = project.files()
    assert project.translate("--fast") == 0
    assert project.translate() == 0
    assert project.files() == before


def test_an_engine_is_measured_fast(project):
    (project / "pairs.tsv").write_text("мир и покой\tмір і покой\n", encoding="utf-8")
    code, report = project.json("evaluate", "pairs.tsv", "--pair", "ru-kk", "--fast")
    assert code == 0
    assert report["engine"] == "argos ru→kk 2.0, fast"
    assert report["chrf"] == pytest.approx(100)
    assert project.json("evaluate", "pairs.tsv", "--pair", "ru-kk")[1]["engine"] == (
        "argos ru→kk 2.0"
    )
