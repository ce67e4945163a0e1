import copy
import gettext
import shutil
import subprocess
from pathlib import Path

import polib
import pytest

from toolkit.catalogue import load, new_catalogue, parse, read_catalogue, render
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
        ('msgid "а"\nmsgstr "ә" \\\n', 7, "a backslash ends this line"),
        ("msgid\n", 6, "this msgid has no string in quotes"),
        ('msgid "а"\nmsgstr "ә"\n\nmsgid "б"\n', 9, "has no msgstr"),
        ('msgid "а"\nmsgstr "ә"\n\nmsgid "а"\nmsgstr "ә"\n', 9, "the same msgid as on line 6"),
        ('msgid "а"\nmsgstr "ә"\n\n#~ msgid "а"\n#~ msgstr ""\n', 9, "the same msgid as on line 6"),
        ('#~ msgid "а"\n#~ msgstr "1"\n#~ msgid "а"\n#~ msgstr "2"\n', 8, "the same msgid"),
        ('#~ msgid ""\n#~ msgstr "Language: kk\\n"\n', 6, "the same msgid as on line 1"),
        ('msgstr "ә"\nmsgstr "ә"\n', 6, "msgstr where msgctxt or msgid should be"),
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


def test_bytes_that_are_no_utf8_are_refused_with_what_to_do():
    header = b'msgid ""\nmsgstr "Content-Type: text/plain; charset=windows-1251\\n"\n'

    with pytest.raises(CatalogueError, match=r"^news.po:4: not UTF-8.*msgconv -t UTF-8"):
        parse(header + 'msgid "a"\nmsgstr "ә"\n'.encode("utf-16-le"), Path("news.po"))


def test_only_the_header_says_which_charset_the_file_has(po_file):
    path = po_file('# charset=koi8-r\nmsgid "charset=windows-1251"\nmsgstr "charset=koi8-r"\n')

    assert load(path)[0].msgid == "charset=windows-1251"


@pytest.mark.parametrize(
    "header",
    [
        "",
        'msgid ""\nmsgstr "Language: kk\\n"\n\n',
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=CHARSET\\n"\n\n',
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf8\\n"\n\n',
        '#, fuzzy\nmsgid ""\nmsgstr ""\n\n',
    ],
    ids=["no header", "no charset", "CHARSET", "utf8", "empty and fuzzy"],
)
def test_a_header_that_programs_could_not_read_is_completed(po_file, header, tmp_path):
    po = load(po_file('msgid "а"\nmsgstr "ә"\n', header))

    binary = tmp_path / "news.mo"
    binary.write_bytes(po.to_binary())
    with binary.open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("а") == "ә"
    assert po.metadata["Language"] == "kk"
    for field in ("MIME-Version: 1.0", "Content-Type: text/plain; charset=UTF-8"):
        assert f'"{field}\\n"' in render(po).decode()


def test_a_template_has_no_language_of_its_own(tmp_path):
    po = parse(b'msgid "a"\nmsgstr ""\n', tmp_path / "kk" / "locales" / "news.pot")

    assert "Language" not in po.metadata


@pytest.mark.parametrize(
    "header",
    [
        '#~ msgid ""\n#~ msgstr "Language: kk\\n"\n',
        'msgid ""\nmsgid_plural "а"\nmsgstr[0] ""\n',
    ],
    ids=["obsolete", "plural"],
)
def test_a_header_that_can_hold_no_fields_is_refused(po_file, header):
    with pytest.raises(CatalogueError, match=r"news\.po:1: a header that is"):
        load(po_file("", header))


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


FULL = """\
# Аудармашы: Асан
#. from the bureau
#, fuzzy
#| msgid "old"
msgid ""
msgstr ""
"Language: kk\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"X-Note: бір\\n"

# бір сөз
#. Казахстан → Қазақстан
#: \u2068my news.txt\u2069:3 b.txt:4
#, fuzzy, range: 1..5
#| msgctxt "old"
#| msgid "ескі"
msgctxt "menu"
msgid "а"
msgstr "ә"

msgid "күн"
msgid_plural "күндер"
msgstr[0] "1"
msgstr[1] "2"

#~| msgid "бұрынғы"
#~ msgid "б"
#~ msgstr "бб"
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("bom", ["", "\ufeff"], ids=["", "BOM"])
def test_what_is_read_is_written_byte_for_byte(bom, newline):
    content = (bom + FULL.replace("\n", newline)).encode()

    assert render(copy.copy(parse(content, Path("news.po")))) == content


def test_a_place_is_known_when_its_file_name_has_spaces(po_file):
    path = po_file('#: \u2068translations/my news.ru.txt\u2069:12\nmsgid "а"\nmsgstr "ә"\n')

    assert read_catalogue(path).units[0].place == "translations/my news.ru.txt:12"


def test_many_places_are_wrapped_between_places(po_file):
    places = [f"translations/long-{number}.ru.txt:{number}" for number in range(10)]
    path = po_file(f'#: {" ".join(places)}\nmsgid "а"\nmsgstr "ә"\n')

    lines = [line for line in render(load(path)).decode().split("\n") if line.startswith("#:")]

    assert max(map(len, lines)) <= 79
    assert " ".join(line.removeprefix("#: ") for line in lines).split() == places


def test_a_comment_that_ends_in_a_backslash_swallows_no_line(po_file):
    po = load(po_file('msgid "а"\nmsgstr "ә"\n'))
    po[0].tcomment = "C:\\"

    again = parse(render(po), Path("news.po"))

    assert (again[0].tcomment, again[0].msgstr) == ("C:\\", "ә")


def test_a_comment_in_a_file_with_no_entry_is_kept(po_file):
    assert "# соңында\n" in render(load(po_file("# соңында\n"))).decode()


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
