"""Show what a look-up found, to a person and to a program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.cli.concepts import concept_lines, concept_object
from toolkit.cli.output import count, shortened
from toolkit.glossaries.search import How
from toolkit.model import LANGUAGES
from toolkit.termindex import PROPER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.glossaries.search import Found
    from toolkit.model import Term
    from toolkit.morphology import Paradigm
    from toolkit.termbase import Concept

_MOST_LONGER = 10

# Here the query is, or has, the very terms that were found.
_NAMED = (How.EXACT, How.INFLECTED, How.INSIDE)


def found_lines(found: Found, *, forms: bool = False) -> Iterator[str]:
    """Yield what not to write, each concept, and the forms of its terms if they are wanted."""
    for term, better in _corrections(found):
        instead = f"write '{better.text}'" if better else "the glossary has nothing to write for it"
        yield f"'{term.text}' is {term.status}; {instead}"
    for number, concept in enumerate(found.concepts):
        if number or _corrections(found):
            yield ""
        yield from concept_lines(concept)
    if forms:
        from toolkit.cli.paradigms import form_lines

        for term, paradigm in _paradigms(found):
            yield ""
            yield from form_lines(term, paradigm)


def remarks(found: Found) -> Iterator[str]:
    """Yield what else there is, which the person did not ask for."""
    if found.concepts and found.nearest:
        yield f"\nno term '{shortened(found.query)}'; nearest: {', '.join(found.nearest)}"
    if found.longer:
        yield f"\nalso in {count(len(found.longer), 'longer term')}:"
        yield from (f"  {concept.id}" for concept in found.longer[:_MOST_LONGER])
    left = found.more + max(len(found.longer) - _MOST_LONGER, 0)
    if left:
        yield f"and in {count(left, 'more term', 'more terms')}"


def found_object(found: Found, *, forms: bool = False) -> dict[str, object]:
    """Return what a look-up found as JSON shows it."""
    result: dict[str, object] = {
        "query": found.query,
        "how": found.how,
        "concepts": [concept_object(concept) for concept in found.concepts],
        "longer": [concept.id for concept in found.longer],
        "nearest": found.nearest,
        "more": found.more,
        "corrections": [
            {
                "concept": term.concept,
                "lang": term.lang,
                "term": term.text,
                "status": term.status,
                "write": better.text if better else None,
            }
            for term, better in _corrections(found)
        ],
    }
    if forms:
        from toolkit.cli.paradigms import forms_object

        result["forms"] = [forms_object(term, paradigm) for term, paradigm in _paradigms(found)]
    return result


def _corrections(found: Found) -> list[tuple[Term, Term | None]]:
    """Return the terms found that are not to be used, each with the one to write."""
    if found.how not in _NAMED:
        return []
    concepts = {concept.id: concept for concept in found.concepts}
    return [
        (term, concepts[term.concept].preferred(term.lang))
        for term in found.terms
        if not term.status.usable
    ]


def _paradigms(found: Found) -> Iterator[tuple[Term, Paradigm]]:
    """Yield each concept's terms with their forms: the one found, else the one to write."""
    from toolkit.morphology import paradigm

    for concept in found.concepts:
        for lang in LANGUAGES:
            if term := _shown(found, concept, lang):
                yield term, _of_one(term, paradigm(term.text, lang))


def _of_one(term: Term, paradigm: Paradigm) -> Paradigm:
    """Leave out the plural of a name that has a singular: there is one Аягоз."""
    if term.part_of_speech != PROPER:
        return paradigm
    singular = tuple(row for row in paradigm if "Number=Plur" not in row[0].split("|"))
    return singular or paradigm


def _shown(found: Found, concept: Concept, lang: str) -> Term | None:
    named = found.terms if found.how in _NAMED else ()
    for term in named:
        if (term.concept, term.lang) == (concept.id, lang) and term.status.usable:
            return term
    preferred = concept.preferred(lang)
    return preferred if preferred and preferred.lang == lang else None
