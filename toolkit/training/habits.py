"""How Russian, Kazakh and English abbreviate, quote and count: what full stops stand for."""

from __future__ import annotations

from typing import NamedTuple


class Habits(NamedTuple):
    """What a language writes with full stops and quotation marks.

    ``shortened`` has patterns with the abbreviation that may stand for them.
    """

    lang: str
    shortened: tuple[tuple[str, str], ...]
    titles: tuple[str, ...]
    after_names: tuple[str, ...]
    before_numbers: tuple[str, ...]
    see: str
    and_so_on: tuple[str, ...]
    openers: tuple[str, ...]
    labels: tuple[str, ...]
    measures: tuple[str, ...]
    quotes: tuple[tuple[str, str], ...]
    introductions: tuple[str, ...]
    said: tuple[str, ...]
    comma_inside: str = ""
    comma_outside: str = ","


INITIALS = {
    "ru": "АБВГДЕЖЗИКЛМНОПРСТУФХЧШЭЮЯ",
    "kk": "АӘБҒДЕЖЗИҚЛМНОӨПРСТҰҮЧШІЯ",
    "en": "ABCDEFGHIJKLMNOPRSTUVWXYZ",
}

RUSSIAN = Habits(
    lang="ru",
    shortened=(
        (r"(?<=\d) годах\b", " гг."),
        (r"(?<=\d) год(?:а|у|ом|е)?\b", " г."),
        (r"(?<=[IVX]) век(?:а|е|ом)?\b", " в."),
        (r"(?<=\d) тысяч[аи]?\b", " тыс."),
        (r"(?<=\d) миллион(?:ов|а)?\b", " млн."),
        (r"(?<=\d) миллиард(?:ов|а)?\b", " млрд."),
        (r"(?<=\d) руб(?:лей|ля|ль)\b", " руб."),
        (r"(?<=\d) тенге\b", " тг."),
        (r"\bквадратн\w+ (?=метр|километр|мил)", "кв. "),
        (r"\bкубическ\w+ (?=метр|километр)", "куб. "),
        (r"(?<=кв\. )километр\w*", "км"),
        (r"(?<=\d) минут[ыу]?\b", " мин."),
        (r"(?<=\d) час(?:а|ов)?\b", " ч."),
        (r"\bдо нашей эры\b", "до н. э."),
        (r"\bв том числе\b", "в т. ч."),
        (r"\bто есть\b", "т. е."),
        (r"\b[Тт]ак как\b", "т. к."),
        (r"\bтак называем\w+", "т. н."),
        (r"\bнапример\b", "напр."),
        (r"\bимени (?=[А-Я])", "им. "),
        (r"\bгород(?:а|е|у)? (?=[А-Я])", "г. "),
        (r"\bулиц(?:а|е|у|ы) (?=[А-Я])", "ул. "),
        (r"(?<=ской )област[ьи]\b", "обл."),
        (r"\b[Оо]коло (?=\d)", "ок. "),
        (r"\bи другие\b", "и др."),
        (r"\bчеловек\b", "чел."),
    ),
    titles=tuple("г. г. ул. пр. им. проф. акад. р. с. гр. тов. св. ген. д. пос. обл. доц.".split()),
    after_names=("и др.", "мл.", "ст.", "обл.", "р-н."),
    before_numbers=tuple("ст. п. пп. гл. рис. табл. с. стр. т. кн. № д. кв. корп. тел. ч.".split()),
    see="см.",
    and_so_on=("и т. д.", "и т.д.", "и т. п.", "и т.п.", "и др.", "и пр.", "и проч."),
    openers=("В {} г.", "В {0}–{0} гг.", "В XXI в.", "В III в. до н. э.", "Т. е.", "На ул."),
    labels=("в пункте", "по схеме", "с витамином", "в группе"),
    measures=tuple("км км² кг см га мм м л кВт МВт ГБ".split()),
    quotes=(("«", "»"), ("«", "»"), ("“", "”"), ("„", "“"), ('"', '"')),
    introductions=("Он сказал:", "Министр добавил:", "Она спросила:", "В письме говорилось:"),
    said=(
        "— сказал он",
        "— спросил журналист",
        "— ответила она",
        "– добавил министр",
        "— воскликнул Айдар",
        "– подчеркнул Ахметов",
        "- отметил спикер",
    ),
)

KAZAKH = Habits(
    lang="kk",
    shortened=(
        (r"(?<=\d) жылдар\w*", " жж."),
        (r"(?<=\d) жыл(?:ы|ғы|дың|дан)?\b", " ж."),
        (r"(?<=[IVX\d]) ғасыр\w*", " ғ."),
        (r"(?<=\d) миллион\b", " млн."),
        (r"(?<=\d) миллиард\b", " млрд."),
        (r"(?<=\d) теңге\b", " тг."),
        (r"(?<=\d) минут\b", " мин."),
        (r"(?<=\d) сағат\b", " сағ."),
        (r"(?<=[а-яәі]) қаласы\b", " қ."),
        (r"(?<=[а-яәі]) облысы\b", " обл."),
        (r"(?<=[а-яәі]) ауданы\b", " ауд."),
        (r"(?<=[а-яәі]) көшесі\b", " көш."),
        (r"\bмысалы\b", "мыс."),
        (r"\bжәне басқа(?:лар)?\b", "және т.б."),
        (r"\bтағы басқа(?:лар)?\b", "т. б."),
        (r"\bбіздің заманымыздан бұрынғы\b", "б.з.б."),
        (r"\bпрофессор (?=[А-ЯӘҒҚҢӨҰҮҺІ])", "проф. "),
        (r"\bакадемик (?=[А-ЯӘҒҚҢӨҰҮҺІ])", "акад. "),
    ),
    titles=tuple("проф. акад. т.ғ.к. ф.ғ.д. ген. доц. а. қ. обл. ауд. б.з.б.".split()),
    after_names=("қ.", "обл.", "ауд.", "көш.", "а.", "ш. а.", "т.б.", "және т.б."),
    before_numbers=tuple("б. бб. т. № тел. сур. кест. тар. үй. кв. 5-б. 2-т.".split()),
    see="қар.",
    and_so_on=("т. б.", "т.б.", "және т.б.", "және т. б.", "т.с.с.", "т. с. с."),
    openers=("{} ж.", "{0}–{0} жж.", "XIX ғ.", "Б.з.б. III ғ.", "{} ж. 9 б.", "Түркістан обл."),
    labels=("тармағы", "тобы", "дәрумені", "нұсқасы"),
    measures=tuple("км км² кг см га мм м л кВт МВт ГБ".split()),
    quotes=(("«", "»"), ("«", "»"), ("“", "”"), ('"', '"')),
    introductions=(
        "Ол былай деді:",
        "Министр сөзін түйіндеді:",
        "Ол сұрады:",
        "Хатта былай делінген:",
    ),
    said=(
        "– деді ол",
        "— деп сұрады журналист",
        "– деп жауап берді хатшы",
        "– деп атап өтті министр",
        "– деді Айдар",
        "— деп қосты Ахметов",
        "- дейді маман",
    ),
)

ENGLISH = Habits(
    lang="en",
    shortened=(
        (r"\bfor example\b,?", "e.g."),
        (r"\bthat is\b,", "i.e."),
        (r"\bUnited States\b", "U.S."),
        (r"\bUnited Kingdom\b", "U.K."),
        (r"\bUnited Nations\b", "U.N."),
        (r"\b(Jan|Feb|Aug|Oct|Nov|Dec)(?:uary|ust|ober|ember)\b", r"\1."),
        (r"\bSeptember\b", "Sept."),
        (r"(?<=\d) million\b", " mln."),
        (r"\band so on\b", "etc."),
        (r"\bversus\b|\bagainst\b", "vs."),
        (r"\bin the morning\b", "a.m."),
        (r"\bin the evening\b", "p.m."),
        (r"\b[Aa]bout (?=\d)", "approx. "),
        (r"(?<=\d) minutes?\b", " min."),
        (r"(?<=\d) (?:kilograms?|pounds?)\b", " lbs."),
        (r"(?<=[a-z]) Street\b", " St."),
        (r"\bCompany\b", "Co."),
        (r"\b[Pp]rofessor (?=[A-Z])", "Prof. "),
        (r"\b[Dd]octor (?=[A-Z])", "Dr. "),
        (r"\b[Gg]eneral (?=[A-Z])", "Gen. "),
    ),
    titles=tuple(
        "Mr. Mr. Mrs. Ms. Dr. Prof. St. Gen. Sen. Gov. Rev. Capt. Lt. Col. Rep. Pres. Mt.".split()
    ),
    after_names=("Jr.", "Sr.", "Inc.", "Ltd.", "Co.", "Corp.", "et al.", "Ph.D."),
    before_numbers=tuple("Art. Sec. Fig. No. p. pp. Vol. Ch. para. approx. ca. vs. Nos.".split()),
    see="cf.",
    and_so_on=("etc.", "etc.", "et al.", "and Co."),
    openers=("In the U.S.", "E.g.", "I.e.", "At 10 a.m.", "On Oct. 3, {},", "In {} A.D."),
    labels=("vitamin", "option", "group", "Plan"),
    measures=tuple("km kg cm ha mm m l MW GB ft mph".split()),
    quotes=(("“", "”"), ("“", "”"), ('"', '"'), ("‘", "’")),
    introductions=("He said,", "The minister added:", "She asked,", "The letter read:"),
    said=(
        "he said",
        "the minister said",
        "she asked",
        "Aidar replied",
        "said the director",
        "Brown told reporters",
        "they wrote",
    ),
    comma_inside=",",
    comma_outside="",
)

HABITS = {"ru": RUSSIAN, "kk": KAZAKH, "en": ENGLISH}
