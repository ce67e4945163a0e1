import io
import json

import pytest

from toolkit.errors import ExitCode


@pytest.fixture
def type_in(monkeypatch):
    def set_up(text):
        data = text if isinstance(text, bytes) else text.encode()
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))

    return set_up


def test_words_are_analysed_line_by_line(project, type_in):
    type_in("Ассамблеей\n\n2024\nстоял\n")

    assert project.run("morph", "analyse", "--lang", "ru") == ExitCode.DONE

    answers = [json.loads(line) for line in project.out.splitlines()]
    assert [answer["form"] for answer in answers] == ["Ассамблеей", "", "2024", "стоял"]
    assert answers[0]["analyses"] == [
        {
            "lemma": "ассамблея",
            "upos": "NOUN",
            "feats": "Animacy=Inan|Case=Ins|Gender=Fem|Number=Sing",
        }
    ]
    assert answers[1]["analyses"] == []
    assert answers[2]["analyses"] == [{"lemma": "2024", "upos": "NUM", "feats": "_"}]


@pytest.mark.parametrize(
    ("lang", "word", "lemma"),
    [("kk", "мектептерге", "мектеп"), ("en", "assemblies", "assembly"), ("ru", "домами", "дом")],
)
def test_each_language_has_its_own_readings(project, type_in, lang, word, lemma):
    type_in(f"{word}\r\n")
    project.run("morph", "analyse", "--lang", lang)
    assert json.loads(project.out)["analyses"][0]["lemma"] == lemma


def test_forms_are_generated_from_both_kinds_of_features(project, type_in):
    type_in("ассамблея\tCase=Dat|Number=Plur\n\nсекретарь\tN;INS;SG\nАстана\tCase=Abl\tPROPN\n")

    assert project.run("morph", "generate", "--lang", "ru") == ExitCode.DONE

    assert project.out.split("\n") == ["ассамблеям", "", "секретарём", "", ""]


def test_several_forms_have_tabs_between_them(project, type_in):
    type_in("год\tCase=Loc\n")
    project.run("morph", "generate", "--lang", "ru")
    assert project.out == "годе\tгоду\n"


def test_forms_are_objects_for_programs(project, type_in):
    type_in("қала\tCase=Dat|Number=Plur\n")
    code, answer = project.json("morph", "generate", "--lang", "kk")
    assert (code, answer["forms"]) == (ExitCode.DONE, ["қалаларға"])


@pytest.mark.parametrize(
    ("data", "where", "what"),
    [
        ("дом\tCase=Gen\nдом\n", "<stdin>:2: ", "no features"),
        ("дом\tCase=Gen\tFOO\n", "<stdin>:1: ", "unknown part of speech 'FOO'"),
        ("\tCase=Gen\n", "<stdin>:1: ", "no lemma"),
        ("дом\tCase=Foo\n", "<stdin>:1: ", "unknown value 'Foo' of Case"),
        ("дом\tCas=Gen\n", "<stdin>:1: ", "unknown feature 'Cas'"),
        ("дом\tN;FOO\n", "<stdin>:1: ", "'FOO'"),
        ("\nдом\tCase=\n", "<stdin>:2: ", "no feature: 'Case='"),
        (b"\xef\xbb\xbf\xd0\tN\n", "<stdin>:1: ", "not UTF-8"),
    ],
)
def test_a_bad_line_is_named(project, type_in, data, where, what):
    type_in(data)
    assert project.run("morph", "generate", "--lang", "ru") == ExitCode.BAD_INPUT
    assert project.err.startswith(f"toolkit: {where}")
    assert what in project.err


def test_the_lines_after_a_bad_one_are_answered_and_every_bad_one_is_named(project, type_in):
    type_in("дом\nсовет\tCase=Gen\nдом\tCase=Foo\n")
    assert project.run("morph", "generate", "--lang", "ru") == ExitCode.BAD_INPUT
    assert project.out.split("\n") == ["", "совета", "", ""]
    places = [line.split(": ")[1] for line in project.err.splitlines()]
    assert places == ["<stdin>:1", "<stdin>:3"]


def test_a_bad_line_is_null_for_programs(project, type_in):
    type_in("дом\nсовет\tCase=Gen\n")
    assert project.run("morph", "generate", "--lang", "ru", "--json") == ExitCode.BAD_INPUT
    first, second = map(json.loads, project.out.splitlines())
    assert (first, second["forms"]) == (None, ["совета"])


@pytest.mark.parametrize(
    ("lang", "phrase", "name"),
    [
        ("kk", "Дом дружбы", "Kazakh"),
        ("en", "дом", "English"),
        ("ru", "", "Russian"),
        ("ru", "house", "Russian"),
        ("ru", "үй", "Russian"),
    ],
)
def test_a_phrase_of_another_language_has_no_paradigm(project, lang, phrase, name):
    assert project.run("morph", "paradigm", phrase, "--lang", lang) == ExitCode.BAD_INPUT
    assert f"'{phrase}' is not {name}" in project.err


@pytest.mark.parametrize(
    ("lang", "phrase"),
    [
        ("kk", "қала вокзалы"),
        ("kk", "Facebook"),
        ("kk", "лидер"),
        ("kk", "2050"),
        ("ru", "Фонд Әділет"),
        ("ru", "АНК"),
        ("en", "akimat"),
    ],
)
def test_names_and_loans_have_a_paradigm(project, lang, phrase):
    assert project.run("morph", "paradigm", phrase, "--lang", lang) == ExitCode.DONE


def test_a_language_must_be_given_and_known(project, type_in):
    type_in("")
    assert project.run("morph", "analyse") == ExitCode.BAD_INPUT
    assert "--lang" in project.err
    assert project.run("morph", "analyse", "--lang", "de") == ExitCode.BAD_INPUT
    assert "known are ru" in project.err


def test_a_paradigm_is_a_table(project):
    term = ("Ассамблея", "народа", "Казахстана")
    assert project.run("morph", "paradigm", *term, "--lang", "ru") == ExitCode.DONE
    assert project.out.splitlines()[:3] == [
        "features              forms",
        "Case=Nom|Number=Sing  Ассамблея народа Казахстана",
        "Case=Gen|Number=Sing  Ассамблеи народа Казахстана",
    ]


def test_a_word_of_ten_thousand_letters_is_no_word(project, type_in):
    type_in("ы" * 10_000 + "\n")
    for lang in ("ru", "kk", "en"):
        type_in("ы" * 10_000 + "\n")
        assert project.run("morph", "analyse", "--lang", lang) == ExitCode.DONE
        assert json.loads(project.out)["analyses"] == []
