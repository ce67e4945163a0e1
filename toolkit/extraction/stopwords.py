"""Words of everyday prose that make no term.

``STOP`` words are in no term at all: they place, count or judge («данный», "last").
``LIGHT`` nouns are no terms by themselves, and say only how what follows is looked
at: «вопрос», «развитие», "number of …". Both are chosen by hand, as lemmas. Words
that are ``everyday`` ones are counted: see ``benchmarks/everyday_words.py``.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_STOP_RU = """
этот тот такой весь все каждый любой всякий иной другой прочий остальной некоторый многий немногий
самый сам свой мой твой наш ваш его её их какой который чей никакой некий
данный следующий последующий предыдущий прошлый прошедший последний нынешний текущий сегодняшний
вчерашний завтрашний будущий ближайший недавний давний указанный названный упомянутый
вышеуказанный соответствующий определённый определенный возможный невозможный
необходимый должный нужный различный разный разнообразный многочисленный отдельный целый
полный общий основной главный важный важнейший особый ряд число
большой больший небольшой малый маленький меньший крупный крупнейший огромный значительный
высокий высший низкий новый старый хороший лучший плохой худший ключевой ведущий современный
настоящий подобный аналогичный похожий одинаковый единственный дополнительный конкретный
интересный известный уникальный впечатляющий способный готовый согласный уверенный рад
один два три четыре пять шесть семь восемь девять десять сто тысяча миллион миллиард триллион
млн млрд трлн тыс первый второй третий четвёртый четвертый пятый шестой седьмой восьмой девятый
десятый половина треть четверть процент доллар рубль тенге евро километр метр гектар тонна
год месяц неделя день сутки час минута секунда век столетие десятилетие квартал полугодие
утро вечер ночь лето зима осень весна сегодня вчера завтра
январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
понедельник вторник среда четверг пятница суббота воскресенье
раз время пора момент период случай образ счёт счет помощь самое многое
господин госпожа товарищ друг
соседний взрослый пожилой тёплый теплый холодный горячий густой толстый тонкий бережный отдалённый
отдаленный далёкий далекий близкий красивый сильный слабый тяжёлый тяжелый лёгкий легкий широкий
узкий глубокий быстрый медленный громкий тихий добрый злой богатый бедный долгий короткий длинный
простой сложный трудный
"""

_LIGHT_RU = """
вопрос проблема тема часть доля количество группа большинство меньшинство множество объём объем
вид тип форма степень мера роль значение важность необходимость возможность способность
цель задача результат итог следствие последствие причина основа основание база рамка ход процесс
порядок условие средство способ путь метод начало конец окончание завершение середина
сторона место сфера отрасль направление пространство территория
работа деятельность развитие укрепление усиление повышение увеличение рост снижение уменьшение
расширение сокращение обеспечение создание формирование построение становление реализация
осуществление выполнение внедрение продвижение проведение организация решение рассмотрение
обсуждение подготовка сохранение поддержка изучение использование применение улучшение
совершенствование активизация продолжение достижение получение предоставление принятие
участие присутствие наличие отсутствие появление выход вход приход передача
слово мнение взгляд точка заявление ответ просьба предложение право заслуга внимание акцент
свидетельство пример факт данные сведения информация человек люди население народ общество
страна мир жизнь сила рука лицо имя название событие ситуация положение
представитель участник житель автор руководство
шаг этап пласт опора отметка успех качество отношение столица центр элемент принцип механизм
"""

_STOP_KK = """
бұл осы сол мынау анау ол сондай мұндай осындай ондай мынадай бар барлық бәрі бүкіл әр әрбір
кейбір бірқатар көп көптеген аз бірнеше өзге басқа басқалар әртүрлі түрлі алуан өз
келесі өткен биылғы былтырғы келер соңғы алдағы қазіргі бүгінгі ертеңгі кешегі жаңа ескі
негізгі басты маңызды ерекше үлкен кіші ірі жоғары төмен жақсы жаман нақты тиісті қажет керек
мүмкін тиіс тәуелді дайын белгілі әрі тең жеке жалғыз бірдей ұқсас
бір екі үш төрт бес алты жеті сегіз тоғыз он жүз мың миллион миллиард млн млрд
бірінші екінші үшінші төртінші бесінші жарты ширек пайыз доллар теңге рубль шақырым метр гектар
жыл ай апта күн сағат минут ғасыр онжылдық тоқсан кез уақыт мезгіл кезең шақ
таң кеш түн жаз қыс күз көктем бүгін кеше ертең
қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан
дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі
жоқ еді екен деді дейді деп деген айтты атап сондай-ақ тағы және мен пен бен
ету ет болу бол беру бер алу ал қою қой кел келу бару шығу қалу тұру жүру қылу жасау отыр жүр
рет ретінде үшін туралы жөніндегі арқылы бойынша дейін кейін бұрын қарай сияқты секілді
іші сырты үсті асты алды арты жаны қасы арасы ортасы барысы тарап жақ жан
"""

_LIGHT_KK = """
мәселе проблема тақырып бөлік үлес сан көпшілік түр үлгі дәреже шара рөл мән маңыз мақсат
міндет нәтиже қорытынды себеп негіз ауқым барыс үдеріс тәртіп шарт құрал тәсіл әдіс бас соң
сала аймақ бағыт кеңістік аумақ жұмыс қызмет іс даму өсу қатысу адам ел әлем өмір күш қол жүз ат
сөз пікір көзқарас жауап өтініш ұсыныс құқық еңбек назар мысал дерек мәлімет ақпарат халық қоғам
өкіл қатысушы тұрғын азамат автор басшылық қадам тірек сенім табыс айғақ
барлығы көбі бірі кейбірі өзі
жағдай бой маң аст іш үст бет жаға арқа сырт төңірек айнала шет орта алд арт жан қас ара түп кезек
"""

_STOP_EN = """
this that these those such all each every any some other another more most many much few several
both same own own's certain various different particular respective relevant present current recent
last next past previous following latest new old good better best bad worse worst great big large
larger small smaller high higher low lower main major key important special specific whole entire
full total general common possible necessary necessary ready able unable sure due aware enough
first second third fourth fifth one two three four five six seven eight nine ten hundred thousand
million billion trillion half quarter percent per cent dollar tenge rouble ruble euro km kilometre
kilometer metre meter hectare tonne ton
year month week day hour minute century decade time moment period morning evening night summer
winter autumn spring today yesterday tomorrow
january february march april may june july august september october november december
monday tuesday wednesday thursday friday saturday sunday
mr mrs ms way lot kind sort order case example fact thing addition term terms rest hand
than less least once up down out off over often early earlier late later fast faster free set
young old elderly remote neighbouring neighboring pregnant native
also however therefore then there here very just only even so as not no yes well
"""

_LIGHT_EN = """
question issue problem topic matter part share number group majority minority range amount series
type form degree measure level role importance need necessity possibility ability purpose aim goal
task result outcome consequence reason basis framework course process condition means method
beginning end completion side place sphere area field direction space territory work activity
development strengthening increase growth decline reduction expansion provision creation formation
implementation introduction promotion holding organization organisation consideration discussion
preparation preservation support study use application improvement continuation achievement
participation presence absence transfer word opinion view statement answer request proposal right
contribution attention evidence population people society country world life force head person name
event situation position representative participant member resident citizen author leader deputy
leadership step stage success member recognition involvement center centre
"""

STOP: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "ru": frozenset(_STOP_RU.split()),
        "kk": frozenset(_STOP_KK.split()),
        "en": frozenset(_STOP_EN.split()),
    }
)
LIGHT: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "ru": frozenset(_LIGHT_RU.split()),
        "kk": frozenset(_LIGHT_KK.split()),
        "en": frozenset(_LIGHT_EN.split()),
    }
)


@cache
def everyday(lang: str) -> frozenset[str]:
    """Return the words too common to be terms by themselves, with the lemmas of nouns."""
    file = Path(__file__).parent / "everyday" / f"{lang}.txt"
    lines = file.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))
