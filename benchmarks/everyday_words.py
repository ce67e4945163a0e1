"""Make the lists of everyday words that `toolkit glossary extract` does not propose alone.

    CORPORA=DIR python benchmarks/everyday_words.py ru > toolkit/extraction/everyday/ru.txt

DIR has authored.ru-kk-en.tsv: sentences of every subject with the columns ru, kk, en,
written for this project (CC0). Listed are the words, and the lemmas of nouns, that
LEAST sentences or more have.
"""

from __future__ import annotations

import sys
from collections import Counter

from folders import folder

from toolkit.morphology import analyse, normalise, words

AUTHORED = "authored.ru-kk-en.tsv"
LANGS = ("ru", "kk", "en")
LEAST = 8


def main() -> None:
    lang = sys.argv[1]
    file = folder("CORPORA", AUTHORED) / AUTHORED
    sentences: Counter[str] = Counter()
    for line in file.read_text(encoding="utf-8").splitlines():
        forms = {normalise(word.text) for word in words(line.split("\t")[LANGS.index(lang)])}
        sentences.update({each for form in forms for each in everyday(form, lang)})
    print(f"# Words of {LEAST} or more of 7,264 sentences written for this project; CC0.")
    print("\n".join(sorted(word for word, count in sentences.items() if count >= LEAST)))


def everyday(form: str, lang: str) -> set[str]:
    """Return what a form counts for: itself, and its lemma where it is a noun."""
    if not form.replace("-", "").isalpha() or form.isupper():
        return set()
    readings = analyse(form, lang)[:1]
    return {form.casefold(), *(r.lemma.casefold() for r in readings if r.upos == "NOUN")}


if __name__ == "__main__":
    main()
