"""Numbers in different metrics never meet, and a conversion always says that it is one."""

from math import exp, isclose

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from attunement.knowledge import library
from attunement.knowledge.effects import Axis, Estimate, Mark, Metric, axes, marks, to_d


def mark(metric: Metric, value: float, interval: tuple[float, float] | None = None) -> Mark:
    return Mark(metric, value, interval, "sensitivity")


def test_an_axis_refuses_a_second_metric() -> None:
    with pytest.raises(ValueError, match="axis of d"):
        Axis(Metric.D, (mark(Metric.D, 0.2), mark(Metric.R, 0.2)))


def test_d_and_g_are_not_one_metric() -> None:
    assert len(axes([mark(Metric.D, 0.2), mark(Metric.G, 0.2)])) == 2


@given(st.lists(st.sampled_from(Metric)))
@settings(deadline=None)
def test_every_mark_stands_on_one_axis_of_its_own_metric(metrics: list[Metric]) -> None:
    drawn = [mark(metric, place) for place, metric in enumerate(metrics)]
    found = axes(drawn)
    assert sorted(m.value for axis in found for m in axis.marks) == [m.value for m in drawn]
    assert [axis.metric for axis in found] == list(dict.fromkeys(metrics))


def test_no_review_mixes_metrics_on_an_axis() -> None:
    for review in library().reviews.values():
        for axis in axes(marks(review.effects)):
            assert {one.metric for one in axis.marks} == {axis.metric}


def test_effects_in_words_are_no_marks() -> None:
    assert marks(library().reviews["bennett-2013"].effects) == ()


def test_r_becomes_d_by_the_textbook_and_says_so() -> None:
    """r = .5 gives d = 1.1547 (2 x .5 / sqrt(.75))."""
    converted = to_d(mark(Metric.R, 0.5, (0.0, 0.6)))
    assert converted.metric is Metric.D
    assert converted.value == pytest.approx(1.154_700_5)
    assert converted.interval == pytest.approx((0, 1.5))
    assert converted.label is not None
    assert "r = 0.5" in converted.label


def test_an_odds_ratio_of_one_is_no_difference() -> None:
    assert to_d(mark(Metric.OR, 1.0)).value == 0
    assert to_d(mark(Metric.OR, exp(1))).value == pytest.approx(0.551_329)


@given(st.floats(-0.99, 0.99), st.floats(-0.99, 0.99))
@settings(deadline=None)
def test_a_conversion_keeps_order_and_sign(one: float, other: float) -> None:
    first, second = to_d(mark(Metric.R, one)).value, to_d(mark(Metric.R, other)).value
    assert (first < second) == (one < other) or isclose(one, other, abs_tol=1e-9)
    assert (first > 0) == (one > 0)


def test_d_is_not_marked_as_converted() -> None:
    held = mark(Metric.D, 0.37)
    assert to_d(held) is held


@pytest.mark.parametrize("metric", [Metric.RR, Metric.ES, Metric.G, Metric.SMD])
def test_what_cannot_be_converted_is_refused(metric: Metric) -> None:
    with pytest.raises(ValueError, match="no conversion"):
        to_d(mark(metric, 1.2))


def test_an_estimate_outside_its_interval_is_refused() -> None:
    with pytest.raises(ValidationError, match="outside its interval"):
        Estimate(sources=("S0",), metric=Metric.D, value=2, interval=(0, 1), certainty=None)


def test_a_metric_without_a_name_is_refused() -> None:
    with pytest.raises(ValidationError):
        Estimate.model_validate(
            {"sources": ["S0"], "metric": "units", "value": 1, "interval": None, "certainty": None}
        )
