"""What holds of the figures of an evaluation, whatever became of the terms."""

from hypothesis import given
from hypothesis import strategies as st

from toolkit.evaluation.scoring import consistency

RENDERINGS = st.lists(
    st.tuples(
        st.sampled_from(["assembly", "deputy", "minister"]),
        st.sampled_from(["", "депутат", "өкіл", "ассамблея"]),
    )
)


@given(RENDERINGS)
def test_no_more_is_consistent_than_there_is(found):
    rate = consistency(found)

    assert 0 <= rate.hits <= rate.total <= len(found)


@given(RENDERINGS, st.randoms())
def test_the_order_of_the_text_does_not_matter(found, chance):
    shuffled = list(found)
    chance.shuffle(shuffled)

    assert consistency(shuffled) == consistency(found)


@given(RENDERINGS)
def test_what_is_said_as_usual_once_more_makes_no_text_less_consistent(found):
    rate = consistency([*found, ("deputy", "депутат"), ("deputy", "депутат")])
    usual = consistency([(term, "депутат") for term, _ in found])

    assert rate.hits >= consistency(found).hits
    assert usual.hits == usual.total


@given(RENDERINGS)
def test_a_text_that_renders_nothing_is_never_consistent(found):
    assert consistency([(term, "") for term, _ in found]).hits == 0
