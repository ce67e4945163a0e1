import pytest

from toolkit.training.corpora import SentencePair
from toolkit.training.filters import clean, filters_for, fit_pairs, looks_like


def is_fit(source: str, target: str, origin: str = "news") -> bool:
    pair = SentencePair(source, target, origin)
    return all(accepts(pair) for accepts in filters_for("ru", "kk", origin))


def test_a_plain_sentence_is_fit() -> None:
    assert is_fit("В стране 17 областей.", "Елде 17 облыс бар.")


@pytest.mark.parametrize(
    ("source", "target"),
    [
        pytest.param("В стране 17 областей.", "Елде 20 облыс бар.", id="numbers differ"),
        pytest.param("Да.", "Бұл сөйлем аударма бола алмайды.", id="lengths differ"),
        pytest.param("Нажмите <b>здесь</b>", "<b>Осында</b> басыңыз", id="markup"),
        pytest.param("Пустая строка таблицы", "12 / 14 / 16 / 18 -- 20", id="no letters"),
        pytest.param("Новый файл", "New file", id="target in English"),
        pytest.param("Открыть новый файл", "Открыть новый файл", id="target is the source"),
        pytest.param("Бұл жаңа файл ғой", "Бұл жаңа файл емес", id="source in Kazakh"),
    ],
)
def test_a_pair_that_teaches_nothing_good_is_refused(source: str, target: str) -> None:
    assert not is_fit(source, target)


def test_a_single_digit_may_be_a_word_on_the_other_side() -> None:
    assert is_fit("Прошло 5 дней.", "Бес күн өтті.")


def test_a_long_sentence_is_refused() -> None:
    assert not is_fit("слово " * 80, "ұзақ сөз " * 60)


def test_dictionary_entries_need_not_be_sentences() -> None:
    assert is_fit("бондарь", "күбіші", "dictionary")
    assert not is_fit("бочка; кадка", "күбі", "dictionary")


@pytest.mark.parametrize(
    ("text", "language", "answer"),
    [
        ("Правительство приняло закон о языках", "ru", True),
        ("Правительство приняло закон о языках", "kk", False),
        ("Үкімет тілдер туралы заң қабылдады", "kk", True),
        ("Үкімет тілдер туралы заң қабылдады", "ru", False),
        ("The government has passed a law", "en", True),
        ("The закон", "en", False),
        ("2020", "kk", False),
    ],
)
def test_a_language_is_known_by_its_letters(text: str, language: str, answer: bool) -> None:
    assert looks_like(text, language) is answer


def test_keyboard_accelerators_are_dropped() -> None:
    pair = clean(SentencePair("_Файл  создать", "Жаса&у (_F)", "ui"))
    assert (pair.source, pair.target) == ("Файл создать", "Жасау")


def test_a_pair_is_kept_once_and_never_when_in_a_test_set() -> None:
    pairs = [
        SentencePair("Доброе утро.", "Қайырлы таң.", "a"),
        SentencePair("доброе утро", "Қайырлы таң", "b"),
        SentencePair("Добрый вечер.", "Қайырлы кеш.", "a"),
    ]
    forbidden = frozenset({"добрыйвечер"})
    assert list(fit_pairs(pairs, "ru", "kk", forbidden)) == pairs[:1]
