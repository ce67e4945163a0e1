"""The command line of the training recipe: ``python -m toolkit.training``."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from toolkit.errors import ToolkitError
from toolkit.glossaries.folder import read_folder
from toolkit.training import workspace as workspaces
from toolkit.training.recipe import WEIGHTS, Recipe, Schedule, Shape, Weights
from toolkit.training.workspace import Workspace, prepare_corpus, prepare_vocabulary

app = typer.Typer(
    help="Train a model for one pair of languages and package it for Argos.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


def _folder(help_text: str, variable: str) -> typer.models.OptionInfo:
    """Make an option for a folder that must exist."""
    option: typer.models.OptionInfo = typer.Option(
        envvar=variable, exists=True, file_okay=False, help=help_text
    )
    return option


Pair = Annotated[str, typer.Argument(metavar="PAIR", help="Source and target, as in ru-kk.")]
Corpora = Annotated[Path, _folder("Parallel text: .tsv, .tsv.gz, .tmx.", "CORPORA")]
Pretrained = Annotated[Path, _folder("The pretrained encoder.", "PRETRAINED")]
Tests = Annotated[Path, _folder("Test sets, flores-dev among them; never learnt from.", "TESTS")]
Work = Annotated[Path, typer.Option(help="Folder of runs; each pair has its own inside.")]
Table = Annotated[Path, typer.Option(help="How often to draw from each corpus (TOML).")]
Minutes = Annotated[float, typer.Option(min=0.01, help="Time to train, checks included.")]
Between = Annotated[float, typer.Option(min=0.01, help="Minutes from check to check.")]
Readme = Annotated[
    Path, typer.Option(exists=True, help="The package's README.md: its data and licence.")
]
Packages = Annotated[Path, typer.Option(help="Folder to write the package into.")]

Glossary = Annotated[
    Path | None, typer.Option(help="Learn to use given terms, those of this glossary among them.")
]
StartFrom = Annotated[
    Path | None, typer.Option(help="Folder of an earlier run: go on with its text and weights.")
]
Rate = Annotated[float, typer.Option(min=0.001, help="Share of the recipe's learning rates.")]
Version = Annotated[str, typer.Option(help="Version of the package.")]

RUNS = Path("build/training")


@app.command()
def prepare(
    pair: Pair,
    corpora: Corpora,
    pretrained: Pretrained,
    tests: Tests,
    weights: Table = WEIGHTS,
    work: Work = RUNS,
    glossary: Glossary = None,
    start_from: StartFrom = None,
) -> None:
    """Filter the parallel text and cut the vocabulary; what is there already is kept."""
    workspace = _workspace(work, pair)
    if start_from and not workspace.corpus.exists():
        workspaces.start_from(workspace, replace(workspace, folder=start_from))
    if not workspace.corpus.exists():
        prepare_corpus(workspace, corpora, tests)
    if not workspace.vocabulary.exists():
        model = pretrained / "sentencepiece.model"
        prepare_vocabulary(workspace, model, Shape().vocabulary, Weights.read(weights))
    if glossary and not workspace.terms.exists():
        workspaces.prepare_terms(workspace, read_folder(glossary).termbase())
    if start_from and not workspace.initial.exists():
        from toolkit.training import steps

        steps.grow(workspace, replace(workspace, folder=start_from))
    counts = json.loads(workspace.counts.read_text(encoding="utf-8"))
    read, fit = (sum(counts[kind].values()) for kind in ("read", "fit"))
    typer.echo(f"{fit:,} of {read:,} pairs are fit to learn from; see {workspace.counts}")


@app.command()
def train(
    pair: Pair,
    pretrained: Pretrained,
    tests: Tests,
    minutes: Minutes = 90,
    check_minutes: Between = 10,
    weights: Table = WEIGHTS,
    work: Work = RUNS,
    rate: Rate = 1,
) -> None:
    """Train until the minutes are over; run again to resume an interrupted training.

    Each check keeps a checkpoint and adds loss and dev chrF++ to log.jsonl.
    """
    from toolkit.training import loop, steps

    clock = loop.Clock(minutes * 60, check_minutes * 60)
    recipe = Recipe(schedule=Schedule().at(rate))
    steps.train(_workspace(work, pair), pretrained, tests, Weights.read(weights), clock, recipe)


@app.command()
def package(
    pair: Pair,
    tests: Tests,
    readme: Readme,
    packages: Packages = Path("toolkit/packages"),
    work: Work = RUNS,
    version: Version = "1.0",
) -> Path:
    """Convert the trained network to 8 bits and write it as an Argos package."""
    from toolkit.training import steps

    text = readme.read_text(encoding="utf-8")
    folder = steps.package(_workspace(work, pair), tests, text, packages, version=version)
    typer.echo(folder)
    return folder


@app.command()
def score(
    pair: Pair,
    package_folder: Annotated[
        Path, typer.Argument(metavar="PACKAGE", exists=True, help="Folder of an Argos package.")
    ],
    tests: Tests,
    work: Work = RUNS,
) -> None:
    """Score a package: BLEU, chrF++, and how many sentences keep their markers."""
    from toolkit.training import steps

    figures = steps.score(_workspace(work, pair), package_folder, tests)
    typer.echo(json.dumps(figures, indent=1))


@app.command()
def run(
    pair: Pair,
    corpora: Corpora,
    pretrained: Pretrained,
    tests: Tests,
    readme: Readme,
    minutes: Minutes = 90,
    packages: Packages = Path("toolkit/packages"),
    work: Work = RUNS,
) -> None:
    """Do all of it: prepare, train, package, score. Run again to go on where it stopped."""
    prepare(pair, corpora, pretrained, tests, work=work)
    train(pair, pretrained, tests, minutes, work=work)
    package_folder = package(pair, tests, readme, packages, work)
    score(pair, package_folder, tests, work)


def _workspace(work: Path, pair: str) -> Workspace:
    source, _, target = pair.partition("-")
    if not source or not target:
        message = f"{pair!r} is no pair of languages; write it as ru-kk"
        raise typer.BadParameter(message)
    return Workspace(work / pair, source, target)


def main() -> None:
    """Run the command line; an error the user can mend is one line on stderr."""
    try:
        app()
    except ToolkitError as error:
        typer.echo(f"toolkit: {error}", err=True)
        sys.exit(error.exit_code)


if __name__ == "__main__":
    main()
