"""``toolkit morph``: the forms of words, for linguists and scripts."""

from __future__ import annotations

import codecs
import sys
from json import dumps
from typing import TYPE_CHECKING, Annotated

import typer

from toolkit.cli import app, options
from toolkit.cli.output import print_json, table_lines
from toolkit.errors import InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

morph = typer.Typer(
    name="morph",
    help="Analyse words, generate their forms: Russian, Kazakh, English.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.add_typer(morph)

Language = Annotated[
    str,
    typer.Option(
        "--lang", parser=options.parse_language, metavar="LANG", help="Language: ru, kk or en."
    ),
]

STDIN = "<stdin>"


@morph.command()
def analyse(lang: Language) -> None:
    """Read words, one a line; print their readings as JSON.

    A line for each: {"form": …, "analyses": [{"lemma": …, "upos": …, "feats": …}]},
    likeliest first, with parts of speech and features of Universal Dependencies.
    What is no word has none.
    """
    from toolkit.morphology import analyse as analyse_word

    for _, form in _lines():
        readings: list[dict[str, str]] = [
            {"lemma": reading.lemma, "upos": reading.upos, "feats": reading.features}
            for reading in analyse_word(form, lang)
        ]
        print(dumps({"form": form, "analyses": readings}, ensure_ascii=False))


@morph.command()
def generate(lang: Language, json: options.Json = False) -> None:
    """Read lemmas, each with a tab and features; print their forms.

    Features of Universal Dependencies (Case=Dat|Number=Plur) or UniMorph (N;DAT;PL), then,
    after another tab, a part of speech if you like. A line of forms with tabs between them
    for each, an empty one where there is no form.
    """
    from toolkit.morphology import generate as generate_forms

    for number, line in _lines():
        lemma, features, upos = _request(line, number)
        try:
            forms = generate_forms(lemma, features, lang, upos)
        except UsageError as error:
            raise InputError(STDIN, str(error), number) from error
        if json:
            answer = {"lemma": lemma, "feats": features, "forms": forms}
            print(dumps(answer, ensure_ascii=False))
        else:
            print("\t".join(forms))


@morph.command()
def paradigm(
    phrase: Annotated[
        list[str], typer.Argument(metavar="PHRASE", help="A word or a term, as a glossary has it.")
    ],
    lang: Language,
    json: options.Json = False,
) -> None:
    """Show all forms of PHRASE: cases; in English, possessives."""
    from toolkit.morphology import paradigm as all_forms

    rows = all_forms(" ".join(phrase), lang)
    if json:
        print_json([{"feats": features, "forms": forms} for features, forms in rows])
    else:
        cells = [(name, ", ".join(forms)) for name, forms in rows]
        for text in table_lines(("features", "forms"), cells):
            print(text)


def _request(line: str, number: int) -> tuple[str, str, str]:
    """Return lemma, features and part of speech; three empty ones for an empty line."""
    if not line.strip():
        return "", "", ""
    lemma, tab, rest = line.partition("\t")
    features, _, upos = rest.partition("\t")
    if not tab or not lemma.strip():
        raise InputError(STDIN, "no features; write LEMMA, a tab, FEATURES", number)
    return lemma.strip(), features.strip(), upos.strip()


def _lines() -> Iterator[tuple[int, str]]:
    """Yield the lines of standard input with their numbers, without what ends them."""
    for number, data in enumerate(sys.stdin.buffer, 1):
        if number == 1:
            data = data.removeprefix(codecs.BOM_UTF8)
        try:
            yield number, data.decode().rstrip("\r\n")
        except UnicodeDecodeError as error:
            raise InputError(STDIN, "not UTF-8; convert the words to it", number) from error
