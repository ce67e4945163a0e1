"""How long a person waits for help and for a look-up, beside Python's own start.

Run: python benchmarks/startup.py [RUNS]
Prints the median wall time of each command as a process of its own, in
milliseconds, and its ratio to `python -c pass` in the same minute.
"""

from __future__ import annotations

import platform
import statistics
import subprocess
import sys
import time
from pathlib import Path

RUNS = 15
TOOLKIT = str(Path(sys.executable).with_name("toolkit"))
COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "toolkit --help": [TOOLKIT, "--help"],
    "toolkit glossary lookup Елбасы": [TOOLKIT, "glossary", "lookup", "Елбасы"],
    "toolkit glossary lookup «Жаңғыру жолы»": [TOOLKIT, "glossary", "lookup", "Жаңғыру жолы"],
}


def milliseconds(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return (time.perf_counter() - started) * 1000


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(runs):
        for name, command in COMMANDS.items():
            times[name].append(milliseconds(command))
    bare = statistics.median(times["python -c pass"])
    print(f"Python {platform.python_version()}, median of {runs} runs")
    for name, measured in times.items():
        median = statistics.median(measured)
        print(f"{median:7.0f} ms  {median / bare:5.1f}×  {name}")


if __name__ == "__main__":
    main()
