"""Counts of zero: what is put to them, when, and what is left out."""

import math

import numpy as np
import pytest

from attunement.synthesis import errors
from attunement.synthesis.effects import effect_size

TABLES = {"a": [0, 4], "b": [10, 6], "c": [3, 2], "d": [7, 8]}


def log_odds(a: float, b: float, c: float, d: float) -> float:
    return math.log(a * d / (b * c))


@pytest.mark.parametrize(
    ("to", "first", "second"),
    [
        ("only0", (0.5, 10.5, 3.5, 7.5), (4, 6, 2, 8)),
        ("if0all", (0.5, 10.5, 3.5, 7.5), (4.5, 6.5, 2.5, 8.5)),
        ("all", (0.5, 10.5, 3.5, 7.5), (4.5, 6.5, 2.5, 8.5)),
    ],
)
def test_a_half_is_put_where_asked(
    to: str, first: tuple[float, ...], second: tuple[float, ...]
) -> None:
    found = effect_size("OR", to=to, **TABLES)
    assert found.yi == pytest.approx([log_odds(*first), log_odds(*second)])


def test_only_where_some_table_has_a_zero() -> None:
    found = effect_size("OR", to="if0all", a=4, b=6, c=2, d=8)
    assert found.yi == pytest.approx([log_odds(4, 6, 2, 8)])


@pytest.mark.parametrize("options", [{"to": "none"}, {"add": 0}])
def test_with_nothing_put_to_it_the_row_is_left_out(options: dict[str, object]) -> None:
    found = effect_size("OR", **options, **TABLES)  # type: ignore[arg-type]
    assert found.rows == (2,)
    assert found.excluded[0].reason == "OR does not exist for these values."


def test_a_risk_difference_of_certain_groups_has_no_variance() -> None:
    with pytest.raises(errors.NotComputable, match="sampling variance would be 0, not above 0"):
        effect_size("RD", a=0, b=10, c=10, d=0, to="none")


def test_studies_that_compare_nothing_can_be_dropped() -> None:
    tables = {"a": [0, 4, 9], "b": [10, 6, 0], "c": [0, 2, 8], "d": [7, 8, 0]}
    assert effect_size("RR", **tables).rows == (1, 2, 3)
    found = effect_size("RR", drop00=True, **tables)
    assert found.rows == (2,)
    assert {one.reason for one in found.excluded} == {"No events, or only events, in both groups."}
    rates = {"x1": [0, 3], "t1": [100, 90], "x2": [0, 4], "t2": [100, 90]}
    assert effect_size("IRR", drop00=True, **rates).rows == (2,)


@pytest.mark.parametrize("measure", ["AS", "PAS", "PFT", "IRS", "IRFT", "IRSD"])
def test_measures_that_can_hold_a_zero_put_nothing_to_it(measure: str) -> None:
    columns = {
        "AS": TABLES,
        "IRSD": {"x1": [0, 2], "t1": [10, 10], "x2": [1, 3], "t2": [10, 10]},
    }.get(measure, {"x": [0, 2], ("t" if measure.startswith("IR") else "n"): [10, 10]})
    plain = effect_size(measure, **columns)
    assert plain.yi.tolist() == effect_size(measure, to="none", **columns).yi.tolist()
    assert plain.yi[0] != effect_size(measure, add=0.5, **columns).yi[0]


def test_more_events_than_people() -> None:
    found = effect_size("RR", a=[5, 12], n1=[10, 10], c=[5, 2], n2=[10, 10])
    assert found.excluded[0].reason == "More events than people."
    assert effect_size("PR", x=[3, 5], n=[2, 10]).rows == (2,)


def test_people_are_counted_before_anything_is_put_to_the_cells() -> None:
    found = effect_size("OR", **TABLES)
    assert found.ni is not None
    assert found.ni.tolist() == [20, 20]
    assert effect_size("IR", x=3, t=10).ni is None


@pytest.mark.parametrize("options", [{"to": "sometimes"}, {"add": -1}, {"add": np.nan}])
def test_ways_that_do_not_exist(options: dict[str, object]) -> None:
    with pytest.raises(errors.UnknownChoice):
        effect_size("OR", **options, **TABLES)  # type: ignore[arg-type]
