"""What the project promises as a whole."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from toolkit.cli.reference import commands, reference

REPOSITORY = Path(__file__).parents[1]
HEAVY = {
    "argostranslate", "ctranslate2", "sentencepiece", "torch", "transformers", "numpy", "polib",
    "rapidfuzz", "razdel", "markdown_it", "rich", "lxml",
}  # fmt: skip


@pytest.mark.parametrize(
    "arguments", [["--help"], ["glossary", "lookup", "Елбасы"]], ids=["help", "lookup"]
)
def test_what_a_person_waits_for_loads_no_heavy_library(arguments):
    code = (
        "import sys; from toolkit.cli import main; main(sys.argv[1:]);"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    # The first look-up in a glossary makes its index, once, and that takes the dictionaries.
    for _ in ("first", "every other"):
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            cwd=REPOSITORY,
            capture_output=True,
            text=True,
            check=True,
        )

    assert HEAVY & set(done.stderr.split()) == set()


def test_importing_the_toolkit_writes_no_file(tmp_path):
    environment = {"HOME": str(tmp_path), "PYTHONPATH": str(REPOSITORY)}
    code = "import toolkit.cli, toolkit.translation, toolkit.engines.argos"
    subprocess.run([sys.executable, "-B", "-c", code], cwd=tmp_path, env=environment, check=True)

    assert list(tmp_path.rglob("*")) == []


@pytest.mark.parametrize(("name", "text"), list(commands()), ids=lambda value: value.split("\n")[0])
def test_every_command_says_what_it_does_and_explains_every_option(name, text):
    body = text.split("\n", 1)[1].strip()

    assert body, f"{name} has no help"
    for line in re.findall(r"^  -.*$", text, re.MULTILINE):
        assert re.search(r"\S  \S", line) or len(line) > 25, f"{name}: no help for {line.strip()}"
    assert max(map(len, text.split("\n"))) <= 80


def test_the_command_reference_is_up_to_date():
    assert (REPOSITORY / "docs" / "reference.md").read_text("utf-8") == reference(), (
        "run 'make reference'"
    )


def test_every_relative_link_in_the_documentation_leads_somewhere():
    for page in [*REPOSITORY.glob("*.md"), *REPOSITORY.glob("docs/**/*.md")]:
        for target in re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"
