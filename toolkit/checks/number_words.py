"""Numbers that stand in words: twenty-three, двух, XXIX, қыркүйек (the ninth month).

A number in words is never asked for, as it may be rendered in many ways. It
explains a number in figures on the other side.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_EN = """
0 zero nil none|1 one a an first single once per each every
2 two second both twice double pair couple half|3 three third thrice triple trio
4 four fourth quarter|5 five fifth|6 six sixth|7 seven seventh|8 eight eighth|9 nine ninth
10 ten tenth decade|11 eleven eleventh|12 twelve twelfth dozen|13 thirteen thirteenth
14 fourteen fourteenth|15 fifteen fifteenth|16 sixteen sixteenth|17 seventeen seventeenth
18 eighteen eighteenth|19 nineteen nineteenth|20 twenty twentieth|30 thirty thirtieth
40 forty fortieth|50 fifty fiftieth half|60 sixty sixtieth|70 seventy seventieth
80 eighty eightieth|90 ninety ninetieth|100 hundred hundredth century centenary centennial
1000 thousand thousandth millennium millennial|1000000 million millionth
1000000000 billion billionth|1000000000000 trillion trillionth|0.5 half
"""

_RU = """
0 ноль ноля нулю нулём нулем нуля
1 один одна одно одни одного одной одному одну одним одном одних одними раз
1.5 полтора полторы полутора|0.5 половина половины половину половине половиной пол
2 два две двух двум двумя двое двоих двоим двоими вдвое вдвоём дважды оба обе обоих обеих обоим
2 пара пары пару парой
3 три трёх трех трём трем тремя трое троих троим втрое трижды треть трети тройка
4 четыре четырёх четырех четырём четырем четырьмя четверо четверых вчетверо четверть четверти
5 пять пяти пятью пятеро пятерых впятеро|6 шесть шести шестью шестеро|7 семь семи семью семеро
8 восемь восьми восемью восьмью восьмеро|9 девять девяти девятью
10 десять десяти десятью десятеро десяток десятка десятков десятилетие десятилетия десятилетий
11 одиннадцать одиннадцати|12 двенадцать двенадцати дюжина дюжины|13 тринадцать тринадцати
14 четырнадцать четырнадцати|15 пятнадцать пятнадцати|16 шестнадцать шестнадцати
17 семнадцать семнадцати|18 восемнадцать восемнадцати|19 девятнадцать девятнадцати
20 двадцать двадцати|30 тридцать тридцати|40 сорок сорока|50 пятьдесят пятидесяти полвека
60 шестьдесят шестидесяти|70 семьдесят семидесяти|80 восемьдесят восьмидесяти
90 девяносто девяноста|100 сто ста сотня сотни сотен сотню столетие столетия века век веков
200 двести двухсот двумстам|300 триста трёхсот трехсот|400 четыреста четырёхсот четырехсот
500 пятьсот пятисот|600 шестьсот шестисот|700 семьсот семисот|800 восемьсот восьмисот
900 девятьсот девятисот
1000 тысяча тысячи тысяч тысячу тысячам тысячами тысячах тысячей тысячелетие тысячелетия
500000 полмиллиона|1000000 миллион миллиона миллионов миллионам миллионами миллионах миллиону
1000000000 миллиард миллиарда миллиардов миллиардам миллиардами миллиардах
1000000000000 триллион триллиона триллионов
"""

# Stems that take the endings of an adjective: вторая, двадцать девятой, тысячный.
_RU_ORDINALS = """
1 перв|2 втор|3 трет|4 четвёрт четверт|5 пят|6 шест|7 седьм|8 восьм|9 девят|10 десят
11 одиннадцат|12 двенадцат|13 тринадцат|14 четырнадцат|15 пятнадцат|16 шестнадцат|17 семнадцат
18 восемнадцат|19 девятнадцат|20 двадцат|30 тридцат|40 сороков|50 пятидесят|60 шестидесят
70 семидесят|80 восьмидесят|90 девяност|100 сот|1000 тысячн|2 двойн двукратн
3 тройн трёхкратн трехкратн
"""
_RU_ADJECTIVE = (
    "ый ий ой ая ое ые ого ому ую ым ом ых ыми ья ье ьи ьего ьему ью ьим ьем ьей ьих ьими"
)

# Compounds of a genitive: трёхлетний, двадцатиэтажный, пятидневка.
_RU_TAIL = re.compile(
    r"(?:лет|дн|этаж|месяч|недел|час|минут|секунд|кратн|процент|сторон|язы|тысяч|миллион|"
    r"миллиард|"
    r"комнат|мест|метр|километр|градус|балль|очк|звёзд|звезд|тон|век|стран|угол|значн)\w*"
)

_KK = """
0 нөл|1 бір жалғыз|2 екі қос|3 үш|4 төрт|5 бес|6 алты|7 жеті|8 сегіз|9 тоғыз|10 он онжылдық
20 жиырма|30 отыз|40 қырық|50 елу|60 алпыс|70 жетпіс|80 сексен|90 тоқсан|100 жүз ғасыр жүзжылдық
1000 мың мыңжылдық|1000000 миллион|1000000000 миллиард|1000000000000 триллион
0.5 жарты жартысы жарым|24 тәулік|2 екеу|3 үшеу|4 төртеу|5 бесеу|6 алтау|7 жетеу
"""
# Ordinal or collective, possessive, case: үш-інші-сі-нде.
_KK_SUFFIX = (
    r"(?:[ыі]?нш[ыі]|[дт][ае][ғгй][ае]?н|л[ыі][қк]|[дт][ыі][қк])?(?:с?[ыі]н?)?"
    r"(?:[ғқ]а|[гк]е|[ае]|[дтн][ыі]ң?|[дтн][ае]н?|[мбп]ен)?"
)
# "For", "his", "then": not 3 and 10.
_KK_NO_NUMBERS = frozenset("үшін оның оны онда оған онымен жүзінде жүзіне".split())

_MONTHS = {
    "ru": "январ феврал март апрел ма[йяею] июн июл август сентябр октябр ноябр декабр",
    "kk": "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
    "en": "jan feb mar(?:ch)?$ apr may$ june? july? aug sept? oct nov dec",
}

_WORD = re.compile(r"[^\W\d_]+")
_ROMAN = re.compile(r"(?=[IVXLCDM])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
# Kazakh and Russian typists write Roman numerals with Cyrillic keys: ХХІ ғасыр.
_ROMAN_KEYS = str.maketrans("ІХСМ", "IXCM")

SMALLEST_SCALE = 1000


def numbers_in_words(text: str, lang: str) -> frozenset[Decimal]:
    """Return every number that words, month names and Roman numerals of ``text`` may stand for."""
    found: set[Decimal] = set()
    group: list[Decimal] = []
    stop = 0
    for match in _WORD.finditer(text):
        if lang == "en" and group and match[0] == "and":
            stop = match.end()
            continue
        values = values_of_word(match[0].lower(), lang)
        found |= values
        roman = roman_value(match[0])
        if roman:
            found.add(Decimal(roman))
        # Only words next to each other make one number: "жиырма үш", "twenty-three".
        if text[stop : match.start()].strip(" \u00a0-") or not values:
            found |= set(_compose(group))
            group = []
        if values:
            group.append(min(values))
        stop = match.end()
    return frozenset(found | set(_compose(group)))


def roman_value(word: str) -> int:
    """Return the value of a Roman numeral, also one in Cyrillic keys; 0 for any other word."""
    latin = word.translate(_ROMAN_KEYS)
    if not _ROMAN.fullmatch(latin):
        return 0
    values = [_ROMAN_VALUES[letter] for letter in latin]
    return sum(
        -value if any(later > value for later in values[place + 1 :]) else value
        for place, value in enumerate(values)
    )


@lru_cache(maxsize=4096)
def values_of_word(word: str, lang: str) -> frozenset[Decimal]:
    """Return the numbers one lower-case word may stand for; empty for nearly all words."""
    values = {Decimal(month) for month, name in _months(lang) if name.match(word)}
    if lang == "kk" and word not in _KK_NO_NUMBERS:
        values |= {value for value, pattern in _kazakh() if pattern.fullmatch(word)}
    if lang != "kk":
        values |= _exact(lang).get(word.removesuffix("s") if lang == "en" else word, frozenset())
        values |= _exact(lang).get(word, frozenset())
    if lang == "ru":
        values |= _russian_compound(word)
    return frozenset(values)


def _compose(group: list[Decimal]) -> Iterator[Decimal]:
    """Add up neighbours: 20, 3 → 23; 2, 100, 1000 → 200,000; and every part on the way."""
    total = current = Decimal(0)
    for value in group:
        if value >= SMALLEST_SCALE:
            total += max(current, Decimal(1)) * value
            current = Decimal(0)
        elif value == 100 and 0 < current < 100:
            current *= value
        elif current and value < current and current % (100 if value >= 10 else 10) == 0:
            current += value
        else:
            yield total + current
            total, current = Decimal(0), value
        yield total + current


def _table(text: str) -> Iterator[tuple[Decimal, str]]:
    for entry in text.replace("\n", "|").split("|"):
        value, *words = entry.split() or [""]
        for word in words:
            yield Decimal(value), word


@lru_cache
def _exact(lang: str) -> dict[str, frozenset[Decimal]]:
    words: dict[str, frozenset[Decimal]] = {}
    for value, word in _table({"en": _EN, "ru": _RU}.get(lang, "")):
        words[word] = words.get(word, frozenset()) | {value}
    if lang == "ru":
        for value, stem in _table(_RU_ORDINALS):
            for ending in _RU_ADJECTIVE.split():
                words[stem + ending] = words.get(stem + ending, frozenset()) | {value}
    return words


@lru_cache
def _kazakh() -> tuple[tuple[Decimal, re.Pattern[str]], ...]:
    return tuple((value, re.compile(word + _KK_SUFFIX)) for value, word in _table(_KK))


@lru_cache
def _months(lang: str) -> tuple[tuple[int, re.Pattern[str]], ...]:
    names = _MONTHS.get(lang, "").split()
    return tuple((month, re.compile(name)) for month, name in enumerate(names, 1))


def _russian_compound(word: str) -> set[Decimal]:
    """Read трёхлетний as 3 and двадцатипятилетие as 25."""
    for stop in range(3, len(word) - 1):
        first = _exact("ru").get(word[:stop])
        if not first:
            continue
        rest = word[stop:]
        if _RU_TAIL.fullmatch(rest):
            return set(first)
        if min(first) >= 20 and (second := _russian_compound(rest)):
            return {tens + unit for tens in first for unit in second}
    return set()
