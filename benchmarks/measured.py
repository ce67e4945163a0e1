"""What the benchmarks of models measure: which packages, on which sets.

An engine takes the packages of its project before the user's, and those before the shipped
ones. So a project is made here that has the packages measured and no other setting.
"""

from __future__ import annotations

from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING

from folders import folder

from toolkit.config import Project
from toolkit.engines.decoding import BEAM_SIZE, FAST_BEAM_SIZE
from toolkit.engines.packages import Place, read_packages, shipped_packages
from toolkit.model import LANGUAGES, Pair
from toolkit.training.scoring import TestSet, test_sets

if TYPE_CHECKING:
    import argparse

SETS = ("flores-dev", "ntrex-dev", "authored-dev")


def add_package(parser: argparse.ArgumentParser) -> None:
    """Add the option ``--package``."""
    about = "a package's folder; by default all in toolkit/packages"
    parser.add_argument("--package", type=Path, metavar="DIR", help=about)


def measured(package: Path | None) -> tuple[Path, ...]:
    """Return the folder asked for, or those of the shipped packages."""
    if package:
        return (package.resolve(),)
    return tuple(dict.fromkeys(shipped.path for shipped in shipped_packages()))


def project(packages: tuple[Path, ...], *, fast: bool = False) -> Project:
    """Return a project whose engine knows these packages before any other."""
    return Project(root=Path.cwd(), packages=packages, fast=fast)


def directions(packages: tuple[Path, ...]) -> list[Pair]:
    """Return the pairs of the packages, in the order of the tables."""
    known = {each.pair for folder in packages for each in read_packages(folder, Place.PROJECT)}
    return [pair for pair in (Pair(*two) for two in permutations(LANGUAGES, 2)) if pair in known]


def search(*, fast: bool) -> str:
    """Say how widely the engine searches."""
    return f"beam {FAST_BEAM_SIZE if fast else BEAM_SIZE}"


def tests() -> Path:
    """Return the folder of the test sets; exit where it has not all of ``SETS``."""
    files = (f"{name}.ru-kk-en.tsv" for name in SETS)
    return folder("TESTS", *files, page="docs/models.md")


def chosen(tests: Path, pair: Pair) -> list[TestSet]:
    """Return the sets of the tables, in their order; others in the folder are passed over."""
    found = {test_set.name: test_set for test_set in test_sets(tests, *pair)}
    return [found[name] for name in SETS]
