"""A way to read a word of a term, with all the forms that it has so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.morphology.ru.declension import Form

NOUN = "noun"
ADJECTIVE = "adjective"
VERB = "verb"

Cell = tuple[str, str, str]
"""Case, number, and the gender that an adjective must have beside it ("" in the plural)."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A way to read a word as it stands, with every form it has so."""

    kind: str
    cells: frozenset[Cell]
    forms: tuple[Form, ...]
    gender: str = ""
    animate: bool = False
    known: bool = True
    name: bool = False
    personal: bool = False
    abbreviation: bool = False

    @property
    def fixed(self) -> bool:
        """Whether the word never changes."""
        return len({form.text for form in self.forms}) == 1

    def pick(self, case: str, number: str, gender: str = "", *, animate: bool) -> tuple[str, ...]:
        """Return the forms for a case and number, of an adjective also gender; usual ones first."""
        animacy = "Anim" if animate else "Inan"
        found = [
            form
            for form in self.forms
            if form.case == case
            and form.number == number
            and form.gender in ("", gender if number == "Sing" else "")
            and form.animacy in ("", animacy)
        ]
        return tuple(dict.fromkeys(form.text for form in found if not form.rare)) or tuple(
            form.text for form in found
        )


def noun_by_rule(
    lower: str, forms: tuple[Form, ...], gender: str, *, animate: bool = False
) -> Reading:
    """Return the reading of a noun in the nominative singular that the dictionary has not."""
    cells = frozenset(
        (form.case, form.number, gender)
        for form in forms
        if form.text == lower and form.number == "Sing"
    )
    return Reading(NOUN, cells, forms, gender, animate, known=False, name=True)


def is_citation(reading: Reading, lower: str) -> bool:
    """Whether a word stands in the nominative singular, of the gender that its ending has."""
    masculine = lower[-1:] not in "аяоеь"
    return any(
        case == "Nom" and number == "Sing" and (gender == "Masc" or not masculine)
        for case, number, gender in reading.cells
    )
