"""Show the forms of a term: a table of cases and numbers, in 80 columns."""

from __future__ import annotations

import textwrap
from itertools import zip_longest
from typing import TYPE_CHECKING

from toolkit.cli.output import WIDTH, table_lines
from toolkit.model import LANGUAGES
from toolkit.morphology import features as features_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from toolkit.model import Term
    from toolkit.morphology import Paradigm

_CASES = {
    "Nom": "Nominative",
    "Gen": "Genitive",
    "Dat": "Dative",
    "Acc": "Accusative",
    "Loc": "Locative",
    "Abl": "Ablative",
    "Ins": "Instrumental",
}

# As the grammars and the translators of each language call them.
_NAMES: Mapping[str, Mapping[str, str]] = {
    "ru": _CASES | {"Loc": "Prepositional"},
    "kk": {
        "Nom": "Атау (nominative)",
        "Gen": "Ілік (genitive)",
        "Dat": "Барыс (dative)",
        "Acc": "Табыс (accusative)",
        "Loc": "Жатыс (locative)",
        "Abl": "Шығыс (ablative)",
        "Ins": "Көмектес (instrumental)",
    },
    "en": {"Nom": "Common", "Gen": "Possessive"},
}
_GENDERS = {"Masc": "masculine", "Fem": "feminine", "Neut": "neuter"}


def form_lines(term: Term, paradigm: Paradigm) -> Iterator[str]:
    """Yield the forms of a term as lines: cases down, numbers across where there is room."""
    yield f"Forms of {term.text} ({LANGUAGES[term.lang]})"
    if len(paradigm) < 2:
        yield "  does not change"
        return
    for heading, block in _blocks(term.lang, paradigm).items():
        if heading:
            yield f"  {heading}"
        yield from _block_lines(block)


def forms_object(term: Term, paradigm: Paradigm) -> dict[str, object]:
    """Return the forms of a term as JSON shows them, with Universal Dependencies features."""
    forms = [{"features": features, "forms": found} for features, found in paradigm]
    return {"concept": term.concept, "lang": term.lang, "term": term.text, "forms": forms}


Cells = dict[str, tuple[str, ...]]
"""Column → the forms there."""


def _blocks(lang: str, paradigm: Paradigm) -> dict[str, dict[str, Cells]]:
    """Return block → row → cells: a block for each possessor, a row for each case."""
    blocks: dict[str, dict[str, Cells]] = {}
    for text, forms in paradigm:
        features = features_of.parse(text)
        block = "with the possessive of the third person" if "Person[psor]" in features else ""
        case = features.get("Case", "Nom")
        row = _NAMES.get(lang, _CASES).get(case, _CASES.get(case, case))
        cells = blocks.setdefault(block, {}).setdefault(row, {})
        column = _column(features)
        cells[column] = tuple(dict.fromkeys((*cells.get(column, ()), *forms)))
    return blocks


def _column(features: Mapping[str, str]) -> str:
    if features.get("Number") == "Plur":
        return "plural"
    return _GENDERS.get(features.get("Gender", ""), "singular")


def _block_lines(rows: Mapping[str, Cells]) -> Iterator[str]:
    columns = list(dict.fromkeys(column for cells in rows.values() for column in cells))
    table = list(table_lines(["  case", *columns], _cells(rows, columns)))
    if max(map(len, table)) <= WIDTH:
        yield from table
        return
    for column in columns:
        one = list(table_lines(["  case", column], _cells(rows, [column])))
        if max(map(len, one)) <= WIDTH:
            yield from one
            continue
        for name, cells in rows.items():
            text = f"{name}, {column}: {' / '.join(cells.get(column, ('–',)))}"
            yield from textwrap.wrap(text, WIDTH, initial_indent="  ", subsequent_indent="      ")


def _cells(rows: Mapping[str, Cells], columns: Sequence[str]) -> Iterable[list[str]]:
    """Yield the lines of a table: where a cell has several forms, one below the other."""
    for name, cells in rows.items():
        forms = [cells.get(column, ("–",)) for column in columns]
        for number, line in enumerate(zip_longest(*forms, fillvalue="")):
            yield ["" if number else f"  {name}", *line]
