"""What a study prints, refused where it cannot be so."""

import pytest

from attunement.synthesis import errors
from attunement.synthesis.effects import (
    delta_method,
    from_confidence_interval,
    from_five_numbers,
)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"estimate": 3, "lower": 1, "upper": 2}, "Row 1: The estimate is not between"),
        ({"estimate": [1, -1], "lower": [0.5, -2], "upper": [2, 1], "log": True}, "Row 2: A ratio"),
        ({"estimate": 1, "lower": 0, "upper": 2, "level": 95}, "not between 0 and 1"),
        ({"estimate": [1, 2], "lower": 0, "upper": 2}, "different lengths"),
    ],
)
def test_intervals_that_cannot_be(given: dict[str, object], says: str) -> None:
    with pytest.raises(errors.WrongColumns, match=says):
        from_confidence_interval(**given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"n": 4, "median": 3, "minimum": 1, "maximum": 5}, "Fewer than 5 people"),
        ({"n": 20, "median": 9, "minimum": 1, "maximum": 5}, "not in order"),
        ({"n": 20, "median": 3}, "its range or its quartiles"),
        ({"n": 20, "median": 3, "q1": 2}, "its range or its quartiles"),
        ({"n": [20, 30], "median": 3, "q1": 2, "q3": 4}, "different lengths"),
    ],
)
def test_five_numbers_that_cannot_be(given: dict[str, object], says: str) -> None:
    with pytest.raises(errors.WrongColumns, match=says):
        from_five_numbers(**given)  # type: ignore[arg-type]


def test_each_conversion_says_how_it_was_made() -> None:
    found = from_five_numbers(
        n=[30, 30], median=[5, 5], q1=[4, None], q3=[6, None], minimum=[None, 1], maximum=[None, 9]
    )
    assert found.how == ("median and quartiles", "median and range")
    interval = from_confidence_interval(estimate=2, lower=1, upper=4, log=True)
    assert interval.how == ("95% confidence interval, on the log scale",)


def test_a_transform_that_does_not_exist() -> None:
    with pytest.raises(errors.UnknownChoice, match="Use one of exp, tanh, expit"):
        delta_method(yi=0.1, vi=0.1, transform="log")
