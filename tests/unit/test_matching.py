import time
import unicodedata

import pytest

from toolkit.config import shipped_glossary
from toolkit.glossaries import read_folder
from toolkit.matching import TermMatcher, words
from toolkit.model import Term, TermStatus
from toolkit.termbase import Termbase


def term(lang, text, concept="c", status="preferred", kind=""):
    return Term(concept, "", lang, text, TermStatus(status), kind)


def found(text, *terms, lang=None):
    matcher = TermMatcher(Termbase.of(terms), lang or terms[0].lang)
    matches = matcher.find(text)
    assert all(text[match.start : match.stop] == match.text for match in matches)
    return [match.text for match in matches]


RU = term("ru", "Ассамблея народа Казахстана")
KK = term("kk", "Қазақстан халқы Ассамблеясы")


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        (RU, "вопросы Ассамблеи народа Казахстана."),
        (RU, "возлагать Ассамблее народа Казахстана"),
        (RU, "опирается на Ассамблею народа Казахстана"),
        (term("ru", "Государственный секретарь", kind="noun"), "государственного секретаря"),
        (term("ru", "этнокультурное объединение"), "для этнокультурных объединений"),
        (term("ru", "Дом дружбы"), "работу Домов дружбы"),
        (term("ru", "Крымбек Кушербаев"), "Крымбека Кушербаева"),
        (term("ru", "Касым-Жомарт Токаев"), "Касым-Жомарту Токаеву"),
        (term("ru", "депутат Мажилиса"), "депутаты Мажилиса Парламента"),
        (KK, "Қазақстан халқы Ассамблеясының сессиясы"),
        (KK, "Қазақстан халқы Ассамблеясына"),
        (term("kk", "Мемлекеттік хатшы", kind="noun"), "мемлекеттік хатшысының"),
        (term("kk", "Достық үйі"), "Достық үйлерінде"),
        (term("en", "ethnocultural association"), "Ethnocultural associations'"),
        (term("en", "Assembly of the People"), "the Assembly of the People's work"),
    ],
    ids=lambda value: value.text if isinstance(value, Term) else None,
)
def test_a_term_is_found_in_any_inflected_form(wanted, text):
    assert len(found(text, wanted)) == 1


def test_the_longer_of_two_overlapping_terms_is_found():
    council, assembly = term("ru", "Совет Ассамблеи", "council"), RU
    assert found("заседание Совета Ассамблеи народа Казахстана", council, assembly) == [
        "Ассамблеи народа Казахстана"
    ]


def test_matches_are_sorted_by_place():
    assert found("Елбасы в Ассамблее народа Казахстана", RU, term("ru", "Елбасы", "e")) == [
        "Елбасы",
        "Ассамблее народа Казахстана",
    ]


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("АНК и анк", ["АНК"]),
        ("Анк", []),
        ("АНКа, АНК-", ["АНКа", "АНК"]),
        ("ЕАНК АНКИ", []),
    ],
)
def test_an_abbreviation_needs_its_capitals(text, forms):
    assert found(text, term("ru", "АНК")) == forms


@pytest.mark.parametrize("text", ["ҚХА-ның", "ҚХА-ға", "ҚХАның", "ҚХА"])
def test_a_kazakh_abbreviation_takes_suffixes_with_and_without_a_hyphen(text):
    assert found(f"{text} сессиясы", term("kk", "ҚХА")) == [text]


def test_an_english_abbreviation_takes_a_possessive():
    assert found("the APK's session", term("en", "APK")) == ["APK's"]


def test_a_longer_abbreviation_with_the_same_stem_is_another_one():
    assert found("ОБСЕ", term("ru", "ОБС")) == []


def test_a_proper_noun_needs_a_capital():
    nadezhda = term("ru", "Надежда", kind="proper noun")
    assert found("Надежде дали надежду", nadezhda) == ["Надежде"]


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Ассамблею народа Казахстана", 1),
        ("ассамблеей народа Казахстана", 1),
        ("ассамблеей народа казахстана", 0),
        ("по закону «Об Ассамблее народа Казахстана»", 1),
        ("в городе Семее", 1),
        ("город семей с детьми", 0),
        ("на реке Или", 1),
        ("река или озеро", 0),
        ("в Золотой Орде", 1),
        ("золотая орда", 0),
        ("совет АНК", 1),
        ("партия «аманат»", 0),
    ],
)
def test_in_a_name_of_several_words_the_names_need_their_capitals(text, forms):
    names = [
        term("ru", name, name, kind="proper noun")
        for name in (
            "Ассамблея народа Казахстана", "Закон «Об Ассамблее народа Казахстана»", "Совет АНК",
            "город Семей", "река Или", "Золотая Орда", "партия «Аманат»",
        )
    ]  # fmt: skip
    assert len(found(text, *names)) == forms


def test_a_code_of_laws_may_be_written_small():
    termbase = read_folder(shipped_glossary()).termbase()
    for lang, text in [
        ("ru", "в бюджетном кодексе"),
        ("kk", "салық кодексінде"),
        ("en", "the labour code"),
    ]:
        assert [match.text for match in TermMatcher(termbase, lang).find(text)], text


def test_a_common_noun_needs_no_capital_even_where_the_glossary_has_one():
    secretary = term("ru", "Госсекретарь", kind="noun")
    assert found("наш госсекретарь", secretary) == ["госсекретарь"]


def test_a_heading_in_capitals_has_terms_too():
    assert found("СЕССИЯ АССАМБЛЕИ НАРОДА КАЗАХСТАНА", RU) == ["АССАМБЛЕИ НАРОДА КАЗАХСТАНА"]


@pytest.mark.parametrize(
    "space",
    ["\u00a0", "\n", "\r\n", "  ", "\u00ad ", "\n    "],
    ids=["no-break", "line break", "CRLF", "two", "soft hyphen", "indented line"],
)
def test_the_words_of_a_term_may_be_spaced_as_the_text_likes(space):
    text = space.join(["Ассамблее", "народа", "Казахстана"])
    assert found(text, RU) == [text]


@pytest.mark.parametrize("gap", [". ", ", ", "\n\n", "\r\n \r\n", " – ", " / "])
def test_a_term_does_not_reach_over_punctuation_or_into_the_next_paragraph(gap):
    assert found(f"Ассамблея{gap}народа Казахстана", RU) == []


def test_letters_in_two_pieces_and_soft_hyphens_inside_a_word_are_seen_through():
    text = unicodedata.normalize("NFD", "Қазақстан хал\u00adқы Ассам\u00adблеясының сайты")
    assert len(found(text, KK)) == 1
    assert len(found(unicodedata.normalize("NFD", "первый район"), term("ru", "район"))) == 1


@pytest.mark.parametrize(
    "text", ["«Жаңғыру жолы» қозғалысына", "Жаңғыру жолы қозғалысы", "“Жаңғыру жолы” қозғалысын"]
)
def test_quotes_inside_a_term_may_be_of_any_kind_or_left_out(text):
    assert len(found(text, term("kk", "«Жаңғыру жолы» қозғалысы"))) == 1


def test_the_quote_at_the_end_of_a_term_belongs_to_the_match():
    assert found("от МИА «Казинформ».", term("ru", "МИА «Казинформ»")) == ["МИА «Казинформ»"]


def test_a_suffix_after_closing_quotes_does_not_hide_a_term():
    assert found("«Жаңғыру жолы»ның белсендісі", term("kk", "Жаңғыру жолы")) == ["Жаңғыру жолы"]


def test_a_part_of_a_hyphenated_word_is_no_term():
    assert found("премьер-министр и министр", term("ru", "министр")) == ["министр"]


def test_a_number_before_a_hyphen_is_no_part_of_the_word():
    assert found("на 29-сессии", term("ru", "сессия")) == ["сессии"]


def test_numbers_and_punctuation_of_a_term_must_be_there():
    strategy = term("kk", "Қазақстан-2050")
    assert found("Қазақстан-2050 және Қазақстан 2050", strategy) == ["Қазақстан-2050"]


def test_initials_belong_to_a_name():
    assert found("отметил К. Кушербаев, а не М. Кушербаев", term("ru", "К. Кушербаев")) == [
        "К. Кушербаев"
    ]


def test_a_term_not_to_be_translated_is_found_in_every_language():
    kept = term("en", "Kazinform", status="do-not-translate")
    assert found("сообщает Kazinform", kept, lang="ru") == ["Kazinform"]


def test_terms_of_other_languages_are_not_looked_for():
    assert found("Елбасы", term("kk", "Елбасы"), lang="ru") == []


def test_of_two_terms_with_the_same_forms_the_one_spelt_so_is_meant():
    right, wrong = term("ru", "Казахстан", "a"), term("ru", "казахстаны", "b")
    matcher = TermMatcher(Termbase.of([wrong, right]), "ru")
    (match,) = matcher.find("Казахстан")
    assert match.term is right


def test_of_two_terms_spelt_alike_the_preferred_one_is_meant():
    old, new = term("ru", "Акмола", "old", "deprecated"), term("ru", "Акмола", "new")
    (match,) = TermMatcher(Termbase.of([old, new]), "ru").find("Акмола")
    assert match.term is new


@pytest.mark.parametrize("text", ["", "...", "—", "(*)+?[", "\\", "а" * 10_000, "قازاق", "🇰🇿"])
def test_odd_terms_and_odd_texts_do_no_harm(text):
    assert found(f"x {text} y", term("ru", text)) in ([], [text])
    assert found("Ассамблея", term("ru", text)) == []


def test_a_term_in_arabic_script_is_found():
    assert found("بۇل قازاق تىلى", term("kk", "قازاق")) == ["قازاق"]


def test_words_hold_their_hyphens_and_numbers_stand_alone():
    assert [word.text for word in words("ҚХА-ның 29-сессиясы, people's 73,5")] == [
        "ҚХА-ның", "29", "сессиясы", "people's", "73", "5",
    ]  # fmt: skip


def test_a_hundred_times_the_terms_cost_no_more():
    text = "Ассамблея народа Казахстана и Государственный секретарь. " * 200
    few = [RU, *(term("ru", f"Ассамблея номер {n}", str(n)) for n in range(50))]
    many = [RU, *(term("ru", f"Ассамблея номер {n}", str(n)) for n in range(5_000))]

    def seconds(terms):
        matcher = TermMatcher(Termbase.of(terms), "ru")
        matcher.find(text)
        return min(_timed(lambda: matcher.find(text)) for _ in range(3))

    assert seconds(many) < 5 * seconds(few)


def _timed(call):
    start = time.process_time()
    call()
    return time.process_time() - start


ARTICLE = """\
Расширенное заседание Совета Ассамблеи народа Казахстана с участием Государственного секретаря РК
Крымбека Кушербаева. Для этнокультурных объединений, движению «Жаңғыру жолы», совету матерей и
Домам дружбы. Депутаты Мажилиса Парламента РК. АНК должна стоять рядом с Президентом.
"""


def test_the_shipped_glossary_knows_the_institutions_of_the_article():
    termbase = read_folder(shipped_glossary()).termbase()
    matches = {match.text for match in TermMatcher(termbase, "ru").find(ARTICLE)}
    assert matches >= {
        "Совета Ассамблеи народа Казахстана", "Государственного секретаря", "Крымбека Кушербаева",
        "РК", "этнокультурных объединений", "Жаңғыру жолы", "совету матерей", "Домам дружбы", "АНК",
        "Депутаты Мажилиса",
    }  # fmt: skip
