"""A document of 1,000 sentences: `toolkit translate` beside the published argostranslate.

Run: python benchmarks/speed.py PYTHON [PAIR]

PYTHON is that of an environment of its own, made with `pip install argostranslate`. The document
is the first 1,000 sentences of the repository's translation memory in the source language of
PAIR (by default ru-kk), five to a paragraph. The toolkit's time is that of the whole command,
from its start to the written catalogue, terms and all; then the same with --fast. The other's
is its own loop alone, once the same model is loaded, with a splitter that takes every line for
a sentence. Both search with a beam of four. Prints sentences per second of each, and the ratios.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from toolkit.model import Pair
from toolkit.tmx import read_tmx

MEMORY = Path(__file__).parents[1] / "translations" / "memory" / "authored.tmx"
STOCK = Path(__file__).with_name("stock_argostranslate.py")
COUNT = 1_000
PARAGRAPH = 5


def main() -> None:
    python, name = sys.argv[1], sys.argv[2] if sys.argv[2:] else "ru-kk"
    pair = Pair(*name.split("-"))
    ends = (".", "?", "!")
    units = read_tmx(MEMORY, pair)
    sentences = list(dict.fromkeys(u.source for u in units if u.source.endswith(ends)))[:COUNT]
    with tempfile.TemporaryDirectory() as folder:
        speeds = {
            "toolkit translate": ours(sentences, pair, Path(folder, "project")),
            "toolkit translate --fast": ours(sentences, pair, Path(folder, "fast"), "--fast"),
            "argostranslate": theirs(sentences, name, python, Path(folder)),
        }
    for command, speed in speeds.items():
        ratio = speed / speeds["argostranslate"]
        print(f"{command:<26}{speed:7.1f} sentences/s  {ratio:5.1f} times")


def ours(sentences: list[str], pair: Pair, project: Path, *options: str) -> float:
    """Return the sentences a second of the whole command on the document."""
    run(sys.executable, "-m", "toolkit", "init", str(project))
    document = project / "translations" / f"document.{pair.source}.txt"
    document.parent.mkdir(exist_ok=True)
    starts = range(0, len(sentences), PARAGRAPH)
    paragraphs = (" ".join(sentences[start : start + PARAGRAPH]) for start in starts)
    document.write_text("\n\n".join(paragraphs) + "\n", "utf-8")
    started = time.perf_counter()
    where = ("--project", str(project), "--to", pair.target)
    run(sys.executable, "-m", "toolkit", "translate", str(document), *where, *options)
    return len(sentences) / (time.perf_counter() - started)


def theirs(sentences: list[str], name: str, python: str, folder: Path) -> float:
    """Return the sentences a second of argostranslate's loop, on the same model."""
    archive, lines = folder / "model.argosmodel", folder / "sentences.txt"
    run(sys.executable, "-m", "toolkit", "models", "export", "--pair", name, "--output", archive)
    lines.write_text("\n".join(sentences) + "\n", "utf-8")
    answer = run(python, str(STOCK), str(archive), str(lines))
    (speed,) = re.findall(r"([\d.]+) a second$", answer.strip())
    return float(speed)


def run(*command: str | Path) -> str:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        list(map(str, command)), stdout=subprocess.PIPE, check=True, text=True, env=environment
    )
    return done.stdout


if __name__ == "__main__":
    main()
