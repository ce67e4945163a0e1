"""What holds for every language alike."""

import subprocess
import sys

import pytest

from toolkit.morphology import (
    LONGEST_WORD,
    analyse,
    generate,
    inflect,
    keys,
    lemmatise,
    paradigm,
    slots,
)

LANGUAGES = ["ru", "kk", "en"]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "term", ["", "«»", "...", "-", "'", "2024", "[a-z]+", "قازاق", "a\nb", "s'"]
)
def test_whatever_is_no_term_does_no_harm(term, lang):
    assert isinstance(slots(term, lang), tuple)
    assert isinstance(inflect(term, "Number=Plur", lang), tuple)
    assert isinstance(paradigm(term, lang), tuple)
    assert isinstance(lemmatise(term, lang), str)


@pytest.mark.parametrize("lang", [*LANGUAGES, "de"])
def test_a_word_too_long_to_be_one_has_itself_as_its_key(lang):
    word = "Ассамблея" * 10
    assert len(word) > LONGEST_WORD
    assert keys(word, lang) == (word.casefold(),)
    assert slots(word, lang) == (frozenset({word.casefold()}),)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("word", ["новый ", "и ", "new ", "жаңа ", "А. ", "Абай – "])
def test_a_text_for_a_term_does_no_harm(word, lang):
    assert len(slots(word * 3000, lang)) == 3000


def test_an_unknown_language_is_only_casefolded():
    assert keys("Straße", "de") == ("strasse",)
    assert slots("Die Straße", "de") == (frozenset({"die"}), frozenset({"strasse"}))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_casefolded_word_is_the_first_key(lang):
    assert keys("АСТАНА", lang)[0] == "астана"


def test_no_dictionary_is_loaded_to_read_a_text():
    program = """
import sys
from toolkit.morphology import keys
for lang in ("ru", "kk", "en"):
    keys("Ассамблеясының", lang), keys("Assembly's", lang)
sys.exit(any(name in sys.modules for name in ("pymorphy3", "lemminflect", "numpy")))
"""
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@pytest.mark.parametrize("lang", ["ru", "kk", "en"])
def test_digits_are_a_number_in_every_language(lang):
    assert [reading.upos for reading in analyse("2024", lang)] == ["NUM"]


@pytest.mark.parametrize(
    ("lemma", "features", "lang", "form"),
    [
        ("head of state", "N;PL", "en", "heads of state"),
        ("глава государства", "Case=Gen", "ru", "главы государства"),
        ("ел Президенті", "Case=Dat", "kk", "ел Президентіне"),
    ],
)
def test_a_lemma_of_several_words_is_inflected_as_a_term(lemma, features, lang, form):
    assert generate(lemma, features, lang)[0] == form
