import pytest

from toolkit.documents.text import PlainText

WRAPPED = """\
Открывая заседание, Государственный секретарь подчеркнул, что XXIX сессия АНК
детально и убедительно показала, что в современном мире успех развития зависит
от единства народа.
"""


def texts(document):
    return [segment.text for segment in PlainText().segments(document)]


def test_a_paragraph_is_a_unit():
    assert texts("Первый абзац.\n\nВторой абзац.\n") == ["Первый абзац.", "Второй абзац."]


def test_an_empty_document_has_no_units():
    assert texts("") == texts("\ufeff") == texts("\n \n\t\n") == []


def test_a_wrapped_paragraph_is_one_unit_on_one_line():
    assert texts(WRAPPED) == [" ".join(WRAPPED.splitlines())]


def test_a_wrapped_paragraph_is_written_on_one_line():
    (text,) = texts(WRAPPED)
    assert PlainText().join(WRAPPED, {text: "Отырыс ашылды."}) == "Отырыс ашылды.\n"


def test_a_line_with_room_for_the_next_word_is_a_unit_of_its_own():
    poem = "Заря поднимается в небо над степью, где дремлют курганы седые\nи спят\nтабуны\n"
    assert texts(poem) == poem.splitlines()


def test_long_lines_that_all_begin_with_capitals_are_units_of_their_own():
    listing = (
        "Министерство культуры и информации Республики Казахстан, город Астана\n"
        "Министерство труда и социальной защиты населения Республики Казахстан\n"
    )
    assert texts(listing) == listing.splitlines()


def test_short_lines_are_units_of_their_own():
    assert texts("Состав Совета\nпредседатель\nсекретарь\n") == [
        "Состав Совета",
        "председатель",
        "секретарь",
    ]


def test_items_that_end_like_sentences_are_units_of_their_own():
    items = (
        "- укрепление единства народа Казахстана и межэтнического согласия в обществе;\n"
        "- содействие органам власти в противодействии проявлениям экстремизма и прочего;\n"
    )
    assert texts(items) == items.splitlines()


def test_a_dash_inside_a_sentence_may_begin_a_wrapped_line():
    paragraph = (
        "Ассамблея народа Казахстана, как сказал государственный секретарь страны\n"
        "— это важный институт, и он укрепляет единство народа нашей республики\n"
        "уже много лет."
    )
    assert len(texts(paragraph)) == 1


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("социально-", "экономического", "социально-экономического"),
        ("Казах\u00ad", "стана", "Казахстана"),
        ("слово -", "дело", "слово - дело"),
    ],
)
def test_a_word_divided_at_a_line_end_is_put_together(first, second, joined):
    opening = "Успех развития страны напрямую зависит от единства народа, от его"
    assert texts(f"{opening} {first}\n{second} развития и согласия.") == [
        f"{opening} {joined} развития и согласия."
    ]


@pytest.mark.parametrize(
    "line", ["* * *", "—", "1.", "73,5", "https://assembly.kz/ru", "info@assembly.kz", "www.kz.kz"]
)
def test_a_line_without_words_is_no_unit(line):
    assert texts(f"Абзац.\n\n{line}\n") == ["Абзац."]


def test_a_site_named_in_capitals_is_a_unit():
    assert texts("ASSEMBLY.KZ") == ["ASSEMBLY.KZ"]


def test_spaces_around_a_line_survive():
    document = "\ufeff  Заголовок \t\r\n\r\n\u00a0Абзац.\u00a0"
    translated = PlainText().join(document, {"Заголовок": "Тақырып", "Абзац.": "Абзац мәтіні."})
    assert translated == "\ufeff  Тақырып \t\r\n\r\n\u00a0Абзац мәтіні.\u00a0"


@pytest.mark.parametrize(
    "separator", ["\f", "\v", "\x1c", "\x85", "\u2028", "\u2029", "\r", "\n\f\n"]
)
def test_any_separator_of_lines_divides_units_and_survives(separator):
    document = f"Глава 1{separator}Глава 2"
    assert texts(document) == ["Глава 1", "Глава 2"]
    assert PlainText().join(document, {"Глава 1": "1-тарау"}) == f"1-тарау{separator}Глава 2"


def test_line_breaks_in_a_target_become_spaces():
    assert PlainText().join("Абзац.\n", {"Абзац.": " Бір\n\nекі\u2028үш\n"}) == "Бір екі үш\n"


def test_a_blank_target_leaves_the_source():
    assert PlainText().join("Абзац.", {"Абзац.": " \n"}) == "Абзац."


def test_a_repeated_paragraph_is_translated_everywhere():
    assert PlainText().join("Да.\n\nДа.\n", {"Да.": "Иә."}) == "Иә.\n\nИә.\n"
