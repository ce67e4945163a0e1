"""The gold marks of terms are whole: a fault in them would count as one of the toolkit's."""

import re
from collections import Counter
from pathlib import Path

import pytest

from toolkit.config import shipped_glossary
from toolkit.glossaries import read_folder

DATA = Path(__file__).parents[1] / "data" / "terms"
MARK = re.compile(r"\[\[([^\[\]|]+)\|([a-z0-9-]+)\]\]")


@pytest.fixture(scope="module")
def termbase():
    return read_folder(shipped_glossary()).termbase()


@pytest.fixture(params=["ru", "kk", "en"])
def lang(request):
    return request.param


def sentences(lang):
    lines = (DATA / f"gold.{lang}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("# ")]


def marks(lang):
    return [mark for line in sentences(lang) for mark in MARK.findall(line)]


def test_brackets_stand_only_in_marks(lang):
    for line in sentences(lang):
        assert not set("[]|") & set(MARK.sub("", line)), line


def test_marks_begin_and_end_with_a_sign_that_is_no_space(lang):
    assert [surface for surface, _ in marks(lang) if surface != surface.strip()] == []


def test_marks_begin_and_end_where_words_do(lang):
    for line in sentences(lang):
        assert not re.search(r"\w\[\[|\]\][-\w]", line), line


def test_sentences_are_not_given_twice(lang):
    counts = Counter(MARK.sub(r"\1", line) for line in sentences(lang))
    assert [line for line, count in counts.items() if count > 1] == []


def test_every_concept_marked_is_in_the_glossary_with_a_term_of_the_language(lang, termbase):
    for surface, concept in marks(lang):
        assert concept in termbase.concepts, (surface, concept)
        assert termbase.preferred(concept, lang), (surface, concept)


def test_there_are_enough_marks_of_enough_concepts(lang):
    assert len(marks(lang)) >= 500
    assert len({concept for _, concept in marks(lang)}) >= 150


def test_a_hundred_sentences_have_look_alikes_and_no_marks(lang):
    assert sum(not MARK.search(line) for line in sentences(lang)) >= 100
