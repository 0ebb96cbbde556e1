"""Change in one group against change in another: before and after, with a control group."""

import numpy as np

from ..errors import WrongColumns
from .arrays import Columns, Estimates
from .correction import exact_j
from .kinds import MEAN, RETEST, SD, SEVERAL
from .measure import Inputs, Measure
from .result import EffectSizes


def pre_post_control(*, treated: EffectSizes, control: EffectSizes) -> EffectSizes:
    """Change of the treated less change of the controls, study by study.

    The groups are independent, so the variances add (Becker 1988, Br J Math Stat Psychol
    41:257-278; Gleser & Olkin 2009). Both must be one measure of change (MC, SMCC, SMCR, ...) and
    hold the same rows: raises WrongColumns otherwise.
    """
    if treated.measure != control.measure:
        raise WrongColumns(
            f"The treated are measured by {treated.measure}, the controls by {control.measure}.",
            mend="Compute both with one measure.",
        )
    if treated.rows != control.rows:
        only = sorted(set(treated.rows) ^ set(control.rows))
        raise WrongColumns(
            f"Row {', '.join(map(str, only))} has an effect in one of the two groups only.",
            mend="Give both groups of a study, or leave the study out of both.",
        )
    people = None if treated.ni is None or control.ni is None else treated.ni + control.ni
    return EffectSizes(
        yi=treated.yi - control.yi,
        vi=treated.vi + control.vi,
        measure=f"{treated.measure} difference",
        labels=treated.labels,
        variance=treated.variance,
        ni=people,
        rows=treated.rows,
        derived=tuple(
            one if one == two else f"{one}; {two}"
            for one, two in zip(treated.derived, control.derived, strict=True)
        ),
        excluded=treated.excluded,
        cautions=(*treated.cautions, *control.cautions),
    )


def _ppc(columns: Columns, variance: str, correct: bool) -> Estimates:
    """Morris's d_ppc2, equations 8 and 25: one SD, pooled over both groups before treatment."""
    n1, n2, r = columns["n1"], columns["n2"], columns["r"]
    df = n1 + n2 - 2
    pooled = ((n1 - 1) * columns["sd_pre1"] ** 2 + (n2 - 1) * columns["sd_pre2"] ** 2) / df
    gain = columns["m_post1"] - columns["m_pre1"] - columns["m_post2"] + columns["m_pre2"]
    j, d = exact_j(df), gain / np.sqrt(pooled)
    used = j if correct else np.ones_like(j)
    unit, g = 2 * (1 - r) * (1 / n1 + 1 / n2), used * d
    square = np.where(df > 2, df / np.where(df > 2, df - 2, 1.0), np.nan) * (unit + g**2)
    return g, used**2 * (square - g**2 / j**2)


MEASURES = (
    Measure(
        code="PPC",
        words="pre-post-control standardised difference (d ppc2)",
        inputs=(
            Inputs(
                "means before and after, SDs before, and the correlation between them",
                {
                    "m_pre1": MEAN,
                    "m_post1": MEAN,
                    "sd_pre1": SD,
                    "n1": SEVERAL,
                    "m_pre2": MEAN,
                    "m_post2": MEAN,
                    "sd_pre2": SD,
                    "n2": SEVERAL,
                    "r": RETEST,
                },
            ),
        ),
        compute=_ppc,
        corrected=True,
        standardised=True,
        variances={"exact": "exact variance under normality, at the estimate"},
        source="Morris 2008, Organ Res Methods 11:364-386",
    ),
)
