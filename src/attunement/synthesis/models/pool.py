"""Pool effects into one."""

from collections.abc import Sequence

import numpy as np

from ..effects.arrays import FloatArray
from ..effects.result import EffectSizes
from ..errors import UnknownChoice, WrongColumns
from .fit import Fit
from .fitting import fitted_parts
from .intervals import prediction

Numbers = Sequence[float] | FloatArray


def pool(
    es: EffectSizes | None = None,
    *,
    yi: Numbers | None = None,
    vi: Numbers | None = None,
    labels: Sequence[str] = (),
    measure: str | None = None,
    method: str = "REML",
    test: str | None = None,
    level: float = 0.95,
    weights: Numbers | None = None,
) -> Fit:
    """Pool k effects: give `es`, or `yi` and `vi` of shape (k,) with labels if they have any.

    method: EE (common effect), DL, DL2, HE, HE2, HS, HSk, SJ, ML, REML, EB, PM, PMM, GENQ or GENQM
    test: z, t, knha or adhoc; None is knha, and z under a common effect
    weights: (k,), for GENQ and GENQM: they make both tau2 and the estimate
    level: of every interval, between 0 and 1

    Raises a SynthesisError that says what is wrong and how to mend it; nothing is NaN.
    The pooled number is the inverse-variance weighted mean with weights 1 / (vi + tau2):
    Hedges & Olkin (1985), DerSimonian & Laird (1986).
    """
    effects = effects_of(es, yi=yi, vi=vi, labels=labels, measure=measure)
    parts = fitted_parts(
        effects,
        np.ones((effects.k, 1)),
        ("intercept",),
        method=method,
        test=test,
        level=level,
        weights=weights_of(weights, effects.k),
    )
    inference = parts["inference"]
    interval = None
    if method != "EE":
        interval = prediction(
            "HTS",
            estimate=float(inference.beta[0, 0]),
            tau2=parts["tau2"],
            se=float(inference.se[0, 0]),
            classic_se=float(inference.classic_se[0, 0]),
            hk_se=float(inference.se[0, 0]),
            df=float(inference.df[0]),
            k=effects.k,
            level=level,
        )
    return Fit(**parts, prediction_interval=interval)


def effects_of(
    es: EffectSizes | None,
    *,
    yi: Numbers | None,
    vi: Numbers | None,
    labels: Sequence[str] = (),
    measure: str | None = None,
) -> EffectSizes:
    """The effects as given, or built of yi and vi; WrongColumns if both ways or neither."""
    given = [n for n, a in (("yi", yi), ("vi", vi)) if a is not None]
    if es is not None:
        if given or labels or measure is not None:
            raise WrongColumns(
                "Effects are given twice: as `es`, and as yi, vi, labels or measure.",
                mend="Give `es` alone, or yi and vi.",
            )
        return es
    if yi is None or vi is None:
        raise WrongColumns(
            f"Effects need both yi and vi; given: {', '.join(given) or 'neither'}.",
            mend="Give `es`, or yi and vi.",
        )
    return EffectSizes(
        yi=np.asarray(yi, dtype=np.float64),
        vi=np.asarray(vi, dtype=np.float64),
        labels=tuple(labels),
        measure=measure or "GEN",
    )


def weights_of(weights: Numbers | None, k: int) -> FloatArray | None:
    if weights is None:
        return None
    w = np.asarray(weights, dtype=np.float64)
    if w.shape != (k,) or not np.isfinite(w).all() or not (w > 0).all():
        raise UnknownChoice(
            f"Weights are {k} numbers above 0, one for each study.",
            mend=f"Give an array of shape ({k},).",
        )
    return w
