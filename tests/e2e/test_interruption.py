"""Whenever the process dies, every file is the old one or the new one."""

import random
import shutil
import signal
import subprocess
import sys
import time

import pytest

from toolkit.catalogue import load

KILLS = 50


def run(project, *args, timeout=None):
    """Run a command in a process of its own; kill it outright after ``timeout`` seconds."""
    with subprocess.Popen(
        [sys.executable, "-m", "toolkit", *args], cwd=project.root, stdout=subprocess.DEVNULL
    ) as process:
        try:
            return process.wait(timeout)
        except subprocess.TimeoutExpired:
            process.kill()
            return process.wait()


def valid(path):
    if path.suffix in (".po", ".pot"):
        load(path)
        if shutil.which("msgfmt"):
            subprocess.run(["msgfmt", "-c", "-o", "/dev/null", path], check=True)
    return path.read_bytes()


def test_killing_it_at_random_moments_never_leaves_a_broken_file(project):
    chance = random.Random(18)  # noqa: S311 - repeatable, not secret
    started = time.monotonic()
    run(project, "translate", "translations/news.ru.txt")
    run(project, "build", "--drafts")
    both = time.monotonic() - started
    killed = 0
    for round_number in range(KILLS):
        paragraphs = [f"Абзац {round_number}, {number}." for number in range(30)]
        project.article.write_text("\n\n".join(paragraphs), encoding="utf-8")
        command = ["build", "--drafts"] if round_number % 2 else ["translate", str(project.article)]
        killed += run(project, *command, timeout=chance.uniform(0.4, 1.1) * both / 2) < 0

        for path in project.root.rglob("*"):
            if path.suffix in (".po", ".pot", ".mo", ".txt"):
                assert valid(path)

    assert killed > KILLS / 4
    assert run(project, "translate", "translations/news.ru.txt") == 0
    assert run(project, "build", "--drafts") == 0
    assert not list(project.root.rglob(".toolkit-*.tmp"))


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
