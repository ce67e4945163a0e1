"""Which words of a Kazakh text a term finds, and which look-alikes it leaves."""

import pytest

from toolkit.morphology import keys, slots


def found(term, word):
    return not slots(term, "kk")[-1].isdisjoint(keys(word, "kk"))


FOUND = """
    Ассамблея: Ассамблеясының Ассамблеяға Ассамблеялардан ассамблеямыздағы АССАМБЛЕЯСЫНА
    кеңес: кеңесінде кеңестеріңізге кеңеспен кеңестегі
    халық: халқы халқымыздың халыққа халықтардың
    сәуір: сәуірде-ақ сәуір-ақ
    пікір: пікірінше пікірімізше
    кітап: кітабына кітаптар кітабыңыздан
    фестиваль: фестивалінде фестивальге фестивальдер
    объект: объектілердің объектіге объектісі
    режиссёр: режиссёрлердің режиссёрлардың режиссёрі
    лифт: лифтіде лифтілер лифтке
    Томск: Томскіде Томскінің
    митинг: митингіге митингке митингісінде
    бланк: бланкіні бланктер
    бақылау пункті: пунктін пунктінде пункттеріне
    ауылдық округ: округтердің округі округке
    этникалық топ: тобы тобының топтарға
    ҚХА: ҚХА-ның ҚХАның ҚХА-дағы ҚХА
    АҚШ: АҚШ-тан АҚШ-қа АҚШ-пен
    Facebook: Facebook-ке Facebook-тегі
    Назарбаев: Назарбаевтың Назарбаевқа Назарбаевпен
    Елбасы: Елбасының Елбасына Елбасымыз Елбасын
    хатшы: хатшысы хатшылардың хатшыға хатшымыз
    оқушы: оқушымын оқушысыздар оқушылар
    Қазақстан халқы Ассамблеясы: Ассамблеясының Ассамблеясына Ассамблеясында Ассамблеялары
    ел президенті: президентіне президенттерінің президентімен
    адам құқықтары: құқықтарына құқығының
    этносаралық қатынастар: қатынастарға қатынас қатынасты
"""
NOT_FOUND = """
    хатшы: хат хатқа хатшылық
    Қазақстан: қазақстандық Қазақстаншыл
    министр: министрлік министрлігі
    халық: халықаралық халықтық
    алтын: алты алтыда
    қазақ: қазақша
    бас: басқа басты
    теңге: тең
    байланыс: байланысты
    бой: бойынша
    орын: ор оры
    тең: теңге теңгенің
    кітап: кітапы кітабға
    кеңес: кеңесқа кеңестің-кеңес
    ҚХА: ҚХАС ҚХА-лық
    АҚШ: АҚШылы ақшаға
    Қазақстан халқы Ассамблеясы: Ассамблеяға Ассамблеясыға Ассамблея
    ел президенті: президентке президентіге
    президент: президенттік
"""


def pairs(table):
    rows = (line.split(": ") for line in table.strip().splitlines())
    return [(term.strip(), word) for term, words in rows for word in words.split()]


@pytest.mark.parametrize(("term", "word"), pairs(FOUND))
def test_a_term_is_found_in_every_form(term, word):
    assert found(term, word)


@pytest.mark.parametrize(("term", "word"), pairs(NOT_FOUND))
def test_a_look_alike_is_not_found(term, word):
    assert not found(term, word)


def test_all_words_but_the_head_stand_as_they_are():
    *frozen, head = slots("Қазақстан халқы Ассамблеясы", "kk")
    assert frozen == [frozenset({"қазақстан"}), frozenset({"халқы"})]
    assert len(head) > 1


def test_the_head_stands_before_an_aside_in_parentheses():
    *_, head, aside = slots("Қазақстан халқы Ассамблеясы (ҚХА)", "kk")
    assert "ассамблеясы" in head
    assert aside == frozenset({"қха"})


@pytest.mark.parametrize("term", ["", "«»", "(", ".*", "—"])
def test_a_term_without_words_has_no_slots(term):
    assert slots(term, "kk") == ()
