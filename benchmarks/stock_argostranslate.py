"""Load a package in argostranslate as it is published, and translate with its own loop.

Run in an environment of its own, made with `pip install argostranslate`:

    python benchmarks/stock_argostranslate.py PACKAGE [FILE] [--split]

PACKAGE is an .argosmodel file or a package's folder; FILE holds one sentence a line. Prints
each line with its translation, then lines per second. argostranslate downloads a sentence
splitter when a package brings none, as our folders do; that needs a network, so the splitter is
replaced by one that takes every line for a sentence. With --split nothing is replaced: each
line is a paragraph for the splitter that `toolkit models export` has put into PACKAGE, the
sentences it found are printed, and whatever wants the network fails.
"""

from __future__ import annotations

import os
import socket
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


PARAGRAPHS = [
    "Сессия Ассамблеи прошла в г. Астане. Её открыл А. С. Оспанов, председатель совета. "
    "В работе участвуют учёные, врачи и т. д. Что дальше? Решит совет.",
    "«В стране построено 13 тысяч км дорог», — сказал министр. Население превысило 19,5 млн "
    "человек. В XXI в. Казахстан стал домом для 130 этносов.",
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


def offline() -> None:
    """Let no socket connect, and no name be looked up, from here on."""

    def refuse(*_: object) -> None:
        raise OSError("the network was asked for")

    socket.socket.connect = socket.getaddrinfo = refuse  # type: ignore[method-assign, assignment]


def main() -> None:
    split = "--split" in sys.argv
    places = [argument for argument in sys.argv[1:] if argument != "--split"]
    package = Path(places[0]).resolve()
    lines = PARAGRAPHS if split else SENTENCES
    if places[1:]:
        lines = Path(places[1]).read_text("utf-8").splitlines()
    if split:
        offline()
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
        if not split:
            translation.sentencizer = OneSentence()
        translation.translate(lines[0])  # loads the model
        started = time.perf_counter()
        answers = [translation.translate(line) for line in lines]
        seconds = time.perf_counter() - started
        parts = [translation.sentencizer.split_sentences(line) for line in lines]
    print(f"argostranslate {version('argostranslate')}, {package.name}")
    for line, found, answer in zip(lines, parts, answers, strict=True):
        print(f"  {' | '.join(found) if split else line}\n    {answer}")
    print(f"{len(lines)} lines, {len(lines) / seconds:.1f} a second")


if __name__ == "__main__":
    main()
