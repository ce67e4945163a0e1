"""What the benchmarks of the multilingual package measure: which package, on which sets.

An engine takes the packages of its project before the user's, and those before the shipped
ones. So a project is made here that has the package measured and no other setting.
"""

from __future__ import annotations

import sys
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING

from folders import folder

from toolkit.config import Project
from toolkit.engines.decoding import BEAM_SIZE, FAST_BEAM_SIZE
from toolkit.engines.packages import Place, newest, read_package, shipped_packages
from toolkit.model import LANGUAGES, Pair
from toolkit.training.scoring import TestSet, test_sets

if TYPE_CHECKING:
    import argparse

SETS = ("flores-dev", "ntrex-dev", "authored-dev")


def add_package(parser: argparse.ArgumentParser) -> None:
    """Add the option ``--package``; None stands for ``shipped()``."""
    about = "a package's folder; by default the newest multilingual one in toolkit/packages"
    parser.add_argument("--package", type=Path, metavar="DIR", help=about)


def shipped() -> Path:
    """Return the folder of the newest multilingual package shipped; exit where there is none."""
    several = [package for package in shipped_packages() if package.languages]
    if not several:
        sys.exit("not measured: toolkit/packages has no multilingual package; give --package DIR")
    return max(several, key=lambda package: newest(package.version)).path


def project(package: Path, *, fast: bool = False) -> Project:
    """Return a project whose engine translates every direction of the package with it."""
    return Project(root=package, packages=(package,), fast=fast)


def directions(package: Path) -> list[Pair]:
    """Return the pairs of the package, in the order of the tables."""
    known = read_package(package, Place.PROJECT).directions
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
