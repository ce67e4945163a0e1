"""What spellings of one word in different letters have in common, for suggestions only.

Kazakh is written in Cyrillic, in Latin and in Arabic letters, and typed on keyboards that
lack some of them: «Достық үйі», "Dostyq úıi", "Dostyk uyi", «دوستىق ءۇيى» and «Достык уйи» are
one name. Letters that stand for each other become one, the rest stays:

- Cyrillic: ә as а, ғ г, қ к, ң н, ө о, ұ ү у, һ х, і ы й и; ё э as е.
- Latin: the official alphabet of decree no. 569 of 2017 as amended by no. 637 of 2018 (á, ǵ, ı, ń,
  ó, ú, ý, sh, ch), its draft of 2021 (ä, ğ, ı, ŋ, ö, ş, ū, ü), and what people write without
  either (q or k, y or i, w or u, zh or j, kh or h, ya, yu).
- Arabic: the alphabet of Kazakhs in China, töte jazu, whose hamza only says that vowels are front.

A double letter is as one, because it is what people most often mistype.
"""

from __future__ import annotations

import re
import unicodedata

_CYRILLIC = {
    "a": "аә", "b": "б", "v": "в", "g": "гғ", "d": "д", "e": "еёэ", "j": "ж", "z": "з",
    "i": "иійы", "k": "кқ", "l": "л", "m": "м", "n": "нң", "o": "оө", "p": "п", "r": "р",
    "s": "с", "t": "т", "u": "уұү", "f": "ф", "h": "хһ", "ts": "ц", "ch": "ч", "sh": "шщ",
    "iu": "ю", "ia": "я", "": "ъь",
}  # fmt: skip
_ARABIC = {
    "a": "ا", "b": "ب", "v": "ۆ", "g": "گع", "d": "د", "e": "ەه", "j": "ج", "z": "ز",
    "i": "يى", "k": "كق", "l": "ل", "m": "م", "n": "نڭ", "o": "و", "p": "پ", "r": "ر",
    "s": "س", "t": "ت", "u": "ۋۇ", "f": "ف", "h": "حھ", "ch": "چ", "sh": "ش", "": "ءٴ",
}  # fmt: skip
# The letters whose accent tells more than that the plain one is meant; ý is у in that of 2018.
_LATIN = {"i": "ı", "n": "ŋ", "sh": "ş", "ch": "ç", "a": "ə", "u": "ý"}

_LETTERS = str.maketrans(
    {
        one: latin
        for table in (_CYRILLIC, _ARABIC, _LATIN)
        for latin in table
        for one in table[latin]
    }
)
_WITHOUT_ACCENT = str.maketrans("qwyx", "kuih")
_PAIRS = re.compile("zh|kh|gh")
_ONE = {"zh": "j", "kh": "h", "gh": "g"}
_ACCENT = re.compile(r"[\u0300-\u036f]")
_DOUBLE = re.compile(r"([^\W\d_])\1+")


def rough(plain: str) -> str:
    """Return a rough spelling in Latin letters of a text as ``plain`` gives it."""
    text = plain.translate(_LETTERS)
    text = _ACCENT.sub("", unicodedata.normalize("NFD", text)).translate(_WITHOUT_ACCENT)
    text = _PAIRS.sub(lambda pair: _ONE[pair[0]], text)
    return _DOUBLE.sub(r"\1", text)
