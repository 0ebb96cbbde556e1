"""Reviews beside one another: what is printed, what is not, and what may be pooled."""

from typing import Any

import pytest

from attunement.synthesis import SynthesisError, errors, overlap, pool
from attunement.synthesis.reviews import ReviewEffect, TooMuchOverlap, side_by_side

ASH = ReviewEffect(review="Ash", outcome="sensitivity", metric="d", estimate=0.33, k=81)
BEECH = ReviewEffect(
    review="Beech", outcome="sensitivity", metric="d", estimate=0.45, k=20, se=0.1, ci=(0.25, 0.65)
)
CEDAR = ReviewEffect(review="Cedar", outcome="sensitivity", metric="d", estimate=0.2, se=0.05)
DOGWOOD = ReviewEffect(review="Dogwood", outcome="attachment", metric="r", estimate=0.18, k=12)
APART = {"Beech": ["s1", "s2"], "Cedar": ["s3", "s4"]}


def test_what_is_not_printed_is_said_and_never_worked_out() -> None:
    rows = side_by_side([ASH, BEECH]).table().rows
    assert rows[0] == ("Ash", "sensitivity", "d = 0.33", "not reported", "not reported", "81")
    assert rows[1] == ("Beech", "sensitivity", "d = 0.45", "0.25 to 0.65", "0.10", "20")
    assert ASH.se is None


def test_metrics_stand_apart_and_are_told_as_ranges() -> None:
    table = side_by_side([ASH, DOGWOOD, BEECH])
    assert [row.review for row in table.rows] == ["Ash", "Beech", "Dogwood"]
    assert table.ranges() == (
        "sensitivity, d: 0.33 to 0.45 (2 reviews)",
        "attachment, r: 0.18 (1 review)",
    )


def test_reviews_of_other_studies_are_pooled() -> None:
    found = side_by_side([BEECH, CEDAR]).pool(
        metric="d", outcome="sensitivity", overlap=overlap(APART)
    )
    given = pool(yi=[0.45, 0.2], vi=[0.01, 0.0025])  # 0.1 and 0.05 squared are a digit more
    assert found.estimate == pytest.approx(given.estimate, rel=1e-13)
    assert found.effects.labels == ("Beech", "Cedar")


def shared(number: int) -> Any:
    """Of twenty studies each, how many the second shares with the first."""
    first = [f"a{i}" for i in range(20)]
    return overlap(
        {"Beech": first, "Cedar": first[:number] + [f"c{i}" for i in range(20 - number)]}
    )


def test_some_overlap_is_a_caution_and_much_of_it_a_refusal() -> None:
    table = side_by_side([BEECH, CEDAR])
    little = table.pool(metric="d", outcome="sensitivity", overlap=shared(1))
    some = table.pool(metric="d", outcome="sensitivity", overlap=shared(4))
    assert "reviews-share-studies" not in {c.code for c in little.cautions}
    assert "reviews-share-studies" in {c.code for c in some.cautions}
    with pytest.raises(TooMuchOverlap):
        table.pool(metric="d", outcome="sensitivity", overlap=shared(10))


def test_what_cannot_be_pooled_is_refused_by_name() -> None:
    with pytest.raises(errors.NotComputable, match="reported by Ash"):
        side_by_side([ASH, BEECH]).pool(
            metric="d", outcome="sensitivity", overlap=overlap({"Ash": ["x"], "Beech": ["y"]})
        )
    table = side_by_side([BEECH, CEDAR, DOGWOOD])
    with pytest.raises(errors.TooFewStudies, match="1 reviews give attachment as r"):
        table.pool(metric="r", outcome="attachment", overlap=overlap(APART))
    with pytest.raises(errors.UnknownChoice, match="overlap of Beech, Cedar"):
        table.pool(
            metric="d", outcome="sensitivity", overlap=overlap({"Ash": ["x"], "Beech": ["y"]})
        )
    with pytest.raises(errors.TooFewStudies):
        side_by_side([])


@pytest.mark.parametrize(
    "wrong",
    [
        {"estimate": float("nan")},
        {"estimate": 0.3, "se": 0.0},
        {"estimate": 0.3, "k": 0},
        {"estimate": 0.3, "ci": (0.4, 0.5)},
    ],
)
def test_what_no_review_can_have_printed(wrong: dict[str, Any]) -> None:
    with pytest.raises(SynthesisError, match="Elm"):
        ReviewEffect(review="Elm", outcome="x", metric="d", **wrong)
