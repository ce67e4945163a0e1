import dataclasses

import pytest

from toolkit.config import Project
from toolkit.errors import CatalogueError, MemoryFileError
from toolkit.memory import TranslationMemory, open_memory
from toolkit.model import Pair, State, TranslationUnit

RU_KK = Pair("ru", "kk")
SESSION = TranslationUnit(
    "Сессия Ассамблеи прошла в Астане.", "Ассамблея сессиясы Астанада өтті.", State.REVIEWED
)

TMX = """\
<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header srclang="ru"/><body>
<tu><tuv xml:lang="ru"><seg>Дом дружбы</seg></tuv>
<tuv xml:lang="kk"><seg>Достық үйі</seg></tuv></tu>
<tu><tuv xml:lang="ru"><seg>Мажилис</seg></tuv>
<tuv xml:lang="kk"><seg>Мәжіліс (ТМХ)</seg></tuv></tu>
</body></tmx>
"""

PO = """\
msgid ""
msgstr ""
"Language: kk\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"X-Source-Language: ru\\n"

msgid "Мажилис"
msgstr "Мәжіліс"

#, fuzzy
msgid "Сенат"
msgstr "Сенат (жоба)"

msgid "Парламент"
msgstr ""
"""


@pytest.fixture
def project(tmp_path):
    project = Project(root=tmp_path)
    project.memory.mkdir(parents=True)
    (project.memory / "parliament.tmx").write_text(TMX, encoding="utf-8")
    catalogue = project.locales / "kk" / "LC_MESSAGES" / "assembly.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text(PO, encoding="utf-8")
    return project


def test_the_same_text_is_recalled_with_a_full_score():
    recall = TranslationMemory.of([SESSION]).recall(SESSION.source)
    assert (recall.unit, recall.score) == (SESSION, 1.0)


def test_another_text_is_not_recalled_unless_a_near_one_is_wanted():
    memory = TranslationMemory.of([SESSION])
    near = SESSION.source.replace("Астане", "Алматы")
    assert memory.recall(near) is None
    recall = memory.recall(near, near=0.75)
    assert recall.unit == SESSION
    assert 0.75 <= recall.score < 1


def test_a_text_that_differs_only_in_case_or_spaces_is_near_not_the_same():
    memory = TranslationMemory.of([SESSION])
    for text in (
        SESSION.source.upper(),
        f"{SESSION.source} ",
        SESSION.source.replace(" ", "\u00a0"),
    ):
        assert memory.recall(text) is None


def test_nothing_is_recalled_when_nothing_is_close_enough():
    assert TranslationMemory.of([SESSION]).recall("Жаңғыру жолы", near=0.75) is None
    assert TranslationMemory.of([]).recall("Елбасы", near=0.5) is None


def test_the_closest_of_several_near_texts_is_recalled():
    closer = dataclasses.replace(SESSION, source="Сессия Ассамблеи прошла в Актау.")
    memory = TranslationMemory.of([SESSION, closer])
    assert memory.recall("Сессия Ассамблеи прошла в Атырау.", near=0.75).unit == closer


def test_of_equal_sources_the_newest_is_recalled():
    newer = dataclasses.replace(SESSION, target="Ассамблеяның сессиясы Астанада өтті.")
    memory = TranslationMemory.of([SESSION, newer])
    assert len(memory) == 1
    assert memory.recall(SESSION.source).unit == newer


def test_of_equally_near_sources_the_newest_is_recalled():
    older, newer = (dataclasses.replace(SESSION, source=f"XXIX сессия №{n}") for n in (1, 2))
    assert TranslationMemory.of([older, newer]).recall("XXIX сессия №3", near=0.5).unit == newer


@pytest.mark.parametrize("state", [State.INITIAL, State.TRANSLATED])
def test_only_reviewed_units_are_remembered(state):
    assert len(TranslationMemory.of([dataclasses.replace(SESSION, state=state)])) == 0


def test_a_unit_without_target_is_not_remembered():
    assert len(TranslationMemory.of([dataclasses.replace(SESSION, target="")])) == 0


def test_a_project_remembers_its_tmx_files_and_reviewed_units(project):
    memory = open_memory(project, RU_KK)
    assert memory.recall("Дом дружбы").unit.target == "Достық үйі"
    assert memory.recall("Сенат") is None
    assert memory.recall("Парламент") is None


def test_a_catalogue_is_newer_than_a_tmx_file(project):
    assert open_memory(project, RU_KK).recall("Мажилис").unit.target == "Мәжіліс"


def test_a_recalled_unit_says_which_file_of_the_project_it_came_from(project):
    memory = open_memory(project, RU_KK)
    origins = [memory.recall(text).unit.origin for text in ("Дом дружбы", "Мажилис")]
    assert origins == ["translations/memory/parliament.tmx", "locales/kk/LC_MESSAGES/assembly.po"]


def test_a_tmx_file_that_was_changed_is_read_again(project):
    assert open_memory(project, RU_KK).recall("Дом дружбы").unit.target == "Достық үйі"
    changed = TMX.replace("Достық үйі", "Достықтың үйі")
    (project.memory / "parliament.tmx").write_text(changed, encoding="utf-8")
    assert open_memory(project, RU_KK).recall("Дом дружбы").unit.target == "Достықтың үйі"


def test_the_nearest_units_come_first_the_newest_of_equals_before_the_others():
    sources = ("Статья 12", "Статья 115", "Статья 13", "Устав")
    memory = TranslationMemory.of(dataclasses.replace(SESSION, source=text) for text in sources)
    found = [recall.unit.source for recall in memory.nearest("Статья 11", near=0.5, limit=2)]
    assert found == ["Статья 115", "Статья 13"]


def test_the_units_are_in_the_order_in_which_they_were_remembered():
    newer = dataclasses.replace(SESSION, target="Ассамблеяның сессиясы Астанада өтті.")
    other = dataclasses.replace(SESSION, source="Устав")
    assert TranslationMemory.of([SESSION, other, newer]).units == (other, newer)


def test_a_memory_holds_one_direction_of_a_catalogue(project):
    assert open_memory(project, Pair("en", "kk")).recall("Мажилис") is None
    assert open_memory(project, Pair("kk", "ru")).recall("Мәжіліс") is None


def test_a_project_without_memory_remembers_nothing(tmp_path):
    assert len(open_memory(Project(root=tmp_path), RU_KK)) == 0


def test_a_broken_file_of_a_project_is_named(project):
    broken = project.memory / "parliament.tmx"
    broken.write_text("<tmx>\n<body>", encoding="utf-8")
    with pytest.raises(MemoryFileError, match=r"parliament\.tmx:2: "):
        open_memory(project, RU_KK)
    broken.unlink()
    (project.locales / "kk" / "LC_MESSAGES" / "assembly.po").write_text("msgid", encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"assembly\.po:1: "):
        open_memory(project, RU_KK)
