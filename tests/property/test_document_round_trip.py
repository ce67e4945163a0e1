"""What holds for every document: strategies made of what the formats are made of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.documents import LINE_BREAK, one_line
from toolkit.documents.blocks import body_start, parser
from toolkit.documents.markdown import Markdown
from toolkit.documents.text import PlainText

# fmt: off
OPENINGS = [
    "", "", " ", "   ", "    ", "\t", "\u00a0", "\ufeff",
    "> ", ">", "> > ", "- ", "* ", "+\t", "1. ", "10) ", "> - ", "- > ", "- - ",
    "# ", "### ", "- [ ] ", "- [x] ", "| ", "[^1]: ",
]
WORDS = ["Ассамблея", "народа", "Қазақстан", "73,5", "года", "А.", "\u00a0", "социально-", "\u00ad"]
CONTENTS = [
    "", "", "слово", "Елбасы", "слово  ", "слово\\", "слово\\\\", "слово ##", "сл\\|ово",
    "а | б", "а | б |", "|", "|---|---|", "--- | ---", "---", "===", "* * *", "# #", "+++",
    "```", "~~~", "<div>", "</div>", "<b>", "<!-- примечание", "-->", "`код`",
    "[ссылка]: /url", "'Название'", "[^1]: сноска", "![фото](a.png)", "<https://kz.kz>",
    "табуляция\tвнутри", "разрыв\u2028строки", "\f",
]
LINE_ENDS = ["\n", "\n", "\n\n", "\r\n", "\r\n\r\n", "\r"]
NASTY = [
    "# заголовок", "слово ##", "#", "- пункт", "* пункт", "+", "1. пункт", "1986. Год", "7) да",
    "> цитата", "    код", "\tслово", "```", "``` py", "~~~", "`", "+++", "---", "- - -", "--",
    "**", "===", "=", "| а |", "|---|---|", "|", ":-", "а|б\n-|-", "слово\\", "\\", "[ ] дело",
    "<div>", "<!--", "<b>", "</b>", "<?", "<script>", "</td>\n", "<pre>\n",
    "[а]: /url", "[^1]: сноска", "[а\nб]: /url", '"т"', "(т)", "'т\nт'",
    "абзац\n\nабзац", "слово\r\n> слово", "слово\u2028# слово", "\u00a0", "\x1f- а",
]
# fmt: on

line = st.tuples(
    st.sampled_from(OPENINGS),
    st.one_of(st.sampled_from(CONTENTS), st.lists(st.sampled_from(WORDS)).map(" ".join)),
    st.sampled_from(LINE_ENDS),
).map("".join)
documents = st.tuples(
    st.sampled_from(["", "", "\ufeff", "---\ntitle: Ассамблея\n---\n", "+++\n+++\r\n"]),
    st.lists(line, max_size=8).map("".join),
    st.sampled_from(["", "Последняя строка без конца"]),
).map("".join)

nasty = st.lists(st.sampled_from([*NASTY, "Ассамблея", " "]), min_size=1, max_size=3).map("".join)


def structure(document):
    return [(token.type, token.tag, token.markup) for token in parser().parse(document)]


@pytest.mark.parametrize("document_format", [PlainText(), Markdown()], ids=lambda f: f.name)
@given(document=st.one_of(documents, st.text()))
def test_a_document_joined_with_its_own_text_is_unchanged(document_format, document):
    segments = document_format.segments(document)
    assert document_format.join(document, {}) == document
    assert document_format.join(document, {s.text: s.text for s in segments}) == document


@pytest.mark.parametrize("document_format", [PlainText(), Markdown()], ids=lambda f: f.name)
@given(document=documents)
def test_segments_are_in_order_apart_and_on_one_line(document_format, document):
    position = 0
    for segment in document_format.segments(document):
        assert position <= segment.start < segment.stop <= len(document)
        assert segment.text == segment.text.strip()
        assert not LINE_BREAK.search(segment.text.replace("\n", ""))
        position = segment.stop


@pytest.mark.parametrize("document_format", [PlainText(), Markdown()], ids=lambda f: f.name)
@given(document=documents)
def test_a_translated_document_has_the_targets_as_its_segments(document_format, document):
    texts = [segment.text for segment in document_format.segments(document)]
    targets = {text: f"Аударма {number}" for number, text in enumerate(dict.fromkeys(texts))}
    translated = document_format.join(document, targets)
    assert [s.text for s in document_format.segments(translated)] == [targets[t] for t in texts]


@given(document=documents, data=st.data())
def test_no_translation_changes_the_blocks_of_a_markdown_document(document, data):
    markdown = Markdown()
    targets = {s.text: data.draw(nasty) for s in markdown.segments(document)}
    translated = markdown.join(document, targets)
    start = body_start(document)
    assert body_start(translated) == start
    assert structure(translated[start:]) == structure(document[start:])


@given(document=documents, data=st.data())
def test_no_translation_changes_the_lines_around_the_units_of_a_text(document, data):
    plain = PlainText()
    targets = {s.text: data.draw(nasty) for s in plain.segments(document)}
    translated = plain.join(document, targets)
    expected = LINE_BREAK.findall(with_a_word_for_each_translation(document, targets))
    assert LINE_BREAK.findall(translated) == expected


def with_a_word_for_each_translation(document, targets):
    """Replace the units that get a translation; one with a blank target stays as it is."""
    pieces, position = [], 0
    for segment in PlainText().segments(document):
        if one_line(targets[segment.text]) not in ("", segment.text):
            pieces += [document[position : segment.start], "слово"]
            position = segment.stop
    return "".join([*pieces, document[position:]])
