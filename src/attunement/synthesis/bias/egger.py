"""Do small studies give other effects than large ones? A line through the funnel."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from ..effects.arrays import FloatArray
from ..effects.result import Caution, EffectSizes
from ..errors import UnknownChoice
from ..models.fitted import Fitted
from ..models.fitting import check_level
from ..models.regress import regress
from .studies import Given, cautions_for, effects_of
from .weighted import weighted_line

Model = Literal["wls", "regress"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Egger:
    """slope: change of the effect by one unit of the predictor; no asymmetry is a slope of 0.
    statistic: t with `df` degrees of freedom, or z where df is None.
    limit: the effect that the line gives for a study without sampling error, with its interval;
        None for predictors that grow with precision (ni, sqrtni).
    """

    predictor: str
    model: str
    k: int
    slope: float
    slope_se: float
    statistic: float
    df: float | None
    pvalue: float
    intercept: float
    limit: float | None
    limit_lower: float | None
    limit_upper: float | None
    cautions: tuple[Caution, ...]


PREDICTORS: dict[str, Callable[[EffectSizes], FloatArray]] = {
    "sei": lambda es: np.sqrt(es.vi),
    "vi": lambda es: es.vi,
    "ni": lambda es: _people(es),
    "ninv": lambda es: 1 / _people(es),
    "sqrtni": lambda es: np.sqrt(_people(es)),
    "sqrtninv": lambda es: 1 / np.sqrt(_people(es)),
}
FALLING = ("sei", "vi", "ninv", "sqrtninv")
"""Predictors that go to 0 as a study grows: there the line has a limit."""


def _people(es: EffectSizes) -> FloatArray:
    if es.ni is None:
        raise UnknownChoice(
            "The numbers of people are not known.",
            mend="Give effects with ni, or use predictor='sei' or 'vi'.",
        )
    return es.ni


def egger(
    given: Given,
    *,
    predictor: str = "sei",
    model: Model = "wls",
    method: str | None = None,
    test: str | None = None,
    level: float = 0.95,
) -> Egger:
    """Regression test for funnel asymmetry.

    model: "wls", weighted regression with a multiplicative dispersion (Egger et al. 1997, BMJ
        315:629-634); "regress", meta-regression (Sterne & Egger 2005), with `method` and `test`
        as `regress` takes them: by default those of the model given.
    predictor: sei, vi, ni, ninv, sqrtni or sqrtninv; those of ni need the numbers of people and
        avoid an artefact of measures whose variance holds the effect (Pustejovsky & Rodgers 2019,
        Res Synth Methods 10:57-71).

    Asymmetry has other causes than missing studies. Raises TooFewStudies (k < 3), NotIdentifiable
    (one precision), UnknownChoice.
    """
    check_level(level)
    if predictor not in PREDICTORS:
        raise UnknownChoice(
            f"predictor={predictor!r} is not known.", mend=f"Use one of {', '.join(PREDICTORS)}."
        )
    if model not in ("wls", "regress"):
        raise UnknownChoice(f"model={model!r} is not known.", mend="Use 'wls' or 'regress'.")
    if model == "wls" and (method is not None or test is not None):
        raise UnknownChoice("method and test are for model='regress'.", mend="Leave them out.")
    effects = effects_of(given)
    column = np.asarray(PREDICTORS[predictor](effects))
    if model == "wls":
        drawn = _wls(effects, column, level)
    else:
        drawn = _regress(given, effects, column, method, test, level)
    falls = predictor in FALLING
    return Egger(
        predictor=predictor,
        model=model,
        k=effects.k,
        slope=drawn.slope,
        slope_se=drawn.slope_se,
        statistic=drawn.statistic,
        df=drawn.df,
        pvalue=drawn.pvalue,
        intercept=drawn.intercept,
        limit=drawn.intercept if falls else None,
        limit_lower=drawn.lower if falls else None,
        limit_upper=drawn.upper if falls else None,
        cautions=cautions_for(effects, by_precision=predictor in ("sei", "vi")),
    )


@dataclass(frozen=True, slots=True)
class _Drawn:
    intercept: float
    lower: float
    upper: float
    slope: float
    slope_se: float
    statistic: float
    df: float | None
    pvalue: float


def _wls(effects: EffectSizes, column: FloatArray, level: float) -> _Drawn:
    line = weighted_line(effects.yi, effects.vi, column)
    intercept, slope = line.coefficients.tolist()
    lower, upper = line.interval(0, level)
    return _Drawn(
        intercept,
        lower,
        upper,
        slope,
        float(line.se[1]),
        float(line.t[1]),
        float(line.df),
        float(line.pvalue[1]),
    )


def _regress(
    given: Given,
    effects: EffectSizes,
    column: FloatArray,
    method: str | None,
    test: str | None,
    level: float,
) -> _Drawn:
    fit = regress(
        effects,
        moderators={"predictor": column.tolist()},
        method=method or (given.method if isinstance(given, Fitted) else "REML"),
        test=test or (given.test if isinstance(given, Fitted) else None),
        level=level,
    )
    df = float(fit.inference.df[0])
    return _Drawn(
        float(fit.estimates[0]),
        float(fit.ci_lower[0]),
        float(fit.ci_upper[0]),
        float(fit.estimates[1]),
        float(fit.se[1]),
        float(fit.statistic[1]),
        None if np.isinf(df) else df,
        float(fit.pvalue[1]),
    )
