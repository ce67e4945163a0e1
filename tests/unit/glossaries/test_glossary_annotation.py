from toolkit.glossaries.annotation import annotate
from toolkit.matching import TermMatcher
from toolkit.model import Term, TermStatus
from toolkit.termbase import Termbase

TERMBASE = Termbase.of(
    [
        Term("elbasy", "", "ru", "Елбасы"),
        Term("elbasy", "", "kk", "Елбасы"),
        Term("assembly", "", "ru", "Ассамблея"),
        Term("assembly", "", "en", "Assembly"),
        Term("assembly", "", "ru", "АНК", TermStatus.ADMITTED),
        Term("assembly", "", "en", "APK", TermStatus.ADMITTED),
    ]
)


def annotated(text):
    return annotate(text, TermMatcher(TERMBASE, "ru"), TERMBASE)


def test_a_term_comes_with_its_place_and_what_to_write_for_it():
    (note,) = annotated("Сессия\n\nк Ассамблее")
    assert (note.line, note.column, note.text) == (3, 3, "Ассамблее")
    assert (note.concept, note.term, note.status) == ("assembly", "Ассамблея", "preferred")
    assert note.targets == {"en": "Assembly"}


def test_an_abbreviation_is_to_be_written_as_an_abbreviation():
    (note,) = annotated("сессия АНК")
    assert note.targets == {"en": "APK"}


def test_lines_end_with_any_newline_and_columns_count_code_points():
    notes = annotated("Елбасы\r\n🇰🇿 Елбасы\rЕлбасы\n Елбасы")
    assert [(note.line, note.column) for note in notes] == [(1, 1), (2, 4), (3, 1), (4, 2)]


def test_a_text_without_terms_has_no_annotations():
    assert annotated("") == annotated("Совсем другое") == ()
