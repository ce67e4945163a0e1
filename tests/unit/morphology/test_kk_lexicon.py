from __future__ import annotations

from collections import Counter
from importlib import resources

import pytest

KAZAKH = frozenset("аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя-")
UPOS = frozenset("NOUN PROPN ADJ ADV VERB AUX PRON DET NUM ADP CCONJ SCONJ PART INTJ".split())
PLURALS = ("лар", "лер", "дар", "дер", "тар", "тер")
# Words of their own that only end as plurals do: айдар "forelock" is not "moons".
NO_PLURALS = frozenset(
    "айдар діндар каскадер кемтар ордер салдар хабардар шахтер шілтер іштар".split()
)


@pytest.fixture(scope="module")
def entries() -> list[tuple[str, str]]:
    file = resources.files("toolkit.morphology.kk") / "lexicon.tsv"
    rows = file.read_text(encoding="utf-8").splitlines()
    return [(lemma, upos) for lemma, _, upos in (row.partition("\t") for row in rows)]


def test_lexicon_is_sorted_by_lemma_without_repeats(entries: list[tuple[str, str]]) -> None:
    lemmas = [lemma for lemma, _ in entries]

    assert lemmas == sorted(lemmas)
    assert [entry for entry, count in Counter(entries).items() if count > 1] == []


def test_parts_of_speech_are_those_of_universal_dependencies(
    entries: list[tuple[str, str]],
) -> None:
    assert {upos for _, upos in entries} == UPOS


def test_lemmas_are_written_in_kazakh_cyrillic(entries: list[tuple[str, str]]) -> None:
    assert [lemma for lemma, _ in entries if set(lemma.lower()) - KAZAKH] == []
    assert [lemma for lemma, _ in entries if lemma.strip("-") != lemma or not lemma] == []


def test_proper_names_alone_begin_with_a_capital(entries: list[tuple[str, str]]) -> None:
    assert [lemma for lemma, upos in entries if lemma[0].isupper() != (upos == "PROPN")] == []


def test_no_noun_is_the_plural_of_another(entries: list[tuple[str, str]]) -> None:
    nouns = {lemma for lemma, upos in entries if upos in {"NOUN", "ADJ", "PRON"}} - NO_PLURALS

    assert [noun for noun in nouns if noun.endswith(PLURALS) and noun[:-3] in nouns] == []


def test_no_verb_is_the_infinitive_of_another(entries: list[tuple[str, str]]) -> None:
    verbs = {lemma for lemma, upos in entries if upos == "VERB"}

    assert [verb for verb in verbs if verb.endswith("у") and verb[:-1] in verbs] == []


@pytest.mark.parametrize(
    ("lemma", "upos"),
    [
        ("бала", "NOUN"),
        ("жақсы", "ADJ"),
        ("бар", "VERB"),
        ("тез", "ADV"),
        ("үшін", "ADP"),
        ("Қазақстан", "PROPN"),
    ],
)
def test_everyday_words_are_known(entries: list[tuple[str, str]], lemma: str, upos: str) -> None:
    assert (lemma, upos) in entries
