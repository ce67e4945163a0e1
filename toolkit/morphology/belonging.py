"""Tell a phrase of one language from what was typed with the wrong one."""

from __future__ import annotations

from toolkit.morphology.phrases import normalise, words

_RUSSIAN = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")
_KAZAKH = _RUSSIAN | frozenset("әғқңөұүһі")


def may_be_of(phrase: str, lang: str) -> bool:
    """Whether ``phrase`` may be in the language; False for what has no word.

    By its letters: a word in others is a name if it has a capital, as Facebook in Kazakh; no
    English term has Cyrillic. By its last word too, for Kazakh: дружбы is a form that
    only Russian has.
    """
    found = [normalise(word.text) for word in words(phrase)]
    if not found:
        return False
    if lang == "en":
        return not any(letter in _KAZAKH for word in found for letter in word.casefold())
    letters = _KAZAKH if lang == "kk" else _RUSSIAN
    if any(word.islower() and not letters.issuperset(word.replace("-", "")) for word in found):
        return False
    return lang != "kk" or not _is_russian_form(found[-1].casefold())


def _is_russian_form(word: str) -> bool:
    """Whether ``word`` is Russian in a form that no Kazakh suffix makes of a known word or loan."""
    from toolkit.morphology.kk.analysis import cuts
    from toolkit.morphology.kk.lexicon import parts_of_speech
    from toolkit.morphology.ru import dictionary

    if not _RUSSIAN.issuperset(word) or not dictionary.is_known(word):
        return False
    lemmas = {parse.normal_form for parse in dictionary.parses(word)}
    return not any(cut.lemma in lemmas or parts_of_speech(cut.lemma) for cut in cuts(word))
