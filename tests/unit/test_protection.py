import pytest

from toolkit.model import Pair
from toolkit.protection import (
    Protected,
    intact,
    protect,
    restore,
    wordless,
    write_number,
)

RU_KK, RU_EN, EN_RU, EN_KK = (
    Pair("ru", "kk"),
    Pair("ru", "en"),
    Pair("en", "ru"),
    Pair("en", "kk"),
)


def kept(text, pair=RU_KK, **options):
    return [placeholder.source for placeholder in protect(text, pair, **options).placeholders]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Сообщает assembly.kz со ссылкой.", ["assembly.kz"]),
        ("Читайте на https://e.kz/a_(b)?x=1.", ["https://e.kz/a_(b)?x=1"]),
        ("(см. http://www.akorda.kz/ru)", ["http://www.akorda.kz/ru"]),
        ("Пишите на press.office@assembly.gov.kz!", ["press.office@assembly.gov.kz"]),
        ("Звоните: +7 (717) 274-01-02.", ["+7 (717) 274-01-02"]),
        ("Принято 25.10.2021 в 10:30", ["25.10.2021", "10:30"]),
        ("Рост на 73,5 % за 2 года", ["73,5", "2"]),
        ("Выделено 10 000 тенге и 1\u00a0234,5 евро", ["10 000", "1\u00a0234,5"]),
        ("В 2021 100 человек", ["2021", "100"]),
        ("29-сессия, а не 28-я", ["29", "28"]),
        ("Дорога 13км", []),
        ("Найдено %d из %(total)s, %1$s, %%", ["%d", "%(total)s", "%1$s", "%%"]),
        ("Скидка 50% от цены", ["50"]),
        ("Привет, {name} {0:>5} ${HOME} {{x}}!", ["{name}", "{0:>5}", "${HOME}", "{{x}}"]),
        ("<b>Дом</b>&nbsp;дружбы<br/>", ["<b>", "</b>", "&nbsp;", "<br/>"]),
        ("Если a < b и c > d", []),
        ("Запустите `toolkit build` и ``a`b``", ["`toolkit build`", "``a`b``"]),
        ("[Дом дружбы](https://a.kz/x) открыт", ["[", "](https://a.kz/x)"]),
        ("![Фото][1] и сноска[^2]", ["![", "][1]", "[^2]"]),
        ("**Важно**: _мир_ и покой", ["**", "**", "_", "_"]),
        ("XXIX сессия, COVID-19 и Astana Hub", ["XXIX", "COVID-19", "Astana", "Hub"]),
        ("Марка ⟦12⟧ осталась", ["⟦12⟧"]),
    ],
)
def test_what_is_no_prose_is_protected(text, expected):
    assert kept(text) == expected


def test_latin_words_are_the_text_itself_in_english():
    assert kept("The Assembly met in 1995", EN_KK) == ["1995"]


def test_markers_are_numbered_in_order_of_place():
    assert protect("19 млн на assembly.kz в 2021 году", RU_KK).text == "⟦0⟧ млн на ⟦1⟧ в ⟦2⟧ году"


def test_a_fixed_span_is_written_as_it_is_given():
    text = "Движение «Жаңғыру жолы» растёт."
    protected = protect(text, RU_EN, [(9, 23, "“Zhangyru Zholy”")])
    assert protected.text == "Движение ⟦0⟧ растёт."
    assert restore("The ⟦0⟧ movement grows.", protected) == "The “Zhangyru Zholy” movement grows."


def test_a_fixed_span_holds_what_would_be_protected_within_it():
    assert kept("План «Казахстан-2050» принят", fixed=[(5, 21, "«Қазақстан-2050»")]) == [
        "«Казахстан-2050»"
    ]


def test_of_overlapping_fixed_spans_the_first_and_longest_stands():
    fixed = [(4, 10, "б"), (0, 7, "а"), (0, 3, "в")]
    assert kept("мир и покой", fixed=fixed) == ["мир и п"]


def test_with_few_markers_names_and_addresses_come_before_numbers():
    text = "В 2021 Nur Otan писал на a@b.kz о 19 млн для Елбасы"
    fixed = [(45, 51, "Елбасы")]
    assert kept(text, fixed=fixed, limit=1) == ["Елбасы"]
    assert kept(text, fixed=fixed, limit=2) == ["a@b.kz", "Елбасы"]
    assert kept(text, fixed=fixed, limit=3) == ["2021", "a@b.kz", "Елбасы"]


def test_with_no_markers_nothing_is_protected():
    assert protect("В 2021 году", RU_KK, limit=0) == Protected("В 2021 году", ())


def test_a_text_with_more_markers_of_its_own_than_the_model_knows_is_left_alone():
    assert protect("⟦0⟧ и ⟦1⟧", RU_KK, limit=1) == Protected("⟦0⟧ и ⟦1⟧", ())


@pytest.mark.parametrize(
    ("number", "pair", "expected"),
    [
        ("73,5", RU_EN, "73.5"),
        ("10 000", RU_EN, "10,000"),
        ("1\u00a0234,5", RU_EN, "1,234.5"),
        ("25.10.2021", RU_EN, "25.10.2021"),
        ("10:30", RU_EN, "10:30"),
        ("73,5", RU_KK, "73,5"),
        ("73.5", EN_RU, "73,5"),
        ("1,234.5", EN_KK, "1\u00a0234,5"),
        ("2021", EN_RU, "2021"),
    ],
)
def test_a_number_is_written_as_the_target_language_writes_it(number, pair, expected):
    assert write_number(number, pair) == expected


def test_the_number_of_a_section_is_no_decimal():
    assert restore(*_both("See section 2.10 and 2.5 km", EN_RU)) == "See section 2.10 and 2,5 km"


def _both(text, pair):
    protected = protect(text, pair)
    return protected.text, protected


def test_restore_bears_spaces_inside_a_marker():
    protected = protect("Прошло 25 лет", RU_KK)
    assert restore("⟦ 0 ⟧ жыл өтті", protected) == "25 жыл өтті"


def test_restore_drops_a_marker_the_engine_made_up():
    protected = protect("Прошло 25 лет", RU_KK)
    assert restore("⟦0⟧ жыл⟦7⟧ өтті", protected) == "25 жыл өтті"


@pytest.mark.parametrize("answer", ["жыл өтті", "⟦0⟧ ⟦0⟧ жыл"])
def test_an_answer_with_a_marker_missing_or_doubled_is_not_intact(answer):
    assert not intact(answer, protect("Прошло 25 лет", RU_KK))


def test_an_answer_with_every_marker_once_is_intact():
    protected = protect("С 1995 по 2021", RU_KK)
    assert intact("2021: ⟦1⟧, 1995: ⟦0⟧", protected)


def test_an_answer_with_a_marker_that_was_not_sent_is_not_intact():
    assert not intact("⟦0⟧ ⟦1⟧", protect("Прошло 25 лет", RU_KK))


@pytest.mark.parametrize("text", ["ASSEMBLY.KZ", "73,5", "— 2021 —", "https://e.kz, a@b.kz", "…"])
def test_text_of_numbers_and_addresses_has_no_word(text):
    assert wordless(protect(text, RU_KK))


@pytest.mark.parametrize("text", ["73,5 года", "«Мир»", "ж."])
def test_text_with_a_word_is_not_wordless(text):
    assert not wordless(protect(text, RU_KK))


def test_a_hostile_text_takes_no_time():
    for text in ("a" * 100_000, "1." * 50_000 + "x", "](" * 5_000, "(" * 100_000, "a." * 50_000):
        protect(text, RU_KK)
