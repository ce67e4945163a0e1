from pathlib import Path

import pytest

from toolkit.model import Pair
from toolkit.training.recipe import Weights


@pytest.mark.parametrize(
    ("origin", "weight"),
    [("authored", 3.0), ("unicef-usupport-client", 2.0), ("debian:vlc-l10n", 0.15), ("mine", 1.0)],
)
def test_the_first_pattern_that_fits_gives_the_weight(origin: str, weight: float) -> None:
    assert Weights.read().of(origin) == weight


def test_prose_counts_more_than_interface_text() -> None:
    weights = Weights.read()
    assert weights.of("apertium-kaz-rus-corpus") > weights.of("mozilla-fdroidlocales")


def test_a_corpus_no_pattern_fits_is_left_out(tmp_path: Path) -> None:
    table = tmp_path / "weights.toml"
    table.write_text('[[corpora]]\npattern = "{news*,book}"\nweight = 2\n', "utf-8")
    weights = Weights.read(table)
    assert [weights.of(origin) for origin in ("news-2020", "book", "other")] == [2.0, 2.0, 0.0]


def test_russian_into_kazakh_is_drawn_most() -> None:
    weights = Weights.read()
    shares = {
        pair: weights.emphasis(Pair(*pair.split("-"))) for pair in ("ru-kk", "ru-en", "kk-en")
    }
    assert shares["ru-kk"] > shares["ru-en"] > shares["kk-en"] == 1


def test_without_a_table_of_directions_all_count_alike(tmp_path: Path) -> None:
    table = tmp_path / "weights.toml"
    table.write_text('[[corpora]]\npattern = "*"\nweight = 1\n', "utf-8")
    assert Weights.read(table).emphasis(Pair("ru", "kk")) == 1
