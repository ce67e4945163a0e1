"""Read aligned text of several languages for sentences that stand alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.errors import InputError
from toolkit.segmentation import sentences
from toolkit.tmx import read_entries
from toolkit.training.corpora import read_tsv, tsv_languages
from toolkit.training.habits import HABITS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def read_columns(table: Path) -> dict[str, list[str]]:
    """Return the sentences of each language of a TMX or ``<name>.<languages>.tsv`` file, aligned.

    Raises ToolkitError when it cannot be read.
    """
    if table.suffix == ".tmx":
        entries = [entry for entry in read_entries(table, HABITS) if all(map(entry.texts, HABITS))]
        return {lang: [entry.texts(lang)[-1] for entry in entries] for lang in HABITS}
    languages = tsv_languages(table)
    if not languages:
        raise InputError(table, "does not tell its languages; name it as name.ru-kk-en.tsv")
    return {
        lang: [pair.source for pair in read_tsv(table, lang, lang, languages)] for lang in languages
    }


def read_sentences(tables: Sequence[Path]) -> dict[str, list[str]]:
    """Return the sentences of each language that the tables hold; raises ToolkitError.

    A row is taken apart by our rules, and passed over when that gives more sentences in one
    language than in another.
    """
    found: dict[str, list[str]] = {}
    for columns in map(read_columns, tables):
        for row in zip(*columns.values(), strict=True):
            split = [sentences(text, lang) for text, lang in zip(row, columns, strict=True)]
            if len({len(parts) for parts in split}) == 1:
                for lang, parts in zip(columns, split, strict=True):
                    found.setdefault(lang, []).extend(part.text for part in parts)
    return found
