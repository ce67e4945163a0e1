"""What is said while the glossary's index is built, which takes long for a large glossary."""

import pytest

from toolkit.cli import output
from toolkit.errors import ExitCode

TEXTS = "Заседание Ассамблеи народа Казахстана\tҚазақстан халқы Ассамблеясының отырысы\n"
COMMANDS = {
    "translate": ("translate", "translations/news.ru.txt"),
    "evaluate": ("evaluate", "texts.tsv", "--pair", "ru-kk"),
    "status": ("status",),
    "lookup": ("glossary", "lookup", "Елбасы"),
}


@pytest.fixture
def news(project):
    (project / "texts.tsv").write_text(TEXTS, encoding="utf-8")
    return project


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_a_command_says_once_that_it_builds_the_index_of_a_large_glossary(
    news, monkeypatch, command
):
    monkeypatch.setattr(output, "_MANY", 8)

    assert news.run(*command) == ExitCode.DONE
    assert "building the index of 9 terms, once…" in news.err

    news.run(*command)
    assert "building" not in news.err


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_the_index_of_a_small_glossary_is_built_without_a_word(news, command):
    news.run(*command)
    assert "building" not in news.err
