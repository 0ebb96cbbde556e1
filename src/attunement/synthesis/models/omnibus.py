"""A test of several coefficients at once."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Omnibus:
    """Whether all the coefficients tested are 0. statistic: chi-square with df, or F with df and
    df_within degrees of freedom (infinite for a chi-square)."""

    statistic: float
    df: int
    df_within: float
    pvalue: float
