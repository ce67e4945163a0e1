import shutil
import subprocess

import polib
import pytest

from toolkit.catalogue import load, new_catalogue, read_catalogue, render
from toolkit.errors import CatalogueError
from toolkit.model import State

HEADER = """\
msgid ""
msgstr ""
"Language: kk\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

"""


@pytest.fixture
def po_file(tmp_path):
    def write(text, header=HEADER):
        path = tmp_path / "kk" / "LC_MESSAGES" / "news.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(header + text, encoding="utf-8")
        return path

    return write


def test_the_state_of_a_unit_follows_from_msgstr_and_fuzzy(po_file):
    path = po_file(
        'msgid "а"\nmsgstr ""\n\n#, fuzzy\nmsgid "б"\nmsgstr "бб"\n\nmsgid "в"\nmsgstr "вв"\n'
    )

    assert [unit.state for unit in read_catalogue(path).units] == [
        State.INITIAL,
        State.TRANSLATED,
        State.REVIEWED,
    ]


def test_obsolete_entries_are_not_units(po_file):
    path = po_file('msgid "а"\nmsgstr "ә"\n\n#~ msgid "б"\n#~ msgstr "бб"\n')

    assert [unit.source for unit in read_catalogue(path).units] == ["а"]


def test_a_unit_knows_its_place_its_line_and_its_translators_comments(po_file):
    path = po_file('# сұрау керек\n#: translations/news.ru.txt:12\nmsgid "а"\nmsgstr "ә"\n')

    found = read_catalogue(path)

    assert found.units[0].place == "translations/news.ru.txt:12"
    assert found.units[0].comments == ("сұрау керек",)
    assert found.lines == (6,)


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ('msgid "а"\nmsgstr ә\n', 7, "neither a comment nor a quoted PO string"),
        ('msgid "а"\nmsgstr "ә\n', 7, "neither a comment nor a quoted PO string"),
        ('msgid "а"\nmsgstr "ә" \\\n', 7, "neither a comment nor a quoted PO string"),
        ("msgid\n", 6, "neither a comment nor a quoted PO string"),
        ('msgid "а"\nmsgstr "ә"\n\nmsgid "б"\n', 9, "has no msgstr"),
        ('msgid "а"\nmsgstr "ә"\n\nmsgid "а"\nmsgstr "ә"\n', 9, "the same msgid as on line 6"),
        ('msgstr "ә"\nmsgstr "ә"\n', 6, "not a valid PO entry"),
    ],
)
def test_a_malformed_catalogue_is_refused_with_its_line(po_file, text, line, what):
    path = po_file(text)

    with pytest.raises(CatalogueError) as caught:
        load(path)

    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert what in str(caught.value)


def test_another_charset_is_refused_with_what_to_do(po_file):
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=CP1251\\n"\n\n'

    with pytest.raises(CatalogueError, match=r":2: its charset is CP1251; .*msgconv"):
        load(po_file('msgid "а"\nmsgstr "ә"\n', header))


def test_an_unknown_language_is_refused(po_file):
    header = HEADER.replace("kk", "tlh")

    with pytest.raises(CatalogueError, match="unknown language 'tlh'"):
        read_catalogue(po_file("", header))


def test_a_comment_after_the_last_entry_is_kept(po_file):
    path = po_file('msgid "а"\nmsgstr "ә"\n\n# соңында\n')

    assert "# соңында" in render(load(path)).decode()


def test_a_long_comment_stays_one_line(po_file):
    comment = "өте ұзын ескерту " * 20

    text = render(load(po_file(f'# {comment.strip()}\nmsgid "а"\nmsgstr "ә"\n'))).decode()

    assert f"# {comment.strip()}\n" in text


def test_a_unicode_line_separator_in_a_translation_survives(po_file):
    path = po_file('msgid "а"\nmsgstr "ә\u2028б\u0085в"\n')

    assert load(path)[0].msgstr == "ә\u2028б\u0085в"


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="GNU gettext is not installed")
@pytest.mark.parametrize("lang", ["kk", "en", "ru"])
def test_msgfmt_accepts_what_we_write(tmp_path, lang):
    po = new_catalogue("news", "ru", lang, "translations/news.ru.txt", "2026-11-22 18:00+0000")
    po.append(polib.POEntry(msgid='«Жаңғыру жолы»\n\t"\\', msgstr='“Zhangyru Zholy”\n\t"\\'))
    path = tmp_path / "news.po"
    path.write_bytes(render(po))

    done = subprocess.run(
        ["msgfmt", "-c", "-o", "/dev/null", path], capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, "")
