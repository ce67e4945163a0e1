"""The command line of the training recipe: ``python -m toolkit.training``."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from toolkit.errors import ToolkitError
from toolkit.glossaries.folder import read_folder
from toolkit.training import workspace as workspaces
from toolkit.training.recipe import WEIGHTS, Recipe, Schedule, Shape, Weights
from toolkit.training.workspace import Workspace

app = typer.Typer(
    help="Train a model that translates some languages to each other, and package it.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


def _folder(help_text: str, variable: str) -> typer.models.OptionInfo:
    """Make an option for a folder that must exist."""
    option: typer.models.OptionInfo = typer.Option(
        envvar=variable, exists=True, file_okay=False, help=help_text
    )
    return option


Languages = Annotated[
    str, typer.Argument(metavar="LANGUAGES", help="Codes of two or more, as in kk-ru-en.")
]
Corpora = Annotated[Path, _folder("Parallel text: .tsv, .tsv.gz, .tmx.", "CORPORA")]
Pretrained = Annotated[Path, _folder("The pretrained encoder.", "PRETRAINED")]
Tests = Annotated[Path, _folder("Test sets, flores-dev among them; never learnt from.", "TESTS")]
Run = Annotated[Path, typer.Option(help="Folder of the run.")]
Table = Annotated[Path, typer.Option(help="How often to draw from each corpus (TOML).")]
Minutes = Annotated[float, typer.Option(min=0.01, help="Time to train, checks included.")]
Between = Annotated[float, typer.Option(min=0.01, help="Minutes from check to check.")]
Processes = Annotated[int, typer.Option(min=1, help="Processes to train with, one a processor.")]
Readme = Annotated[
    Path, typer.Option(exists=True, help="The package's README.md: its data and licence.")
]
Packages = Annotated[Path, typer.Option(help="Folder to write the package into.")]
Glossary = Annotated[
    Path | None, typer.Option(help="Learn to use given terms, those of this glossary among them.")
]
StartFrom = Annotated[
    list[Path] | None,
    typer.Option(help="Folder of an earlier run: start from its weights, or the mean of several."),
]
Rate = Annotated[float, typer.Option(min=0.001, help="Share of the recipe's learning rates.")]
Version = Annotated[str, typer.Option(help="Version of the package.")]

RUN = Path("build/training")


@app.command()
def prepare(
    languages: Languages,
    corpora: Corpora,
    pretrained: Pretrained,
    tests: Tests,
    weights: Table = WEIGHTS,
    run: Run = RUN,
    glossary: Glossary = None,
    start_from: StartFrom = None,
) -> None:
    """Filter the parallel text, cut the vocabulary, find terms; what is there already is kept."""
    workspace, table = _workspace(run, languages), Weights.read(weights)
    workspaces.check_languages(workspace)
    if not workspace.counts.exists():
        workspaces.prepare_corpus(workspace, corpora, tests)
    workspaces.check_text(workspace, table)
    if not workspace.vocabulary.exists():
        model = pretrained / "sentencepiece.model"
        workspaces.prepare_vocabulary(workspace, model, Shape().vocabulary, table)
    for pair, counts in json.loads(workspace.counts.read_text(encoding="utf-8")).items():
        read, fit = (sum(counts[kind].values()) for kind in ("read", "fit"))
        typer.echo(f"{pair}: {fit:,} of {read:,} pairs are fit to learn from")
    if glossary:
        termbase = read_folder(glossary).termbase()
        for direction in workspace.directions:
            if not workspace.terms(direction).exists():
                found = workspaces.prepare_terms(workspace, direction, termbase, table)
                typer.echo(f"{direction}: {found:,} terms to learn")
    if start_from and not workspace.initial.exists():
        from toolkit.training import steps

        earlier = [_workspace(folder, languages) for folder in start_from]
        steps.merge(workspace, earlier, pretrained)


@app.command()
def train(
    languages: Languages,
    pretrained: Pretrained,
    tests: Tests,
    minutes: Minutes = 90,
    check_minutes: Between = 10,
    weights: Table = WEIGHTS,
    run: Run = RUN,
    rate: Rate = 1,
    processes: Processes = 1,
) -> None:
    """Train until the minutes are over; run again to resume an interrupted training.

    Each check keeps a checkpoint and adds loss and dev chrF++ to log.jsonl. One process
    uses a GPU where there is one, several never do.
    """
    from toolkit.training import loop, steps

    clock = loop.Clock(minutes * 60, check_minutes * 60)
    recipe = Recipe(schedule=Schedule().at(rate))
    workspace, table = _workspace(run, languages), Weights.read(weights)
    steps.train(workspace, pretrained, tests, table, clock, recipe, processes)


@app.command()
def package(
    languages: Languages,
    tests: Tests,
    readme: Readme,
    packages: Packages = Path("toolkit/packages"),
    run: Run = RUN,
    version: Version = "1.0",
) -> Path:
    """Convert the trained network to 8 bits and write it as an Argos package."""
    from toolkit.training import steps

    text = readme.read_text(encoding="utf-8")
    folder = steps.package(_workspace(run, languages), tests, text, packages, version=version)
    typer.echo(folder)
    return folder


@app.command()
def score(
    languages: Languages,
    package_folder: Annotated[
        Path, typer.Argument(metavar="PACKAGE", exists=True, help="Folder of an Argos package.")
    ],
    tests: Tests,
    run: Run = RUN,
) -> None:
    """Score a package: BLEU, chrF++, and how many sentences keep their markers."""
    from toolkit.training import steps

    figures = steps.score(_workspace(run, languages), package_folder, tests)
    typer.echo(json.dumps(figures, indent=1))


@app.command(name="run")
def run_all(
    languages: Languages,
    corpora: Corpora,
    pretrained: Pretrained,
    tests: Tests,
    readme: Readme,
    minutes: Minutes = 90,
    packages: Packages = Path("toolkit/packages"),
    run: Run = RUN,
    glossary: Glossary = None,
    processes: Processes = 1,
) -> None:
    """Do all of it: prepare, train, package, score. Run again to go on where it stopped."""
    prepare(languages, corpora, pretrained, tests, run=run, glossary=glossary)
    train(languages, pretrained, tests, minutes, run=run, processes=processes)
    package_folder = package(languages, tests, readme, packages, run)
    score(languages, package_folder, tests, run)


def _workspace(run: Path, languages: str) -> Workspace:
    codes = tuple(languages.split("-"))
    if len(set(codes)) < max(2, len(codes)) or not all(codes):
        message = f"{languages!r} is no list of languages; write it as kk-ru-en"
        raise typer.BadParameter(message)
    return Workspace(run, codes)


def main() -> None:
    """Run the command line; an error the user can mend is one line on stderr."""
    try:
        app()
    except ToolkitError as error:
        typer.echo(f"toolkit: {error}", err=True)
        sys.exit(error.exit_code)


if __name__ == "__main__":
    main()
