"""Drafting with engines that do to markers what models do: keep, lose, double and invent them."""

import re

import pytest

from toolkit.drafting import DraftRequest, draft
from toolkit.engines.echo import EchoEngine
from toolkit.model import Pair

RU_KK, RU_EN = Pair("ru", "kk"), Pair("ru", "en")


class RecordingEngine(EchoEngine):
    """Echoes through a function, and remembers what it was asked."""

    def __init__(self, change=str, markers=16):
        super().__init__()
        self.change, self.known_markers, self.batches = change, markers, []

    def markers(self, pair):  # noqa: ARG002
        return self.known_markers

    def translate(self, sentences, pair, progress=None):
        self.batches.append(list(sentences))
        return [self.change(text) for text in super().translate(sentences, pair, progress)]


def drafted(engine, *texts, pair=RU_KK):
    requests = [text if isinstance(text, DraftRequest) else DraftRequest(text) for text in texts]
    return draft(requests, engine, pair)


def test_no_requests_need_no_engine():
    assert drafted(RecordingEngine()) == []


def test_all_sentences_of_all_units_go_in_one_batch():
    engine = RecordingEngine()
    drafted(engine, "Сессия открылась. Зал полон.", "Доклад окончен.")
    assert engine.batches == [["Сессия открылась.", "Зал полон.", "Доклад окончен."]]


def test_a_repeated_sentence_is_sent_once():
    engine = RecordingEngine(str.upper)
    assert drafted(engine, "Мир. Мир.", "Мир.") == ["МИР. МИР.", "МИР."]
    assert engine.batches == [["Мир."]]


def test_line_breaks_and_spaces_between_sentences_stay():
    text = "  Сессия открылась.\n\nЗал полон.  Доклад\r\nокончен.\n"
    assert drafted(RecordingEngine(str.upper), text) == [text.upper()]


@pytest.mark.parametrize("text", ["", " ", "\n", "—", "73,5", "ASSEMBLY.KZ", "https://e.kz", "…"])
def test_text_without_words_comes_back_without_asking_the_engine(text):
    engine = RecordingEngine()
    assert drafted(engine, text, pair=RU_EN) == [text]
    assert engine.batches == []


def test_a_term_that_stays_comes_back_without_asking_the_engine():
    engine = RecordingEngine()
    request = DraftRequest("«Жаңғыру жолы»", ((0, 14, "“Zhangyru Zholy”"),))
    assert drafted(engine, request) == ["“Zhangyru Zholy”"]
    assert engine.batches == []


def test_numbers_and_addresses_are_sent_as_markers_and_restored():
    engine = RecordingEngine()
    text = "Сайт assembly.kz читают 73,5 тысячи человек."
    assert drafted(engine, text, pair=RU_EN) == ["Сайт assembly.kz читают 73.5 тысячи человек."]
    assert engine.batches == [["Сайт ⟦0⟧ читают ⟦1⟧ тысячи человек."]]


def test_a_model_without_markers_is_sent_none():
    engine = RecordingEngine(markers=0)
    text = "Сайт assembly.kz читают 73,5 тысячи человек."
    assert drafted(engine, text) == [text]
    assert engine.batches == [[text]]


def test_fixed_spans_are_placed_in_their_sentence():
    text = "Зал полон. Движение «Жаңғыру жолы» растёт."
    start = text.index("«")
    request = DraftRequest(text, ((start, start + 14, "“Zhangyru Zholy”"),))
    engine = RecordingEngine()
    assert drafted(engine, request) == ["Зал полон. Движение “Zhangyru Zholy” растёт."]
    assert engine.batches == [["Зал полон.", "Движение ⟦0⟧ растёт."]]


def test_a_sentence_does_not_end_within_a_fixed_span():
    text = "Книга «Мир. Покой» вышла."
    request = DraftRequest(text, ((6, 18, "«Бейбітшілік»"),))
    assert drafted(RecordingEngine(), request) == ["Книга «Бейбітшілік» вышла."]


def test_a_sentence_whose_markers_were_lost_is_translated_as_it_stands():
    engine = RecordingEngine(lambda text: re.sub("⟦.⟧", "", text))
    text = "В работе участвуют 250 человек. Зал полон."
    assert drafted(engine, text) == [text]
    assert engine.batches[:2] == [
        ["В работе участвуют ⟦0⟧ человек.", "Зал полон."],
        ["В работе участвуют 250 человек."],
    ]


def test_of_two_imperfect_answers_the_one_that_kept_more_is_taken():
    def drops_numbers_and_the_second_marker(text):
        return re.sub(r"\d{3}", "", text).replace("⟦1⟧", "")

    engine = RecordingEngine(drops_numbers_and_the_second_marker)
    assert drafted(engine, "Из 250 человек 130 приехали.") == ["Из 250 человек  приехали."]


def test_a_doubled_marker_counts_as_lost():
    engine = RecordingEngine(lambda text: text.replace("⟦0⟧", "⟦0⟧ ⟦0⟧"))
    assert drafted(engine, "Прошло 25 лет.") == ["Прошло 25 лет."]


def test_no_marker_the_engine_made_up_stays():
    engine = RecordingEngine(lambda text: text.replace(".", " ⟦9⟧.") if "⟦" in text else "?")
    assert drafted(engine, "Прошло 25 лет.") == ["Прошло 25 лет ."]


def test_more_numbers_than_markers_do_no_harm():
    engine = RecordingEngine(markers=1)
    assert drafted(engine, "С 1995 по 2021 год.") == ["С 1995 по 2021 год."]
    assert engine.batches == [["С ⟦0⟧ по 2021 год."]]


def test_progress_is_passed_on():
    told = []
    requests = [DraftRequest("Сессия открылась. Зал полон.")]
    draft(requests, EchoEngine(), RU_KK, lambda done, total: told.append((done, total)))
    assert told == [(2, 2)]


@pytest.mark.parametrize("markers", [0, 16])
def test_a_marker_the_engine_makes_up_from_nothing_does_not_reach_the_draft(markers):
    engine = RecordingEngine(lambda text: f"⟦0⟧ {text} ⟦ 7 ⟧", markers=markers)

    assert drafted(engine, "Труба лежит.") == ["Труба лежит."]


def test_a_marker_of_the_source_itself_stays():
    assert drafted(RecordingEngine(), "Метка ⟦5⟧ стоит.") == ["Метка ⟦5⟧ стоит."]


@pytest.mark.parametrize(
    "text",
    [
        "В столице открыли 25 новых школ, а в соседней области построили 13 больниц.",
        "В столице открыли 25 новых школ, в соседней области построили 13 больниц, "
        "на севере проложили 40 километров дорог, а на юге посадили 900 деревьев.",
    ],
    ids=["two parts", "four parts"],
)
def test_a_sentence_with_too_many_markers_for_the_model_is_tried_in_parts(text):
    def keeps_one(text):
        return "" if len(re.findall("⟦.⟧", text)) > 1 or re.search(r"\d\d", text) else text

    assert drafted(RecordingEngine(keeps_one), text) == [text]


def test_a_name_with_an_ending_counts_as_kept():
    def inflects_the_name_and_drops_the_number(text):
        return text.replace("⟦0⟧", "⟦0⟧-да").replace("⟦1⟧", "") if "⟦" in text else "бос"

    engine = RecordingEngine(inflects_the_name_and_drops_the_number)
    request = DraftRequest("Таджикистану уже 30 лет.", ((0, 12, "Тәжікстан"),))
    assert drafted(engine, request) == ["Тәжікстанда уже  лет."]


@pytest.mark.parametrize(
    ("source", "answer", "expected"),
    [
        ("Также выступил аким.", "сондай-ақ әкім сөйледі.", "Сондай-ақ әкім сөйледі."),
        ("«Мир» — наш дом.", "«бейбітшілік» — үйіміз.", "«Бейбітшілік» — үйіміз."),
        ("и другие вопросы", "және басқа мәселелер", "және басқа мәселелер"),
        ("Сайт assembly.kz обновлён.", "assembly.kz сайты жаңарды.", "assembly.kz сайты жаңарды."),
        ("Новый iPhone.", "iPhone жаңа.", "iPhone жаңа."),
        ("Файлов: %s.", "%s файл.", "%s файл."),
        ("Привет, {name}!", "{name}, сәлем!", "{name}, сәлем!"),
    ],
)
def test_a_sentence_begins_with_a_capital_where_its_source_does(source, answer, expected):
    assert drafted(RecordingEngine(lambda _: answer, markers=0), source) == [expected]
