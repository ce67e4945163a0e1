"""Whole documents: which units they have, and what they become when each is put in quotes.

``pytest tests/golden --update-golden`` writes what the code makes of them now.
"""

from pathlib import Path

import pytest

from toolkit import plugins
from toolkit.lines import Lines
from toolkit.storage import read_text

CASES = sorted((Path(__file__).parent / "documents").iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_document_has_the_units_and_the_translation_it_should(case, golden):
    (source,) = case.glob("source.ru.*")
    document = read_text(source)
    document_format = plugins.document_format(source)
    segments = document_format.segments(document)
    lines = Lines(document)
    units = "".join(f"{lines.at(s.start)}: {s.text!r}\n" for s in segments)
    quoted = {s.text: "\n".join(f"«{line}»" for line in s.text.split("\n")) for s in segments}

    golden(case / "units.txt", units)
    golden(case / f"expected{source.suffix}", document_format.join(document, quoted))
