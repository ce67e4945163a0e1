import subprocess
import sys

import platformdirs
import pytest

from toolkit.errors import GlossaryError, StorageError
from toolkit.glossaries.cache import open_index, open_termbase
from toolkit.matching import TermMatcher

ROWS = "concept,lang,term\nelbasy,ru,Елбасы\nelbasy,kk,Елбасы\nelbasy,en,Elbasy\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "terms.csv").write_text(ROWS, encoding="utf-8")
    return tmp_path


def kept():
    return sorted((platformdirs.user_cache_path("toolkit") / "glossaries").glob("*"))


def texts(folder):
    return [term.text for term in open_index(folder).all_terms()]


def append(folder, row):
    with (folder / "terms.csv").open("a", encoding="utf-8") as file:
        file.write(row)


def test_an_index_is_built_once(folder):
    built = []
    open_index(folder, built.append)
    (path,) = kept()
    before = path.stat()
    assert texts(folder) == ["Елбасы", "Елбасы", "Elbasy"]
    open_index(folder, built.append)
    assert (built, path.stat()) == ([3], before)


def test_the_termbase_of_the_index_is_that_of_the_files(folder):
    append(folder, "assembly,ru,АНК\nelbasy,en,Leader\n")
    termbase = open_termbase(folder)
    assert list(termbase.concepts) == ["elbasy", "assembly"]
    assert [term.text for term in termbase.concepts["elbasy"].terms] == [
        "Елбасы", "Елбасы", "Elbasy", "Leader",
    ]  # fmt: skip
    assert termbase.preferred("elbasy", "en").text == "Elbasy"
    assert termbase.preferred("no-such", "en") is None
    assert TermMatcher(termbase, "kk").find("Елбасының")[0].term.concept == "elbasy"


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: append(folder, "assembly,ru,АНК\n"),
        lambda folder: (folder / "more.csv").write_text("concept,lang,term\nassembly,ru,АНК\n"),
        lambda folder: (folder / "terms.csv").write_bytes(
            ROWS.replace("elbasy,ru,Елбасы", "elbasy,ru,АНК").encode()
        ),
    ],
    ids=["a row more", "a file more", "a row changed"],
)
def test_an_index_is_built_anew_after_a_change_and_the_old_one_goes(folder, change):
    open_index(folder)
    before = kept()
    change(folder)
    assert "АНК" in texts(folder)
    assert len(kept()) == 1
    assert kept() != before


def test_an_edit_that_is_taken_back_is_noticed_too(folder):
    before = texts(folder)
    append(folder, "assembly,ru,АНК\n")
    open_index(folder)
    (folder / "terms.csv").write_text(ROWS, encoding="utf-8")
    assert texts(folder) == before


@pytest.mark.parametrize(
    ("kept_bytes", "then"),
    [(0, b""), (0, b"no database"), (-4096, b""), (None, b"x"), (4096, b"\xff" * 40_000)],
    ids=["empty", "other", "cut short", "longer", "overwritten"],
)
def test_a_damaged_index_is_built_anew(folder, kept_bytes, then):
    open_index(folder)
    (path,) = kept()
    path.write_bytes(path.read_bytes()[:kept_bytes] + then)
    assert texts(folder) == ["Елбасы", "Елбасы", "Elbasy"]


def test_an_index_damaged_inside_is_said_and_removed(folder):
    open_index(folder)
    (path,) = kept()
    content = path.read_bytes()
    terms = content.index("Елбасы".encode()) // 4096 * 4096
    path.write_bytes(content[:terms] + b"\xff" * 4096 + content[terms + 4096 :])
    with pytest.raises(StorageError, match=r"damaged.*run the command again"):
        texts(folder)
    assert texts(folder) == ["Елбасы", "Елбасы", "Elbasy"]


def test_without_a_place_to_keep_it_the_index_is_made_in_memory(folder, monkeypatch, tmp_path):
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert texts(folder) == ["Елбасы", "Елбасы", "Elbasy"]


def test_a_malformed_glossary_has_no_index(folder):
    append(folder, "elbasy,de,Elbasy\n")
    for _ in range(2):
        with pytest.raises(GlossaryError, match="unknown language 'de'"):
            open_index(folder)
    assert kept() == []


def test_processes_that_build_at_once_each_have_a_whole_index(folder):
    append(folder, "".join(f"c{n},kk,Кеңес{n}\n" for n in range(50)))
    script = (
        "import sys, pathlib; from toolkit.glossaries.cache import open_index; "
        "print(len(open_index(pathlib.Path(sys.argv[1])).all_terms()))"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", script, str(folder)], stdout=subprocess.PIPE)
        for _ in range(2)
    ]
    assert [int(process.communicate()[0]) for process in running] == [53] * 2
    assert len(kept()) == 1
