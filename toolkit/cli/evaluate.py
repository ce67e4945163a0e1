"""``toolkit evaluate``: how good an engine is on one's own text."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from toolkit import __version__
from toolkit.cli import app, options
from toolkit.cli.models import known_pair
from toolkit.cli.output import (
    WIDTH,
    count,
    print_json,
    remark,
    remark_building,
    shown,
    table_lines,
)
from toolkit.config import open_project
from toolkit.engines import TermMode
from toolkit.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from toolkit.evaluation import Condition, Rate, Report, Sample, Scores
    from toolkit.model import Pair

HEADINGS = ("given", "BLEU", "chrF++", "success", "consistent", "random")
LIBRARIES = ("sacrebleu", "ctranslate2")


def _columns(value: str) -> tuple[int, int]:
    """Return the columns of source and reference, from 1; raise UsageError for anything else."""
    found = re.fullmatch(r"\s*([1-9]\d*)\s*,\s*([1-9]\d*)\s*", value)
    if not found or found[1] == found[2]:
        raise UsageError(f"'{value}' names no two columns; write them like 1,2")
    return int(found[1]), int(found[2])


@app.command()
def evaluate(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILES...", help="Tab-separated texts (.tsv), or finished catalogues (.po)."
        ),
    ],
    pair: Annotated[
        str | None,
        typer.Option("--pair", metavar="PAIR", help="Languages, like ru-kk; a .po names its own."),
    ] = None,
    columns: Annotated[
        str | None,
        typer.Option(
            "--columns", metavar="S,T", help="Columns of source and reference; by default 1,2."
        ),
    ] = None,
    engine: Annotated[
        str | None, typer.Option(metavar="NAME", help="Engine that drafts; by default argos.")
    ] = None,
    fast: options.Fast = None,
    limit: Annotated[
        int | None, typer.Option("--limit", metavar="N", min=1, help="Take the first N segments.")
    ] = None,
    markdown: Annotated[
        bool, typer.Option("--markdown", help="Print Markdown tables, to paste.")
    ] = False,
    project: options.Project = None,
    json: options.Json = False,
) -> None:
    """Measure an engine on FILES that have a translation already.

    BLEU and chrF++ of what 'toolkit translate' would draft, sentences per second,
    and, where the glossary's terms occur, how many come out right and always the
    same: without terms, with the proper ones, and with random ones. A .tsv has no
    header; of a catalogue, the reviewed units are compared with. Changes nothing.
    """
    from toolkit.evaluation import Job
    from toolkit.evaluation import evaluate as run

    if json and markdown:
        raise UsageError("--json and --markdown exclude each other; choose one")
    work = open_project(project, near=files[0]).with_speed(fast)
    sample = _sample(files, known_pair(pair), columns).first(limit)
    report = run(Job(work, sample, engine or work.engine), _step, remark_building)
    if json:
        print_json(_facts(report, files))
        return
    for line in _markdown(report, files) if markdown else _text(report, files):
        print(line)


def _step(condition: Condition, segments: int) -> None:
    remark(f"drafting {count(segments, 'segment')} with {condition}")


def _sample(files: Sequence[Path], pair: Pair | None, columns: str | None) -> Sample:
    from toolkit.evaluation import read_catalogues, read_table

    paths = [shown(path) for path in files]
    catalogues = [path for path in paths if path.suffix == ".po"]
    if catalogues and len(catalogues) < len(paths):
        raise UsageError("catalogues and tables do not mix; evaluate them one after the other")
    if catalogues and columns:
        raise UsageError("a catalogue has no columns; leave --columns out")
    if catalogues:
        return read_catalogues(catalogues, pair)
    if pair is None:
        raise UsageError(f"{paths[0]} does not say its languages; name them with --pair, as ru-kk")
    return read_table(paths, pair, _columns(columns or "1,2"))


def _text(report: Report, files: Sequence[Path]) -> Iterator[str]:
    """Yield what a person reads, 80 columns wide."""
    quality = report.quality
    size = f": {_size(report)}"
    yield _names(files, room=WIDTH - len(size)) + size
    yield f"{report.engine}: BLEU {quality.bleu:.1f}, chrF++ {quality.chrf:.1f}, {_speed(report)}"
    yield ""
    if report.conditions:
        yield f"{_terms(report)}:"
        rows = [_row(scores) for scores in report.conditions]
        yield from table_lines(HEADINGS, rows, right=HEADINGS[1:])
        yield from _remarks(report)
        yield ""
    else:
        yield from (_no_terms(report), "")
    yield f"BLEU    {quality.bleu_signature}"
    yield f"chrF++  {quality.chrf_signature}"


def _markdown(report: Report, files: Sequence[Path]) -> Iterator[str]:
    """Yield the same as Markdown."""
    quality = report.quality
    figures = (f"{quality.bleu:.1f}", f"{quality.chrf:.1f}", f"{report.speed:.1f}")
    whole = (_names(files), str(report.pair), f"{len(report.segments):,}", report.engine, *figures)
    headings = ("text", "pair", "segments", "engine", "BLEU", "chrF++", "sentences/s")
    yield from _table(headings, [whole], left=("text", "pair", "engine"))
    yield ""
    if report.conditions:
        yield f"{_terms(report)}:"
        yield ""
        yield from _table(HEADINGS, [_row(scores) for scores in report.conditions], ("given",))
        yield ""
        yield " ".join(_remarks(report))
        yield ""
    else:
        yield from (_no_terms(report), "")
    yield f"BLEU: `{quality.bleu_signature}`; chrF++: `{quality.chrf_signature}`; "
    yield f"toolkit {__version__}."


def _table(
    headings: Sequence[str], rows: Sequence[Sequence[str]], left: Sequence[str]
) -> Iterator[str]:
    marks = ("---" if heading in left else "--:" for heading in headings)
    for cells in (headings, marks, *rows):
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _row(scores: Scores) -> tuple[str, ...]:
    rates = (scores.success, scores.consistency, scores.random)
    quality = scores.quality
    figures = (f"{quality.bleu:.1f}", f"{quality.chrf:.1f}", *map(_share, rates))
    return (scores.condition.value, *figures)


def _share(rate: Rate) -> str:
    return "–" if rate.share is None else f"{rate.share:.2f}"


def _names(files: Sequence[Path], room: int | None = None) -> str:
    """Name the files, cut at the left to fit into ``room``."""
    more = f" and {len(files) - 1} more" if len(files) > 1 else ""
    first = str(shown(files[0]))
    if room is not None and len(first) + len(more) > room:
        first = "…" + first[len(first) + len(more) - room + 1 :]
    return first + more


def _size(report: Report) -> str:
    segments = count(len(report.segments), "segment")
    return f"{report.pair}, {segments}, {count(report.sentences, 'sentence')}"


def _speed(report: Report) -> str:
    return f"{report.speed:.1f} sentences/s"


def _terms(report: Report) -> str:
    return f"{count(report.terms, 'term')} in {count(report.with_terms, 'segment')}"


def _no_terms(report: Report) -> str:
    return f"no term of the glossary occurs in both source and reference ({report.pair})"


def _remarks(report: Report) -> Iterator[str]:
    """Yield what the figures do not say themselves."""
    last = report.conditions[-1]
    if not report.conditions[0].consistency.total:
        yield "consistent: no term occurs in two segments."
    if report.mode is TermMode.CHECKED:
        yield "This engine cannot take terms: it is given only names whose form is certain,"
        yield "and no random terms, so the conditions differ little or not at all."
    elif not last.random.total:
        yield "random: no word could be drawn."
    else:
        yield f"random: {count(last.random.total, 'noun')} of the references, asked for instead."


def _facts(report: Report, files: Sequence[Path]) -> dict[str, object]:
    from importlib.metadata import version

    return {
        "files": [str(path) for path in files],
        "source": report.pair.source,
        "target": report.pair.target,
        "engine": report.engine,
        "term_mode": report.mode,
        "segments": len(report.segments),
        "sentences": report.sentences,
        "seconds": round(report.seconds, 3),
        "sentences_per_second": round(report.speed, 2),
        "bleu": report.quality.bleu,
        "chrf": report.quality.chrf,
        "signatures": {
            "bleu": report.quality.bleu_signature,
            "chrf": report.quality.chrf_signature,
        },
        "versions": {"toolkit": __version__, **{name: version(name) for name in LIBRARIES}},
        "segments_with_terms": report.with_terms,
        "terms": report.terms,
        "conditions": [
            {
                "given": scores.condition,
                "bleu": scores.quality.bleu,
                "chrf": scores.quality.chrf,
                "term_success": _rate(scores.success),
                "term_consistency": _rate(scores.consistency),
                "random_term_success": _rate(scores.random),
            }
            for scores in report.conditions
        ],
        "texts": report.segments,
    }


def _rate(rate: Rate) -> dict[str, float | int | None]:
    return {"share": rate.share, "hits": rate.hits, "of": rate.total}
