"""Which words in a row are taken for a term, language by language."""

import pytest

from toolkit.extraction import extract, reader
from toolkit.extraction.candidates import Passage, gather
from toolkit.matching import TermMatcher
from toolkit.model import Term
from toolkit.termbase import Termbase


def phrases(text, lang):
    found = gather([Passage(text, "")], lang, reader(lang))
    return {seen[0].form for seen in found.seen.values()}


def grouped(texts, lang):
    found = gather([Passage(text, "") for text in texts], lang, reader(lang))
    return [{s.form for s in seen} for key, seen in found.seen.items() if len(key) > 1]


@pytest.mark.parametrize(
    ("lang", "text", "phrase"),
    [
        ("ru", "Он встретился с этнокультурными объединениями.", "этнокультурными объединениями"),
        ("ru", "На сессии Ассамблеи народа говорили о мире.", "сессии Ассамблеи народа"),
        ("ru", "Есть Министерство культуры и информации.", "Министерство культуры и информации"),
        ("ru", "Доклад прочёл Крымбек Кушербаев.", "Крымбек Кушербаев"),
        ("ru", "Движение «Жаңғыру жолы» растёт.", "Жаңғыру жолы"),
        ("kk", "Ол Қазақстан халқы Ассамблеясының мүшесі.", "Қазақстан халқы Ассамблеясының"),
        ("kk", "Олар мемлекеттік тілді үйренеді.", "мемлекеттік тілді"),
        ("kk", "Кеше су тасқынынан көпір бұзылды.", "су тасқынынан"),
        ("en", "They visited the Houses of Friendship.", "Houses of Friendship"),
        ("en", "An Assembly of the People of Kazakhstan.", "Assembly of the People of Kazakhstan"),
        ("en", "He spoke about gross domestic product.", "gross domestic product"),
    ],
)  # fmt: skip
def test_a_noun_phrase_is_found_in_whatever_form_it_stands(lang, text, phrase):
    assert phrase in phrases(text, lang)


@pytest.mark.parametrize(
    ("lang", "text", "phrase"),
    [
        ("ru", "Их было много, в том числе дети.", "том числе"),
        ("ru", "В прошлом году выпал снег.", "прошлом году"),
        ("ru", "Он дал железные, дороги оказались плохи.", "железные, дороги"),
        ("ru", "Он любит железной дорогу.", "железной дорогу"),
        ("ru", "Укрепление единства народа важно.", "Укрепление единства"),
        ("kk", "Бұл туралы Қырымбек Көшербаев деді.", "Көшербаев деді"),
        ("kk", "Өткен жылы қар көп жауды.", "Өткен жылы"),
        ("en", "It snowed last year.", "last year"),
        ("en", "They plan to work houses.", "work houses"),
        ("en", "On 5 May 2020 it rained.", "May"),
    ],
)
def test_what_only_places_counts_or_happens_to_stand_side_by_side_is_none(lang, text, phrase):
    assert phrase not in phrases(text, lang)


@pytest.mark.parametrize(
    ("lang", "texts"),
    [
        ("ru", ["Железная дорога длинная.", "Он шёл по железной дороге."]),
        ("kk", ["Су тасқыны басталды.", "Олар су тасқынынан қашты."]),
        ("en", ["The state policy changed.", "They compare state policies."]),
    ],
)
def test_the_forms_of_a_phrase_are_one_candidate(lang, texts):
    assert any(len(forms) == 2 for forms in grouped(texts, lang))


@pytest.mark.parametrize(
    ("lang", "texts", "form"),
    [
        ("ru", ["Премьер-Министр Казахстана уехал."], "Премьер-Министр Казахстана"),
        ("kk", ["Премьер-Министр Олжас Бектенов келді."], "Премьер-Министр Олжас Бектенов"),
        ("en", ["Prime Minister Olzhas Bektenov was here."], "Prime Minister Olzhas Bektenov"),
        ("ru", ["Железная дорога построена."], "железная дорога"),
        ("ru", ["Белый дом открыт.", "Там Белый дом."], "Белый дом"),
        ("ru", ["Белый дом открыт.", "Там Белый дом.", "И белый дом.", "То белый дом."],
         "белый дом"),
    ],
)  # fmt: skip
def test_what_begins_a_sentence_is_written_as_it_mostly_is_within_one(lang, texts, form):
    passages = [Passage(text, "") for text in texts]
    empty = Termbase.of([])
    found = extract(passages, lang, empty, TermMatcher(empty, lang), minimum=1)
    assert form in {candidate.term for candidate in found}


def test_what_stands_inside_known_terms_is_no_candidate():
    known = Termbase.of([Term("assembly", "", "ru", "Ассамблея народа Казахстана")])
    passages = [Passage("Сессия Ассамблеи народа Казахстана прошла.", "")]

    found = gather(passages, "ru", reader("ru"), TermMatcher(known, "ru"))

    forms = {seen[0].form for seen in found.seen.values()}
    assert "сессия Ассамблеи народа Казахстана" in forms
    assert not {"Ассамблеи", "Ассамблеи народа", "народа", "Казахстана"} & forms


def test_code_addresses_and_placeholders_part_two_phrases():
    found = phrases("Социальные `код` сети и социальные https://egov.kz сети, {n} сети.", "ru")
    assert not {form for form in found if " " in form}


def test_emphasis_does_not_part_a_phrase():
    assert any("дорог" in form for form in phrases("Это **железная** дорога.", "ru") if " " in form)


@pytest.mark.parametrize("lang", ["ru", "kk", "en"])
@pytest.mark.parametrize(
    "text", ["", " ", "—", "123", "«»", "а" * 10_000, "\u0301", "ҚХА-", "(" * 50]
)
def test_what_is_no_prose_gives_nothing_and_does_no_harm(lang, text):
    phrases(text, lang)
