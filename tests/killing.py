"""Run toolkit so that a test can kill it between any two steps of its writing.

    python killing.py steps FOLDER ARGUMENT…    run it on copies of FOLDER, killed at each step
    python killing.py slowly ARGUMENT…          say "writing" at the first step, dawdle at each

A step is half of a write, bringing a file to disk, renaming or deleting one. For the project
in FOLDER, ``steps`` leaves beside it ``whole``, where nobody killed the run, and for every n
``killed-n``, and ``mended-n``, where the same command was run again.
"""

from __future__ import annotations

import builtins
import contextlib
import io
import os
import shutil
import signal
import sys
import time
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable

PAUSE = 0.005
STEPS = ("write", "fsync", "replace", "rename", "unlink", "remove", "truncate")

# Copies of the handles of files whose content may not be on disk yet, by inode.
unsynced: dict[int, int] = {}
open_plainly = io.open


class Halting(io.FileIO):
    """A file whose every write goes to disk in two steps."""

    def __init__(self, file, mode, step):
        super().__init__(file, mode)
        self.step = step
        unsynced[os.fstat(self.fileno()).st_ino] = os.dup(self.fileno())

    def write(self, content):
        half = len(content) // 2
        self.step()
        super().write(content[:half])
        self.step()
        return half + super().write(content[half:])


def arm(step: Callable[[], None]) -> None:
    """Have ``step`` called at every step of writing from now on."""

    def open_halting(
        file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, **more
    ):
        if not set("wxa+") & set(mode):
            return open_plainly(file, mode, buffering, encoding, errors, newline, **more)
        buffered = io.BufferedWriter(Halting(file, mode.replace("b", "").replace("t", ""), step))
        return buffered if "b" in mode else io.TextIOWrapper(buffered, encoding, errors, newline)

    def stepping(function):
        def stepped(*args, **options):
            step()
            return function(*args, **options)

        return stepped

    def synced(file):
        step()
        sync(file)
        unsynced.pop(os.fstat(file).st_ino, None)

    sync = os.fsync
    for name in STEPS:
        setattr(os, name, stepping(getattr(os, name)))
    os.fsync = synced
    io.open = builtins.open = open_halting


def die_at(number: int) -> Callable[[], None]:
    """Return a step that is the last one, the ``number``-th time."""
    steps = count(1)

    def step():
        if next(steps) == number:
            # As when the power fails: what was not brought to disk is lost.
            for file in unsynced.values():
                os.ftruncate(file, 0)
            os.kill(os.getpid(), signal.SIGKILL)

    return step


def dawdle() -> Callable[[], None]:
    """Return a step that takes its time, and says so the first time."""
    steps = count(1)
    say = os.write

    def step():
        if next(steps) == 1:
            say(1, b"writing\n")
        time.sleep(PAUSE)

    return step


def run_in(folder: Path, arguments: list[str], number: int = 0) -> int:
    """Run a command in a process of its own, killed at a step; return its exit code."""
    process = os.fork()
    if not process:
        os.chdir(folder)
        if number:
            arm(die_at(number))
        os._exit(main(arguments))
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def run_killed_at_each_step(folder: Path, arguments: list[str]) -> None:
    """Make the folders that the module describes; one process start serves them all."""
    whole = shutil.copytree(folder, folder.with_name("whole"))
    with contextlib.chdir(whole):  # here, so that all is imported once
        if code := main(arguments):
            sys.exit(code)
    for number in count(1):
        killed = shutil.copytree(folder, folder.with_name(f"killed-{number}"))
        if run_in(killed, arguments, number) != -signal.SIGKILL:
            shutil.rmtree(killed)
            return
        mended = shutil.copytree(killed, folder.with_name(f"mended-{number}"))
        if code := run_in(mended, arguments):
            sys.exit(code)


if __name__ == "__main__":
    if sys.argv[1] == "steps":
        run_killed_at_each_step(Path(sys.argv[2]), sys.argv[3:])
    else:
        arm(dawdle())
        sys.exit(main(sys.argv[2:]))
