"""A glossary file: what is written is read, and a term added and removed leaves no trace."""

from pathlib import Path

from hypothesis import assume, given
from hypothesis import strategies as st

from toolkit.errors import GlossaryError, UsageError
from toolkit.glossaries import Glossary, csv, editing
from toolkit.model import Term, TermStatus

PATH = Path("glossary/terms.csv")

pieces = st.sampled_from(
    ["Ассамблея", "халқы", "«Жаңғыру", "жолы»", " ", ",", '"', '""', ";", "\n", "\r\n", "\ufeff",
     "\u2028", "\u00a0", "=", "a"]
)  # fmt: skip
cells = st.lists(pieces, max_size=4).map("".join)
rows = st.lists(cells, min_size=9, max_size=9)
newlines = st.sampled_from(["\n", "\r\n", "\r"])


@st.composite
def files(draw):
    """A glossary file as several programs might have written it."""
    columns = draw(st.permutations([*csv.COLUMNS, "reviewer"]))
    newline = draw(newlines)
    lines = [",".join(columns)]
    for concept in draw(st.lists(st.sampled_from(["elbasy", "assembly", ""]), max_size=5)):
        cell = {"concept": concept, "lang": "kk", "term": "Елбасы", "status": "admitted"}
        extra = '"a, ""b"""' if draw(st.booleans()) else "a"
        lines.append(",".join(cell.get(column, extra) for column in columns) if concept else "")
    final = newline if draw(st.booleans()) else ""
    return draw(st.sampled_from(["", "\ufeff"])) + newline.join(lines) + final


@given(rows)
def test_a_row_written_is_the_row_read(row):
    values = dict(zip(csv.COLUMNS, row, strict=True))
    assume(any(map(str.strip, row)))
    (read,) = csv.with_row(csv.empty(PATH), None, values).rows
    assert [getattr(read, name) for name in csv.COLUMNS] == row


@given(files())
def test_reading_keeps_every_byte(content):
    assert csv.parse(PATH, content).content == content


@given(files(), st.sampled_from(["elbasy", "assembly", "new"]), cells, cells)
def test_a_term_added_and_removed_again_leaves_the_same_bytes(content, concept, text, note):
    glossary = Glossary(PATH.parent, (csv.parse(PATH, content),))
    subject = next((row.subject for row in glossary.rows if row.concept == concept), "terms")
    term = Term(concept, subject, "en", text, TermStatus.ADMITTED, note=note)
    try:
        added = editing.add(glossary, term, "terms")
    except UsageError:
        return
    assert len(added.rows) == len(glossary.rows) + 1
    removed, _ = editing.remove(added, concept, "en", text)
    assert removed.tables[0].content == content


@given(st.text() | st.lists(pieces).map("".join))
def test_whatever_a_file_holds_it_is_read_or_refused(content):
    try:
        table = csv.parse(PATH, content)
    except GlossaryError:
        return
    assert table.content == content
