import multiprocessing
import os
import platform
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from toolkit import storage
from toolkit.errors import DocumentError, FileChangedError, StorageError


@pytest.fixture(autouse=True)
def _own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def test_only_files_that_differ_are_written(tmp_path):
    same, other = tmp_path / "same.po", tmp_path / "other.po"
    same.write_bytes("бір".encode())
    before = same.stat().st_mtime_ns

    written = storage.write_all({same: "бір".encode(), other: "екі".encode()})

    assert written == (other,)
    assert same.stat().st_mtime_ns == before


def test_a_missing_folder_is_made(tmp_path):
    path = tmp_path / "kk" / "LC_MESSAGES" / "news.po"

    storage.write_all({path: b"x"})

    assert path.read_bytes() == b"x"


def test_when_one_file_cannot_be_written_no_file_is_changed(tmp_path):
    good = tmp_path / "good.po"
    good.write_bytes(b"old")
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(StorageError, match="cannot be written"):
        storage.write_all({good: b"new", tmp_path / "file" / "bad.po": b"new"})

    assert good.read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["file", "good.po"]


def test_the_mode_of_a_file_is_kept(tmp_path):
    path = tmp_path / "news.po"
    path.write_bytes(b"old")
    path.chmod(0o640)

    storage.write_all({path: b"new"})

    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_link_stays_a_link_to_the_changed_file(tmp_path):
    path, link = tmp_path / "news.po", tmp_path / "link.po"
    path.write_bytes(b"old")
    link.symlink_to(path)

    storage.write_all({link: b"new"})

    assert link.is_symlink()
    assert path.read_bytes() == b"new"


def test_what_a_killed_run_left_is_swept_away(tmp_path):
    script = (
        "import os, sys; from pathlib import Path; from toolkit import storage;"
        "os.fsync = lambda handle: os._exit(1); storage.write_all({Path(sys.argv[1]): b'new'})"
    )
    subprocess.run([sys.executable, "-c", script, tmp_path / "news.po"], check=False)
    (leftover,) = tmp_path.glob(f"{storage.TEMPORARY_PREFIX}*{storage.TEMPORARY_SUFFIX}")

    storage.write_all({tmp_path / "news.po": b"new"})

    assert not leftover.exists()


def test_what_a_run_that_goes_on_has_not_finished_is_left_alone(tmp_path):
    name = f"{storage.TEMPORARY_PREFIX}{platform.node()}-{os.getpid()}-abc"
    unfinished = tmp_path / f"{name}{storage.TEMPORARY_SUFFIX}"
    unfinished.write_bytes(b"half")

    storage.write_all({tmp_path / "news.po": b"new"})

    assert unfinished.exists()


def test_a_file_that_someone_saved_meanwhile_is_not_overwritten(tmp_path):
    path, other = tmp_path / "news.po", tmp_path / "news.pot"
    path.write_bytes(b"old")
    read = {path: path.read_bytes(), other: None}
    path.write_bytes(b"saved by a person")

    with pytest.raises(FileChangedError, match="was changed meanwhile"):
        storage.write_all({path: b"new", other: b"new"}, read)

    assert path.read_bytes() == b"saved by a person"
    assert not other.exists()


def test_text_that_is_not_utf8_is_refused_with_its_byte_and_line(tmp_path):
    path = tmp_path / "news.ru.txt"
    path.write_bytes("бір\nекі ".encode() + b"\xcf\xf0")

    with pytest.raises(DocumentError) as caught:
        storage.read_text(path)

    assert str(caught.value) == (f"{path}:2: not UTF-8: byte 0xcf at offset 14; save it as UTF-8")


@pytest.mark.parametrize(
    ("make", "words"),
    [(str, "no such file"), (Path.mkdir, "is a folder")],
)
def test_what_cannot_be_read_is_named_in_plain_words(tmp_path, make, words):
    path = tmp_path / "news.ru.txt"
    make(path)

    with pytest.raises(StorageError, match=words):
        storage.read_bytes(path)


def _hold(folder, seconds, taken):
    with storage.lock(folder):
        taken.set()
        time.sleep(seconds)


def test_a_second_run_waits_for_the_first_and_says_so(tmp_path):
    taken = multiprocessing.Event()
    other = multiprocessing.Process(target=_hold, args=(tmp_path, 0.3, taken))
    other.start()
    assert taken.wait(10)
    waited = []

    with storage.lock(tmp_path, lambda: waited.append(True)):
        assert not other.is_alive() or other.join(5) is None

    other.join()
    assert waited == [True]


def test_the_lock_leaves_nothing_in_the_folder(tmp_path):
    project = tmp_path / "project"
    project.mkdir()

    with storage.lock(project):
        assert list(project.iterdir()) == []
