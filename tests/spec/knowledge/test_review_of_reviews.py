"""The six reviews of the slides, and the figures that the slides give."""

import pytest

from attunement.knowledge import library
from attunement.knowledge.review_of_reviews import review_of_reviews

TABLE = review_of_reviews(library())

FIGURES = [
    ("mortensen-mastergeorge-2014", "d", 0.23),
    ("kersten-alvarez-2011", "g", 0.32),
    ("kersten-alvarez-2011", "g", 0.85),
    ("fukkink-2008", "ES", 0.47),
    ("fukkink-2008", "ES", 0.33),
    ("nievar-2010", "d", 0.37),
]


def test_it_reproduces_the_slides_in_their_order() -> None:
    found = [
        (row.review.id, effect.estimate.metric.value, effect.estimate.value)
        for row in TABLE.rows
        for effect in row.effects
        if effect.estimate
    ]
    assert found == FIGURES


def test_the_null_of_infant_massage_is_three_outcomes_without_a_number() -> None:
    (row,) = [row for row in TABLE.rows if row.review.id == "bennett-2013"]
    assert [(e.estimate, e.significant) for e in row.effects] == [(None, False)] * 3


def test_parent_infant_psychotherapy_is_told_in_words_as_the_slides_tell_it() -> None:
    (row,) = [row for row in TABLE.rows if row.review.id == "barlow-2015"]
    assert [(e.estimate, e.significant) for e in row.effects] == [(None, True), (None, False)]


def test_no_number_is_put_in_the_slides_mouth() -> None:
    for row in TABLE.rows:
        for effect in row.effects:
            assert "S0" in effect.sources
            assert effect.estimate is None or "S0" in effect.estimate.sources


def test_overlap_is_not_known_because_no_list_is() -> None:
    assert TABLE.overlap.area is None
    assert len(TABLE.overlap.unlisted) == 6
    assert len(TABLE.pairs) == 15


def test_a_review_that_brings_none_together_has_no_table() -> None:
    with pytest.raises(ValueError, match="no reviews"):
        review_of_reviews(library(), "nievar-2010")
    with pytest.raises(KeyError):
        review_of_reviews(library(), "nobody-1900")
