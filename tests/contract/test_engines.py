"""What every registered engine promises, tried on each with whatever models are there."""

from itertools import permutations

import ctranslate2
import pytest
from packages import build_multilingual, build_package

from toolkit import plugins
from toolkit.config import Project
from toolkit.engines import TermEngine, TermMode, TermSpan, term_mode
from toolkit.engines.network import vocabulary
from toolkit.engines.packages import shipped_packages
from toolkit.engines.scripts import foreign
from toolkit.engines.tokenizers import load_tokenizer
from toolkit.errors import NoModelError
from toolkit.model import Pair

TEXTS = [
    "Сессия Ассамблеи народа Казахстана прошла в столице.",
    "Население превысило 19 млн человек.",
    "Да.",
    "",
    "Зал полон.",
    "Да.",
    " ",
]
TEXTS_IN = {
    "ru": TEXTS,
    "kk": ["Ассамблея отырысы ашылды.", "", "Елде жаңа мектептер салынды."],
    "en": ["The session of the Assembly has opened.", "", "New schools were built."],
}
SHIPPED = tuple(Pair(*two) for two in permutations(("kk", "ru", "en"), 2))


@pytest.fixture(scope="module", params=["two", "multilingual"])
def built(request, tmp_path_factory):
    """Two small packages, which reach a third pair together; or one of a multilingual model."""
    parent = tmp_path_factory.mktemp("packages")
    if request.param == "multilingual":
        return (build_multilingual(parent),)
    return build_package(parent, ("ru", "kk")), build_package(parent, ("kk", "en"))


@pytest.fixture(params=plugins.names(plugins.ENGINES))
def engine(request, tmp_path, built):
    return plugins.engine(request.param, Project(root=tmp_path, packages=built))


@pytest.fixture
def shipped(tmp_path):
    assert {package.pair for package in shipped_packages()} == set(SHIPPED)
    return plugins.engine("argos", Project(root=tmp_path))


@pytest.fixture(autouse=True)
def _no_network(socket_disabled):
    """Every socket raises: an engine works offline."""


def test_the_shipped_engines_are_registered():
    assert {"argos", "echo"} <= set(plugins.names(plugins.ENGINES))


def test_an_engine_has_a_name_and_pairs(engine):
    assert engine.name in plugins.names(plugins.ENGINES)
    assert {Pair("ru", "kk"), Pair("kk", "en"), Pair("ru", "en")} <= engine.pairs()


def test_every_pair_has_an_origin_and_a_number_of_markers(engine):
    for pair in engine.pairs():
        assert engine.origin(pair).startswith(engine.name)
        assert engine.markers(pair) >= 0


def test_as_many_answers_as_sentences(engine):
    for pair in engine.pairs():
        assert len(engine.translate(TEXTS, pair)) == len(TEXTS)


def test_reversing_a_batch_reverses_the_answers(engine):
    for pair in engine.pairs():
        assert engine.translate(TEXTS[::-1], pair) == engine.translate(TEXTS, pair)[::-1]


def test_a_fast_engine_keeps_every_promise_but_its_words(engine, built, tmp_path):
    fast = plugins.engine(engine.name, Project(root=tmp_path, packages=built, fast=True))

    assert fast.pairs() == engine.pairs()
    for pair in engine.pairs():
        assert fast.markers(pair) == engine.markers(pair)
        answers = fast.translate(TEXTS, pair)
        assert fast.translate(TEXTS[::-1], pair) == answers[::-1]
        assert [bool(text.strip()) for text in answers] == [bool(text.strip()) for text in TEXTS]


def test_nothing_gives_nothing(engine):
    assert engine.translate([], Pair("ru", "kk")) == []


def test_blank_sentences_stay_blank(engine):
    assert engine.translate(["", " ", "\u00a0"], Pair("ru", "kk")) == ["", " ", "\u00a0"]


@pytest.mark.parametrize("texts", [[], TEXTS])
def test_an_unknown_pair_is_an_error_that_names_the_known(engine, texts):
    with pytest.raises(NoModelError, match="ru→kk"):
        engine.translate(texts, Pair("kk", "xx"))


def test_progress_ends_when_all_is_done(engine):
    told = []
    engine.translate(TEXTS, Pair("ru", "en"), lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]
    assert len({total for _, total in told}) == 1


def test_every_pair_has_a_term_mode_and_one_through_a_third_language_is_checked(engine):
    assert isinstance(engine, TermEngine)
    modes = {pair: engine.terms(pair) for pair in engine.pairs()}
    assert set(modes.values()) <= set(TermMode)
    if engine.name == "argos":
        assert modes[Pair("ru", "kk")] is TermMode.ALIGNED


def test_terms_given_to_a_model_that_does_not_know_them_change_nothing(engine):
    terms = [(TermSpan(0, 6, "мәжіліс"),) if text.strip() else () for text in TEXTS]
    for pair in engine.pairs():
        if engine.terms(pair) is not TermMode.INLINE:
            assert engine.translate(TEXTS, pair, None, terms) == engine.translate(TEXTS, pair)


def test_an_alignment_has_a_share_for_every_word_and_a_score_is_a_logarithm(engine):
    texts = [(text, text) for text in TEXTS]
    for pair in engine.pairs():
        alignments, scores = engine.align(texts, pair), engine.score(texts, pair)
        assert len(alignments) == len(scores) == len(texts)
        if engine.terms(pair) is TermMode.CHECKED:
            assert alignments == scores == [None] * len(texts)
            continue
        for (source, target), alignment, score in zip(texts, alignments, scores, strict=True):
            assert (alignment is None) == (score is None) == (not source.strip())
            if alignment is not None:
                assert [source[slice(*place)] for place in alignment.sources] == source.split()
                assert [target[slice(*place)] for place in alignment.targets] == target.split()
                assert all(sum(row) < 1.001 for row in alignment.weights)
                assert score <= 0


def test_a_text_that_is_too_long_for_the_model_is_not_aligned(shipped):
    long = " ".join(["Ассамблея"] * 200)
    assert shipped.align([(long, "Сәлем."), ("Мир.", long)], Pair("ru", "kk")) == [None, None]


def test_the_shipped_model_show_which_words_rendered_which(shipped):
    source, target = "Сессия Ассамблеи народа Казахстана открылась.", "The session of the Assembly"
    target += " of the People of Kazakhstan opened."
    (alignment,) = shipped.align([(source, target)], Pair("ru", "en"))

    place = source.index("Казахстана")
    found = alignment.span(place, place + len("Казахстана"))

    assert "Kazakhstan" in target[found.start : found.stop]
    assert found.confidence > 0.5


@pytest.mark.parametrize(
    ("pair", "words"),
    [
        (Pair("ru", "kk"), {"Спасибо": "Рақмет", "Нет": "Жоқ", "Сегодня": "Бүгін", "Вода": "Су"}),
        (Pair("ru", "en"), {"Спасибо": "Thank you", "Где вокзал?": "Where is the station?"}),
        (Pair("kk", "ru"), {"Рақмет": "Спасибо", "Жоқ": "Нет", "Бүгін": "Сегодня"}),
        (Pair("en", "kk"), {"I don't know.": "Мен білмеймін.", "Today": "Бүгін"}),
    ],
    ids=str,
)
def test_the_shipped_model_knows_everyday_words(shipped, pair, words):
    assert dict(zip(words, shipped.translate([*words], pair), strict=True)) == words


def test_an_engine_that_knows_nothing_of_terms_leaves_them_to_the_check():
    class Plain:
        name = "plain"

        def translate(self, sentences, pair, progress=None):  # noqa: ARG002
            return list(sentences)

    assert term_mode(Plain(), Pair("ru", "kk")) is TermMode.CHECKED


@pytest.mark.parametrize("source", ["kk", "ru"])
def test_the_shipped_model_writes_english_in_no_cyrillic(shipped, source):
    texts = {"kk": "Бұл қонақүйлер теңіз жағасында.", "ru": "Гостиницы стоят у моря."}
    (answer,) = shipped.translate([texts[source]], Pair(source, "en"))
    assert not any("Ѐ" <= letter <= "ӿ" for letter in answer)


@pytest.mark.parametrize("pair", SHIPPED, ids=str)
def test_the_shipped_model_translates_in_all_six_directions(shipped, pair):
    texts = TEXTS_IN[pair.source]
    answers = shipped.translate(texts, pair)
    assert shipped.translate(texts[::-1], pair) == answers[::-1]
    for text, answer in zip(texts, answers, strict=True):
        assert bool(answer.strip()) == bool(text.strip())
        assert answer != text or not text.strip()


def test_the_shipped_model_says_plain_sentences_in_each_language(shipped):
    for pair, text, word in (
        (Pair("ru", "kk"), "Дети читают книги в новой школе.", "мектеп"),
        (Pair("en", "kk"), "The children are reading books in the new school.", "мектеп"),
        (Pair("kk", "ru"), "Балалар жаңа мектепте кітап оқып отыр.", "школ"),
        (Pair("en", "ru"), "The children are reading books in the new school.", "школ"),
        (Pair("kk", "en"), "Балалар жаңа мектепте кітап оқып отыр.", "school"),
        (Pair("ru", "en"), "Дети читают книги в новой школе.", "school"),
    ):
        assert word in shipped.translate([text], pair)[0]


def test_the_shipped_model_decode_greedily_when_asked_to_be_fast(tmp_path):
    engine = plugins.engine("argos", Project(root=tmp_path, fast=True))
    for pair in SHIPPED:
        (package,) = engine.route(pair)
        texts = TEXTS_IN[pair.source]
        pieces = [load_tokenizer(package).encode(text) for text in texts if text.strip()]
        model = ctranslate2.Translator(str(package.path / "model"), intra_threads=1)
        prefix = [package.target_prefix] if package.target_prefix else None
        known = vocabulary(package.path / "model", "target") if package.own_letters else ()
        suppressed = [[token] for token in foreign(known, pair.target)]
        results = model.translate_batch(
            pieces,
            [prefix] * len(pieces) if prefix else None,
            beam_size=1,
            repetition_penalty=package.repetition_penalty,
            suppress_sequences=suppressed or None,
        )
        decode = load_tokenizer(package).decode
        greedy = [decode(result.hypotheses[0][len(prefix or ()) :]) for result in results]

        assert engine.origin(pair).endswith(", fast")
        assert [text for text in engine.translate(texts, pair) if text.strip()] == greedy


def test_the_shipped_model_say_how_many_markers_they_keep(shipped):
    assert all(shipped.markers(pair) == 16 for pair in SHIPPED)
