"""What is wrong in a glossary: rows that cannot be terms, and rows that contradict each other."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.model import LANGUAGES, TermStatus
from toolkit.morphology import normalise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from toolkit.glossaries.csv import Row
    from toolkit.glossaries.folder import Glossary

# A spreadsheet runs a cell that starts so; Weblate refuses such terms as well.
FORMULA = frozenset("=+-@")

INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in one row; ``check`` is its kind, ``message`` what it is and what to do."""

    path: Path
    line: int
    check: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


def problems(glossary: Glossary) -> tuple[Problem, ...]:
    """Return all that is wrong, in the order of the files and lines."""
    rows = glossary.rows
    found = [problem for row in rows for problem in row_problems(row)]
    for check, across in ACROSS_ROWS.items():
        found += [Problem(row.path, row.line, check, message) for row, message in across(rows)]
    place = {table.path: number for number, table in enumerate(glossary.tables)}
    return tuple(sorted(found, key=lambda problem: (place[problem.path], problem.line)))


def row_problems(row: Row) -> Iterator[Problem]:
    """Yield what is wrong in one row, whatever the others say."""
    for check, of_row in OF_ROW.items():
        for message in of_row(row):
            yield Problem(row.path, row.line, check, message)


def same(text: str) -> str:
    """Return what two spellings of one term have in common: case, ё and spacing do not count."""
    return " ".join(normalise(text).casefold().replace("ё", "е").split())


def _missing(row: Row) -> Iterator[str]:
    for name, value in (("concept", row.concept), ("lang", row.lang)):
        if not value.strip():
            yield f"has no {name}; fill it in"
    if not any(letter.isalnum() for letter in row.term):
        yield f"the term {row.term!r} has no letter; write the term or remove the row"


def _language(row: Row) -> Iterator[str]:
    if row.lang.strip() and row.lang not in LANGUAGES:
        yield f"unknown language '{row.lang}'; known are {', '.join(LANGUAGES)}"


def _status(row: Row) -> Iterator[str]:
    if row.status and row.status not in set(TermStatus):
        yield f"unknown status '{row.status}'; known are {', '.join(TermStatus)}"


def _spaces(row: Row) -> Iterator[str]:
    for name, value in (("concept", row.concept), ("term", row.term)):
        if value != value.strip():
            yield f"the {name} '{value}' has a space at its start or end; remove it"
        elif "  " in value:
            yield f"the {name} '{value}' has two spaces in a row; keep one"
    for letter in dict.fromkeys(row.term.strip()):
        if letter in INVISIBLE or (letter != " " and (letter.isspace() or letter < " ")):
            name = unicodedata.name(letter, f"U+{ord(letter):04X}").lower()
            position = row.term.index(letter) + 1
            yield f"the term '{row.term}' has a {name} at position {position}; write a plain space"


def _formula(row: Row) -> Iterator[str]:
    if row.term[:1] in FORMULA:
        yield (
            f"the term '{row.term}' starts with '{row.term[0]}', which a spreadsheet takes for a "
            "formula; start it with a letter"
        )


def _composed(row: Row) -> Iterator[str]:
    if not unicodedata.is_normalized("NFC", row.term):
        yield f"the term '{row.term}' has letters in two pieces (not NFC); type it again"


def _scripts(row: Row) -> Iterator[str]:
    position = 0
    for word in _words(row.term):
        position = row.term.index(word, position)
        scripts = [_script(letter) for letter in word]
        cyrillic, latin = scripts.count("Cyrillic"), scripts.count("Latin")
        if cyrillic and latin:
            odd, rest = ("Latin", "Cyrillic") if latin <= cyrillic else ("Cyrillic", "Latin")
            at = scripts.index(odd)
            yield (
                f"'{word}' has a {odd} '{word[at]}' (position {position + at + 1} of the term) "
                f"in a {rest} word; type it again in {rest}"
            )
        position += len(word)


def _words(text: str) -> list[str]:
    """Split at everything but letters, so that IT-компания is two words of one script each."""
    return "".join(letter if letter.isalpha() else " " for letter in text).split()


def _script(letter: str) -> str:
    name = unicodedata.name(letter, "")
    return next((script for script in ("Cyrillic", "Latin") if script.upper() in name), "")


def _duplicates(rows: Sequence[Row]) -> Iterator[tuple[Row, str]]:
    for (concept, lang, _), group in _groups(rows, lambda r: (r.concept, r.lang, same(r.term))):
        for row in group[1:]:
            yield (
                row,
                f"concept '{concept}' has the {_name(lang)} term '{row.term}' already, "
                f"at {_at(group[0])}; remove one of the two",
            )


def _two_preferred(rows: Sequence[Row]) -> Iterator[tuple[Row, str]]:
    preferred = [row for row in rows if _status_of(row) is TermStatus.PREFERRED]
    for (concept, lang), group in _groups(preferred, lambda r: (r.concept, r.lang)):
        for row in group[1:]:
            yield (
                row,
                f"concept '{concept}' has two preferred {_name(lang)} terms, '{group[0].term}' "
                f"({_at(group[0])}) and '{row.term}'; mark one of them 'admitted'",
            )


def _no_preferred(rows: Sequence[Row]) -> Iterator[tuple[Row, str]]:
    best = {TermStatus.PREFERRED, TermStatus.DO_NOT_TRANSLATE}
    for (concept, lang), group in _groups(rows, lambda r: (r.concept, r.lang)):
        if lang in LANGUAGES and not any(_status_of(row) in best for row in group):
            yield (
                group[0],
                f"concept '{concept}' has no preferred {_name(lang)} term; mark one 'preferred'",
            )


def _missing_languages(rows: Sequence[Row]) -> Iterator[tuple[Row, str]]:
    for (concept,), group in _groups(rows, lambda r: (r.concept,)):
        if any(_status_of(row) is TermStatus.DO_NOT_TRANSLATE for row in group):
            continue
        langs = {row.lang for row in group}
        if missing := [name for lang, name in LANGUAGES.items() if lang not in langs]:
            yield group[0], f"concept '{concept}' has no {' and no '.join(missing)} term; add one"


def _homographs(rows: Sequence[Row]) -> Iterator[tuple[Row, str]]:
    """Yield a term of two concepts, unless a note on each says which is which."""
    for (lang, _), group in _groups(rows, lambda r: (r.lang, same(r.term))):
        for row in group[1:]:
            first = group[0]
            if row.concept != first.concept and not (row.note.strip() and first.note.strip()):
                yield (
                    row,
                    f"the {_name(lang)} term '{row.term}' also names concept '{first.concept}', "
                    f"at {_at(first)}; make them one concept, or tell them apart in both notes",
                )


OF_ROW: dict[str, Callable[[Row], Iterable[str]]] = {
    "missing": _missing,
    "language": _language,
    "status": _status,
    "spaces": _spaces,
    "formula": _formula,
    "unicode": _composed,
    "scripts": _scripts,
}

ACROSS_ROWS: dict[str, Callable[[Sequence[Row]], Iterable[tuple[Row, str]]]] = {
    "duplicate": _duplicates,
    "two-preferred": _two_preferred,
    "no-preferred": _no_preferred,
    "missing-language": _missing_languages,
    "homograph": _homographs,
}


def _groups(
    rows: Iterable[Row], key: Callable[[Row], tuple[str, ...]]
) -> list[tuple[tuple[str, ...], list[Row]]]:
    groups: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        if row.concept.strip() and row.term.strip():
            groups[key(row)].append(row)
    return list(groups.items())


def _status_of(row: Row) -> TermStatus | None:
    text = row.status.strip() or TermStatus.PREFERRED
    return TermStatus(text) if text in set(TermStatus) else None


def _name(lang: str) -> str:
    return LANGUAGES.get(lang, lang)


def _at(row: Row) -> str:
    return f"{row.path}:{row.line}"
