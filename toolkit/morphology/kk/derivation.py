"""Words made from known words: маңызды of маңыз, өкілдік of өкіл, биші of би, жасау of жаса.

UD_Kazakh-KTB has them as lemmas of their own, so they are no forms of the word they
are made from; but that word shows that the longer one exists. Shapes after Қазақ
грамматикасы (2002), on word formation, and Muhamedowa (2016), on derivation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from toolkit.morphology.kk.lexicon import parts_of_speech
from toolkit.morphology.kk.sounds import Harmony, stems
from toolkit.morphology.kk.verbs import verb_readings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Derivation(NamedTuple):
    """A suffix that makes a word: its shapes, of what, and what comes out, likelier first."""

    shapes: Mapping[str, str]
    made_of: frozenset[str]
    makes: tuple[str, ...]


_NOUN = frozenset({"NOUN", "PROPN"})
_ANY = "VRLNZT"


def _after(vowel: str, sonorous: str, voiceless: str) -> Mapping[str, str]:
    return {**dict.fromkeys("VR", vowel), **dict.fromkeys("LNZ", sonorous), "T": voiceless}


_DERIVATIONS = (
    Derivation(_after("лы", "ды", "ты"), frozenset({"NOUN"}), ("ADJ",)),
    Derivation(dict.fromkeys(_ANY, "сыз"), _NOUN, ("ADJ",)),
    # жаңалық, news, of жаңа, new; but еуропалық, European, of Еуропа.
    Derivation(_after("лық", "дық", "тық"), frozenset({"ADJ"}), ("NOUN", "ADJ")),
    Derivation(_after("лық", "дық", "тық"), _NOUN, ("ADJ", "NOUN")),
    Derivation(dict.fromkeys(_ANY, "шы"), frozenset({"NOUN"}), ("NOUN",)),
)
_FRONT = str.maketrans("ық", "ік")
_ENDS = tuple("лы лі ды ді ты ті сыз сіз лық лік дық дік тық тік шы ші".split())


def made_from_known(word: str) -> tuple[str, ...]:
    """Return what the casefolded ``word`` is when it is made from a known one; () when not.

    An infinitive in -у is a noun beside the verb, and so is who does it, in -ушы.
    """
    verb = word.removesuffix("шы").removesuffix("ші")
    if verb.endswith(("у", "ю")) and any(verb_readings(verb, infinitive_only=True)):
        return ("NOUN",)
    return next(_made_from_nouns(word), ())


def _made_from_nouns(word: str) -> Iterator[tuple[str, ...]]:
    for ending in _ENDS:
        base = word.removesuffix(ending)
        if base == word or len(base) < 2:
            continue
        known = frozenset(parts_of_speech(base))
        for derivation in _DERIVATIONS:
            if known & derivation.made_of and _fits(base, ending, derivation.shapes):
                yield derivation.makes


def _fits(base: str, ending: str, shapes: Mapping[str, str]) -> bool:
    return any(
        shape.before_consonant
        and (
            (ending == shapes[shape.final] and Harmony.BACK in shape.harmonies)
            or (
                ending == shapes[shape.final].translate(_FRONT) and Harmony.FRONT in shape.harmonies
            )
        )
        for shape in stems(base)
    )
