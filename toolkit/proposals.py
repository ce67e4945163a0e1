"""New terms for the termbase, proposed from articles or finished catalogues."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from toolkit.articles import language_of, read_article
from toolkit.catalogue import read_catalogue
from toolkit.errors import CatalogueError, DocumentError, UsageError
from toolkit.extraction import Candidate, Passage, citation, extract, reader
from toolkit.extraction.targets import targets
from toolkit.matching import TermMatcher
from toolkit.model import LANGUAGES, State
from toolkit.storage import read_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from toolkit.articles import Article
    from toolkit.config import Project
    from toolkit.extraction.targets import Target
    from toolkit.termbase import Termbase

_WRAP = re.compile(r"(?<=[\w,»”)])[^\S\r\n]*(?:\r\n|\r|\n)[^\S\r\n]*(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Material:
    """Prose in one language; ``translations``, by language, say what each passage is there.

    A passage that is not translated, or whose translation nobody has approved, is ``""`` there.
    """

    lang: str
    passages: tuple[Passage, ...]
    translations: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class LikelyTarget:
    """What a proposed term probably is in another language.

    ``score`` is the log-likelihood ratio, ``together`` in how many sentences both stand.
    """

    term: str
    score: float
    together: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """A candidate for the termbase, with its likely targets by language."""

    candidate: Candidate
    targets: Mapping[str, LikelyTarget]


def read_material(paths: Sequence[Path], project: Project, lang: str | None = None) -> Material:
    """Read articles and catalogues as prose in one language.

    That is ``lang``, or what an article's name or a catalogue says. A catalogue is
    read from its source, or, when ``lang`` is its target language, the other way
    round. Raises UsageError for files in several languages, InputError and
    StorageError for a file that cannot be read or has no prose.
    """
    found: dict[tuple[str, str], Translated] = {}
    language = lang
    for path in paths:
        own, passages = _read(path, project, lang)
        if language not in (None, own):
            raise UsageError(
                f"{path}: is in {LANGUAGES[own]}, the files before it in "
                f"{LANGUAGES[language or own]}; name files in one language at a time"
            )
        language = own
        for passage in passages:
            first = found.setdefault((passage.passage.text, passage.origin), passage)
            first.targets.update(passage.targets)
    translated = list(found.values())
    others = sorted({code for each in translated for code in each.targets})
    return Material(
        language or "",
        tuple(each.passage for each in translated),
        {code: tuple(each.targets.get(code, "") for each in translated) for code in others},
    )


def propose(
    material: Material, termbase: Termbase, *, minimum: int = 2, limit: int | None = None
) -> tuple[Proposal, ...]:
    """Return the best new terms, at most ``limit``, seen ``minimum`` times or more."""
    lang = material.lang
    matcher = TermMatcher(termbase, lang)
    candidates = extract(material.passages, lang, termbase, matcher, minimum=minimum, limit=limit)
    found = {code: _targets(material, candidates, termbase, code) for code in material.translations}
    return tuple(
        Proposal(
            candidate,
            {
                code: by_key[candidate.key]
                for code, by_key in found.items()
                if candidate.key in by_key
            },
        )
        for candidate in candidates
    )


def _targets(
    material: Material, candidates: Sequence[Candidate], termbase: Termbase, lang: str
) -> dict[tuple[str, ...], LikelyTarget]:
    texts = [
        (passage.text, target)
        for passage, target in zip(material.passages, material.translations[lang], strict=True)
    ]
    sources = {candidate.key: candidate.spots for candidate in candidates}
    found = targets(
        sources, texts, (material.lang, lang), reader(lang), TermMatcher(termbase, lang)
    )
    return {key: _likely(target, lang) for key, target in found.items()}


def _likely(target: Target, lang: str) -> LikelyTarget:
    return LikelyTarget(citation(target.key, target.sightings, lang), target.ratio, target.together)


class Translated(NamedTuple):
    """A passage and what it is in other languages.

    ``origin`` is its place in the article, which two catalogues of one article share.
    """

    passage: Passage
    origin: str
    targets: dict[str, str]


def _read(path: Path, project: Project, lang: str | None) -> tuple[str, list[Translated]]:
    if path.suffix.lower() == ".po":
        return _read_catalogue(path, lang)
    read_bytes(path)  # that there is no such file is said before anything else
    language = language_of(path, project, lang, option="--lang")
    article = read_article(path, project, language)
    passages = [
        Translated(Passage(text, f"{path}:{line}"), f"{path}:{line}", {})
        for line, text in _paragraphs(article)
    ]
    if not passages:
        what = "has no prose" if article.text.strip() else "is empty"
        raise DocumentError(path, f"{what}; name a text to find terms in")
    return language, passages


def _paragraphs(article: Article) -> list[tuple[int, str]]:
    """Return the units with their lines; those of plain text that are lines of one sentence joined.

    There a translator has each line for itself where the lines are not evenly wrapped.
    """
    units = sorted((int(line), unit.text) for unit in article.units for _, line in unit.places)
    found: list[tuple[int, str]] = []
    last = 0
    for line, text in units:
        joined = f"{found[-1][1]}\n{text}" if found else ""
        if article.format.name == "text" and line == last + 1 and _unwrapped(joined) != joined:
            found[-1] = (found[-1][0], _unwrapped(joined))
        else:
            found.append((line, _unwrapped(text)))
        last = line
    return found


def _unwrapped(text: str) -> str:
    """Return a text without the line breaks within its sentences: a small letter goes on."""
    return _WRAP.sub(_space_before_small, text)


def _space_before_small(wrap: re.Match[str]) -> str:
    return " " if wrap.string[wrap.end()].islower() else wrap[0]


def _read_catalogue(path: Path, lang: str | None) -> tuple[str, list[Translated]]:
    catalogue = read_catalogue(path)
    source, target = catalogue.source_lang, catalogue.lang
    if lang not in (None, source, target):
        raise UsageError(
            f"{path}: translates {LANGUAGES[source]} into {LANGUAGES[target]}; "
            f"--lang is {source} or {target}"
        )
    passages: list[Translated] = []
    for unit, line in zip(catalogue.units, catalogue.lines, strict=True):
        source_text = _unwrapped(unit.source)
        approved = _unwrapped(unit.target) if unit.state is State.REVIEWED else ""
        place = f"{path}:{line}"
        if lang == target:
            if approved:
                passage = Passage(approved, place)
                passages.append(Translated(passage, unit.place or place, {source: source_text}))
        else:
            passage = Passage(source_text, place)
            passages.append(Translated(passage, unit.place or place, {target: approved}))
    if not passages:
        what = "no units" if not catalogue.units else "no reviewed translations"
        raise CatalogueError(path, f"has {what}; name a catalogue to find terms in")
    return lang or source, passages
