import pytest

from toolkit.model import Term, TermStatus
from toolkit.termbase import Termbase
from toolkit.training.corpora import SentencePair
from toolkit.training.lexicon import entry_of, lexicon
from toolkit.training.terms import TermFinder, TermPair, find_terms, joined, possessed

ASSEMBLY = "Қазақстан халқы Ассамблеясы"
GLOSSARY = Termbase.of(
    [
        Term("apk", "", "ru", "Ассамблея народа Казахстана"),
        Term("apk", "", "ru", "Ассамблея народов Казахстана", TermStatus.DEPRECATED),
        Term("apk", "", "kk", ASSEMBLY),
    ]
)


def entry(source, target, origin="dictionary"):
    return entry_of(SentencePair(source, target, origin))


def find(entries, source, target, lang="kk"):
    """The words found in the source, their lemma, and the words of the target."""
    found = TermFinder(entries, "ru", lang).find(source, target)
    return [(source[slice(*t.source)], t.lemma, target[slice(*t.target)]) for _, t in found]


def test_a_word_of_the_dictionary_is_an_entry():
    assert entry("библиотека", "кітапхана") == ("библиотека", "кітапхана")
    assert entry("Павлодар", "Павлодар") == ("Павлодар", "Павлодар")


def test_a_short_pair_of_a_corpus_is_an_entry_without_its_capital_and_colon():
    assert entry("Адресная книга:", "Адрестік кітапша:", "moodle-lang") == (
        "адресная книга",
        "адрестік кітапша",
    )
    assert entry("Северная Европа", "Солтүстік Еуропа", "moodle-lang") == (
        "Северная Европа",
        "Солтүстік Еуропа",
    )


@pytest.mark.parametrize(
    ("source", "target", "origin"),
    [
        pytest.param("Настройки", "Баптаулар", "moodle-lang", id="a word in an unknown form"),
        pytest.param("хвалить", "мақта", "dictionary", id="a verb"),
        pytest.param("удалить книгу", "delete a book", "moodle-lang", id="a phrase with a verb"),
        pytest.param("дом", "үй", "dictionary", id="too short to be worth it"),
        pytest.param("Вход (Ctrl+L)", "Кіру (Ctrl+L)", "moodle-lang", id="not only letters"),
        pytest.param("Совет мира и согласия всех", "Кеңес", "moodle-lang", id="too many words"),
    ],
)
def test_what_is_no_term_is_no_entry(source, target, origin):
    assert entry(source, target, origin) is None


def test_an_english_article_is_no_part_of_a_term():
    assert entry("библиотека", "a library") == ("библиотека", "library")
    assert entry("похвала", "to praise") is None


def test_the_glossary_replaces_what_the_corpora_say():
    pairs = [SentencePair("Ассамблея народа Казахстана", "Қазақ ассамблеясы", "dictionary")]
    assert lexicon(pairs, GLOSSARY, "ru", "kk") == {"Ассамблея народа Казахстана": (ASSEMBLY,)}


def test_terms_are_found_in_any_form_on_both_sides():
    entries = {"Ассамблея народа Казахстана": (ASSEMBLY,), "заседание": ("отырыс", "жиналыс")}
    source = "О заседании Ассамблеи народа Казахстана сообщили вчера."
    target = "Қазақстан халқы Ассамблеясының отырысы туралы кеше хабарланды."
    assert [pair[:2] for pair in find(entries, source, target)] == [
        ("заседании", "отырыс"),
        ("Ассамблеи народа Казахстана", ASSEMBLY),
    ]


def test_english_terms_are_found_in_the_plural():
    found = find(
        {"соглашение": ("agreement",)}, "Подписаны соглашения.", "Agreements signed.", "en"
    )
    assert found == [("соглашения", "agreement", "Agreements")]


def test_a_term_whose_translation_is_not_there_is_left_out():
    assert find({"заседание": ("жиналыс",)}, "Заседание прошло.", "Отырыс өтті.") == []


def test_a_term_that_stands_twice_is_left_out():
    assert find({"книга": ("кітап",)}, "Книга о книге.", "Кітап туралы кітап.") == []


def test_a_capital_inside_the_sentence_must_be_the_terms_own():
    assert find({"роза": ("раушан",)}, "Пришла Роза.", "Кеше Раушан келді.") == []


def test_the_longer_term_is_found():
    entries = {"книга": ("кітап",), "Красная книга": ("Қызыл кітап",)}
    found = find(entries, "Вид внесён в Красную книгу.", "Түр Қызыл кітапқа енді.")
    assert [lemma for _, lemma, _ in found] == ["Қызыл кітап"]


def test_neighbours_make_a_phrase():
    source, target = "о национальной библиотеке", "ұлттық кітапханада"
    pairs = [TermPair((2, 14), (0, 6), "ұлттық"), TermPair((15, 25), (7, 18), "кітапхана")]
    phrase = TermPair((2, 25), (0, 18), "ұлттық кітапхана")
    assert list(joined(pairs, source, target, "kk")) == [phrase]


def test_words_in_another_order_make_no_phrase():
    pairs = [TermPair((0, 9), (6, 12), "кітап"), TermPair((10, 15), (0, 5), "үй")]
    assert list(joined(pairs, "книга дома", "үйдегі кітап", "kk")) == []


@pytest.mark.parametrize(
    ("lemma", "form", "expected"),
    [
        ("министрлік", "министрлігіне", "министрлігі"),
        ("орталық", "орталығының", "орталығы"),
        ("ассамблея", "ассамблеясында", "ассамблеясы"),
        ("кеңес", "кеңесі", "кеңесі"),
        ("кеңес", "кеңесте", "кеңес"),
        ("кітапхана", "кітапханалар", "кітапхана"),
    ],
)
def test_a_noun_that_is_owned_keeps_its_possessive(lemma, form, expected):
    assert possessed(lemma, form) == expected


def test_dictionary_pairs_and_trivial_words_are_not_annotated():
    words = [
        SentencePair("книга", "кітап", "dictionary"),
        SentencePair("река", "өзен", "dictionary"),
    ]
    usual = [SentencePair(f"Эта книга номер {n}.", f"Бұл {n} кітап.", "wca") for n in range(300)]
    rare = [SentencePair("Эта река глубока.", "Бұл өзен терең.", "wca")]
    found = find_terms([*words, *usual, *rare], GLOSSARY, "ru", "kk")
    assert [term.lemma for terms in found for term in terms] == ["өзен"]
