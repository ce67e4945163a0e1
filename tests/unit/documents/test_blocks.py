import pytest

from toolkit.documents.blocks import Kind, blocks, body_start, columns


def only(document):
    (block,) = blocks(document)
    return block


@pytest.mark.parametrize(
    ("document", "kind"),
    [
        ("Елбасы\n", Kind.PARAGRAPH),
        ("Елбасы\n===\n", Kind.PARAGRAPH),
        ("Елбасы\n---\n", Kind.OVER_DASHES),
        ("# Елбасы\n", Kind.HEADING),
        ("|Елбасы|\n|--|\n", Kind.CELL),
        ("Елбасы|\n|--|\n", Kind.FIRST_CELL),
    ],
)
def test_a_block_knows_how_its_text_may_be_written(document, kind):
    assert only(document).kind is kind


@pytest.mark.parametrize(
    ("opening", "prefix"),
    [("> ", "> "), ("- ", "  "), ("12. ", "    "), ("> -\t", ">  \t"), ("[^>]: ", "      ")],
)
def test_further_lines_of_a_block_stay_in_its_containers(opening, prefix):
    assert only(f"{opening}Елбасы\n").prefix == prefix


def test_numbers_are_blocks_too():
    assert [block.segment.text for block in blocks("2019\n\n* * *\n\n73,5\n")] == ["2019", "73,5"]


@pytest.mark.parametrize(
    ("row", "count"), [("а", 1), ("| а |", 1), ("а | б", 2), ("|а|б", 2), ("а \\| б", 1), ("|", 0)]
)
def test_the_cells_of_a_row_are_counted_without_its_outer_pipes(row, count):
    assert columns(row) == count


@pytest.mark.parametrize(
    "front_matter",
    ["---\ntitle: x\n---\n", "--- \r\na: b\r\n...\r\n", "+++\n\na = 1\n+++", "---\n---\n"],
)
def test_the_body_begins_after_the_byte_order_mark_and_front_matter(front_matter):
    assert body_start(front_matter) == len(front_matter)
    assert body_start("\ufeff" + front_matter) == len(front_matter) + 1


@pytest.mark.parametrize("document", ["", "Елбасы", "---\n\nЕлбасы\n\n---\n", "---\nбез конца\n"])
def test_a_document_without_front_matter_begins_at_once(document):
    assert body_start(document) == 0
