import pytest
from packages import build_package

from toolkit.engines.packages import Place, read_package
from toolkit.engines.probing import kept_markers

# The model copies, so that one letter must come out another for a translation to be one.
OTHER = {"о": "а", "р": "л"}


@pytest.mark.parametrize(
    ("lost", "kept"),
    [({}, 4), ({"⟦2⟧": "⟦3⟧"}, 2), ({"⟦1⟧": "⟦2⟧"}, 1), ({"⟦0⟧": "⟦1⟧"}, 0)],
)
def test_the_most_markers_that_come_through_are_counted(tmp_path, lost, kept):
    made = build_package(tmp_path, substitutions=OTHER | lost)
    assert kept_markers(read_package(made, Place.PROJECT)) == kept


def test_a_sentence_that_was_not_translated_keeps_nothing(tmp_path):
    assert kept_markers(read_package(build_package(tmp_path), Place.PROJECT)) == 0


def test_a_language_without_sentences_keeps_nothing(tmp_path):
    made = build_package(tmp_path, ("tr", "kk"), substitutions=OTHER)
    assert kept_markers(read_package(made, Place.PROJECT)) == 0
