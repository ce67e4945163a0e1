"""What an engine is measured on: sources with their reference translations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.catalogue import read_catalogue
from toolkit.checks import Subject
from toolkit.checks.language import language, script
from toolkit.errors import CatalogueError, DocumentError, UsageError
from toolkit.lines import LINE_END
from toolkit.model import LANGUAGES, Pair, Severity, State, TranslationUnit
from toolkit.storage import BOM, read_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


# So many of the first texts tell what language a column is in: more than half must speak for
# another to refuse it.
LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class Sample:
    """Segments in the source language, and the translation of each to compare with."""

    pair: Pair
    sources: tuple[str, ...]
    references: tuple[str, ...]

    def first(self, limit: int | None) -> Sample:
        """Return the first segments only."""
        return Sample(self.pair, self.sources[:limit], self.references[:limit])


def read_table(paths: Sequence[Path], pair: Pair, columns: tuple[int, int]) -> Sample:
    """Read tab-separated files without a header; ``columns`` count from 1, the source's first.

    Tabs separate, nothing is quoted; empty lines are left out. Raises DocumentError, with
    the line, where a column is missing or empty, for a file without a line, and for
    columns that are clearly in other languages than ``pair``.
    """
    rows: list[tuple[str, str]] = []
    for path in paths:
        own: list[tuple[str, str]] = []
        text = read_text(path).removeprefix(BOM)
        for number, line in enumerate(LINE_END.split(text), start=1):
            if line.strip():
                own.append(_row(line.split("\t"), columns, path, number))
        if not own:
            raise DocumentError(path, "is empty; give it lines of source, tab, reference")
        _refuse_other_languages(own, pair, columns, path)
        rows += own
    sources, references = zip(*rows, strict=True)
    return Sample(pair, sources, references)


def read_catalogues(paths: Sequence[Path], pair: Pair | None = None) -> Sample:
    """Read the reviewed units of catalogues, which all have one pair of languages.

    Raises UsageError for another pair than ``pair`` or than the first one's, and
    CatalogueError for a catalogue without a reviewed unit.
    """
    sources: list[str] = []
    references: list[str] = []
    for path in paths:
        catalogue = read_catalogue(path)
        own = Pair(catalogue.source_lang, catalogue.lang)
        pair = pair or own
        if own != pair:
            raise UsageError(f"{path}: is {own}, not {pair}; evaluate one pair of languages a run")
        units = [unit for unit in catalogue.units if unit.state is State.REVIEWED and unit.source]
        if not units:
            what = "has no reviewed unit to compare with; approve some drafts first"
            raise CatalogueError(path, what)
        sources += [unit.source for unit in units]
        references += [unit.target for unit in units]
    if pair is None:
        raise UsageError("no file to evaluate on")
    return Sample(pair, tuple(sources), tuple(references))


def _row(cells: Sequence[str], columns: tuple[int, int], path: Path, line: int) -> tuple[str, str]:
    for column in columns:
        if column > len(cells):
            number = f"{len(cells)} column{'s' * (len(cells) > 1)}"
            what = f"there is no column {column}, only {number}; name others with --columns"
            raise DocumentError(path, what, line)
        if not cells[column - 1].strip():
            what = f"column {column} is empty; fill it in or take the line out"
            raise DocumentError(path, what, line)
    source, target = columns
    return cells[source - 1].strip(), cells[target - 1].strip()


def _refuse_other_languages(
    rows: Sequence[tuple[str, str]], pair: Pair, columns: tuple[int, int], path: Path
) -> None:
    some = rows[:LOOKED_AT]
    turned = [(target, source) for source, target in some]
    directions = ((columns[1], some, pair), (columns[0], turned, Pair(pair.target, pair.source)))
    for column, texts, direction in directions:
        if 2 * sum(_speaks_otherwise(*each, direction) for each in texts) > len(texts):
            lang = LANGUAGES[direction.target]
            raise DocumentError(
                path, f"column {column} is not in {lang}; look at --pair and --columns"
            )


def _speaks_otherwise(source: str, target: str, pair: Pair) -> bool:
    """Tell whether ``target`` is, at least in part, clearly not in the language it should be."""
    subject = Subject(TranslationUnit(source, target), pair)
    findings = (*language(subject), *script(subject))
    return any(finding.severity is not Severity.HINT for finding in findings)
