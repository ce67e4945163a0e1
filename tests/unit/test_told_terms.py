"""What a model that is told the terms of a sentence drafts, beside what it drafts by itself."""

import pytest
from test_enforcement import RU_KK, WordEngine, drafted

from toolkit.engines import TermMode
from toolkit.model import Pair


class ToldEngine(WordEngine):
    """Says other words, ``told``, in a sentence whose terms it is told; may translate back."""

    def __init__(self, words, told, back=True, **options):
        super().__init__(words, TermMode.INLINE, markers=0, **options)
        self.plain, self.told, self.back = words, told, back

    def pairs(self):
        return frozenset({RU_KK, Pair("kk", "ru")} if self.back else {RU_KK})

    def translate(self, sentences, pair, progress=None, terms=()):
        answers = []
        for number, sentence in enumerate(sentences):
            self.words = self.told if terms and terms[number] else self.plain
            answers += super().translate([sentence], pair, progress, terms)
        self.words = self.plain
        return answers

    def score(self, texts, pair):
        """Score a text by what of ``likely`` it has; back, by what of it its source has."""
        if pair == RU_KK:
            return super().score(texts, pair)
        return [10.0 * sum(each in source for each in self.likely) - 30 for source, _ in texts]


def test_a_model_that_is_told_its_terms_is_so_where_its_draft_lacks_some():
    engine = ToldEngine({"Евразии": "", "тут": "осында"}, {"Евразии": "Еуразияда", "тут": "осында"})
    assert drafted(engine, "Евразии тут") == ("Еуразияда осында", frozenset())


def test_a_model_is_told_no_terms_where_its_draft_has_them():
    engine = ToldEngine({"Евразии": "Еуразияда"}, {"Евразии": "Еуразия жылы"})
    assert drafted(engine, "Евразии тут") == ("Еуразияда тут", frozenset())


@pytest.mark.parametrize(("likely", "expected"), [("осында", "осында"), ("мұнда", "мұнда")])
def test_of_two_drafts_with_all_terms_the_one_that_agrees_better_is_taken(likely, expected):
    words = {"Астане": "Нұр-Сұлтанда", "тут": "осында"}
    told = {"Астане": "Астанада", "тут": "мұнда"}
    engine = ToldEngine(words, told, likely=likely)
    assert drafted(engine, "Астане тут")[0] == f"Астанада {expected}"


def test_a_model_that_does_not_translate_back_is_asked_about_the_draft_alone():
    words = {"Астане": "Нұр-Сұлтанда", "тут": "осында"}
    told = {"Астане": "Астанада", "тут": "мұнда"}
    engine = ToldEngine(words, told, back=False, likely="мұнда")
    assert drafted(engine, "Астане тут")[0] == "Астанада мұнда"


def test_a_model_is_told_every_term_of_the_sentence_as_a_dictionary_has_it():
    engine = ToldEngine({"Евразии": ""}, {})
    drafted(engine, "В Евразии депутаты")
    told = {span.target for _, terms in engine.given for spans in terms for span in spans}
    assert told == {"Еуразия", "депутат"}
