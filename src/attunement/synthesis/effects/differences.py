"""Raw differences and log ratios of means, spreads and coefficients of variation of two groups."""

import numpy as np

from .arrays import Columns, Estimates, FloatArray
from .measure import LARGE_SAMPLE, Inputs, Measure
from .two_groups import MEANS_AND_SDS, SDS, pooled_variance


def log_ratio(above: FloatArray, below: FloatArray) -> FloatArray:
    """Not a number unless both have one sign: there is no log of what is left."""
    return np.log(np.where(np.sign(above) * np.sign(below) > 0, above / below, np.nan))


def squared_cv(columns: Columns, group: str) -> FloatArray:
    """SD over mean, squared: shape (k,)."""
    return np.asarray((columns[f"sd{group}"] / columns[f"m{group}"]) ** 2)


def _md(columns: Columns, variance: str, correct: bool) -> Estimates:
    n1, n2 = columns["n1"], columns["n2"]
    if variance == "HO":
        vi = pooled_variance(columns) * (1 / n1 + 1 / n2)
    else:
        vi = columns["sd1"] ** 2 / n1 + columns["sd2"] ** 2 / n2
    return columns["m1"] - columns["m2"], vi


def _rom(columns: Columns, variance: str, correct: bool) -> Estimates:
    m1, m2, n1, n2 = (columns[name] for name in ("m1", "m2", "n1", "n2"))
    first, second = squared_cv(columns, "1") / n1, squared_cv(columns, "2") / n2
    yi = log_ratio(m1, m2) + (first - second) / 2 * correct
    if variance == "HO":
        return yi, pooled_variance(columns) * (1 / (n1 * m1**2) + 1 / (n2 * m2**2))
    second_order = (first**2 + second**2) / 2 if variance == "LS2" else 0.0
    return yi, first + second + second_order


def _vr(columns: Columns, variance: str, correct: bool) -> Estimates:
    first, second = 0.5 / (columns["n1"] - 1), 0.5 / (columns["n2"] - 1)
    return np.log(columns["sd1"] / columns["sd2"]) + (first - second) * correct, first + second


def _cvr(columns: Columns, variance: str, correct: bool) -> Estimates:
    spread, vi = _vr(columns, variance, correct)
    mean, mean_vi = _rom(columns, "LS", correct)
    return spread - mean, vi + mean_vi


MEASURES = (
    Measure(
        code="MD",
        words="mean difference",
        inputs=(MEANS_AND_SDS,),
        compute=_md,
        variances={"LS": "each group its own SD", "HO": "one SD for both groups"},
        source="Borenstein 2009, Handbook of research synthesis, equations 12.5 and 12.3",
    ),
    Measure(
        code="ROM",
        words="log ratio of means",
        inputs=(MEANS_AND_SDS,),
        compute=_rom,
        corrected=True,
        variances={
            "LS": "large-sample approximation (Hedges et al. 1999, equation 1)",
            "LS2": "second-order approximation (Lajeunesse 2015, equation 9)",
            "HO": "one SD for both groups (Hedges et al. 1999)",
        },
        source="Hedges, Gurevitch & Curtis 1999, Ecology 80:1150-1156; correction by Lajeunesse "
        "2015, Ecology 96:2056-2063, equation 8",
    ),
    Measure(
        code="VR",
        words="log ratio of standard deviations",
        compute=_vr,
        corrected=True,
        inputs=(Inputs("standard deviations", SDS),),
        variances=LARGE_SAMPLE,
        source="Nakagawa et al. 2015, Methods Ecol Evol 6:143-152",
    ),
    Measure(
        code="CVR",
        words="log ratio of coefficients of variation",
        inputs=(MEANS_AND_SDS,),
        compute=_cvr,
        corrected=True,
        variances=LARGE_SAMPLE,
        source="Senior, Viechtbauer & Nakagawa 2020, Res Synth Methods 11:553-567",
    ),
)
