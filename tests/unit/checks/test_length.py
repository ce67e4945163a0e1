import pytest

from toolkit.checks import check_unit
from toolkit.model import Pair, TranslationUnit

RU_KK = Pair("ru", "kk")
SOURCE = "Крымбек Кушербаев также заявил о необходимости усилить работу Домов дружбы."
TARGET = "Қырымбек Көшербаев Достық үйлерінің жұмысын күшейту қажеттігін де мәлімдеді."


def found(source, target):
    findings = check_unit(TranslationUnit(source, target), RU_KK)
    return [finding.message for finding in findings if finding.check == "length"]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (SOURCE, TARGET),
        ("Дом", "Қазақстан халқы Ассамблеясының Достық үйі"),
        ("Он сказал, что придёт.", "«Келемін», – деді ол:"),
        ("Совет матерей", "Аналар кеңесі"),
        ("Это решение «поддержано единогласно».", "Бұл шешім бірауыздан «қолдау тапты.»"),
    ],
)
def test_a_complete_target_is_no_finding(source, target):
    assert found(source, target) == []


@pytest.mark.parametrize(
    ("target", "message"),
    [
        (
            "Қырымбек Көшербаев.",
            "the target is much shorter than the source (25%); compare the two",
        ),
        (TARGET * 3, "the target is much longer than the source (304%); compare the two"),
        (TARGET[:60], "the source ends in '.', the target breaks off"),
    ],
)
def test_an_incomplete_target_is_named(target, message):
    assert found(SOURCE, target) == [message]
