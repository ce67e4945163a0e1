"""Enforcement with an engine that translates word by word, and so knows what rendered what."""

import pytest

from toolkit.alignment import Alignment, chunks
from toolkit.checks import Terms
from toolkit.drafting import DraftRequest, draft
from toolkit.enforcement import PORTION, Enforcement
from toolkit.engines import TermMode, TermSpan
from toolkit.engines.echo import EchoEngine
from toolkit.model import Pair, Term, TermStatus
from toolkit.termbase import Termbase

NAME = "proper noun"
RU_KK, RU_EN = Pair("ru", "kk"), Pair("ru", "en")


def term(concept, lang, text, status=TermStatus.PREFERRED, pos="noun"):
    return Term(concept, "state", lang, text, status, pos)


TERMBASE = Termbase.of(
    [
        term("eurasia", "ru", "Евразия", pos=NAME),
        term("eurasia", "kk", "Еуразия", pos=NAME),
        term("eurasia", "en", "Eurasia", pos=NAME),
        term("identity", "ru", "национальная идентичность"),
        term("identity", "kk", "ұлттық бірегейлік"),
        term("deputy", "ru", "депутат"),
        term("deputy", "kk", "депутат"),
        term("capital", "ru", "Астана", pos=NAME),
        term("capital", "kk", "Астана", pos=NAME),
        term("capital", "kk", "Нұр-Сұлтан", TermStatus.DEPRECATED, NAME),
        term("president", "ru", "Первый Президент"),
        term("president", "kk", "Тұңғыш Президент"),
        term("president", "kk", "Бірінші Президент", TermStatus.ADMITTED),
        term("kazinform", "ru", "Казинформ", pos=NAME),
        term("kazinform", "kk", "«Қазақпарат» ХАА", pos=NAME),
        term("club", "ru", "Клуб мира", pos=NAME),
        term("club", "kk", "Еуразия клубы", pos=NAME),
        term("site", "ru", "assembly.kz", TermStatus.DO_NOT_TRANSLATE),
    ]
)


class WordEngine(EchoEngine):
    """Translates word by word, and drops some; a text scores best with all ``likely`` in it."""

    def __init__(self, words, mode=TermMode.ALIGNED, likely=(), share=0.9, markers=16):
        super().__init__()
        self.words, self.mode, self.share = words, mode, share
        self.likely = (likely,) if isinstance(likely, str) else likely
        self.known_markers, self.given = markers, []

    def markers(self, pair):  # noqa: ARG002
        return self.known_markers

    def terms(self, pair):  # noqa: ARG002
        return self.mode

    def translate(self, sentences, pair, progress=None, terms=()):  # noqa: ARG002
        self.given.append((list(sentences), list(terms)))
        return [" ".join(self._words(sentence)) for sentence in sentences]

    def _words(self, sentence):
        translated = (self.words.get(word, word) for word in sentence.rstrip(".").split())
        return [word for word in translated if word]

    def align(self, texts, pair):
        return [self._aligned(*each, pair) for each in texts]

    def _aligned(self, source, target, pair):  # noqa: ARG002
        sources, targets = chunks(source), chunks(target)
        kept = [
            n
            for n, word in enumerate(sources)
            if self.words.get(word[0].rstrip("."), word[0]) != ""
        ]
        weights = [[0.0] * len(sources) for _ in targets]
        for row, column in zip(weights, kept, strict=False):
            row[column] = self.share
        places = (tuple(word.span() for word in side) for side in (sources, targets))
        return Alignment(*places, tuple(map(tuple, weights)))

    def score(self, texts, pair):  # noqa: ARG002
        return [5.0 * sum(each in target for each in self.likely) - 10 for _, target in texts]


def drafted(engine, text, pair=RU_KK, fixed=()):
    enforcement, request = enforced(engine, pair), DraftRequest(text, fixed)
    (target,) = draft([request], engine, pair, None, enforcement)
    return target, enforcement.put_in(request)


def enforced(engine, pair=RU_KK):
    return Enforcement(engine, pair, Terms.of(TERMBASE, pair))


def test_a_draft_with_its_terms_stays():
    engine = WordEngine({"Евразии": "Еуразияда", "живут": "тұрады"})
    assert drafted(engine, "Евразии живут") == ("Еуразияда тұрады", frozenset())


def test_what_rendered_a_term_is_replaced_by_it_in_the_same_case():
    engine = WordEngine({"Евразии": "Еуропада", "живут": "тұрады"})
    assert drafted(engine, "Евразии живут") == ("Еуразияда тұрады", frozenset({"eurasia"}))


def test_a_term_of_two_words_replaces_both_words():
    engine = WordEngine({"Национальной": "Халықтық", "идентичности": "ұқсастыққа", "нет": "жоқ"})
    target, _ = drafted(engine, "Национальной идентичности нет")
    assert target == "Ұлттық бірегейлікке жоқ"


def test_a_deprecated_term_gives_way_to_the_preferred_one_in_its_form():
    engine = WordEngine({"Астане": "Нұр-Сұлтанда", "дождь": "жаңбыр"}, share=0.0)
    assert drafted(engine, "Астане дождь") == ("Астанада жаңбыр", frozenset({"capital"}))


def test_an_admitted_term_gives_way_too():
    engine = WordEngine({"Первого": "Бірінші", "Президента": "Президенттің"})
    target, _ = drafted(engine, "Первого Президента")
    assert target == "Тұңғыш Президенттің"


def test_a_term_of_another_concept_is_not_overwritten():
    engine = WordEngine({"Евразии": "депутатқа", "депутат": ""}, markers=0)
    target, put_in = drafted(engine, "Евразии депутат")
    assert (target, put_in) == ("Депутатқа", frozenset())


def test_a_term_the_model_dropped_is_carried_by_a_marker_in_the_likeliest_form():
    engine = WordEngine({"Евразии": "", "живут": "тұрады"}, likely="Еуразияда")
    assert drafted(engine, "Сегодня Евразии живут") == (
        "Сегодня Еуразияда тұрады",
        frozenset({"eurasia"}),
    )


def test_a_term_put_in_before_is_carried_along_when_the_sentence_is_translated_again():
    engine = WordEngine({"Евразии": "Еуропада", "депутаты": ""})
    assert drafted(engine, "Евразии депутаты") == (
        "Еуразия депутат",
        frozenset({"eurasia", "deputy"}),
    )


def test_what_was_put_into_a_heading_is_not_said_of_a_sentence_that_quotes_it():
    engine = WordEngine({"Евразии": "Еуропада", "живут": "тұрады", "«Евразии»": "«Еуразияда»"})
    heading, quoting = DraftRequest("Евразии"), DraftRequest("Живут в «Евразии»")
    enforcement = enforced(engine)
    draft([heading, quoting], engine, RU_KK, None, enforcement)
    assert enforcement.put_in(heading) == {"eurasia"}
    assert enforcement.put_in(quoting) == frozenset()


def test_a_unit_has_what_was_put_into_any_of_its_sentences():
    engine = WordEngine({"Евразии": "Еуропада", "Астане": "Нұр-Сұлтанда"})
    unit = DraftRequest("Евразии живут. Вот мир. Астане дождь.")
    enforcement = enforced(engine)
    draft([unit], engine, RU_KK, None, enforcement)
    assert enforcement.put_in(unit) == {"eurasia", "capital"}


def test_without_a_likelier_form_the_dictionarys_is_kept():
    engine = WordEngine({"Евразии": "", "живут": "тұрады"})
    assert drafted(engine, "Сегодня Евразии живут")[0] == "Сегодня Еуразия тұрады"


def test_a_term_that_stands_twice_gets_in_each_place_the_form_that_is_likeliest_there():
    likely = ("Еуразияда тұрады", "Еуразияны видят")
    engine = WordEngine({"Евразии": "", "Евразию": "", "и": "тұрады"}, likely=likely)
    target, _ = drafted(engine, "Сегодня Евразии и Евразию видят")
    assert target == "Сегодня Еуразияда тұрады Еуразияны видят"


def test_a_term_in_the_name_of_something_else_is_no_second_mention():
    words = {"Евразии": "", "⟦0⟧": "⟦0⟧ Еуразия клубы"}
    engine = WordEngine(words, likely="Еуразияда Еуразия")
    assert drafted(engine, "Сегодня Евразии мир")[0] == "Сегодня Еуразияда Еуразия клубы мир"


def test_where_the_model_wrote_the_term_once_more_neither_is_changed():
    engine = WordEngine({"Евразии": "", "⟦0⟧": "⟦0⟧ Еуразия"}, likely="Еуразияда")
    assert drafted(engine, "Сегодня Евразии живут")[0] == "Сегодня Еуразия Еуразия живут"


def test_many_sentences_are_finished_in_portions_and_keep_their_order():
    told, names = [], [f"Евразии {first}{second}" for first in "бвгдж" for second in "абвгдежзикл"]
    texts = [*names, *(f"{name} сад" for name in names)]
    engine = WordEngine({"Евразии": "Еуропада"})
    terms = Terms.of(TERMBASE, RU_KK)
    enforcement = Enforcement(engine, RU_KK, terms, lambda *done: told.append(done))
    targets = draft([DraftRequest(text) for text in texts], engine, RU_KK, None, enforcement)
    assert targets == [text.replace("Евразии", "Еуразияда") for text in texts]
    assert told == [(PORTION, len(texts)), (len(texts), len(texts))]


def test_a_form_that_has_an_ending_already_gets_no_second_one():
    engine = WordEngine({"Евразии": "", "⟦0⟧": "⟦0⟧-да"}, likely="Еуразияға")
    assert drafted(engine, "Сегодня Евразии живут")[0] == "Сегодня Еуразияда живут"


def test_an_inline_engine_is_given_the_other_terms_again():
    engine = WordEngine({"Евразии": ""}, mode=TermMode.INLINE)
    text = "Евразии депутат"
    request = DraftRequest(text, (), (TermSpan(0, 7, "Еуразия"), TermSpan(8, 15, "депутат")))
    draft([request], engine, RU_KK, None, enforced(engine))
    sentences, ((span,),) = engine.given[-1]
    assert sentences[0][span.start : span.stop] == span.target == "депутат"


def test_where_the_words_that_rendered_a_term_are_no_noun_they_are_not_replaced():
    engine = WordEngine({"депутаты": "көрсетті", "пришли": "келді"}, markers=0)
    target, put_in = drafted(engine, "Вчера депутаты пришли")
    assert (target, put_in) == ("Вчера көрсетті келді", frozenset())


@pytest.mark.parametrize("share", [0.0, 0.2])
def test_a_draft_stays_as_it_is_where_the_span_is_unsure_and_markers_are_not_known(share):
    engine = WordEngine({"Евразии": "Еуропада", "живут": "тұрады"}, share=share, markers=0)
    assert drafted(engine, "Евразии живут") == ("Еуропада тұрады", frozenset())


def test_an_engine_that_cannot_align_is_only_checked():
    engine = WordEngine({"Евразии": "Еуропада"}, mode=TermMode.CHECKED)
    assert drafted(engine, "Евразии живут") == ("Еуропада живут", frozenset())
    assert len(engine.given) == 1


def test_what_is_fixed_stays_fixed_when_a_sentence_is_translated_again():
    text = "Сайт assembly.kz Евразии"
    engine = WordEngine({"Евразии": ""}, likely="Еуразияның")
    target, _ = drafted(engine, text, fixed=((5, 16, "assembly.kz"),))
    assert target == "Сайт assembly.kz Еуразияның"


def test_an_english_article_is_not_doubled_and_fits_what_follows():
    engine = WordEngine({"Вот": "a", "Евразия": "Bear"})
    assert drafted(engine, "Вот Евразия", RU_EN)[0] == "An Eurasia"


def test_only_an_inline_engine_is_given_the_terms_where_they_stand_among_markers():
    text = "В 2021 году депутаты Евразии пришли."
    start = text.index("депутаты")
    spans = (TermSpan(2, 6, "жыл"), TermSpan(start, start + 8, "депутат"))
    for mode in (TermMode.INLINE, TermMode.ALIGNED):
        engine = WordEngine({}, mode=mode)
        draft([DraftRequest(text, (), spans)], engine, RU_KK)
        sentences, terms = engine.given[0]
        if mode is TermMode.ALIGNED:
            assert not terms
            continue
        # The one that a marker covers is left out.
        ((span,),) = terms
        assert sentences[0][span.start : span.stop] == "депутаты"
        assert span.target == "депутат"


@pytest.mark.parametrize(
    ("answer", "expected"),
    [("⟦0⟧-нің үйі", "ҚХА-ның үйі"), ("⟦0⟧- туралы", "ҚХА туралы"), ("⟦0⟧ туралы", "ҚХА туралы")],
)
def test_an_ending_that_the_model_wrote_behind_a_name_is_made_to_fit_it(answer, expected):
    engine = WordEngine({"⟦0⟧": answer.split()[0], "дом": answer.split()[1]})
    (target,) = draft([DraftRequest("АНК дом", ((0, 3, "ҚХА"),))], engine, RU_KK)
    assert target == expected


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("«⟦0⟧»", "«Қазақпарат» ХАА"),
        ("“⟦0⟧”", "«Қазақпарат» ХАА"),
        ("«⟦0⟧-ға»", "«Қазақпарат» ХАА-ға"),
        ("«⟦0⟧»-ға", "«Қазақпарат» ХАА-ға"),
    ],
)
def test_a_name_with_quotes_of_its_own_gets_no_second_pair(answer, expected):
    engine = WordEngine({"⟦0⟧": answer})
    (target,) = draft([DraftRequest("АНК дом", ((0, 3, "«Қазақпарат» ХАА"),))], engine, RU_KK)
    assert target == f"{expected} дом"


def test_what_rendered_a_name_with_quotes_loses_its_own():
    engine = WordEngine({"Казинформ": "«Казинформға»", "сообщил": "хабарлады"})
    assert drafted(engine, "Казинформ сообщил")[0] == "«Қазақпарат» ХАА-ға хабарлады"


@pytest.mark.parametrize(
    ("source", "expected"),
    [("АНК дом", "ҚХА дом"), ("«АНК» дом", "«ҚХА» дом"), ("АНК «Мир»", "«ҚХА» «Мир»")],
)
def test_a_name_gets_quotes_only_where_the_source_has_some(source, expected):
    start = source.index("АНК")
    engine = WordEngine({"⟦0⟧": "«⟦0⟧»"})
    (target,) = draft([DraftRequest(source, ((start, start + 3, "ҚХА"),))], engine, RU_KK)
    assert target == expected
