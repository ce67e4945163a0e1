"""What became of each term in a translation: a term of the glossary, or other words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from toolkit import morphology, termforms
from toolkit.enforcement import SURE
from toolkit.engines import TermEngine, TermMode, term_mode
from toolkit.model import Pair
from toolkit.segmentation import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from toolkit.alignment import Alignment
    from toolkit.checks import Terms
    from toolkit.engines import Engine
    from toolkit.evaluation.scoring import Required
    from toolkit.model import TermMatch

Rendering = tuple[tuple[str, str], str]
"""Which term (see ``Required.name``), and what it became; ``""`` where nothing is known."""


class _Mention(NamedTuple):
    """A term in a sentence that was translated."""

    required: Required
    match: TermMatch
    source: str
    output: str


def renderings(
    asked: Sequence[tuple[str, Sequence[Required]]],
    drafts: Mapping[str, str],
    engine: Engine,
    terms: Terms,
) -> list[Rendering]:
    """Return what the required terms of each source became, one rendering a term and source.

    ``drafts`` has the output of every sentence. A term of the concept in the output is
    the rendering; else, from an engine that aligns, the words that it made of the
    term, in dictionary form.
    """
    pair = Pair(terms.source.lang, terms.target.lang)
    found = [*_mentions(asked, drafts, terms)]
    named = [_named(mention, terms) for mention in found]
    unnamed = [mention for mention, name in zip(found, named, strict=True) if not name]
    aligned = dict(zip(unnamed, _aligned(unnamed, engine, pair), strict=True))
    return [
        (mention.required.name, name or aligned[mention])
        for mention, name in zip(found, named, strict=True)
    ]


def _mentions(
    asked: Iterable[tuple[str, Sequence[Required]]], drafts: Mapping[str, str], terms: Terms
) -> Iterator[_Mention]:
    lang = terms.source.lang
    for source, ones in asked:
        within = [(text, terms.source.find(text)) for text in _sentences(source, drafts, lang)]
        for one in ones:
            places = (
                _Mention(one, match, text, drafts[text])
                for text, matches in within
                for match in matches
                if match.term == one.match.term
            )
            yield from list(places)[:1]


def _sentences(source: str, drafts: Mapping[str, str], lang: str) -> list[str]:
    """Return the sentences of a source as they were drafted: two may have been one."""
    found = [sentence.text for sentence in sentences(source, lang)]
    if all(text in drafts for text in found):
        return found
    return [text for text in drafts if text in source]


def _named(mention: _Mention, terms: Terms) -> str:
    found = terms.target.find(mention.output, mention.required.target.concept)
    return found[0].term.text.casefold() if found else ""


def _aligned(mentions: Sequence[_Mention], engine: Engine, pair: Pair) -> list[str]:
    if not isinstance(engine, TermEngine) or term_mode(engine, pair) is TermMode.CHECKED:
        return [""] * len(mentions)
    alignments = engine.align([(each.source, each.output) for each in mentions], pair)
    return [
        _words(each, alignment, pair.target) if alignment else ""
        for each, alignment in zip(mentions, alignments, strict=True)
    ]


def _words(mention: _Mention, alignment: Alignment, lang: str) -> str:
    """Return the words that render a mention, in dictionary form; ``""`` where none surely do."""
    span = alignment.span(mention.match.start, mention.match.stop)
    if span is None or span.confidence < SURE:
        return ""
    place = termforms.place(mention.output, span.start, span.stop, lang)
    return morphology.lemmatise(mention.output[slice(*place)], lang).casefold() if place else ""
