"""What every registered document format promises, ours or another package's."""

import time
from importlib.metadata import entry_points

import pytest

from toolkit import plugins
from toolkit.lines import Lines

PARAGRAPHS = [
    "Расширенное заседание Совета Ассамблеи народа Казахстана проходит в столице.",
    "Население превысило отметку 19 млн человек.",
    "Қазақстан халқы Ассамблеясы: мәңгілік ел мұраты.",
]

DOCUMENTS = {
    "empty": "",
    "only a byte order mark": "\ufeff",
    "only blank lines": "\n \n\t\r\n",
    "paragraphs": "\n\n".join(PARAGRAPHS) + "\n",
    "no final newline": "\n\n".join(PARAGRAPHS),
    "byte order mark and CRLF": "\ufeff" + "\r\n\r\n".join(PARAGRAPHS) + "\r\n",
    "old Macintosh line ends": "\r\r".join(PARAGRAPHS) + "\r",
    "mixed line ends": "Раз\r\n\r\nДва\n\nТри\r\rЧетыре",
    "no-break spaces": "\u00a0Население\u00a0выросло\u00a0\n\n73,5\u00a0года",
    "soft hyphens": "Ас\u00adсамб\u00adлея на\u00adро\u00adда\u00ad",
    "tabs": "Имя\tРоль\n\nЕлбасы\t\tПервый\t\n",
    "separators nobody types": "Раз\u2028два\u2029три\x85четыре\vпять\fшесть\x1cсемь\x1fвосемь",
    "control characters": "Раз\x00два\x07\n\n\x1b[1mтри\x7f",
    "combining and astral characters": "Е\u0308лка й и\u0306 \U0001f1f0\U0001f1ff \U0001d400\n",
    "a repeated paragraph": "Да.\n\nНет.\n\nДа.\n",
    "nothing to translate": "* * *\n\n2019\n\nhttps://assembly.kz\n",
}


@pytest.fixture(params=entry_points(group=plugins.DOCUMENTS), ids=lambda entry: entry.name)
def document_format(request):
    return request.param.load()()


@pytest.fixture(params=DOCUMENTS.values(), ids=DOCUMENTS.keys())
def document(request):
    return request.param


def test_without_targets_a_document_comes_back_as_it_was(document_format, document):
    assert document_format.join(document, {}) == document


def test_translated_by_itself_a_document_comes_back_as_it_was(document_format, document):
    own = {segment.text: segment.text for segment in document_format.segments(document)}
    assert document_format.join(document, own) == document


def test_blank_targets_leave_a_document_as_it_was(document_format, document):
    blank = {segment.text: " " for segment in document_format.segments(document)}
    assert document_format.join(document, blank) == document


def test_segments_follow_each_other_without_overlap(document_format, document):
    position = 0
    for segment in document_format.segments(document):
        assert position <= segment.start < segment.stop <= len(document)
        assert segment.text.strip()
        position = segment.stop


def test_only_the_segments_of_a_document_change(document_format, document):
    segments = document_format.segments(document)
    translated = document_format.join(document, {s.text: "Аударма" for s in segments})
    pieces, position = [], 0
    for segment in segments:
        pieces += [document[position : segment.start], "Аударма"]
        position = segment.stop
    assert translated == "".join([*pieces, document[position:]])


def test_a_translated_document_has_the_targets_as_its_segments(document_format, document):
    texts = [segment.text for segment in document_format.segments(document)]
    targets = {text: f"Аударма {number}" for number, text in enumerate(dict.fromkeys(texts))}
    translated = document_format.join(document, targets)
    assert [s.text for s in document_format.segments(translated)] == [targets[t] for t in texts]


def test_paragraphs_are_units_whatever_ends_their_lines(document_format):
    for line_end in ("\n", "\r\n", "\r"):
        document = (line_end * 2).join(PARAGRAPHS)
        assert [s.text for s in document_format.segments(document)] == PARAGRAPHS


def test_a_format_names_itself_and_its_files(document_format):
    assert document_format.name in plugins.names(plugins.DOCUMENTS)
    assert all(suffix.startswith(".") for suffix in document_format.suffixes)
    assert document_format.suffixes


def test_a_document_of_ten_thousand_paragraphs_is_read_and_written_within_seconds(document_format):
    paragraphs = [f"{number}-й абзац: {PARAGRAPHS[0]}" for number in range(10_000)]
    document = "\n\n".join(paragraphs)
    started = time.process_time()
    segments = document_format.segments(document)
    lines = Lines(document)
    assert lines.at(segments[-1].start) == 19_999
    document_format.join(document, {s.text: s.text.upper() for s in segments})
    assert time.process_time() - started < 8
