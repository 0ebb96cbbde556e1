"""Studies drawn by Hypothesis: from well-behaved ones to weights that differ a millionfold."""

import numpy as np
from hypothesis import strategies as st

Studies = tuple[np.ndarray, np.ndarray]


@st.composite
def studies(draw: st.DrawFn, *, least: int = 3, most: int = 9, decades: int = 2) -> Studies:
    """Effects within 3 of 0 and variances from 10^-decades to 10."""
    k = draw(st.integers(least, most))
    one = st.integers(-3000, 3000).map(lambda n: n / 1000)
    power = st.integers(-10 * decades, 10).map(lambda n: 10 ** (n / 10))
    y = draw(st.lists(one, min_size=k, max_size=k))
    v = draw(st.lists(power, min_size=k, max_size=k))
    return np.array(y), np.array(v)


@st.composite
def with_moderator(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The same with an intercept and one moderator that is not the same everywhere."""
    y, v = draw(studies(least=4))
    values = st.lists(st.integers(-5, 5), min_size=len(y), max_size=len(y))
    moderator = np.array(draw(values.filter(lambda m: len(set(m)) > 1)), dtype=float)
    return y, v, np.column_stack([np.ones(len(y)), moderator])
