import pytest
from packages import build_package, zip_package

from toolkit.config import Project
from toolkit.engines import TermMode, TermSpan, packages
from toolkit.engines.argos import ArgosEngine
from toolkit.errors import NoModelError, PackageError
from toolkit.model import Pair

RU_KK, KK_EN, RU_EN = Pair("ru", "kk"), Pair("kk", "en"), Pair("ru", "en")


@pytest.fixture(autouse=True)
def _nothing_shipped(tmp_path, monkeypatch):
    monkeypatch.setattr(packages, "SHIPPED", tmp_path / "shipped")


def engine(tmp_path, *folders):
    return ArgosEngine(Project(root=tmp_path, packages=folders))


def test_a_model_translates(tmp_path):
    found = engine(tmp_path, build_package(tmp_path, substitutions={"и": "і", "ы": "ұ"}))
    assert found.translate(["мир и ты"], RU_KK) == ["мір і тұ"]


def test_an_underscore_stays_an_underscore(tmp_path):
    assert engine(tmp_path, build_package(tmp_path)).translate(["a_b"], RU_KK) == ["a_b"]


def test_a_letter_the_model_does_not_know_is_copied(tmp_path):
    found = engine(tmp_path, build_package(tmp_path))
    assert found.translate(["500 ₸"], RU_KK) == ["500 ₸"]


def test_a_third_language_joins_two_models_and_the_origin_says_so(tmp_path):
    found = engine(
        tmp_path,
        build_package(tmp_path, RU_KK, "1.9", substitutions={"а": "ә"}, protection_markers=16),
        build_package(tmp_path, KK_EN, "1.5", substitutions={"ә": "a"}, protection_markers=8),
    )
    assert found.translate(["мама"], RU_EN) == ["мaмa"]
    assert found.origin(RU_EN) == "argos ru→kk 1.9 → kk→en 1.5"
    assert found.markers(RU_EN) == 8


def test_a_direct_model_is_used_before_a_third_language(tmp_path):
    found = engine(tmp_path, *(build_package(tmp_path, pair) for pair in (RU_KK, KK_EN, RU_EN)))
    assert found.origin(RU_EN) == "argos ru→en 1.0"


def test_of_several_third_languages_english_is_used(tmp_path):
    pairs = [("ru", "de"), ("de", "tr"), ("ru", "en"), ("en", "tr")]
    found = engine(tmp_path, *(build_package(tmp_path, pair) for pair in pairs))
    assert found.origin(Pair("ru", "tr")) == "argos ru→en 1.0 → en→tr 1.0"


def test_a_language_is_never_reached_by_way_of_itself(tmp_path):
    found = engine(tmp_path, build_package(tmp_path, RU_KK), build_package(tmp_path, ("kk", "ru")))
    assert found.pairs() == {RU_KK, Pair("kk", "ru")}
    with pytest.raises(NoModelError):
        found.translate(["мир"], Pair("ru", "ru"))


def test_no_model_names_those_there_are_and_how_to_get_one(tmp_path):
    found = engine(tmp_path, build_package(tmp_path))
    with pytest.raises(NoModelError) as error:
        found.translate(["сәлем"], KK_EN)
    assert str(error.value) == (
        "no model for kk→en; there are ru→kk. "
        "Install one with 'toolkit models install FILE.argosmodel' or, if Argos's index "
        "has the pair, 'toolkit models install kk-en'"
    )


def test_without_any_model_the_message_says_so(tmp_path):
    with pytest.raises(NoModelError, match="there is none at all"):
        engine(tmp_path).translate(["сәлем"], KK_EN)


def test_a_package_that_does_not_load_is_an_error_only_when_it_is_used(tmp_path):
    folder = build_package(tmp_path)
    (folder / "model" / "model.bin").write_bytes(b"not a model")
    found = engine(tmp_path, folder)
    assert found.pairs() == {RU_KK}
    with pytest.raises(PackageError, match="the model does not load"):
        found.translate(["мир"], RU_KK)


def test_an_archive_named_in_the_settings_is_used_as_it_is(tmp_path):
    archive = zip_package(build_package(tmp_path / "made"), tmp_path / "ru_kk.argosmodel")
    for _ in range(2):
        assert engine(tmp_path, archive).translate(["мир"], RU_KK) == ["мир"]


def test_a_sentence_that_occurs_twice_counts_once_in_progress(tmp_path):
    told = []
    found = engine(tmp_path, build_package(tmp_path))
    found.translate(["мир", "мир", "", "зал"], RU_KK, lambda *done: told.append(done))
    assert told == [(2, 2)]


ANNOTATION = {"style": "lemma", "start": "⟦t⟧", "separator": "⟦s⟧", "end": "⟦/t⟧"}
TERMS = [(TermSpan(0, 3, "бейбітшілік"),), ()]


def test_a_package_trained_for_terms_is_given_them_in_its_source(tmp_path):
    written = {"t": "x", "s": "y"}
    package = build_package(tmp_path, term_annotation=ANNOTATION, substitutions=written)
    found = engine(tmp_path, package)

    assert found.terms(RU_KK) is TermMode.INLINE
    assert found.translate(["мир и", "мир"], RU_KK, None, TERMS) == [
        "⟦x⟧ мир ⟦y⟧ бейбітшілік ⟦/x⟧ и",
        "мир",
    ]


def visibly_annotated(tmp_path, positions):
    """An engine whose model shows in its answers where it was given terms."""
    written = {"t": "x", "s": "y"}
    marks = {"term_annotation": ANNOTATION, "substitutions": written}
    return engine(tmp_path, build_package(tmp_path, positions=positions, **marks))


def test_the_last_terms_are_left_out_where_the_model_has_no_room_for_all(tmp_path):
    sentence = "мир и сад и зал"
    terms = TermSpan(12, 15, "зал"), TermSpan(6, 9, "бақ"), TermSpan(0, 3, "бейбітшілік")
    given = {
        positions: visibly_annotated(tmp_path / str(positions), positions).translate(
            [sentence], RU_KK, None, [terms]
        )[0]
        for positions in (96, 72, 56, 32)
    }
    assert given == {
        96: "⟦x⟧ мир ⟦y⟧ бейбітшілік ⟦/x⟧ и ⟦x⟧ сад ⟦y⟧ бақ ⟦/x⟧ и ⟦x⟧ зал ⟦y⟧ зал ⟦/x⟧",
        72: "⟦x⟧ мир ⟦y⟧ бейбітшілік ⟦/x⟧ и ⟦x⟧ сад ⟦y⟧ бақ ⟦/x⟧ и зал",
        56: "⟦x⟧ мир ⟦y⟧ бейбітшілік ⟦/x⟧ и сад и зал",
        32: "мир и сад и зал",
    }


def test_a_sentence_too_long_for_the_model_is_divided_before_its_terms_are_written(tmp_path):
    sentence = "мир и покой и во всяком доме, сад и зал и во всяком доме"
    terms = TermSpan(0, 3, "ел"), TermSpan(24, 33, "үй, бақ"), TermSpan(30, 33, "бақ")
    found = visibly_annotated(tmp_path, 64)
    assert found.translate([sentence, "мир"], RU_KK, None, [terms, ()]) == [
        "⟦x⟧ мир ⟦y⟧ ел ⟦/x⟧ и покой и во всяком доме, ⟦x⟧ сад ⟦y⟧ бақ ⟦/x⟧ и зал и во всяком доме",
        "мир",
    ]


def test_no_mark_of_a_term_stays_in_an_answer(tmp_path):
    found = engine(tmp_path, build_package(tmp_path, term_annotation=ANNOTATION))
    assert found.translate(["мир и", "мир"], RU_KK, None, TERMS) == ["мир и", "мир"]


def test_a_mark_that_is_the_sentences_own_stays(tmp_path):
    found = engine(tmp_path, build_package(tmp_path, term_annotation=ANNOTATION))
    assert found.translate(["мир ⟦t⟧ и", ""], RU_KK, None, TERMS) == ["мир ⟦t⟧ и", ""]


def test_a_mark_the_model_makes_up_goes(tmp_path):
    package = build_package(tmp_path, term_annotation=ANNOTATION, substitutions={"x": "t"})
    assert engine(tmp_path, package).translate(["мир ⟦x⟧ и"], RU_KK) == ["мир и"]


def test_words_are_aligned_by_the_attention_of_the_model(tmp_path):
    found = engine(tmp_path, build_package(tmp_path))

    (alignment,) = found.align([("мир и ты", "мир и ты")], RU_KK)

    assert found.terms(RU_KK) is TermMode.ALIGNED
    for number, row in enumerate(alignment.weights):
        assert max(range(3), key=row.__getitem__) == number


def test_a_translation_the_model_would_make_scores_better_than_another(tmp_path):
    found = engine(tmp_path, build_package(tmp_path))

    right, wrong = found.score([("мир", "мир"), ("мир", "ты ты")], RU_KK)

    assert wrong < right <= 0


def test_through_a_third_language_terms_are_only_checked(tmp_path):
    two = build_package(tmp_path, ("ru", "en")), build_package(tmp_path, ("en", "kk"))
    found = engine(tmp_path, *two)

    assert found.terms(RU_KK) is TermMode.CHECKED
    assert found.align([("мир", "мир")], RU_KK) == found.score([("мир", "мир")], RU_KK) == [None]
