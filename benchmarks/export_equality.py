"""Does the published argostranslate say the same as our engine with what we export?

    python benchmarks/export_equality.py PYTHON SENTENCES [PAIR ...] [--package DIR]

PYTHON is that of an environment of its own, made with `pip install argostranslate`; SENTENCES
a file with one sentence a line, in the source language of the pairs; DIR a package's folder,
by default those that are shipped. Each pair's package is exported, loaded and run there, one
sentence at a time at beam 4, with a splitter that takes every line for a sentence, because
argostranslate would download one. Our engine runs the same file twice: one sentence at a time
with the settings the published one always has, and in batches with those the package asks for,
which that one passes over: penalties, and only letters of the target's language.
Where a model runs in circles our engine tries again, so those sentences differ and are
counted apart. Both put a piece of the source for a piece the model does not know; ours takes
the one that all heads of the attention look at, the other the first head's.
"""

from __future__ import annotations

import argparse
import dataclasses
import difflib
import json
import os
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

BEAM = 4
SHOWN = 5


class OneSentence:
    """A sentence splitter for text that is one sentence already."""

    def split_sentences(self, text: str) -> list[str]:
        return [text]


def stock(archive: Path, lines: list[str]) -> None:
    """Print, as JSON, what the argostranslate of this environment answers."""
    with tempfile.TemporaryDirectory() as folder:
        # Read when argostranslate is imported.
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
            os.environ[name] = folder
        import argostranslate.package
        import argostranslate.settings
        import argostranslate.translate

        assert argostranslate.settings.beam_size == BEAM
        argostranslate.package.install_from_path(archive)
        (installed,) = argostranslate.package.get_installed_packages()
        translation = argostranslate.translate.get_translation_from_codes(
            installed.from_code, installed.to_code
        ).underlying
        translation.sentencizer = OneSentence()
        answers = [translation.translate(line) for line in lines]
    print(json.dumps({"version": version("argostranslate"), "answers": answers}))


def compare(python: str, sentences: Path, pairs: list[str], place: Path | None) -> None:
    from toolkit.engines.archives import unpack
    from toolkit.engines.decoding import BEAM_SIZE, Model, circles
    from toolkit.engines.export import export, exported_package
    from toolkit.engines.packages import (
        LENGTH_PENALTY,
        Place,
        read_package,
        read_packages,
        shipped_packages,
    )
    from toolkit.engines.tokenizers import load_tokenizer
    from toolkit.model import Pair

    assert BEAM_SIZE == BEAM
    lines = sentences.read_text("utf-8").splitlines()
    packages = read_packages(place, Place.PROJECT) if place else shipped_packages()
    for pair in pairs:
        with tempfile.TemporaryDirectory() as folder:
            wanted = Pair(*pair.split("-"))
            archive = export(exported_package(packages, wanted), Path(folder))
            command = [python, __file__, "--stock", str(archive), str(sentences)]
            done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
            theirs = json.loads(done.stdout.splitlines()[-1])
            (inside := Path(folder) / "unpacked").mkdir()
            package = read_package(unpack(archive, inside), Place.PROJECT)
            plain = dataclasses.replace(
                package,
                repetition_penalty=1.0,
                length_penalty=LENGTH_PENALTY,
                own_letters=False,
            )
            print(f"{package}: argostranslate {theirs['version']}, {len(lines)} sentences")
            model = Model(plain)
            ours = [model.translate([line])[0] for line in lines]
            pieces = load_tokenizer(package).encode
            circling = [
                circles(pieces(line), pieces(answer))
                for line, answer in zip(lines, theirs["answers"], strict=True)
            ]
            report("at the same settings", lines, ours, theirs["answers"])
            print(f"  its answers that run in circles, where ours are tried again: {sum(circling)}")
            calm = [number for number, is_so in enumerate(circling) if not is_so]
            picked = [[side[n] for n in calm] for side in (lines, ours, theirs["answers"])]
            report("without those", *picked)
            own = Model(package).translate(lines)
            report("with the package's own penalties", lines, own, theirs["answers"])


def report(title: str, lines: list[str], ours: list[str], theirs: list[str]) -> None:
    rows = list(zip(lines, ours, theirs, strict=True))
    different = [row for row in rows if row[1] != row[2]]
    likeness = sum(
        difflib.SequenceMatcher(None, own, other, autojunk=False).ratio() for _, own, other in rows
    )
    print(
        f"  {title}: {len(rows) - len(different)} of {len(rows)} the same, "
        f"mean likeness {likeness / len(rows):.3f}"
    )
    for line, own, other in different[:SHOWN]:
        print(f"    source: {line}\n    ours:   {own}\n    theirs: {other}\n")


if __name__ == "__main__":
    if sys.argv[1] == "--stock":
        stock(Path(sys.argv[2]), Path(sys.argv[3]).read_text("utf-8").splitlines())
    else:
        parser = argparse.ArgumentParser()
        parser.add_argument("python")
        parser.add_argument("sentences", type=Path)
        parser.add_argument("pairs", nargs="*", default=["ru-kk", "ru-en"], metavar="PAIR")
        parser.add_argument("--package", type=Path, metavar="DIR")
        arguments = parser.parse_args()
        compare(arguments.python, arguments.sentences, arguments.pairs, arguments.package)
