"""Change within one group, or a difference of matched pairs. m1 and m2: the two occasions."""

import numpy as np
from scipy import stats

from .arrays import Columns, Estimates, FloatArray
from .correction import exact_j
from .differences import log_ratio, squared_cv
from .kinds import MEAN, NUMBER, RETEST, SD, SEVERAL, SIGNED_P, STATISTIC
from .measure import LARGE_SAMPLE, Compute, Inputs, Measure

BOTH = {"m1": MEAN, "m2": MEAN, "sd1": SD, "sd2": SD, "n": SEVERAL, "r": RETEST}
BY_FIRST_SD = {name: BOTH[name] for name in ("m1", "m2", "sd1", "n", "r")}
CHANGE = {"change": NUMBER, "sd_change": SD, "n": SEVERAL}


def _of_change(columns: Columns) -> Columns:
    """Mean and SD of the change, from both occasions and the correlation between them."""
    change = columns["m1"] - columns["m2"]
    return {**columns, "change": change, "sd_change": np.sqrt(variance_of_change(columns))}


def variance_of_change(columns: Columns) -> FloatArray:
    sd1, sd2 = columns["sd1"], columns["sd2"]
    return np.asarray(sd1**2 + sd2**2 - 2 * columns["r"] * sd1 * sd2)


def _standardised(columns: Columns) -> Columns:
    return {**columns, "d": columns["change"] / columns["sd_change"]}


def _from_t(columns: Columns) -> Columns:
    return {**columns, "d": columns["t"] / np.sqrt(columns["n"])}


def _from_p(columns: Columns) -> Columns:
    p, n = columns["p"], columns["n"]
    return _from_t({**columns, "t": np.sign(p) * stats.t.isf(np.abs(p) / 2, n - 1)})


OCCASIONS = Inputs("means and SDs of both occasions, and their correlation", BOTH)
RAW = (
    Inputs(OCCASIONS.words, BOTH, _of_change),
    Inputs("mean and SD of the change", CHANGE),
)
ANY_D = (
    Inputs(OCCASIONS.words, BOTH, lambda columns: _standardised(_of_change(columns))),
    Inputs("mean and SD of the change", CHANGE, _standardised),
    Inputs("standardised change d", {"d": NUMBER, "n": SEVERAL}),
    Inputs("paired t statistic", {"t": STATISTIC, "n": SEVERAL}, _from_t),
    Inputs("two-sided p-value of a paired t-test", {"p": SIGNED_P, "n": SEVERAL}, _from_p),
)


def _j(df: FloatArray, correct: bool) -> FloatArray:
    return exact_j(df) if correct else np.ones_like(df)


def _mc(columns: Columns, variance: str, correct: bool) -> Estimates:
    return columns["change"], columns["sd_change"] ** 2 / columns["n"]


def _smcc(columns: Columns, variance: str, correct: bool) -> Estimates:
    n = columns["n"]
    g = _j(n - 1, correct) * columns["d"]
    return g, 1 / n + g**2 / (2 * n)


def _smcr(columns: Columns, variance: str, correct: bool) -> Estimates:
    n = columns["n"]
    g = _j(n - 1, correct) * (columns["m1"] - columns["m2"]) / columns["sd1"]
    return g, 2 * (1 - columns["r"]) / n + g**2 / (2 * n)


def _smcrh(columns: Columns, variance: str, correct: bool) -> Estimates:
    df = columns["n"] - 1
    g = _j(df, correct) * (columns["m1"] - columns["m2"]) / columns["sd1"]
    return g, variance_of_change(columns) / columns["sd1"] ** 2 / df + g**2 / (2 * df)


def _smcrph(columns: Columns, variance: str, correct: bool) -> Estimates:
    v1, v2, r, df = columns["sd1"] ** 2, columns["sd2"] ** 2, columns["r"], columns["n"] - 1
    average = (v1 + v2) / 2
    d = (columns["m1"] - columns["m2"]) / np.sqrt(average)
    g = _j(2 * df / (1 + r**2), correct) * d
    spread = g**2 * (v1**2 + v2**2 + 2 * r**2 * v1 * v2) / (8 * average**2 * df)
    return g, spread + variance_of_change(columns) / average / df


def _romc(columns: Columns, variance: str, correct: bool) -> Estimates:
    n, r = columns["n"], columns["r"]
    first, second = squared_cv(columns, "1"), squared_cv(columns, "2")
    together = columns["sd1"] * columns["sd2"] / (columns["m1"] * columns["m2"])
    yi = log_ratio(columns["m1"], columns["m2"]) + (first - second) / (2 * n) * correct
    return yi, (first + second - 2 * r * together) / n


def _vrc(columns: Columns, variance: str, correct: bool) -> Estimates:
    """The small-sample terms of the two SDs cancel: n is the same."""
    yi = np.log(columns["sd1"] / columns["sd2"])
    return yi, (1 - columns["r"] ** 2) / (columns["n"] - 1)


def _cvrc(columns: Columns, variance: str, correct: bool) -> Estimates:
    spread, vi = _vrc(columns, variance, correct)
    mean, mean_vi = _romc(columns, variance, correct)
    return spread - mean, vi + mean_vi


FIRST_SD = Inputs("means, SD of the first occasion and correlation", BY_FIRST_SD)
BOTH_SDS = Inputs(
    "SDs of both occasions, and their correlation",
    {name: BOTH[name] for name in ("sd1", "sd2", "n", "r")},
)
BONETT = "Bonett 2008, Psychol Methods 13:99-109"
SENIOR = "Senior, Viechtbauer & Nakagawa 2020, Res Synth Methods 11:553-567"


def _change(
    code: str,
    words: str,
    inputs: tuple[Inputs, ...],
    compute: Compute,
    source: str,
    corrected: bool = True,
) -> Measure:
    return Measure(
        code=code,
        words=words,
        inputs=inputs,
        compute=compute,
        source=source,
        variances=LARGE_SAMPLE,
        corrected=corrected,
        standardised=code.startswith("S"),
    )


MEASURES = (
    _change(
        "MC", "mean change", RAW, _mc, "Morris & DeShon 2002, Psychol Methods 7:105-125", False
    ),
    _change(
        "SMCC",
        "standardised mean change, by the SD of the change",
        ANY_D,
        _smcc,
        "Gibbons, Hedeker & Davis 1993, J Educ Stat 18:271-279",
    ),
    _change(
        "SMCR",
        "standardised mean change, by the SD of the first occasion",
        (FIRST_SD,),
        _smcr,
        "Becker 1988, Br J Math Stat Psychol 41:257-278",
    ),
    _change(
        "SMCRH",
        "standardised mean change, by the first SD, unequal variances",
        (OCCASIONS,),
        _smcrh,
        BONETT,
    ),
    _change(
        "SMCRPH",
        "standardised mean change, by the average SD, unequal variances",
        (OCCASIONS,),
        _smcrph,
        BONETT,
    ),
    _change(
        "ROMC",
        "log ratio of means of two occasions",
        (OCCASIONS,),
        _romc,
        "Lajeunesse 2011, Ecology 92:2049-2055",
    ),
    _change("VRC", "log ratio of SDs of two occasions", (BOTH_SDS,), _vrc, SENIOR, False),
    _change(
        "CVRC",
        "log ratio of coefficients of variation of two occasions",
        (OCCASIONS,),
        _cvrc,
        SENIOR,
    ),
)
