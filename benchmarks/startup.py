"""How long a person waits for help and for a look-up, beside Python's own start.

    [CORPORA=DIR] python benchmarks/startup.py [RUNS]

Prints the median wall time of each command as a process of its own, in
milliseconds, and its ratio to `python -c pass` in the same minute. With CORPORA (see
benchmarks/matching.py) also with a glossary of 100,000 concepts, whose index is built first.
"""

from __future__ import annotations

import csv
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import astuple
from pathlib import Path

from toolkit.glossaries.csv import COLUMNS

RUNS = 15
TOOLKIT = str(Path(sys.executable).with_name("toolkit"))
SENTENCE = "Сессия Ассамблеи народа Казахстана прошла с участием Президента"
QUERIES = ("Елбасы", "Ассамблеясының", "Жаңғыру жолы", SENTENCE, "Асамблея")
# As on a person's machine, where Python keeps what it compiled.
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "toolkit --help": [TOOLKIT, "--help"],
}


def lookups(*options: str) -> dict[str, list[str]]:
    name = "toolkit glossary lookup"
    more = " (100,000 concepts)" if options else ""
    found = {
        f"{name} '{query}'{more}": [TOOLKIT, "glossary", "lookup", query, *options]
        for query in QUERIES
    }
    forms = f"{name} --forms Елбасы{more}"
    return {**found, forms: [TOOLKIT, "glossary", "lookup", "--forms", "Елбасы", *options]}


def make_project(folder: Path, corpora: Path) -> None:
    from matching import concepts

    (folder / "glossary").mkdir()
    (folder / "toolkit.toml").write_text('source = "ru"\n', encoding="utf-8")
    with (folder / "glossary" / "terms.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(COLUMNS)
        for concept in concepts(corpora, 100_000):
            for t in concept:
                rows.writerow(astuple(t))


def milliseconds(command: list[str]) -> float:
    started = time.perf_counter()
    done = subprocess.run(command, check=False, capture_output=True, env=ENVIRONMENT)
    if done.returncode not in (0, 1):  # 1: nothing found, only near terms
        raise SystemExit(done.stderr.decode())
    return (time.perf_counter() - started) * 1000


def measure(commands: dict[str, list[str]], runs: int) -> None:
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            times[name].append(milliseconds(command))
    bare = statistics.median(times["python -c pass"])
    print(f"Python {platform.python_version()}, median of {runs} runs")
    for name, measured in times.items():
        median = statistics.median(measured)
        print(f"{median:7.0f} ms  {median / bare:5.1f}×  {name}")


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    commands = COMMANDS | lookups()
    with tempfile.TemporaryDirectory() as name:
        if corpora := os.environ.get("CORPORA"):
            make_project(Path(name), Path(corpora))
            large = lookups("--project", name)
            first = milliseconds(next(iter(large.values())))
            print(f"{first:7.0f} ms          the first look-up in 100,000 concepts, with its index")
            commands |= large
        measure(commands, runs)


if __name__ == "__main__":
    main()
