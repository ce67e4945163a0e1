"""Packages from an index, served on this machine: whole, broken off, changed, missing."""

import pytest
from packages import build_package, zip_package
from serving import serving

from toolkit.engines import argos_settings
from toolkit.engines.index import ATTEMPTS, available, download
from toolkit.engines.installation import install_pair
from toolkit.errors import NoModelError, PackageError
from toolkit.model import Pair

RU_KK = Pair("ru", "kk")


@pytest.fixture
def server(monkeypatch):
    with serving() as found:
        monkeypatch.setenv("ARGOS_PACKAGE_INDEX", found.url)
        yield found


@pytest.fixture
def archive(tmp_path, server):
    """The bytes of a package that the index offers."""
    content = zip_package(build_package(tmp_path), tmp_path / "a.argosmodel").read_bytes()
    server.files["/ru_kk.argosmodel"] = content
    server.offer(entry(server))
    return content


def entry(server, version="1.0", **changes):
    return {
        "package_version": version,
        "argos_version": "1.9",
        "from_code": "ru",
        "from_name": "Russian",
        "to_code": "kk",
        "to_name": "Kazakh",
        "links": [f"{server.url}ru_kk.argosmodel"],
        **changes,
    }


def downloads():
    return sorted(path.name for path in argos_settings.downloads_folder().iterdir())


def test_a_package_of_the_index_is_installed(archive):
    told = []
    package, replaced = install_pair(RU_KK, lambda *progress: told.append(progress))
    assert (str(package), replaced) == ("ru→kk 1.0", ())
    assert told[-1] == (len(archive), len(archive))
    assert downloads() == []


def test_the_newest_package_of_a_pair_is_chosen(server):
    server.offer(entry(server, "1.9"), entry(server, "1.10"), entry(server, "1.2"))
    assert available(RU_KK).package_version == "1.10"


def test_a_download_that_breaks_off_goes_on_where_it_stopped(server, archive):
    server.break_off = [1000, 500]
    assert download(available(RU_KK)).read_bytes() == archive
    assert server.asked_for("/ru_kk.argosmodel") == [None, "bytes=1000-", "bytes=1500-"]


def test_a_download_given_up_is_resumed_by_the_next_run(server, archive):
    server.break_off = [1000] * ATTEMPTS
    with pytest.raises(PackageError, match="run the same command again to go on from there"):
        download(available(RU_KK))
    assert downloads() == [
        "translate-ru_kk-1.0.argosmodel.part",
        "translate-ru_kk-1.0.argosmodel.tag",
    ]
    assert download(available(RU_KK)).read_bytes() == archive
    assert server.asked_for("/ru_kk.argosmodel")[-1] == f"bytes={1000 * ATTEMPTS}-"
    assert downloads() == ["translate-ru_kk-1.0.argosmodel"]


def test_a_file_that_changed_meanwhile_is_fetched_from_its_beginning(server, archive):
    server.break_off = [1000] * ATTEMPTS
    with pytest.raises(PackageError):
        download(available(RU_KK))
    server.files["/ru_kk.argosmodel"] = archive[::-1]
    server.tags["/ru_kk.argosmodel"] = '"2"'
    assert download(available(RU_KK)).read_bytes() == archive[::-1]


def test_a_part_longer_than_the_file_is_thrown_away(archive):
    part = argos_settings.downloads_folder() / "translate-ru_kk-1.0.argosmodel.part"
    part.write_bytes(archive + b"more")
    assert download(available(RU_KK)).read_bytes() == archive


def test_a_damaged_download_leaves_nothing_behind(server, archive):
    server.files["/ru_kk.argosmodel"] = archive[: len(archive) // 2]
    with pytest.raises(PackageError, match="damaged"):
        install_pair(RU_KK)
    assert downloads() == []
    assert list(argos_settings.package_folder().iterdir()) == []


def test_another_address_is_tried_when_the_first_fails(server, archive):
    links = [f"{server.url}gone.argosmodel", "ipfs://x", f"{server.url}ru_kk.argosmodel"]
    server.offer(entry(server, links=links))
    assert download(available(RU_KK)).read_bytes() == archive


def test_a_package_that_is_gone_is_named_with_its_address(server):
    server.offer(entry(server))
    with pytest.raises(PackageError, match=r"ru_kk\.argosmodel: not found; try later"):
        download(available(RU_KK))


def test_a_pair_the_index_lacks_is_an_error_that_names_near_ones(server):
    server.offer(
        entry(server), entry(server, to_code="en"), entry(server, from_code="de", to_code="fr")
    )
    with pytest.raises(NoModelError) as error:
        available(Pair("ru", "fr"))
    assert str(error.value) == (
        "the Argos index has no package for ru→fr; it has de→fr, ru→en, ru→kk"
    )


@pytest.mark.parametrize(
    "change",
    [
        {"from_code": "../ru"},
        {"package_version": "../../1"},
        {"package_version": 1},
        {"links": None},
        {"type": "sbd"},
    ],
)
def test_an_entry_that_cannot_be_trusted_is_passed_over(server, change):
    server.offer(entry(server, **change))
    with pytest.raises(NoModelError):
        available(RU_KK)


@pytest.mark.parametrize("content", [b"<html>", b'{"a": 1}', b"[1]"])
def test_what_is_no_index_is_refused(server, content):
    server.files["/index.json"] = content
    with pytest.raises(PackageError, match="is no package index"):
        available(RU_KK)


def test_without_a_network_the_message_says_what_else_to_do(monkeypatch):
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", "http://127.0.0.1:1/")
    with pytest.raises(PackageError) as error:
        available(RU_KK)
    assert str(error.value) == (
        "http://127.0.0.1:1/index.json: the package index cannot be read: "
        "connection refused; check the network, or download the package elsewhere and run "
        "'toolkit models install FILE.argosmodel'"
    )
