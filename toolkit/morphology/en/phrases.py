"""Terms of one word or more: the head takes the plural, the last word the possessive.

The head is the last noun before a preposition: Head of State, Heads of State; State
Secretary, State Secretaries. Source: Huddleston and Pullum (2002), The Cambridge Grammar of
the English Language, chapter 18 (§4 plurals, §5 the genitive as a mark of the phrase).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from toolkit.morphology import features as ud
from toolkit.morphology.en import lexicon, spelling
from toolkit.morphology.phrases import normalise, words
from toolkit.morphology.tables import words as table

if TYPE_CHECKING:
    from toolkit.morphology.language import Paradigm, Slot

_PREPOSITIONS = frozenset(
    table("""
    about above across after against among around as at before behind beneath beside between
    beyond by concerning despite during for from in inside into of off on onto over per
    regarding since through throughout to towards under until upon via with within without
    """)
)
# Adjectives that stand after their noun: attorneys general.
_AFTER = frozenset(table("designate elect emeritus general laureate plenipotentiary"))
# Offices, bodies and official documents, of which there are many under one name: Tax Codes.
_COUNTED = frozenset(
    table("""
    act agency akim akimat ambassador assembly association bank board centre center chairman
    chairperson chamber chief club code college commission commissioner committee company
    congress council councillor counsellor counselor court day delegate department deputy
    director district embassy federation forum foundation governor head house institute
    institution judge law leader library maslikhat mayor member minister ministry museum office
    ombudsman organisation organization party plan president programme program project
    prosecutor rector region representative republic school secretary senator service society
    strategy theatre theater university
    """)
)
# Names that have no singular though they look like Houses of Friendship.
_PLURAL_ONLY = frozenset({"houses of parliament", "houses of congress"})
_ARTICLES = frozenset({"the", "a", "an"})
_SMALL = _PREPOSITIONS | _ARTICLES | frozenset({"and", "or"})
_END = re.compile(r"[,;:()«»“”„\"]|\s[–—-]\s")
_ADDRESS = re.compile(r"\w[./@_]\w")


@dataclass(frozen=True, slots=True)
class Term:
    """The words of a term, where its head is, and whether that is a plural."""

    words: tuple[str, ...]
    head: int
    plural: bool

    @property
    def noun(self) -> str:
        """The head, casefolded."""
        return self.words[self.head].casefold()


def read(phrase: str) -> Term:
    """Find the head of a term."""
    parts = words(phrase)
    texts = tuple(normalise(part.text) for part in parts)
    gaps = [phrase[one.stop : two.start] for one, two in pairwise(parts)]
    stop = len(texts)
    for index in range(1, len(texts)):
        if texts[index].casefold() in _PREPOSITIONS or _END.search(gaps[index - 1]):
            stop = index
            break
    head = stop - 1
    while head > 0 and (texts[head].isdigit() or texts[head].casefold() in _AFTER):
        head -= 1
    plural = bool(texts) and bool(lexicon.singulars(texts[head].casefold()))
    return Term(texts, head, plural)


def slots(phrase: str, upos: str = "") -> tuple[Slot, ...]:
    """Return for each word of a term the casefolded forms and spellings it may have there."""
    kind = upos.casefold()
    texts = tuple(normalise(word.text) for word in words(phrase))
    if not texts:
        return ()
    found = [{text.casefold()} for text in texts]
    if kind == "verb":
        found[0] |= _verb_forms(texts[0].casefold())
    elif not kind.startswith("ad"):
        term = read(phrase)
        if not term.plural and not _ADDRESS.search(phrase):
            found[term.head] |= set(_plurals(texts[term.head]))
    return tuple(
        frozenset(variant for form in forms for variant in spelling.variants(form.casefold()))
        for forms in found
    )


def inflect(phrase: str, features: str) -> tuple[str, ...]:
    """Return a term in the plural (``Number=Plur``) or the possessive (``Case=Gen``).

    None where it has no such form: the singular of a term that is a plural. Raises
    UsageError for features that cannot be read.
    """
    wanted = ud.parse(features)
    term = read(phrase)
    if (
        not term.words
        or set(wanted) - {"Number", "Case"}
        or wanted.get("Case", "Nom")
        not in (
            "Nom",
            "Acc",
            "Gen",
        )
    ):
        return ()
    number = wanted.get("Number", "Plur" if term.plural else "Sing")
    if term.plural and number == "Sing":
        return ()
    forms: tuple[str, ...] = (phrase,)
    if number == "Plur" and not term.plural:
        plurals = _plurals(term.words[term.head])
        forms = tuple(_replace(phrase, term.head, form) for form in plurals)
    return tuple(map(possessive, forms)) if wanted.get("Case") == "Gen" else forms


def possessive(text: str) -> str:
    """Return a word or a phrase with the mark of the genitive: Assembly's, nations'."""
    quote = text[-1] if text[-1:] in ("”", "»", '"') else ""
    inner = text.removesuffix(quote) if quote else text
    plural = inner.endswith("s") and bool(lexicon.singulars(words(inner)[-1].text.casefold()))
    return f"{inner}{quote}{chr(39) if plural else chr(39) + 's'}"


def lemmatise(phrase: str) -> str:
    """Return a term without a possessive, its head in the singular.

    A name of several words, all with capitals, stays in the plural (United States, Virgin
    Lands), because a plural name has as a rule no singular (Huddleston and Pullum 2002,
    chapter 5, §20). It does not when its head is a common noun: the first word, with "of"
    or the like after it (Houses of Friendship), or one of offices, bodies and documents
    (State Secretaries, Tax Codes).
    """
    parts = words(phrase)
    if not parts:
        return phrase
    end = parts[-1].stop
    last = normalise(parts[-1].text)
    bare = last.removesuffix("'s")
    after = phrase[end:]
    if last != bare:
        phrase = phrase[: parts[-1].start] + bare + after
    elif after[:1] in ("'", "’") and bare.endswith("s"):
        phrase = phrase[:end] + after[1:]
    term = read(phrase)
    if not term.plural or _is_plural_name(term):
        return phrase
    return _replace(phrase, term.head, like(lexicon.singulars(term.noun)[0], term.words[term.head]))


def _is_plural_name(term: Term) -> bool:
    """Whether a term in the plural is a name that has no singular; see ``lemmatise``."""
    own = term.words[1:] if term.words[0].casefold() in _ARTICLES else term.words
    if len(own) < 2 or any(word.islower() and word not in _SMALL for word in own):
        return False
    if " ".join(own).casefold() in _PLURAL_ONLY:
        return True
    first = term.head == len(term.words) - len(own)
    return not first and _COUNTED.isdisjoint(lexicon.singulars(term.noun))


def paradigm(phrase: str) -> Paradigm:
    """Return singular and plural, then their possessives; one number where there is one."""
    term = read(phrase)
    if not term.words:
        return ()
    numbers = _numbers(phrase, term)
    rows = [(f"{case}Number={number}") for case in ("", "Case=Gen|") for number in numbers]
    return tuple((row, inflect(phrase, row)) for row in rows)


def _numbers(phrase: str, term: Term) -> tuple[str, ...]:
    """Return the numbers a term has: a name has one, but a House of Friendship has both."""
    if term.plural:
        return ("Plur",)
    name = term.words[term.head][0].isupper() and not lexicon.is_known(term.noun)
    return ("Sing",) if name or _ADDRESS.search(phrase) else ("Sing", "Plur")


def _plurals(word: str) -> tuple[str, ...]:
    if len(word) > 1 and word.isupper():
        return (f"{word}s",)
    return tuple(like(form, word) for form in lexicon.plurals(word.casefold()))


def _verb_forms(lemma: str) -> set[str]:
    tags = ("VBZ", "VBD", "VBG", "VBN")
    return {form for tag in tags for form in lexicon.forms(lemma, tag)}


def like(form: str, written: str) -> str:
    """Return ``form`` with the capitals of ``written``, part by part at the hyphens."""
    if len(written) > 1 and written.isupper():
        return form.upper()
    parts, models = form.split("-"), written.split("-")
    if len(parts) != len(models):
        return form
    pairs = zip(parts, models, strict=True)
    return "-".join(
        part[:1].upper() + part[1:] if model[:1].isupper() else part for part, model in pairs
    )


def _replace(phrase: str, index: int, form: str) -> str:
    word = words(phrase)[index]
    return phrase[: word.start] + form + phrase[word.stop :]
