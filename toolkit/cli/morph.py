"""``toolkit morph``: the forms of words, for linguists and scripts."""

from __future__ import annotations

import codecs
import sys
from json import dumps
from typing import TYPE_CHECKING, Annotated

import typer

from toolkit.cli import app, options
from toolkit.cli.output import print_json, remark, shortened, table_lines
from toolkit.errors import ExitCode, UsageError
from toolkit.model import LANGUAGES
from toolkit.morphology.features import UPOS

if TYPE_CHECKING:
    from collections.abc import Callable

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

    def answer(form: str) -> str:
        readings = [
            {"lemma": reading.lemma, "upos": reading.upos, "feats": reading.features}
            for reading in analyse_word(form, lang)
        ]
        return dumps({"form": form, "analyses": readings}, ensure_ascii=False)

    _answer_lines(answer, failed="null")


@morph.command()
def generate(lang: Language, json: options.Json = False) -> None:
    """Read lemmas, each with a tab and features; print their forms.

    Features of Universal Dependencies (Case=Dat|Number=Plur) or UniMorph (N;DAT;PL), then,
    after another tab, a part of speech if you like. A line of forms with tabs between them
    for each, an empty one where there is no form. Kazakh has forms of nouns, adjectives,
    pronouns and numbers, none of verbs. What is wrong with a line is told on standard
    error; the other lines are answered, and the exit code is 2.
    """
    from toolkit.morphology import generate as generate_forms

    def answer(line: str) -> str:
        lemma, features, upos = _request(line)
        forms = generate_forms(lemma, features, lang, upos)
        if json:
            return dumps({"lemma": lemma, "feats": features, "forms": forms}, ensure_ascii=False)
        return "\t".join(forms)

    _answer_lines(answer, failed="null" if json else "")


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
    from toolkit.morphology.belonging import may_be_of

    term = " ".join(phrase)
    if not may_be_of(term, lang):
        raise UsageError(
            f"'{shortened(term)}' is not {LANGUAGES[lang]}; write a word or a term, "
            "or choose its language with --lang"
        )
    rows = all_forms(term, lang)
    if json:
        print_json([{"feats": features, "forms": forms} for features, forms in rows])
    else:
        cells = [(name, ", ".join(forms)) for name, forms in rows]
        for text in table_lines(("features", "forms"), cells):
            print(text)


def _request(line: str) -> tuple[str, str, str]:
    """Return lemma, features and part of speech; three empty ones for an empty line.

    Raises UsageError for a line without lemma or features, or with a part of speech unknown.
    """
    if not line.strip():
        return "", "", ""
    lemma, tab, rest = line.partition("\t")
    features, _, upos = rest.partition("\t")
    if not lemma.strip():
        raise UsageError("no lemma; write LEMMA, a tab, FEATURES")
    if not tab:
        raise UsageError("no features; write LEMMA, a tab, FEATURES")
    if upos.strip() and upos.strip().upper() not in UPOS:
        raise UsageError(f"unknown part of speech '{upos}'; known are {', '.join(sorted(UPOS))}")
    return lemma.strip(), features.strip(), upos.strip()


def _answer_lines(answer: Callable[[str], str], *, failed: str) -> None:
    """Print a line for each of standard input: its answer, or ``failed`` where it has none.

    Tells what is wrong with which lines; exits with 2 at the end if there are any.
    """
    code = ExitCode.DONE
    for number, data in enumerate(sys.stdin.buffer, 1):
        if number == 1:
            data = data.removeprefix(codecs.BOM_UTF8)
        try:
            print(answer(data.decode().rstrip("\r\n")))
            continue
        except UnicodeDecodeError:
            fault = "not UTF-8; convert the words to it"
        except UsageError as error:
            fault = str(error)
        print(failed)
        remark(f"toolkit: {STDIN}:{number}: {fault}")
        code = ExitCode.BAD_INPUT
    if code:
        raise typer.Exit(code)
