"""Whenever the process dies, every file is the old one or the new one."""

import functools
import gettext
import io
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from toolkit.catalogue import load

DRIVER = Path(__file__).parents[1] / "killing.py"
COMMANDS = {
    "translate": ["translate", "translations/news.ru.txt"],
    "build": ["build", "--drafts"],
}
KILLS = 50

# Two runs of one command differ in nothing else.
CLOCK = re.compile(rb"\d{4}-\d\d-\d\d \d\d:\d\d\+0000")


@pytest.fixture(params=COMMANDS)
def work(request, project, tmp_path):
    """A project where a command has work to do: on every file it writes there is an older one."""
    project.run(*COMMANDS["translate"])
    project.run(*COMMANDS["build"])
    if request.param == "translate":
        with project.article.open("a", encoding="utf-8") as article:
            article.write("\nПрезидент подписал закон.\n")
    else:
        for lang in ("kk", "en"):
            po = project.po(lang)
            for entry in po:
                entry.msgstr = f"{lang}: {entry.msgid}"
                entry.flags.remove("fuzzy")
            po.save()
    old = shutil.copytree(project.root, tmp_path / "runs" / "old")
    return old, COMMANDS[request.param]


def written(folder):
    """What the toolkit writes below a folder, by name, with its content but for the time."""
    return {
        path.relative_to(folder).as_posix(): CLOCK.sub(b"", path.read_bytes())
        for path in folder.rglob("*.*")
        if path.suffix in (".po", ".pot", ".mo", ".txt")
    }


def names(folder):
    return {path.relative_to(folder) for path in folder.rglob("*")}


def assert_each_is_old_or_new(folder, old, new):
    """See that each file is whole; return which are new."""
    found = written(folder)
    assert found.keys() == new.keys()
    for name, content in found.items():
        assert content in (old[name], new[name]), f"{name} is neither the old nor the new one"
        assert_valid(Path(name).suffix, (folder / name).read_bytes())
    return frozenset(name for name in found if found[name] != old[name])


@functools.cache
def assert_valid(suffix, content):
    """See that msgfmt and toolkit accept a catalogue, and gettext a .mo."""
    if suffix == ".mo":
        gettext.GNUTranslations(io.BytesIO(content))
    elif suffix in (".po", ".pot"):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, f"news{suffix}")
            path.write_bytes(content)
            load(path)
            if shutil.which("msgfmt"):
                subprocess.run(["msgfmt", "-c", "-o", os.devnull, path], check=True)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows cannot fork")
def test_killed_at_any_step_of_writing_it_leaves_each_file_old_or_new(work):
    old, command = work
    subprocess.run(
        [sys.executable, DRIVER, "steps", old, *command], check=True, stdout=subprocess.DEVNULL
    )
    whole = old.with_name("whole")
    before, after = written(old), written(whole)
    changed = {name for name in after if before[name] != after[name]}
    kills = list(old.parent.glob("killed-*"))

    states = {assert_each_is_old_or_new(killed, before, after) for killed in kills}

    # Each file was written, brought to disk and replaced, and the run died before each of these.
    assert len(kills) >= 3 * len(changed)
    assert {len(state) for state in states} == set(range(len(changed) + 1))
    for mended in old.parent.glob("mended-*"):
        assert written(mended) == after
        assert names(mended) == names(whole)


def test_killed_at_a_random_moment_of_writing_it_leaves_each_file_old_or_new(work):
    old, command = work
    chance = random.Random(18)  # noqa: S311 - repeatable, not secret
    place = old.with_name("place")

    def run(kill_after=None):
        """Run slowly on the old files; return the exit code, and how long writing took."""
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(old, place)
        start = [sys.executable, DRIVER, "slowly", *command]
        with subprocess.Popen(start, cwd=place, stdout=subprocess.PIPE) as process:
            assert process.stdout.readline() == b"writing\n"
            started = time.monotonic()
            if kill_after is not None:
                time.sleep(kill_after)
                process.kill()
            return process.wait(), time.monotonic() - started

    # The first run finds no cache, and takes longer than those that follow.
    codes, durations = zip(*[run() for _ in range(3)], strict=True)
    assert set(codes) == {0}
    before, after = written(old), written(place)
    killed, states = 0, set()
    for _ in range(KILLS // len(COMMANDS)):
        killed += run(chance.uniform(0, min(durations)))[0] != 0
        states.add(assert_each_is_old_or_new(place, before, after))

    assert killed > KILLS / len(COMMANDS) / 2
    assert len(states) > 1


def listen_to_ctrl_c():
    """Undo what a shell does for the commands it runs in the background."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for another process")
def test_ctrl_c_ends_with_code_130_and_no_traceback(project):
    # A second run that waits for the lock is a run at a known place.
    from toolkit.storage import lock

    with lock(project.root):
        process = subprocess.Popen(
            [sys.executable, "-m", "toolkit", "translate", "translations/news.ru.txt"],
            cwd=project.root,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=listen_to_ctrl_c,
        )
        assert "waiting" in process.stderr.readline()
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=10)

    assert process.returncode == 130
    assert "Traceback" not in errors
