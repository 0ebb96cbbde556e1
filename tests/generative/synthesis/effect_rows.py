"""Rows of studies for every measure: one strategy for each kind of column."""

from typing import Any

from hypothesis import strategies as st

from attunement.synthesis.effects import Inputs, Kind, kinds

MEANS = st.floats(-40, 40).map(lambda value: round(value, 2))
OF_KIND: dict[Kind, st.SearchStrategy[float]] = {
    kinds.NUMBER: st.floats(-3, 3).map(lambda value: round(value, 3)),
    kinds.MEAN: MEANS,
    kinds.STATISTIC: st.floats(-6, 6).map(lambda value: round(value, 2)),
    kinds.SD: st.floats(0.5, 30).map(lambda value: round(value, 2)),
    kinds.TIME: st.floats(1, 2000).map(lambda value: round(value, 1)),
    kinds.COUNT: st.integers(0, 60).map(float),
    kinds.SIZE: st.integers(2, 400).map(float),
    kinds.SEVERAL: st.integers(2, 400).map(float),
    kinds.POSITIVE: st.floats(0.01, 5).map(lambda value: round(value, 3)),
    kinds.ITEMS: st.integers(2, 30).map(float),
    kinds.PREDICTORS: st.integers(1, 8).map(float),
    kinds.CORRELATION: st.floats(-0.95, 0.95).map(lambda value: round(value, 3)),
    kinds.RETEST: st.floats(-0.9, 0.95).map(lambda value: round(value, 3)),
    kinds.SIGNED_P: st.builds(
        lambda p, sign: sign * p, st.floats(1e-6, 0.999), st.sampled_from([-1.0, 1.0])
    ),
    kinds.P_VALUE: st.floats(1e-6, 0.999),
    kinds.F_VALUE: st.floats(0, 40).map(lambda value: round(value, 2)),
    kinds.R_SQUARED: st.floats(0, 0.95).map(lambda value: round(value, 3)),
    kinds.ALPHA: st.floats(-0.5, 0.98).map(lambda value: round(value, 3)),
}


def rows_of(inputs: Inputs, at_most: int = 6) -> st.SearchStrategy[list[dict[str, Any]]]:
    row = st.fixed_dictionaries({name: OF_KIND[kind] for name, kind in inputs.columns.items()})
    return st.lists(row, min_size=1, max_size=at_most)


def as_columns(rows: list[dict[str, float]]) -> dict[str, list[float]]:
    return {name: [row[name] for row in rows] for name in rows[0]}
