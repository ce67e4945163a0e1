"""Which forms a one-word term is found in, and which words that look alike it is not."""

import pytest

from toolkit.morphology import keys, slots

SAME = {
    "ru": """
        Ассамблея Ассамблеи Ассамблее Ассамблею Ассамблеей Ассамблей Ассамблеям Ассамблеями
        Елбасы
        Кушербаев Кушербаева Кушербаеву Кушербаевым Кушербаеве
        Токаев Токаева Токаеву Токаевым
        Мажилис Мажилиса Мажилису Мажилисом Мажилисе
        Казахстан Казахстана Казахстану Казахстаном Казахстане
        объединение объединения объединений объединениями объединениях
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
        Касым-Жомарт Касым-Жомарта Касым-Жомарту
        МИД МИДа МИДом
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
        assembly assemblies Assembly's Assembly’s
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
def test_a_word_is_found_in_its_forms(lang, forms):
    assert [form for form in forms if not found(forms[0], form, lang)] == []


@pytest.mark.parametrize(
    "forms",
    [
        "казахский казахского казахской казахским казахские",
        "государственный государственная государственного государственной государственному",
        "этно-социальная этно-социальных",
    ],
)
def test_an_adjective_is_found_in_every_gender(forms):
    first, *others = forms.split()
    assert [form for form in others if not found(first, form, "ru", "adjective")] == []


@pytest.mark.parametrize(("lang", "pair"), rows(DIFFERENT), ids=lambda value: "-".join(value))
def test_words_that_look_alike_are_not_found_for_each_other(lang, pair):
    one, other = pair
    assert not found(one, other, lang)
    assert not found(other, one, lang)


@pytest.mark.parametrize(
    "written",
    ["Ассамб\u00adлея", "Ассамбле\u0301я", "АССАМБЛЕЯ"],
    ids=["soft hyphen", "stress", "capitals"],
)
def test_what_a_typesetter_adds_does_not_change_the_keys(written):
    assert keys(written, "ru") == keys("Ассамблея", "ru")


def test_the_keys_do_not_depend_on_how_the_letters_are_encoded():
    assert keys("Мәжілісті\u0438\u0306", "kk") == keys("Мәжілістій", "kk")


def test_a_non_breaking_hyphen_is_a_hyphen():
    assert keys("Касым‑Жомарта", "ru") == keys("Касым-Жомарта", "ru")


def found(term, word, lang, upos=""):
    return not slots(term, lang, upos)[0].isdisjoint(keys(word, lang))
