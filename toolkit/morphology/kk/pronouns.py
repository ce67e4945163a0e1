"""The pronouns whose cases no rule gives: маған of мен, оған of ол, соның of сол.

Source: Kara (2002), Kazak, and Muhamedowa (2016), Kazakh: A Comprehensive Grammar,
on personal and demonstrative pronouns.
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_CASES = ("Nom", "Gen", "Dat", "Acc", "Loc", "Abl", "Ins")
# Each in the order of the cases; the second of two forms is the rarer.
_DECLENSIONS = """
    мен менің маған мені менде менен менімен
    сен сенің саған сені сенде сенен сенімен
    сіз сіздің сізге сізді сізде сізден сізбен
    ол оның оған оны онда одан онымен
    біз біздің бізге бізді бізде бізден бізбен
    бұл бұның/мұның бұған/мұған бұны/мұны бұнда/мұнда бұдан/мұнан бұнымен/мұнымен
    сол соның соған соны сонда содан сонымен
    осы осының осыған осыны осында осыдан осымен/осынымен
    бәрі бәрінің бәріне бәрін бәрінде бәрінен бәрімен
    өзі өзінің өзіне өзін өзінде өзінен өзімен
"""


@cache
def pronouns() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return the forms of each pronoun by its features, ``Case=Dat``."""
    rows = (row.split() for row in _DECLENSIONS.strip().splitlines())
    return MappingProxyType(
        {
            row[0]: MappingProxyType(
                {
                    f"Case={case}": tuple(forms.split("/"))
                    for case, forms in zip(_CASES, row, strict=True)
                }
            )
            for row in rows
        }
    )


@cache
def forms_of_pronouns() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Return what each form is of: the pronoun and the features."""
    found: dict[str, list[tuple[str, str]]] = {}
    for pronoun, cases in pronouns().items():
        for features, forms in cases.items():
            for form in forms:
                found.setdefault(form, []).append((pronoun, features))
                if features == "Case=Gen":
                    # менікі, "mine": as баланікі, a genitive that stands alone.
                    found.setdefault(form[:-1] + "кі", []).append((pronoun, features))
    return MappingProxyType({form: tuple(of) for form, of in found.items()})
