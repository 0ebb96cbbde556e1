"""Effects that a study prints ready made, with a variance, a standard error or an interval."""

import numpy as np
from scipy import special

from .arrays import Columns, Estimates
from .kinds import NUMBER, POSITIVE
from .measure import Inputs, Measure


def _from_se(columns: Columns) -> Columns:
    return {**columns, "vi": columns["sei"] ** 2}


def _from_limits(columns: Columns) -> Columns:
    """A symmetric 95 % interval: width = 2 z SE."""
    z = special.ndtri(0.975)
    width = np.where(columns["upper"] > columns["lower"], columns["upper"] - columns["lower"], 0)
    return {**columns, "vi": (width / (2 * z)) ** 2}


def _gen(columns: Columns, variance: str, correct: bool) -> Estimates:
    return columns["yi"], columns["vi"]


MEASURES = (
    Measure(
        code="GEN",
        words="effect as given",
        inputs=(
            Inputs("effect and variance", {"yi": NUMBER, "vi": POSITIVE}),
            Inputs("effect and standard error", {"yi": NUMBER, "sei": POSITIVE}, _from_se),
            Inputs(
                "effect and 95 % confidence limits",
                {"yi": NUMBER, "lower": NUMBER, "upper": NUMBER},
                _from_limits,
            ),
        ),
        compute=_gen,
        variances={"as given": "as the study gives it"},
        source="the study itself",
    ),
)
