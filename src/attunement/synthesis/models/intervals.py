"""Intervals for the spread between studies, and for the effect in a new one."""

from typing import Literal, NamedTuple, get_args

import numpy as np
from scipy import special

from ..errors import UnknownChoice
from .inference import quantile
from .problems import Problems
from .roots import tau2_where_q_is


class Interval(NamedTuple):
    lower: float
    upper: float


def q_profile(problems: Problems, level: float) -> Interval:
    """Interval for tau2 of one problem: the tau2 whose Q is at either quantile of its chi-square.

    Viechtbauer (2007) Stat. Med. 26:37. Both ends are 0 where Q is below even the lower quantile.
    """
    spare = problems.sizes[0] - problems.p
    tail = (1 - level) / 2
    ends = special.chdtri(spare, np.array([tail, 1 - tail]))
    lower, upper = tau2_where_q_is(problems.take(np.zeros(2, dtype=np.int64)), ends)
    return Interval(float(lower), float(upper))


def as_i2(tau2: Interval, typical: float) -> Interval:
    """The same interval for I2, percent."""
    return Interval(*(100 * t / (t + typical) for t in tau2))


def as_h2(tau2: Interval, typical: float) -> Interval:
    return Interval(*(1 + t / typical for t in tau2))


Prediction = Literal["HTS", "V", "HK", "HK-PR", "S", "simple"]
PREDICTIONS: tuple[str, ...] = get_args(Prediction)


def prediction(
    kind: str,
    *,
    estimate: float,
    tau2: float,
    se: float,
    classic_se: float,
    hk_se: float,
    df: float,
    k: int,
    level: float,
) -> Interval | None:
    """Where the effect of a new study may lie; None where its t has no degrees of freedom.

    HTS: t with k - 2, classical standard error: Higgins, Thompson & Spiegelhalter (2009) J. R.
    Stat. Soc. A 172:137. V: the reference distribution and the standard error of the fit's own
    test (metafor's default). HK: t with k - 1 and the Knapp-Hartung standard error; HK-PR: the
    same with k - 2, Partlett & Riley (2017) Stat. Med. 36:301. S: normal,
    classical standard error; simple: normal, tau alone.
    """
    if kind not in PREDICTIONS:
        raise UnknownChoice(
            f"There is no prediction interval {kind!r}.", mend=f"Use one of {PREDICTIONS}."
        )
    error, freedom = {
        "HTS": (classic_se, k - 2.0),
        "V": (se, df),
        "HK": (hk_se, k - 1.0),
        "HK-PR": (hk_se, k - 2.0),
        "S": (classic_se, np.inf),
        "simple": (0.0, np.inf),
    }[kind]
    if not freedom >= 1:
        return None
    half = float(quantile(level, np.array(freedom))) * float(np.sqrt(tau2 + error**2))
    return Interval(estimate - half, estimate + half)
