"""Words of a text, and the signs by which a word shows its language.

``is_…`` asks for what the other two languages do not have: Kazakh's own letters, a
Russian ending, an English function word. About half the words of a sentence have it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Word:
    """A word as written; ``script`` is Unicode's name of it in capitals, or MIXED."""

    text: str
    script: str
    capitalised: bool
    quoted: bool


_MARK = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*|[«»“”„\"]")
_OPENING = "«„"
_CLOSING = "»”"


def words(text: str) -> tuple[Word, ...]:
    """Return the words of ``text`` in order; the parts of a hyphenated word are words."""
    found = []
    depth, lowered = 0, False
    for match in _MARK.finditer(text):
        mark = match[0]
        if mark in _OPENING:
            depth += 1
            lowered = lowered or mark == "„"
        elif mark in _CLOSING:
            depth = max(0, depth - 1)
        elif mark == "“":
            # It closes „…“ and opens “…”.
            depth += -1 if lowered and depth else 1
        elif mark != '"':
            found.append(Word(mark, script_of(mark), mark[:1].isupper(), depth > 0))
    return tuple(found)


@lru_cache(maxsize=8192)
def script_of(word: str) -> str:
    """Return the script of a word's letters, ``MIXED`` for Latin and Cyrillic in one word."""
    scripts = {_script_of_letter(letter) for letter in word if letter.isalpha()}
    scripts.discard("MODIFIER")
    if {"LATIN", "CYRILLIC"} <= scripts:
        return "MIXED"
    return min(scripts, default="COMMON")


@lru_cache(maxsize=1024)
def _script_of_letter(letter: str) -> str:
    return unicodedata.name(letter, "UNKNOWN").split()[0]


_KAZAKH_LETTERS = re.compile("[әғқңөұүһі]")
_KAZAKH_ENDING = re.compile(
    r".{2,}(?:(?:[лдт]ар)(?:ы|дың|дан|да|ға|мен|дағы|ымен|ында|ынан|ына|ын)?|"
    r"[нтд]ың|[дтн]ан|[дт]ағы|[дт]ық|лық|ша|ше|мын|мыз|сыз|сың|ды|ты|ған|ган|йды|йтын|атын|"
    r"(?:[лдт]ер)(?:ден|де|ге|мен)?|ушы|уші|пен|бен|мен|асы|есы|сын|сына|сында|сынан|сымен|ып|ып)"
)
_KAZAKH_WORDS = frozenset(
    "мен бен пен да де та те бар бұл сол ол осы деп еді екен емес бойынша туралы арқылы "
    "ал оны оның оған онда олар бас кейбір соң дейін кейін сайын жасады болды болып болса "
    "болады еткен етті етіп жыл жылы жылғы айы халық арасында ма ба бе па "
    "сен сіз біз жасау алу беру болу ету беріп алды келді жатыр отыр тұр екі үш мың дана "
    "барлық басқа соны сонда мұнда қалай неге кім неше ана мына егер бала адам ел елде".split()
)

_RUSSIAN_WORDS = frozenset(
    "и в на что для это с со к ко по от ото из за как но или при о об обо у же бы был была было "
    "были быть его её ее их они она мы вы я так также который которая которое которые которых "
    "которого которой которым если когда после до без под над между через этот эта эти этой этого "
    "этих этом все всех всё всего году года лет во чтобы только уже ещё еще может можно нужно "
    "надо где кто чем чего нет более менее очень свой своей своих себя него неё нее них ему ей "
    "им нам нас вас вам вы ты я меня мне тебя тебе те том того тому тем там тут здесь сейчас "
    "потом тоже лишь даже ли ни то вот будет будут есть стать стал стала является являются ни "
    "один одна одно две два три четыре день дня дней человек люди людей время года стране".split()
) - frozenset("те".split())
_RUSSIAN_ENDING = re.compile(
    r".{2,}(?:ый|[гкхжчшщ]ий|[ая]я|[ео]е|[ыи]е|[ое]го|[ое]му|[ыи]ми|[ыи]х|[ую]ю|[аоие]ть|[уюаеияо]т?ся|[её]тся|"
    r"ени[еяюий]|ани[еяюий]|ением|анием|ости|остью|ость|ств[оауе]|ством|"
    r"[ия]ми|ами|ах|ях|ешь|ишь|[ея]т|[юу]т|ил[аои]?|ел[аои]|ыл[аои]?|ов|ев|ой|ей|ию|ии|ия[хм]|ись|лся)"
)

_ENGLISH_WORDS = frozenset(
    "the of and to in a is that for it as was with be by on not he his but at are this have from "
    "or had an they which you were her she all their we will would there been has who if its when "
    "more no about can could into than them other some what these only may also any new our out "
    "between after over under through during before because where while should must do does did "
    "such each both most very your my me him us said so up how then one two".split()
)


@lru_cache(maxsize=8192)
def may_be_kazakh(word: Word) -> bool:
    """Tell whether anything of the word is Kazakh: a letter, an ending, the word itself."""
    lower = word.text.lower()
    return is_kazakh(word) or (
        word.script == "CYRILLIC"
        and (lower in _KAZAKH_WORDS or bool(_KAZAKH_ENDING.fullmatch(lower)))
    )


def is_kazakh(word: Word) -> bool:
    """Tell whether the word has a letter that of the three languages only Kazakh has."""
    return bool(_KAZAKH_LETTERS.search(word.text.lower()))


@lru_cache(maxsize=8192)
def is_russian(word: Word) -> bool:
    """Tell whether the word has a Russian ending, or is a function word of Russian."""
    lower = word.text.lower()
    if word.script != "CYRILLIC" or is_kazakh(word) or lower in _KAZAKH_WORDS:
        return False
    if lower in _RUSSIAN_WORDS:
        return True
    # A name with a Russian ending is a name in any language: Назарбаев, Кушербаев.
    return not word.capitalised and bool(_RUSSIAN_ENDING.fullmatch(lower))


def is_english(word: Word) -> bool:
    """Tell whether the word is a function word of English."""
    return word.script == "LATIN" and word.text.lower() in _ENGLISH_WORDS


def is_latin(word: Word) -> bool:
    """Tell whether the word is in Latin letters, as every English word is."""
    return word.script == "LATIN"
