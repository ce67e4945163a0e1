"""Load a package in argostranslate as it is published, and translate with its own loop.

Run in an environment of its own, made with `pip install argostranslate`:

    python benchmarks/stock_argostranslate.py PACKAGE [FILE]

PACKAGE is an .argosmodel file or a package's folder; FILE holds one sentence a line. Prints
each sentence with its translation, then sentences per second. argostranslate downloads a
sentence splitter when a package brings none; that needs a network, so the splitter is replaced
by one that takes every line for a sentence.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
import zipfile
from importlib.metadata import version
from pathlib import Path

SENTENCES = [
    "Елбасы открыл заседание Ассамблеи народа Казахстана.",
    "В стране построено 13 тысяч километров дорог.",
    "Население превысило отметку 19 миллионов человек.",
    "Президент поздравил жителей столицы с праздником.",
    "Дети читают книги в новой школе.",
]


class OneSentence:
    """A sentence splitter for text that is one sentence already."""

    def split_sentences(self, text: str) -> list[str]:
        return [text]


def packed(package: Path, folder: Path) -> Path:
    """Zip a package's folder as an .argosmodel file, with the folder at its top."""
    if package.is_file():
        return package
    path = folder / f"{package.name}.argosmodel"
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted(package.rglob("*")):
            archive.write(file, Path(package.name) / file.relative_to(package))
    return path


def main() -> None:
    package = Path(sys.argv[1]).resolve()
    lines = Path(sys.argv[2]).read_text("utf-8").splitlines() if sys.argv[2:] else SENTENCES
    with tempfile.TemporaryDirectory() as folder:
        # Read when argostranslate is imported.
        os.environ["XDG_DATA_HOME"] = os.environ["XDG_CONFIG_HOME"] = folder
        os.environ["XDG_CACHE_HOME"] = folder
        import argostranslate.package
        import argostranslate.translate

        argostranslate.package.install_from_path(packed(package, Path(folder)))
        (installed,) = argostranslate.package.get_installed_packages()
        translation = argostranslate.translate.get_translation_from_codes(
            installed.from_code, installed.to_code
        ).underlying
        translation.sentencizer = OneSentence()
        translation.translate(lines[0])  # loads the model
        started = time.perf_counter()
        answers = [translation.translate(line) for line in lines]
        seconds = time.perf_counter() - started
    print(f"argostranslate {version('argostranslate')}, {package.name}")
    for line, answer in zip(lines, answers, strict=True):
        print(f"  {line}\n    {answer}")
    print(f"{len(lines)} sentences, {len(lines) / seconds:.1f} a second")


if __name__ == "__main__":
    main()
