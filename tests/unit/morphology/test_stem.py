"""Which forms share a key, and which words that look alike do not."""

import pytest

from toolkit.morphology import LONGEST_WORD, stem

SAME = {
    "ru": """
        Ассамблея Ассамблеи Ассамблее Ассамблею Ассамблеей Ассамблей Ассамблеям Ассамблеями
        Елбасы
        Кушербаев Кушербаева Кушербаеву Кушербаевым Кушербаеве Кушербаевой
        Токаев Токаева Токаеву Токаевым
        Мажилис Мажилиса Мажилису Мажилисом Мажилисе
        Казахстан Казахстана Казахстану Казахстаном Казахстане
        объединение объединения объединений объединениями объединениях
        этнокультурное этнокультурных этнокультурного этнокультурным
        государственный государственная государственного государственной государственному
        секретарь секретаря секретарю секретарём секретарем секретарей
        дом дома домов домам домах доме
        дружба дружбы дружбу дружбой
        мать матери матерей матерям матерью
        сессия сессии сессию сессией сессий
        участок участка участков участки
        посёлок поселок посёлка поселков
        казахстанец казахстанца казахстанцы казахстанцев
        земля земли земель
        гражданин граждане граждан гражданам
        человек человека люди людей людям
        режим режима режимом
        система системы систем системой
        Абай Абая Абаю Абаем
        Китай Китая Китаю Китаем
        область области областей областью
        юг юга югу юге
        казахский казахского казахской казахским казахские
        Касым-Жомарт Касым-Жомарта Касым-Жомарту
        МИД МИДа МИДом
        этно-социальная этно-социальных
        """,
    "kk": """
        Ассамблея Ассамблеясы Ассамблеясының Ассамблеяға Ассамблеялар Ассамблеясымен Ассамблеямыз
        Елбасы Елбасының Елбасына Елбасыны Елбасымен
        кеңес кеңесі кеңесінде кеңестер кеңестің кеңеске кеңестеріне
        хатшы хатшысы хатшысының хатшылар хатшыға
        халық халқы халқының халықтың халыққа халқымыз
        ҚХА ҚХА-ның ҚХА-ға ҚХАның ҚХА-да
        АҚШ АҚШ-тан АҚШ-қа
        ҚМГ ҚМГ-ның ҚМГның
        UEFA UEFA-ның
        Kazinform Kazinform-ға
        Нұр-Сұлтан Нұр-Сұлтанның
        Премьер-Министр Премьер-Министрдің
        кітап кітабы кітабында кітаптар
        министрлік министрлігі министрлігінің министрлікке министрліктер
        министр министрі министрлер министрдің министрге
        Назарбаев Назарбаевтың Назарбаевқа Назарбаевты
        Тоқаев Тоқаевтың Тоқаевпен
        Қазақстан Қазақстанның Қазақстанда Қазақстаннан Қазақстанға
        Мәжіліс Мәжілісі Мәжілісінің Мәжіліске
        қозғалыс қозғалысы қозғалысына қозғалыстар
        үй үйі үйінде үйлері үйлерінің
        аудан ауданы ауданын ауданында аудандар
        қала қаланы қаласы қаласында қалалары
        тіл тілі тілін тілде тілінің
        орын орны орнында орындар
        теңге теңгенің теңгеге
        мекеме мекемені мекемесі мекемелер
        институт институттың институтқа институты
        президент президенті президенттің президентке
        жол жолы жолында
        Өскемен Өскеменнің Өскеменге Өскеменде
        """,
    "en": """
        assembly assemblies Assembly's Assembly’s assemblies'
        house houses
        bus buses
        man men
        policy policies
        council councils
        box boxes
        APK APK's
        process processes
        news
        """,
}

DIFFERENT = {
    "ru": """
        Токаев ток
        Петропавловск петропавловский
        совет советник
        казах казахский
        секретарь секретариат
        область областной
        народ народный
        дом дым
        республика республиканский
        Ассамблея ансамбль
        депутат депутатский
        """,
    "kk": """
        хатшы хат
        хатшы хатшылық
        қазақстандық Қазақстан
        министр министрлік
        халық халықаралық
        алтын алты
        орын ор
        қазақ қазақша
        басқа бас
        теңге тең
        түрік түркі
        төраға төр
        ақын ақ
        Қорғас қор
        шағын шақ
        """,
    "en": """
        president presidency
        nation national
        policy police
        university universe
        news new
        council counsel
        minister ministry
        state statement
        """,
}


def rows(table):
    return [
        (lang, line.split()) for lang, lines in table.items() for line in lines.strip().splitlines()
    ]


@pytest.mark.parametrize(("lang", "forms"), rows(SAME), ids=lambda value: str(value[0]))
def test_the_forms_of_a_word_share_a_key(lang, forms):
    assert {form: stem(form, lang) for form in forms} == dict.fromkeys(forms, stem(forms[0], lang))


@pytest.mark.parametrize(("lang", "pair"), rows(DIFFERENT), ids=lambda value: "-".join(value))
def test_words_that_look_alike_have_keys_of_their_own(lang, pair):
    one, other = pair
    assert stem(one, lang) != stem(other, lang)


def test_the_key_does_not_depend_on_how_the_letters_are_encoded():
    composed, decomposed = "Мәжілістің й", "Мәжілістің \u0438\u0306"
    assert [stem(w, "kk") for w in composed.split()] == [stem(w, "kk") for w in decomposed.split()]


@pytest.mark.parametrize(
    "written",
    ["Ассамб\u00adлея", "Ассамбле\u0301я", "АССАМБЛЕЯ"],
    ids=["soft hyphen", "stress", "capitals"],
)
def test_what_a_typesetter_adds_does_not_change_the_key(written):
    assert stem(written, "ru") == stem("Ассамблея", "ru")


def test_a_non_breaking_hyphen_is_a_hyphen():
    assert stem("Касым‑Жомарта", "ru") == stem("Касым-Жомарт", "ru")


@pytest.mark.parametrize("lang", ["ru", "kk", "en"])
@pytest.mark.parametrize("word", ["", "-", "'", "ы", "s", "ب", "قازاق", "2024", "и" * 10_000])
def test_whatever_is_no_word_of_the_language_does_no_harm(word, lang):
    assert isinstance(stem(word, lang), str)


def test_a_word_too_long_to_be_one_is_left_whole():
    assert stem("Ассамблеяның" * 10, "kk") == ("ассамблеяның" * 10)
    assert len("ассамблеяның" * 10) > LONGEST_WORD


def test_an_unknown_language_is_only_casefolded():
    assert stem("Straße", "de") == "strasse"
