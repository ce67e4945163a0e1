"""Hostile archives: each is refused with one line, and leaves nothing behind."""

import random
import stat
import struct
import zipfile

import platformdirs
import pytest
from packages import build_package, zip_package

from toolkit.engines import archives
from toolkit.engines.archives import staging, unpack, unpacked
from toolkit.errors import PackageError, StorageError


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "unpacked"
    made.mkdir()
    return made


def archive_of(path, *entries):
    """Write an archive of (name or ZipInfo, content)."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in entries:
            file.writestr(name, content)
    return path


def refused(path, folder, what):
    with pytest.raises(PackageError, match=what) as error:
        unpack(path, folder)
    assert "\n" not in str(error.value)
    assert str(error.value).startswith(f"{path}: ")


def test_a_sound_archive_is_unpacked_byte_for_byte(tmp_path, folder):
    package = build_package(tmp_path)
    made = unpack(zip_package(package, tmp_path / "a.argosmodel"), folder)
    assert made == folder / package.name
    for path in (path for path in package.rglob("*") if path.is_file()):
        assert (made / path.relative_to(package)).read_bytes() == path.read_bytes()


def test_the_metadata_are_unpacked_alone_when_only_they_are_asked_for(tmp_path, folder):
    package = build_package(tmp_path)
    made = unpack(zip_package(package, tmp_path / "a.argosmodel"), folder, only="metadata.json")
    assert [path.name for path in made.iterdir()] == ["metadata.json"]


@pytest.mark.parametrize("content", [b"", b"PK", b"not a zip archive", b"\x00" * 1000])
def test_what_is_no_zip_archive_is_refused(tmp_path, folder, content):
    path = tmp_path / "a.argosmodel"
    path.write_bytes(content)
    refused(path, folder, "damaged or no zip archive")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_truncated_archive_is_refused(tmp_path, folder, share):
    path = zip_package(build_package(tmp_path), tmp_path / "a.argosmodel")
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    refused(path, folder, "damaged or no zip archive")


def test_a_damaged_entry_is_refused(tmp_path, folder):
    path = zip_package(build_package(tmp_path), tmp_path / "a.argosmodel")
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)
    refused(path, folder, "damaged")


@pytest.mark.parametrize(
    "name",
    [
        "../metadata.json",
        "p/../../metadata.json",
        "/etc/metadata.json",
        "p//metadata.json",
        "./metadata.json",
        "p\\..\\..\\metadata.json",
        "C:/metadata.json",
        "p/meta\ndata.json",
        "p/\u202enosj.atadatem",
        "p/CON",
        "p/nul.json",
        "p/com1.tar.gz/model",
        "p/a.",
        "p/a /model",
    ],
)
def test_a_name_outside_the_folder_is_refused(tmp_path, folder, name):
    path = archive_of(tmp_path / "a.argosmodel", ("p/metadata.json", "{}"), (name, "{}"))
    refused(path, folder, "outside its folder or not portable")
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_a_link_or_device_is_refused(tmp_path, folder, kind):
    entry = zipfile.ZipInfo("p/model")
    entry.external_attr = (kind | 0o777) << 16
    refused(archive_of(tmp_path / "a.argosmodel", (entry, "/etc")), folder, "link or device")
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    "names", [["metadata.json"], ["a/metadata.json", "b/model.bin"], ["p/x", "readme"], []]
)
def test_an_archive_of_anything_but_one_folder_is_refused(tmp_path, folder, names):
    path = archive_of(tmp_path / "a.argosmodel", *((name, "{}") for name in names))
    refused(path, folder, "does not hold one folder")


@pytest.mark.parametrize("other", ["readme.md", "readme\u0301.md", "READM\u00c9.md"])
def test_a_file_named_twice_is_refused(tmp_path, folder, other):
    mine = "README.md" if other.isascii() else "readm\u00e9.md"
    path = archive_of(tmp_path / "a.argosmodel", (f"p/{mine}", "a"), (f"p/{other}", "b"))
    refused(path, folder, "names a file twice")


@pytest.mark.parametrize("names", [("p/model", "p/model/model.bin"), ("p/a/b/c", "p/A/b")])
def test_a_file_that_is_a_folder_too_is_refused(tmp_path, folder, names):
    path = archive_of(tmp_path / "a.argosmodel", *((name, "") for name in names))
    refused(path, folder, "as a file and as a folder")
    assert list(folder.iterdir()) == []


def test_names_that_only_begin_like_a_device_are_taken(tmp_path, folder):
    path = archive_of(tmp_path / "a.argosmodel", ("p/config.json", "{}"), ("p/com10", ""))
    assert {file.name for file in unpack(path, folder).iterdir()} == {"config.json", "com10"}


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path, folder):
    path = archive_of(tmp_path / "a.argosmodel", ("p/model.bin", bytes(40 * 1024**2)))
    refused(path, folder, "would unpack to 42 MB from 0.0; do not trust it")
    assert list(folder.iterdir()) == []


def test_a_zip_bomb_beside_an_honest_model_is_refused(tmp_path, folder):
    model = random.Random(1).randbytes(2 * 1024**2)  # noqa: S311 - it need only not compress
    files = [("p/model.bin", model), ("p/zeros", bytes(40 * 1024**2))]
    path = archive_of(tmp_path / "a.argosmodel", *files)
    refused(path, folder, "do not trust it")
    assert list(folder.iterdir()) == []


def test_a_zip_bomb_that_lies_about_its_size_is_refused(tmp_path, folder):
    path = archive_of(tmp_path / "a.argosmodel", ("p/model.bin", bytes(4 * 1024**2)))
    content = path.read_bytes()
    path.write_bytes(content.replace(struct.pack("<L", 4 * 1024**2), struct.pack("<L", 1024)))
    refused(path, folder, "damaged")
    assert sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) <= 1024


def test_too_large_a_package_is_refused(tmp_path, folder, monkeypatch):
    monkeypatch.setattr(archives, "MAXIMUM_BYTES", 100)
    path = zip_package(build_package(tmp_path), tmp_path / "a.argosmodel")
    refused(path, folder, "would unpack to 0 GB")


def test_too_many_entries_are_refused(tmp_path, folder):
    entries = [(f"p/{number}", "") for number in range(archives.MAXIMUM_ENTRIES + 1)]
    refused(archive_of(tmp_path / "a.argosmodel", *entries), folder, "10,001 entries")


def test_an_encrypted_archive_is_refused(tmp_path, folder):
    path = archive_of(tmp_path / "a.argosmodel", ("p/metadata.json", "{}"))
    content = bytearray(path.read_bytes())
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    refused(path, folder, "is encrypted")


def test_another_kind_of_compression_is_refused(tmp_path, folder):
    path = tmp_path / "a.argosmodel"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as file:
        file.writestr("p/metadata.json", "{}")
    refused(path, folder, "compressed in a way")


def test_without_room_on_the_disk_nothing_is_written(tmp_path, folder, monkeypatch):
    monkeypatch.setattr(archives.shutil, "disk_usage", lambda _: _Free(10))
    path = zip_package(build_package(tmp_path), tmp_path / "a.argosmodel")
    with pytest.raises(StorageError, match=r"needs 2 MB, 0 are free; make room"):
        unpack(path, folder)
    assert list(folder.iterdir()) == []


class _Free:
    def __init__(self, free):
        self.free = free


def test_a_stage_is_gone_afterwards_and_so_is_what_a_killed_run_left(tmp_path):
    (tmp_path / ".toolkit-package-killed" / "p").mkdir(parents=True)
    with staging(tmp_path) as stage:
        assert [path.name for path in tmp_path.iterdir()] == [stage.name]
        (stage / "file").write_text("half")
    assert list(tmp_path.iterdir()) == []


def test_an_archive_is_unpacked_in_the_cache_once_and_again_when_it_changes(tmp_path):
    path = zip_package(build_package(tmp_path / "a"), tmp_path / "a.argosmodel")
    first = unpacked(path)
    assert unpacked(path) == first
    zip_package(build_package(tmp_path / "b", version="1.10"), path)
    assert unpacked(path) != first


def test_a_broken_archive_leaves_nothing_in_the_cache(tmp_path):
    path = zip_package(build_package(tmp_path), tmp_path / "a.argosmodel")
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(PackageError):
        unpacked(path)
    assert list((platformdirs.user_cache_path("toolkit") / "packages").iterdir()) == []
