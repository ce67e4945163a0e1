"""Try a package out before it is trusted: ``python -m toolkit.engines.trial FOLDER``.

A damaged model can bring the whole process down inside CTranslate2, so the trial runs in
a process of its own. It prints nothing when the package works, else what is wrong.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.engines.network import Network, vocabulary
from toolkit.engines.packages import Place, read_packages
from toolkit.errors import PackageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolkit.engines.packages import Package

# Loading the largest models from a slow disk takes a minute or two.
SECONDS = 600
# A tokenizer and a vocabulary made together share nearly all pieces; two made from
# different text share their letters and syllables, about half.
SHARED = 0.8
SAMPLES = ("1", "Қазақстан халқы.", "Ассамблея народа.", "The Assembly of People.")


def try_package(package: Package, shown: Path) -> None:
    """Load a package and translate with it; raise PackageError, for ``shown``, if it fails."""
    command = [sys.executable, "-P", "-m", "toolkit.engines.trial", str(package.path)]
    try:
        trial = subprocess.run(  # noqa: S603
            command, capture_output=True, text=True, errors="replace", timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise PackageError(shown, f"does not load within {SECONDS} seconds") from None
    if trial.returncode < 0 or (trial.returncode and not trial.stdout.strip()):
        raise PackageError(shown, "crashes when it is loaded; get the package again")
    if trial.returncode:
        raise PackageError(shown, trial.stdout.strip().splitlines()[-1])


def compare_vocabularies(package: Package, pieces: Iterable[str]) -> None:
    """Raise PackageError unless the tokenizer's pieces are those the model reads.

    A vocabulary may lack pieces that its training text never had, and a tokenizer may
    be of one language only while the model knows two; but not both.
    """
    own, known = set(pieces), vocabulary(package.path / "model", "source")
    smaller = min(len(own), len(known))
    common = len(own & known)
    if common < SHARED * smaller:
        raise PackageError(
            package.path,
            f"the tokenizer does not fit the model: they share {common:,} of {smaller:,} "
            "pieces; get the package again",
        )


def _main(folder: Path) -> int:
    from toolkit.engines.decoding import Model

    try:
        packages = read_packages(folder, Place.PROJECT)
        network = Network(packages[0])
        compare_vocabularies(packages[0], network.tokenizer.pieces())
        for package in {package.pair.target: package for package in packages}.values():
            Model(package, network).translate(SAMPLES)
    except PackageError as error:
        print(error.what.replace("\n", " "))
        return 1
    except Exception as error:  # whatever a hostile file brings about
        print(f"does not load: {type(error).__name__}: {error}".replace("\n", " "))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(_main(Path(sys.argv[1])))
