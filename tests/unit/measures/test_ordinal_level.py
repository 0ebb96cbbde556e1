"""Ordinal levels have an order and no distances."""

import operator
import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attunement.measures import OrdinalLevel, measure, score

codes = st.integers(1, 4)


def level(code, measure_id="dc-0-5-loaf"):
    return score(measure(measure_id), {"level": code}).level


@given(codes, codes)
def test_levels_of_one_measure_order_by_code(one, other):
    for compare in (operator.lt, operator.le, operator.gt, operator.ge, operator.eq, operator.ne):
        assert compare(level(one), level(other)) == compare(one, other)


@given(st.lists(codes, min_size=1))
def test_levels_sort_and_count(chosen):
    assert [each.code for each in sorted(map(level, chosen))] == sorted(chosen)
    assert len({level(code) for code in chosen}) == len(set(chosen))


ARITHMETIC = [
    operator.add, operator.sub, operator.mul, operator.truediv, operator.floordiv, operator.mod,
    operator.pow,
]  # fmt: skip


@pytest.mark.parametrize("operation", ARITHMETIC)
def test_arithmetic_is_refused_and_says_why(operation):
    for pair in [(level(1), level(2)), (level(1), 2), (2, level(1)), (0.5, level(1))]:
        with pytest.raises(TypeError, match="ordered levels, not amounts"):
            operation(*pair)


@pytest.mark.parametrize("reduce", [sum, statistics.mean, statistics.fmean, statistics.stdev])
def test_there_is_no_sum_and_no_mean(reduce):
    with pytest.raises(TypeError):
        reduce([level(1), level(3)])


@pytest.mark.parametrize("convert", [int, float, round, abs, operator.neg, operator.index])
def test_a_level_is_not_a_number(convert):
    with pytest.raises(TypeError, match="ordered levels"):
        convert(level(2))


def test_levels_of_two_measures_do_not_compare():
    environment = level(1, "dc-0-5-loaf-environment")
    assert environment != level(1)
    with pytest.raises(TypeError, match="not on one scale"):
        _ = environment < level(2)
    older = OrdinalLevel("dc-0-5-loaf", "0", 1, "well-adapted to good-enough", 4)
    with pytest.raises(TypeError, match="not on one scale"):
        _ = older < level(2)


def test_a_level_does_not_compare_with_a_number():
    with pytest.raises(TypeError):
        _ = level(1) < 2


def test_in_words():
    assert str(level(2)) == "level 2 of 4: strained to concerning"
