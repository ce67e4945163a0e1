"""The suffixes of Kazakh nouns in one table, read one way to analyse and the other to generate.

A suffix is written once, with А for а or е, Ы for ы or і, Ғ for ғ or г, Қ for қ
or к, and one shape for each kind of sound it follows. The order of the suffixes, stem, plural,
possessive, case, and what may follow a case, is that of Kara (2002), Kazak, and
Muhamedowa (2016), Kazakh: A Comprehensive Grammar, on nominal inflection; the
shapes are those of the spelling rules of 1983. The question particles ма, ме,
ба, бе, па, пе are written apart and so are no suffixes here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from toolkit.morphology.features import write
from toolkit.morphology.kk.sounds import Final, Harmony

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    _Path = tuple[str, tuple["Suffix", ...]]

# What a suffix can follow: the six kinds of final sound, and two kinds of possessive,
# whose cases differ: үйіме, not үйімге; үйіне, not үйіге.
AFTER_FIRST_SECOND = "M"
AFTER_THIRD = "3"

LETTERS = {
    Harmony.BACK: str.maketrans("АЫҒҚ", "аығқ"),
    Harmony.FRONT: str.maketrans("АЫҒҚ", "еігк"),
}


@dataclass(frozen=True, slots=True)
class Suffix:
    """A suffix: what it means, its shape after each kind of sound, and what it ends in itself.

    ``generated`` says whether forms are made with it, or only understood.
    """

    features: Mapping[str, str]
    shapes: Mapping[str, str]
    end: str
    generated: bool = True


def _suffix(features: str, shapes: str, end: str, *, generated: bool = True) -> Suffix:
    """Read ``"VR лАр LNZ дАр T тАр"``: kinds of sound and the shape after them."""
    parts = shapes.split()
    table = {
        kind: shape for kinds, shape in zip(parts[::2], parts[1::2], strict=True) for kind in kinds
    }
    named = dict(part.split("=", 1) for part in features.split("|")) if features else {}
    return Suffix(MappingProxyType(named), MappingProxyType(table), end, generated)


PLURAL = (_suffix("Number=Plur", "VR лАр LNZ дАр T тАр", "R"),)

POSSESSIVE = (
    _suffix("Number[psor]=Plur,Sing|Person[psor]=3", "V сЫ RLNZT Ы", "3"),
    _suffix("Number[psor]=Sing|Person[psor]=1", "V м RLNZT Ым", "M"),
    _suffix("Number[psor]=Sing|Person[psor]=2", "V ң RLNZT Ың", "M"),
    _suffix("Number[psor]=Sing|Person[psor]=2|Polite=Form", "V ңЫз RLNZT ЫңЫз", "Z"),
    _suffix("Number[psor]=Plur|Person[psor]=1", "V мЫз RLNZT ЫмЫз", "Z"),
)
# балаларың is "your children", and the child or the children of you all.
POSSESSIVE_OF_MANY = (
    _suffix("Number[psor]=Plur|Person[psor]=2", "VR лАрЫң LNZ дАрЫң T тАрЫң", "M"),
    _suffix(
        "Number[psor]=Plur|Person[psor]=2|Polite=Form", "VR лАрЫңЫз LNZ дАрЫңЫз T тАрЫңЫз", "Z"
    ),
)

LOCATIVE = _suffix("Case=Loc", "VRLNZM дА T тА 3 ндА", "D")
GENITIVE = _suffix("Case=Gen", "VNM3 нЫң RLZ дЫң T тЫң", "")
CASES = (
    GENITIVE,
    _suffix("Case=Dat", "VRLNZ ҒА T ҚА M А 3 нА", ""),
    _suffix("Case=Acc", "V нЫ RLNZM дЫ T тЫ 3 н", ""),
    LOCATIVE,
    _suffix("Case=Abl", "VRLZ дАн NM3 нАн T тАн", "N"),
    _suffix("Case=Ins", "VRLNM3 мен Z бен T пен", ""),
)

# жолдағы, "that is on the way": UD_Kazakh-KTB gives it the features of the locative.
ON_OR_IN = _suffix("", "D ҒЫ", "V")
# баланікі, "the child's one", never harmonises.
ONE_OF = _suffix("Case=Gen", "VNM3 нікі RLZ дікі T тікі", "V", generated=False)

# адамдай, "like a man": the noun without a case in UD_Kazakh-KTB.
LIKE = _suffix("Case=", "VRLNZM дАй T тАй 3 ндАй", "", generated=False)

# пікірінше, "in his opinion"; қазақша, with no possessor, is an adverb of its own.
EQUATIVE = _suffix("Case=Equ", "MZ шА 3 ншА", "", generated=False)

COMPARATIVE = _suffix("Case=|Degree=Cmp", "V рАҚ RLNZT ЫрАҚ", "")

# жолдағылар, жолдағыларға: those on the way. Only understood.
PLURAL_AGAIN = tuple(replace(suffix, generated=False) for suffix in PLURAL)
CASES_AGAIN = tuple(replace(suffix, generated=False) for suffix in CASES)

# оқушымын, "I am a pupil"; and after a case: Шымкенттенмін, елдеміз.
PREDICATIVE = (
    _suffix("Person=1", "VRLNMD3 мЫн Z бЫн T пЫн", "", generated=False),
    _suffix("Person=2", "VRLNZTMD3 сЫң", "", generated=False),
    _suffix("Number=Plur|Person=1", "RLD мЫз NZM бЫз T пЫз", "", generated=False),
    _suffix("Number=Plur|Person=2|Polite=Form", "VRLNZTMD3 сЫздАр", "", generated=False),
)


class Chain(NamedTuple):
    """Suffixes in a row: their text, the kinds of sound it follows, and what it means.

    ``harmony`` is None for a text that is the same in back and front words, as мен.
    """

    text: str
    after: str
    harmony: Harmony | None
    features: str
    generated: bool

    @property
    def before_vowel(self) -> bool:
        """Whether the stem stands before a vowel: кітаб-ы."""
        return self.text[:1] in ("ы", "і")


# Which suffixes follow which; every one of these places may be the end of the word.
_ORDER: Mapping[str, tuple[tuple[str, tuple[Suffix, ...]], ...]] = MappingProxyType(
    {
        "stem": (
            ("plural", PLURAL),
            ("possessed", (*POSSESSIVE, *POSSESSIVE_OF_MANY)),
            ("case", CASES),
            ("last", (COMPARATIVE, LIKE, ONE_OF, *PREDICATIVE)),
        ),
        "plural": (
            ("possessed", POSSESSIVE),
            ("case", CASES),
            ("last", (LIKE, ONE_OF, *PREDICATIVE)),
        ),
        "possessed": (("case", CASES), ("last", (LIKE, EQUATIVE, ONE_OF, *PREDICATIVE))),
        "case": (("again", (ON_OR_IN,)), ("last", PREDICATIVE)),
        "again": (("again plural", PLURAL_AGAIN), ("last", CASES_AGAIN)),
        "again plural": (("last", CASES_AGAIN),),
        "last": (),
    }
)


def _walk(place: str, kind: str, path: tuple[Suffix, ...], text: str) -> Iterator[_Path]:
    """Go through the suffixes from ``place`` on; each stop on the way is a chain."""
    yield text, path
    for next_place, suffixes in _ORDER[place]:
        for suffix in suffixes:
            shape = suffix.shapes.get(kind)
            if shape is not None:
                yield from _walk(next_place, suffix.end, (*path, suffix), text + shape)


def _features(path: tuple[Suffix, ...]) -> str:
    features = {"Case": "Nom"}
    for suffix in path:
        features |= suffix.features
    return write({name: value for name, value in features.items() if value})


def _expand(place: str, kinds: str) -> tuple[Chain, ...]:
    """Write out every chain that follows one of ``kinds``, in the order of the table."""
    found: dict[tuple[str, str, bool], dict[Harmony, str]] = {}
    meanings: dict[tuple[int, ...], tuple[str, bool]] = {}
    for kind in kinds:
        for text, path in _walk(place, kind, (), ""):
            ids = tuple(map(id, path))
            if ids not in meanings:
                meanings[ids] = _features(path), all(suffix.generated for suffix in path)
            for harmony in Harmony:
                after = found.setdefault((text.translate(LETTERS[harmony]), *meanings[ids]), {})
                after[harmony] = after.get(harmony, "") + kind
    return tuple(
        Chain(text, next(iter(after.values())), _only(after), features, generated)
        for (text, features, generated), after in found.items()
    )


def _only(after: Mapping[Harmony, str]) -> Harmony | None:
    return None if len(after) > 1 else next(iter(after))


@cache
def chains() -> Mapping[str, tuple[Chain, ...]]:
    """Return every chain of suffixes by its text, the likelier reading of a text first."""
    return _by_text(_expand("stem", "".join(Final)))


@cache
def chains_of_possessed() -> Mapping[str, tuple[Chain, ...]]:
    """Return what follows a word in the third person: Ассамблеясы-на."""
    return _by_text(_expand("possessed", AFTER_THIRD))


def _by_text(expanded: tuple[Chain, ...]) -> Mapping[str, tuple[Chain, ...]]:
    table: dict[str, list[Chain]] = {}
    for chain in sorted(expanded, key=lambda chain: not chain.generated):
        table.setdefault(chain.text, []).append(chain)
    return MappingProxyType({text: tuple(readings) for text, readings in table.items()})


@cache
def forms() -> Mapping[tuple[str, str], tuple[Chain, ...]]:
    """Return the chains to generate, by their features and the kind of sound before them."""
    table: dict[tuple[str, str], list[Chain]] = {}
    for chain in (chain for readings in chains().values() for chain in readings):
        for kind in chain.after if chain.generated else "":
            table.setdefault((chain.features, kind), []).append(chain)
    return MappingProxyType({key: tuple(found) for key, found in table.items()})
