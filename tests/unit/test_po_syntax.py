"""What msgfmt takes we take, with the same texts; what it refuses we refuse.

Each line of the tables is tried on msgfmt too, where it is installed.
"""

import shutil
import subprocess
from pathlib import Path

import polib
import pytest

from toolkit.catalogue import parse
from toolkit.errors import CatalogueError

HEADER = 'msgid ""\nmsgstr "Language: kk\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
PLURAL = 'msgid "күн"\nmsgid_plural "күндер"\n'
A = 'msgid "а"\nmsgstr "ә"\n'
IS_A = {"а": "ә"}

# Behind HEADER, with the translations that a program gets.
ACCEPTED = {
    "nothing": ("", {}),
    "only comments": ("# сұрау\n#. hint\n", {}),
    "an entry": (A, IS_A),
    "no line end at the end": (A.rstrip(), IS_A),
    "CRLF": (A.replace("\n", "\r\n"), IS_A),
    "an empty translation": ('msgid "а"\nmsgstr ""\n', {}),
    "strings on lines of their own": ('msgid\n"а"\nmsgstr\n"ә"\n', IS_A),
    "several strings on a line": ('msgid "" "а"\nmsgstr "ә" ""\n', IS_A),
    "no space before a string": ('msgid"а"\nmsgstr"ә"\n', IS_A),
    "all on one line": (f'{A}msgid "б" msgstr "бб" # end\n', IS_A | {"б": "бб"}),
    "tabs and form feeds": ('\tmsgid\t"а"\n\tmsgstr\f"ә"\v\n', IS_A),
    "a tab inside a string": ('msgid "а\tб"\nmsgstr "ә\tб"\n', {"а\tб": "ә\tб"}),
    "empty lines inside": ('msgid "а"\n\n""\n\nmsgstr "ә"\n\n', IS_A),
    "comments without a space": (f"#сұрау\n##\n#\n{A}", IS_A),
    "an indented comment": (f"  # сұрау\n{A}", IS_A),
    "escapes by letter": (
        r'msgid "а"' "\n" r'msgstr "\a\b\f\n\r\t\v\\\"."',
        {"а": '\a\b\f\n\r\t\v\\".'},
    ),
    "octal escapes": (r'msgid "а"' "\n" r'msgstr "caf\303\251 \7 \1234"', {"а": "café \a S4"}),
    "octal escapes in two strings": (r'msgid "а"' "\n" r'msgstr "\323" "\231"', {"а": "ә"}),
    "octal escapes above a byte": (r'msgid "а"' "\n" r'msgstr "\501"', {"а": "A"}),
    "hex escapes": (r'msgid "а"' "\n" r'msgstr "\xd3\x99 \x41zz \x4142"', {"а": "ә Azz B"}),
    "an escaped backslash before a letter": (
        r'msgid "а"' "\n" r'msgstr "C:\\new"',
        {"а": "C:\\new"},
    ),
    "Unicode line ends": ('msgid "а\u2028"\nmsgstr "\x85ә"\n', {"а\u2028": "\x85ә"}),
    "fuzzy": (f"#, fuzzy\n{A}", {}),
    "fuzzy among other flags": (f"#,no-wrap,fuzzy\n{A}", {}),
    "fuzzy with no comma": (f"#, no-wrap fuzzy\n{A}", {}),
    "fuzzy, then other comments": (f"#, fuzzy\n\n# сұрау\n{A}", {}),
    "a flag that begins with fuzzy": (f"#, fuzzyish\n{A}", IS_A),
    "Fuzzy": (f"#, Fuzzy\n{A}", IS_A),
    "plural": (f'{PLURAL}msgstr[0] "1"\nmsgstr[1] "2"\n', {"күн": ("1", "2")}),
    "plural, spaces": (f'{PLURAL}msgstr [ 0 ] "1"\nmsgstr[01] "2"\n', {"күн": ("1", "2")}),
    "more than ten plurals": (
        PLURAL + "".join(f'msgstr[{n}] "{n}"\n' for n in range(12)),
        {"күн": tuple(map(str, range(12)))},
    ),
    "msgctxt": (f'msgctxt "c"\n{A}', {"c|а": "ә"}),
    "one msgid in two contexts": (f'{A}\nmsgctxt ""\nmsgid "а"\nmsgstr "2"\n', IS_A | {"|а": "2"}),
    "previous": (f'#| msgctxt "c"\n#|msgid "ескі"\n#| "рек"\n{A}', IS_A),
    "previous plural": (f'#| msgid "ескі"\n#| msgid_plural "ескілер"\n{A}', IS_A),
    "obsolete": ('#~ msgid "а"\n#~ msgstr "ә"\n', {}),
    "obsolete without a space": ('#~msgid "а"\n#~msgstr ""\n#~"ә"\n', {}),
    "obsolete, with its previous": ('#~| msgid "ескі"\n#~ msgid "а"\n#~ msgstr "ә"\n', {}),
    "obsolete in another context": (f'{A}\n#~ msgctxt "c"\n#~ msgid "а"\n#~ msgstr "2"\n', IS_A),
    "one with uneven ends that is fuzzy": ('#, fuzzy\nmsgid "а\\n"\nmsgstr "ә"\n', {}),
}

# Behind HEADER, with the line that is named.
REFUSED = {
    "no string": ("msgid\n", 4),
    "no string before msgstr": ('msgid\nmsgstr "ә"\n', 4),
    "no msgstr at the end": ('msgid "а"\n', 4),
    "no msgstr before another": (f'msgid "б"\n{A}', 4),
    "an open string": ('msgid "а"\nmsgstr "ә\n', 5),
    "an open string at the end": ('msgid "а"\nmsgstr "ә', 5),
    "a string with no quotes": ('msgid "а"\nmsgstr ә\n', 5),
    "single quotes": ("msgid 'а'\nmsgstr 'ә'\n", 4),
    "typographic quotes": ("msgid “а”\nmsgstr “ә”\n", 4),
    "a no-break space": ('msgid\u00a0"а"\nmsgstr "ә"\n', 4),
    "an unknown keyword": ('msgfoo "а"\n', 4),
    "a keyword in capitals": ('MSGID "а"\nMSGSTR "ә"\n', 4),
    "a merge conflict": (f"<<<<<<< HEAD\n{A}=======\n", 4),
    "an unknown escape": (r'msgid "а"' "\n" r'msgstr "\q"', 5),
    "an escape with no digits": (r'msgid "а"' "\n" r'msgstr "\xg"', 5),
    "a capital X": (r'msgid "а"' "\n" r'msgstr "\X41"', 5),
    "an octal 8": (r'msgid "а"' "\n" r'msgstr "\8"', 5),
    "gettext's separator": ('msgid "c\x04а"\nmsgstr "ә"\n', 4),
    "two msgstr": (f'{A}msgstr "ә"\n', 6),
    "msgctxt without msgid": ('msgctxt "c"\nmsgstr "ә"\n', 5),
    "msgctxt behind msgid": ('msgid "а"\nmsgctxt "c"\nmsgstr "ә"\n', 4),
    "a comment inside": ('msgid "а"\n# сұрау\nmsgstr "ә"\n', 5),
    "flags inside": ('msgid "а"\n#, fuzzy\nmsgstr "ә"\n', 5),
    "a comment between strings": (f'{A}# сұрау\n"ә"\n', 7),
    "one msgid twice": (f"{A}\n{A}", 7),
    "one msgid twice, once fuzzy": (f"{A}\n#, fuzzy\n{A}", 7),
    "one msgid twice, by escapes": ('msgid "A"\nmsgstr "1"\n\nmsgid "\\101"\nmsgstr "2"\n', 7),
    "one msgid twice, once plural": (f'{PLURAL}msgstr[0] "1"\n\nmsgid "күн"\nmsgstr "1"\n', 8),
    "one context twice": (f'msgctxt "c"\n{A}\nmsgctxt "c"\n{A}', 8),
    "living and obsolete": (f'{A}\n#~ msgid "а"\n#~ msgstr "ә"\n', 7),
    "obsolete twice": ('#~ msgid "а"\n#~ msgstr "1"\n\n#~ msgid "а"\n#~ msgstr "2"\n', 7),
    "two headers": (HEADER, 4),
    "half obsolete": ('#~ msgid "а"\nmsgstr "ә"\n', 5),
    "an obsolete string": (f'{A}#~ "б"\n', 6),
    "a word behind #~": (f"#~ сұрау\n{A}", 4),
    "previous behind #~": (f'#~| msgid "ескі"\n{A}', 5),
    "previous of nothing": (f'{A}\n#| msgid "ескі"\n', 7),
    "previous, then a comment": (f'#| msgid "ескі"\n#, fuzzy\n{A}', 5),
    "previous msgstr": (f'#| msgid "ескі"\n#| msgstr "1"\n{A}', 5),
    "plural from 1": (f'{PLURAL}msgstr[1] "1"\n', 6),
    "plural with a gap": (f'{PLURAL}msgstr[0] "1"\nmsgstr[2] "2"\n', 7),
    "plural with no index": (f'{PLURAL}msgstr "1"\n', 6),
    "plural with no msgstr": (PLURAL, 5),
    "an index with no plural": ('msgid "а"\nmsgstr[0] "ә"\n', 5),
    "uneven beginnings": ('msgid "\\nа"\nmsgstr "ә"\n', 5),
    "uneven ends": ('msgid "а"\nmsgstr "ә\\n"\n', 5),
}

# msgfmt takes these, and loses text or makes a .mo that cannot be read.
REFUSED_BEYOND_MSGFMT = {
    "a NUL": ('msgid "а"\nmsgstr "ә\\0б"\n', 5),
    "escapes that are no UTF-8": ('msgid "а"\nmsgstr "\\303"\n', 5),
    "a comment that is no UTF-8": ("# \udcff\n" + A, 4),
    "a string joined to the next line": ('msgid "а"\nmsgstr "ә\\\nб"\n', 5),
    "a comment joined to the next line": (f"# C:\\\n# D:\n{A}", 4),
    "another domain": (f'domain "d"\n{A}', 4),
}


def encoded(text):
    return (HEADER + text).encode("utf-8", "surrogateescape")


def translations(entries):
    """Return what a program would get, by msgid, with ``context|`` before it."""
    found = {}
    for entry in entries:
        key = entry.msgid if entry.msgctxt is None else f"{entry.msgctxt}|{entry.msgid}"
        if not entry.obsolete and "fuzzy" not in entry.flags:
            plural = tuple(entry.msgstr_plural[index] for index in sorted(entry.msgstr_plural))
            found[key] = plural or entry.msgstr
    return {key: target for key, target in found.items() if target}


def rows(table):
    return pytest.mark.parametrize(("text", "expected"), table.values(), ids=table.keys())


@rows(ACCEPTED)
def test_what_gettext_reads_is_read(text, expected):
    assert translations(parse(encoded(text), Path("news.po"))) == expected


@rows(REFUSED | REFUSED_BEYOND_MSGFMT)
def test_what_gettext_refuses_or_loses_is_refused_with_its_line(text, expected):
    with pytest.raises(CatalogueError, match=rf"^news\.po:{expected}: "):
        parse(encoded(text), Path("news.po"))


@pytest.fixture
def msgfmt(tmp_path):
    if not shutil.which("msgfmt"):
        pytest.skip("GNU gettext is not installed")

    def run(text):
        source, binary = tmp_path / "news.po", tmp_path / "news.mo"
        source.write_bytes(encoded(text))
        command = ["msgfmt", "-o", binary, source]
        done = subprocess.run(command, capture_output=True, check=False)
        return done.returncode, binary

    return run


@rows(ACCEPTED)
def test_msgfmt_reads_the_same(msgfmt, text, expected):
    code, binary = msgfmt(text)

    assert code == 0
    assert translations(polib.mofile(str(binary))) == expected


@pytest.mark.parametrize("name", REFUSED)
def test_msgfmt_refuses_the_same(msgfmt, name):
    assert msgfmt(REFUSED[name][0])[0] != 0


@pytest.mark.parametrize("name", REFUSED_BEYOND_MSGFMT)
def test_msgfmt_takes_what_only_we_refuse(msgfmt, name):
    assert msgfmt(REFUSED_BEYOND_MSGFMT[name][0])[0] == 0


@pytest.mark.parametrize(
    "text",
    ["", "\n \n", A, f"{A}\n{HEADER}", f"#, fuzzy\n{HEADER}{A}"],
    ids=["empty", "blank", "no header", "header last", "fuzzy header"],
)
def test_a_file_needs_no_header_before_its_entries(text):
    assert translations(parse(text.encode(), Path("news.po"))) == (IS_A if A in text else {})


def test_comments_are_told_apart():
    comments = (
        "#сұрау\n#\n#  екі\n#. hint\n#: a.txt b:3\n#: \u2068c d\u2069:4\n#, fuzzy, range: 1..5\n"
    )

    (entry,) = parse(encoded(comments + A), Path("news.po"))

    assert entry.tcomment == "сұрау\n\n екі"
    assert entry.comment == "hint"
    assert entry.occurrences == [("a.txt", ""), ("b", "3"), ("c d", "4")]
    assert entry.flags == ["fuzzy", "range: 1..5"]
    assert entry.linenum == 4


def test_previous_strings_are_kept_also_of_an_obsolete_entry():
    text = '#~| msgctxt "c"\n#~| msgid "1"\n#~| msgid_plural "2"\n#~ msgid "а"\n#~ msgstr "ә"\n'

    (entry,) = parse(encoded(text), Path("news.po"))

    assert (entry.previous_msgctxt, entry.previous_msgid) == ("c", "1")
    assert entry.previous_msgid_plural == "2"
