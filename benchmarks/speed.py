"""A document of 1,000 sentences: `toolkit translate` beside the published argostranslate.

Run: python benchmarks/speed.py PYTHON [PAIR] [--package DIR] [--sentences N]

PYTHON is that of an environment of its own, made with `pip install argostranslate`. The document
is the first 1,000 sentences of the repository's translation memory in the source language of
PAIR (by default ru-kk), five to a paragraph. The toolkit's time is that of the whole command,
from its start to the written catalogue, terms and all; then the same with --fast. The other's
is its own loop alone, once the same model is loaded, with a splitter that takes every line for
a sentence, and a beam of four. Prints sentences per second of each, and the ratios.

Each project's settings name the packages, so that no other is drafted with or exported.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from measured import add_package, measured, search

from toolkit.config import SETTINGS_FILE
from toolkit.model import Pair
from toolkit.tmx import read_tmx

MEMORY = Path(__file__).parents[1] / "translations" / "memory" / "authored.tmx"
STOCK = Path(__file__).with_name("stock_argostranslate.py")
PARAGRAPH = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("python", help="of an environment with the published argostranslate")
    parser.add_argument("pair", nargs="?", default="ru-kk")
    add_package(parser)
    parser.add_argument("--sentences", type=int, default=1_000, metavar="N")
    arguments = parser.parse_args()
    pair = Pair(*arguments.pair.split("-"))
    packages = measured(arguments.package)
    ends = (".", "?", "!")
    units = read_tmx(MEMORY, pair)
    every = list(dict.fromkeys(u.source for u in units if u.source.endswith(ends)))
    sentences = every[: arguments.sentences]
    with tempfile.TemporaryDirectory() as folder:
        project, fast = (made(Path(folder, name), packages) for name in ("project", "fast"))
        speeds = {
            "toolkit translate": ours(sentences, pair, project),
            "toolkit translate --fast": ours(sentences, pair, fast, "--fast"),
            "argostranslate": theirs(sentences, pair, arguments.python, project),
        }
    print(f"{len(sentences):,} sentences {pair}")
    print(f"the toolkit with {search(fast=False)}, --fast with {search(fast=True)}")
    for command, speed in speeds.items():
        ratio = speed / speeds["argostranslate"]
        print(f"{command:<26}{speed:7.1f} sentences/s  {ratio:5.1f} times")


def made(project: Path, packages: tuple[Path, ...]) -> Path:
    """Return the folder of a new project that uses the packages before any other."""
    toolkit("init", project)
    with (project / SETTINGS_FILE).open("a", encoding="utf-8") as settings:
        # A JSON string is one of TOML as well.
        settings.write(f"packages = {json.dumps(list(map(str, packages)))}\n")
    return project


def ours(sentences: list[str], pair: Pair, project: Path, *options: str) -> float:
    """Return the sentences a second of the whole command on the document."""
    document = project / "translations" / f"document.{pair.source}.txt"
    starts = range(0, len(sentences), PARAGRAPH)
    paragraphs = (" ".join(sentences[start : start + PARAGRAPH]) for start in starts)
    document.write_text("\n\n".join(paragraphs) + "\n", "utf-8")
    started = time.perf_counter()
    toolkit("translate", document, "--project", project, "--to", pair.target, *options)
    return len(sentences) / (time.perf_counter() - started)


def theirs(sentences: list[str], pair: Pair, python: str, project: Path) -> float:
    """Return the sentences a second of argostranslate's loop, on the model of the project."""
    archive, lines = project / "model.argosmodel", project / "sentences.txt"
    where = ("--project", project, "--output", archive)
    toolkit("models", "export", "--pair", "-".join(pair), *where)
    lines.write_text("\n".join(sentences) + "\n", "utf-8")
    answer = run(python, STOCK, archive, lines)
    (speed,) = re.findall(r"([\d.]+) a second$", answer.strip())
    return float(speed)


def toolkit(*arguments: str | Path) -> str:
    return run(sys.executable, "-m", "toolkit", *arguments)


def run(*command: str | Path) -> str:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        list(map(str, command)), stdout=subprocess.PIPE, check=True, text=True, env=environment
    )
    return done.stdout


if __name__ == "__main__":
    main()
