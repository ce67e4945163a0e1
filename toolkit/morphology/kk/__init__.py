"""Kazakh: one table of suffixes that analyses words and generates them.

``sounds`` says how stems sound and change, ``suffixes`` what follows them. Everything
else reads that table: ``forms`` to generate, ``keys`` to find terms in a text, ``analysis``
to read a word, ``phrases`` for terms of more words than one.
"""

from __future__ import annotations

from toolkit.morphology.kk.forms import generate
from toolkit.morphology.kk.keys import keys
from toolkit.morphology.kk.phrases import inflect, lemmatise, paradigm, slots
from toolkit.morphology.kk.reading import analyse

__all__ = ["analyse", "generate", "inflect", "keys", "lemmatise", "paradigm", "slots"]
