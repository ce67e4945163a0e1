"""Ways to write one word: British and American, with a hyphen and without.

Source: Oxford English Dictionary (-ize beside -ise), Merriam-Webster. Only what changes no
meaning: practice and practise, licence and license are left alone as words of two classes.
"""

from __future__ import annotations

from toolkit.morphology.en import lexicon
from toolkit.morphology.tables import words

# Written with -ise everywhere: from French, no Greek -izein.
_ISE_ONLY = frozenset(
    words("""
    advertise advise apprise arise braise bruise chastise circumcise comprise compromise concise
    cruise demise despise devise disguise enterprise excise exercise expertise franchise
    guise improvise incise likewise merchandise mortise noise otherwise paradise poise praise
    precise premise promise raise revise rise supervise surmise surprise televise treatise wise
    """)
)
_ISE = words("isations isation isers iser ising ised ises ise")
_IZE = words("izations ization izers izer izing ized izes ize")

_OUR = words("""
    armour behaviour colour endeavour favour flavour harbour honour humour labour neighbour
    parlour rumour savour vapour vigour
    """)
_RE = words("calibre centre fibre litre lustre meagre metre spectre theatre")
_PAIRS = {
    "programme": "program",
    "programmes": "programs",
    "defence": "defense",
    "offence": "offense",
    "catalogue": "catalog",
    "dialogue": "dialog",
    "ageing": "aging",
    "judgement": "judgment",
    "fulfil": "fulfill",
    "enrol": "enroll",
    "grey": "gray",
    "aluminium": "aluminum",
    "cheque": "check",
    "traveller": "traveler",
    "counsellor": "counselor",
    "councillor": "councilor",
    "adviser": "advisor",
}
_OTHER = {
    **_PAIRS,
    **{word: word.replace("our", "or") for word in _OUR},
    **{word: f"{word[:-2]}er" for word in _RE},
}
_BACK = {american: british for british, american in _OTHER.items() if american != "check"}

# Prefixes written with a hyphen or without: inter-ethnic, interethnic.
_PREFIXES = words("""
    anti bio co counter cyber ethno inter intra macro micro mono multi non pan post pre pro
    quasi re semi socio sub supra trans ultra
    """)
_ENDINGS = ("", "s", "ed", "ing", "able", "ly", "ist", "ists")


def variants(word: str) -> frozenset[str]:
    """Return a casefolded word with the other ways to write it."""
    found = {word}
    for way in (_ise, _regional, _hyphens):
        found |= {variant for known in tuple(found) for variant in way(known)}
    return frozenset(found)


def _ise(word: str) -> tuple[str, ...]:
    for british, american in zip(_ISE, _IZE, strict=True):
        for ending, other in ((british, american), (american, british)):
            stem = word.removesuffix(ending)
            if stem != word and len(stem) > 2:
                verb = f"{stem.rpartition('-')[2]}ise"
                return () if verb.endswith(tuple(_ISE_ONLY)) else (stem + other,)
    return ()


def _regional(word: str) -> tuple[str, ...]:
    first, hyphen, last = word.rpartition("-")
    for ending in _ENDINGS:
        stem = last.removesuffix(ending) if ending else last
        other = _OTHER.get(stem) or _BACK.get(stem)
        if other and (ending == "" or stem != last):
            return (f"{first}{hyphen}{other}{ending}",)
    return ()


def _hyphens(word: str) -> tuple[str, ...]:
    prefix, hyphen, rest = word.partition("-")
    if hyphen:
        joined = prefix in _PREFIXES and "-" not in rest and len(rest) > 3
        return (prefix + rest,) if joined else ()
    return tuple(
        f"{prefix}-{word[len(prefix) :]}"
        for prefix in _PREFIXES
        if len(prefix) > 3
        and word.startswith(prefix)
        and len(word) > len(prefix) + 3
        and not word.startswith("internation")
        and lexicon.is_known(word[len(prefix) :])
    )
