"""How much of the spread between effects is more than chance: Q, I2, H2, for many problems."""

from dataclasses import dataclass

import numpy as np
from scipy import special

from ..effects.arrays import FloatArray
from .lines import q_and_trace
from .problems import Problems
from .steady import steady


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Heterogeneity:
    """Arrays (n,). q: Cochran's Q (QE); pvalue: of Q; i2: percent; h2; typical: the typical
    sampling variance that I2 and H2 are relative to (NaN where k is no more than p). i2, h2 and
    typical are NaN where one weight is so large that rounding leaves nothing of the others."""

    q: FloatArray
    pvalue: FloatArray
    i2: FloatArray
    h2: FloatArray
    typical: FloatArray


def heterogeneity(
    problems: Problems, tau2: FloatArray, *, common_effect: bool = False
) -> Heterogeneity:
    """Q with weights 1 / vi; I2 = tau2 / (tau2 + typical), H2 = 1 + tau2 / typical.

    Higgins & Thompson (2002) Stat. Med. 21:1539. Under a common effect there is no tau2, so
    H2 = Q / (k - p) and I2 = (H2 - 1) / H2, not below 0. With no degrees of freedom Q is 0,
    its p-value 1, I2 0 and H2 1.
    """
    problems = steady(problems).problems
    cochran, trace = q_and_trace(problems)
    spare = problems.sizes - problems.p
    some = spare > 0
    q = np.where(some, cochran, 0.0)
    pvalue = np.where(some, special.chdtrc(np.maximum(spare, 1), q), 1.0)
    typical = np.full(problems.n, np.nan)
    typical[some] = spare[some] / trace[some]
    if common_effect:
        h2 = np.where(some, q / np.maximum(spare, 1), 1.0)
        i2 = 100 * np.maximum(0.0, 1 - 1 / np.where(h2 > 0, h2, 1.0))
    else:
        ratio = np.where(some, tau2 / np.where(some, typical, 1.0), 0.0)
        i2, h2 = 100 * ratio / (1 + ratio), 1 + ratio
    return Heterogeneity(q=q, pvalue=pvalue, i2=i2, h2=h2, typical=typical)
