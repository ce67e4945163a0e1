"""Random terms and renderings, from an engine whose words stand in the order of its source."""

import pytest

from toolkit.alignment import CHUNK, Alignment
from toolkit.checks import Terms
from toolkit.engines import TermMode
from toolkit.engines.echo import EchoEngine
from toolkit.evaluation.control import Segment, draw
from toolkit.evaluation.renderings import renderings
from toolkit.evaluation.scoring import required
from toolkit.model import Pair, Term
from toolkit.termbase import Termbase

RU_KK = Pair("ru", "kk")
SOURCE, REFERENCE = "Школа и министр. Река", "Мектеп және министр. Өзен"


class WordByWord(EchoEngine):
    """Aligns each word with the one at the same place."""

    def terms(self, pair):  # noqa: ARG002
        return TermMode.ALIGNED

    def align(self, texts, pair):  # noqa: ARG002
        return [aligned(*both) for both in texts]


def aligned(source, target):
    sources, targets = (
        [found.span() for found in CHUNK.finditer(text)] for text in (source, target)
    )
    weights = [[float(s == t) for s in range(len(sources))] for t in range(len(targets))]
    return Alignment(tuple(sources), tuple(targets), tuple(map(tuple, weights)))


@pytest.fixture(scope="module")
def glossary():
    rows = [Term("minister", "", "ru", "министр"), Term("minister", "", "kk", "министр")]
    return Terms.of(Termbase.of(rows), RU_KK)


def test_random_terms_are_nouns_of_source_and_reference_that_no_term_covers(glossary):
    control = draw([Segment(SOURCE, REFERENCE, 5)], WordByWord(), glossary)

    found = required(control.source.find(SOURCE), REFERENCE, control)
    assert [(one.match.text, one.target.text) for one in found] == [
        ("Школа", "мектеп"),
        ("Река", "өзен"),
    ]


def test_as_many_are_drawn_as_a_segment_has_proper_terms_and_always_the_same(glossary):
    segments = [Segment(SOURCE, REFERENCE, 1)]
    drawn = [draw(segments, WordByWord(), glossary).source.find(SOURCE) for _ in range(2)]

    assert len(drawn[0]) == 1
    assert drawn[0] == drawn[1]


def test_a_random_term_belongs_to_its_segment_and_to_the_sentences_of_it_alone(glossary):
    control = draw([Segment(SOURCE, REFERENCE, 5)], WordByWord(), glossary)

    assert [match.text for match in control.source.find("Река")] == ["Река"]
    assert control.source.find("Река широка") == ()


def test_an_engine_that_takes_no_terms_gets_no_random_ones(glossary):
    assert draw([Segment(SOURCE, REFERENCE, 5)], EchoEngine(), glossary) is None


def test_a_rendering_is_the_glossary_s_term_or_else_the_words_it_became(glossary):
    source = "Министр пришёл."
    asked = [(source, required(glossary.source.find(source), "Министр келді.", glossary))]

    def became(output, engine):
        return [text for _, text in renderings(asked, {source: output}, engine, glossary)]

    assert became("Министрге келді.", EchoEngine()) == ["министр"]
    assert became("Мектептер келді.", WordByWord()) == ["мектеп"]
    assert became("Мектептер келді.", EchoEngine()) == [""]
