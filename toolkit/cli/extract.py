"""``toolkit glossary extract``: propose new terms for the glossary."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from toolkit.cli import options
from toolkit.cli.glossary import glossary
from toolkit.cli.output import WIDTH, count, print_json, remark, shown
from toolkit.config import open_project

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from toolkit.proposals import Proposal

INDENT = " " * 4
LEAST_CONTEXT = 30
"""Characters of a sentence worth showing beside its place."""


@glossary.command()
def extract(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILES...", help="Texts (.txt, .md) or finished catalogues (.po)."),
    ],
    lang: options.Language = None,
    limit: Annotated[
        int, typer.Option("--limit", metavar="N", min=1, help="Propose the best N.")
    ] = 30,
    minimum: Annotated[
        int,
        typer.Option("--min-frequency", metavar="N", min=1, help="Seen N times or more."),
    ] = 2,
    project: options.Project = None,
    json: options.Json = False,
) -> None:
    """Propose new terms from FILES, those first that are most likely terms.

    Catalogues give the likely target too. What the glossary has already is left
    out, in whatever form it stands. The language is --lang, or the one in the
    file's name (.ru.), or the catalogue's source. Changes nothing.
    """
    from toolkit.glossaries import read_folder
    from toolkit.proposals import propose, read_material

    here = open_project(project, near=files[0])
    material = read_material([shown(path) for path in files], here, lang)
    termbase = read_folder(shown(here.glossary)).termbase()
    proposals = propose(material, termbase, minimum=minimum, limit=limit)
    if json:
        print_json([_record(proposal, material.lang) for proposal in proposals])
        return
    for line in _lines(proposals):
        print(line)
    texts = count(len(material.passages), "paragraph")
    if not proposals:
        remark(f"no new terms in {texts}; --min-frequency 1 looks for rarer ones")
        return
    remark(f"{count(len(proposals), 'proposal')} from {texts}; to add one:")
    remark(f"  {_hint(proposals[0], material.lang)}")


def _lines(proposals: Sequence[Proposal]) -> Iterator[str]:
    """Yield a table: a line a proposal, then where it stands and what it is in other languages."""
    if not proposals:
        return
    yield "score  freq  nested  term"
    for proposal in proposals:
        candidate = proposal.candidate
        yield _cut(
            f"{candidate.score:5.1f}  {candidate.frequency:4}  {candidate.nested:6}  "
            f"{candidate.term}",
            WIDTH,
        )
        for code, target in proposal.targets.items():
            evidence = f"({target.score:.1f}, together {target.together}×)"
            room = WIDTH - len(INDENT) - len(code) - len(evidence) - 4
            yield f"{INDENT}{code}  {_cut(target.term, room)}  {evidence}"
        place = f"{INDENT}{candidate.place}  "
        room = WIDTH - len(place)
        if room >= LEAST_CONTEXT:
            yield place + _around(candidate.example, candidate.forms, room)
        else:
            yield place.rstrip()
            yield INDENT + _around(candidate.example, candidate.forms, WIDTH - len(INDENT))


def _around(example: str, forms: Sequence[str], room: int) -> str:
    """Return as much of a sentence as there is room for, with the term in the middle."""
    low = example.lower()
    places = [(low.find(form.lower()), len(form)) for form in forms if form.lower() in low]
    at, length = min(places, default=(0, 0))
    start = min(max(0, at - (room - length) // 2), max(0, len(example) - room))
    if start:
        start += 1  # for the sign that something is left out
    kept = example[start:]
    return _cut(f"…{kept}" if start else kept, room)


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else text[: room - 1].rstrip() + "…"


def _hint(proposal: Proposal, lang: str) -> str:
    """Return the command that adds a proposal."""
    terms = {lang: proposal.candidate.term}
    terms |= {code: target.term for code, target in proposal.targets.items()}
    options_ = " ".join(f'--{code} "{term}"' for code, term in terms.items())
    return f"toolkit glossary add --concept ID --subject SUBJECT {options_}"


def _record(proposal: Proposal, lang: str) -> dict[str, object]:
    candidate = proposal.candidate
    return {
        "term": candidate.term,
        "lang": lang,
        "words": candidate.words,
        "score": candidate.score,
        "c_value": candidate.c_value,
        "frequency": candidate.frequency,
        "nested": candidate.nested,
        "forms": candidate.forms,
        "example": candidate.example,
        "place": candidate.place,
        "targets": {
            code: {"term": target.term, "score": target.score, "together": target.together}
            for code, target in proposal.targets.items()
        },
    }
