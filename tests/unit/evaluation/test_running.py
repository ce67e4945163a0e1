"""The three conditions, with an engine that writes the terms it is given into its answer."""

import pytest
from test_control import WordByWord

from toolkit.checks import Terms
from toolkit.engines import TermMode
from toolkit.evaluation import Condition, Rate, Sample, measure
from toolkit.model import Pair, Term
from toolkit.termbase import Termbase

RU_KK = Pair("ru", "kk")
SAMPLE = Sample(
    RU_KK,
    ("Министр открыл школу.", "Министр ушёл.", "Снег лежит."),
    ("Министр мектепті ашты.", "Министр кетті.", "Қар жатыр."),
)


class Obedient(WordByWord):
    """Writes each term that it is given over its words, and all else in dots."""

    def __init__(self):
        super().__init__()
        self.given = []

    def terms(self, pair):  # noqa: ARG002
        return TermMode.INLINE

    def align(self, texts, pair):
        # Kazakh has the verb last.
        orders = {"Министр мектепті ашты.": "Министр ашты мектепті."}
        found = super().align([(a, orders.get(b, b)) for a, b in texts], pair)
        return [
            self._verb_last(alignment) if b in orders else alignment
            for (_, b), alignment in zip(texts, found, strict=True)
        ]

    def _verb_last(self, alignment):
        first, verb, noun = alignment.weights
        targets = ((0, 7), (8, 16), (17, 22))
        return type(alignment)(alignment.sources, targets, (first, noun, verb))

    def translate(self, sentences, pair, progress=None, terms=()):  # noqa: ARG002
        terms = terms or [()] * len(sentences)
        self.given.append([[span.target for span in spans] for spans in terms])
        return [" ".join(span.target for span in spans) or "…" for spans in terms]


@pytest.fixture
def glossary():
    rows = [Term("minister", "", "ru", "министр"), Term("minister", "", "kk", "министр")]
    return Terms.of(Termbase.of(rows), RU_KK)


def test_each_condition_gives_the_engine_its_own_terms(glossary):
    engine = Obedient()
    measure(engine, SAMPLE, glossary)

    told = [terms for terms in engine.given if any(terms)]
    assert told == [[["министр"], ["министр"]], [["мектеп"]]]


def test_success_and_consistency_are_those_of_the_glossary_s_terms(glossary):
    report = measure(Obedient(), SAMPLE, glossary)

    scores = {each.condition: each for each in report.conditions}
    assert scores[Condition.NONE].success == Rate(0, 2)
    assert scores[Condition.PROPER].success == Rate(2, 2)
    assert scores[Condition.PROPER].consistency == Rate(2, 2)
    assert scores[Condition.PROPER].random == Rate(0, 1)
    assert scores[Condition.RANDOM].success == Rate(0, 2)
    assert scores[Condition.RANDOM].random == Rate(1, 1)


def test_each_segment_shows_its_drafts_and_what_was_asked_for(glossary):
    opening, leaving, snow = measure(Obedient(), SAMPLE, glossary).segments

    assert (opening.terms, opening.random_terms) == (("министр",), ("мектеп",))
    assert opening.drafts[Condition.RANDOM] == "Мектеп"
    assert leaving.random_terms == ()
    assert snow.drafts == {Condition.PROPER: "…"}


def test_every_step_is_told_before_it_is_taken(glossary):
    told = []
    measure(Obedient(), SAMPLE, glossary, lambda *step: told.append(step))

    assert told == [(Condition.PROPER, 3), (Condition.NONE, 2), (Condition.RANDOM, 2)]


def test_sentences_are_counted_with_their_repetitions(glossary):
    report = measure(Obedient(), Sample(RU_KK, ("Дом. Дом.", "Дом."), ("Үй. Үй.", "Үй.")), glossary)

    assert report.sentences == 3
    assert report.speed > 0
