"""What many tests need: a project in a temporary folder, and the command line in it."""

import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path

import polib
import pytest
from hypothesis import settings

from toolkit.cli import main

# How long one example takes says nothing on a machine that does other things as well. In CI the
# examples are the same every time; everywhere else they are new ones, and may find something.
settings.register_profile("toolkit", deadline=None)
settings.register_profile("ci", settings.get_profile("toolkit"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "toolkit")

REPOSITORY = Path(__file__).parents[1]

ARTICLE = """\
Сессия Ассамблеи народа Казахстана

Елбасы открыл заседание. В нём участвовали 250 человек.

Крымбек Кушербаев выступил с докладом.
"""

GLOSSARY = """\
concept,subject,lang,term,status,part_of_speech,definition,note,source
elbasy,politics,ru,Елбасы,preferred,proper noun,,,
elbasy,politics,kk,Елбасы,preferred,proper noun,,,
elbasy,politics,en,Elbasy,preferred,proper noun,,,
assembly,assembly,ru,Ассамблея народа Казахстана,preferred,proper noun,,,
assembly,assembly,ru,АНК,admitted,proper noun,,,
assembly,assembly,kk,Қазақстан халқы Ассамблеясы,preferred,proper noun,,,
assembly,assembly,kk,ҚХА,admitted,proper noun,,,
assembly,assembly,en,Assembly of the People of Kazakhstan,preferred,proper noun,,,
assembly,assembly,en,APK,admitted,proper noun,,,
"""

SETTINGS = 'source = "ru"\ntargets = ["kk", "en"]\nengine = "echo"\n'


@dataclass
class ProjectFolder:
    """A project on disk, with short ways to what tests look at."""

    root: Path
    capsys: pytest.CaptureFixture

    def __truediv__(self, name: str) -> Path:
        return self.root / name

    @property
    def article(self) -> Path:
        return self.root / "translations" / "news.ru.txt"

    def run(self, *args: str | Path) -> int:
        """Run a command in the project; what it printed is in ``out`` and ``err``."""
        self.capsys.readouterr()
        code = main([str(arg) for arg in args])
        self.out, self.err = self.capsys.readouterr()
        return code

    def translate(self, *args: str | Path) -> int:
        return self.run("translate", self.article, *args)

    def json(self, *args: str | Path):
        code = self.run(*args, "--json")
        return code, json.loads(self.out)

    def po(self, lang: str = "kk") -> polib.POFile:
        return polib.pofile(str(self.po_path(lang)))

    def po_path(self, lang: str = "kk") -> Path:
        return self.root / "locales" / lang / "LC_MESSAGES" / "news.po"

    def find(self, source: str, lang: str = "kk") -> polib.POEntry | None:
        return self.po(lang).find(source, include_obsolete_entries=True)

    def approve(self, source: str, target: str, lang: str = "kk") -> None:
        """Do what a translator does: write a translation, take fuzzy away, save."""
        po = self.po(lang)
        entry = po.find(source)
        entry.msgstr, entry.flags = target, []
        po.save()

    def rewrite(self, old: str, new: str) -> None:
        """Change the article."""
        text = self.article.read_text("utf-8")
        self.article.write_text(text.replace(old, new), "utf-8")

    def files(self) -> dict[str, bytes]:
        """Every file below the project, by name, with its content."""
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in sorted(self.root.rglob("*"))
            if path.is_file()
        }


def pytest_addoption(parser):
    parser.addoption(
        "--update-golden", action="store_true", help="write what golden files expect anew"
    )


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory, monkeypatch):
    """Keep caches, locks and installed models of the person running the tests out of them."""
    home = tmp_path_factory.mktemp("home")
    for name in ("XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))
    monkeypatch.setenv("HOME", str(home))
    # Argos Translate works out its folders when it is imported.
    for name in [name for name in sys.modules if name.partition(".")[0] == "argostranslate"]:
        del sys.modules[name]


@pytest.fixture
def project(tmp_path, monkeypatch, capsys):
    """A small project with an article, a termbase, and the engine that echoes."""
    root = tmp_path / "project"
    for folder in ("translations", "glossary"):
        (root / folder).mkdir(parents=True)
    (root / "toolkit.toml").write_text(SETTINGS, encoding="utf-8")
    (root / "glossary" / "terms.csv").write_text(GLOSSARY, encoding="utf-8")
    (root / "translations" / "news.ru.txt").write_text(ARTICLE, encoding="utf-8")
    monkeypatch.chdir(root)
    return ProjectFolder(root, capsys)
