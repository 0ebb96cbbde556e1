"""How many studies would have to be put back for the funnel to look even, and with what result?"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from ..effects.arrays import FloatArray, read_only
from ..effects.result import Caution, EffectSizes
from ..errors import NotIdentifiable, NotSolved, UnknownChoice
from ..models.fit import Fit
from ..models.pool import pool
from .egger import egger
from .studies import Given, cautions_for, effects_of

Side = Literal["left", "right"]
ESTIMATORS = ("L0", "R0", "Q0")
MOST_ROUNDS = 100


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TrimAndFill:
    """k0: studies estimated to be missing on `side`, with its standard error
    k0_pvalue: of no study missing there; only for R0
    filled_yi, filled_vi: the studies put back, shape (k0,)
    fit: the model fitted to the studies and those put back
    """

    side: Side
    estimator: str
    k0: int
    k0_se: float
    k0_pvalue: float | None
    filled_yi: FloatArray
    filled_vi: FloatArray
    fit: Fit
    cautions: tuple[Caution, ...]


def trim_and_fill(
    given: Given,
    *,
    estimator: str = "L0",
    side: Side | None = None,
    method: str | None = None,
    test: str | None = None,
    level: float = 0.95,
) -> TrimAndFill:
    """Duval & Tweedie (2000), Biometrics 56:455-463 and J Am Stat Assoc 95:89-98.

    estimator: L0, R0 or Q0 of the number missing
    side: where studies are missing; by default opposite to where small studies lean, by the sign
        of the slope of a meta-regression on the standard error
    method, test: of the model, throughout; by default those of the model given (REML, knha)

    A picture of how sensitive the result is to one kind of selection, not a corrected result.
    Raises TooFewStudies (k < 3), UnknownChoice, NotSolved (the number does not settle),
    NotIdentifiable (one precision, and no side given).
    """
    if estimator not in ESTIMATORS:
        raise UnknownChoice(
            f"estimator={estimator!r} is not known.", mend=f"Use one of {', '.join(ESTIMATORS)}."
        )
    if side not in (None, "left", "right"):
        raise UnknownChoice(f"side={side!r} is not known.", mend="Use 'left' or 'right'.")
    effects = effects_of(given)
    model = {
        "method": method or (given.method if isinstance(given, Fit) else "REML"),
        "test": test or (given.test if isinstance(given, Fit) else None),
    }
    where = side or _side(effects, model["method"] or "REML")
    sign = -1.0 if where == "right" else 1.0
    order = np.argsort(sign * effects.yi, kind="stable")
    yi, vi = sign * effects.yi[order], effects.vi[order]
    k0, k0_se, centre = _settle(yi, vi, estimator, str(model["method"]))
    kept = slice(effects.k - k0, effects.k)
    filled_yi = sign * (2 * centre - yi[kept]) if k0 else np.empty(0)
    filled_vi = vi[kept] if k0 else np.empty(0)
    both = EffectSizes(
        yi=np.concatenate([effects.yi, filled_yi]),
        vi=np.concatenate([effects.vi, filled_vi]),
        measure=effects.measure,
        labels=(*effects.labels, *(f"filled {i + 1}" for i in range(k0))),
        variance=effects.variance,
    )
    return TrimAndFill(
        side=where,
        estimator=estimator,
        k0=k0,
        k0_se=k0_se,
        k0_pvalue=0.5 ** (k0 + 1) if estimator == "R0" else None,
        filled_yi=read_only(filled_yi),
        filled_vi=read_only(filled_vi),
        fit=pool(both, method=str(model["method"]), test=model["test"], level=level),
        cautions=cautions_for(effects),
    )


def _side(effects: EffectSizes, method: str) -> Side:
    """Small studies that lean to the left (a falling line) leave a gap on the right."""
    try:
        line = egger(effects, model="regress", method=method, test="z")
    except NotIdentifiable as error:
        raise NotIdentifiable(
            "All studies have the same precision, so none leans to a side.",
            mend="Say side='left' or side='right'.",
        ) from error
    return "right" if line.slope < 0 else "left"


def _settle(
    yi: FloatArray, vi: FloatArray, estimator: str, method: str
) -> tuple[int, float, float]:
    """yi in rising order, with studies missing on the left: trim on the right until k0 stays."""
    k, k0 = yi.size, 0
    for _ in range(MOST_ROUNDS):
        centre = pool(yi=yi[: k - k0], vi=vi[: k - k0], method=method, test="z").estimate
        found, se = _missing(yi - centre, estimator)
        if found == k0:
            return k0, se, centre
        k0 = min(found, k - 2)
    raise NotSolved(
        f"The number of missing studies does not settle in {MOST_ROUNDS} rounds.",
        mend=f"Use another estimator than {estimator}.",
    )


def _missing(centred: FloatArray, estimator: str) -> tuple[int, float]:
    """The estimate and its standard error; centred effects stand in rising order."""
    k = centred.size
    ranks = np.empty(k)
    ranks[np.argsort(np.abs(centred), kind="stable")] = np.arange(1, k + 1)
    if estimator == "R0":
        below = ranks[centred < 0]
        found = k - (below.max() if below.size else 0.0) - 1
        return max(0, round(found)), float(np.sqrt(2 * max(0.0, found) + 2))
    above = float(np.sum(ranks[centred > 0]))
    if estimator == "L0":
        found = (4 * above - k * (k + 1)) / (2 * k - 1)
        return max(0, round(found)), float(4 * np.sqrt(_variance(k, found)) / (2 * k - 1))
    # The root is not real where more than the half of all ranks lie above: then all are missing.
    found = k - 0.5 - np.sqrt(max(0.0, 2 * k**2 - 4 * above + 0.25))
    spread = (k - 0.5) ** 2 - found * (2 * k - found - 1)
    se = 2 * np.sqrt(_variance(k, found)) / np.sqrt(spread) if spread > 0 else np.inf
    return max(0, round(float(found))), float(se)


def _variance(k: int, k0: float) -> float:
    """Of the sum of ranks above, with k0 missing (Duval & Tweedie 2000, equation for var T_n)."""
    poly = 10 * k0**3 + 27 * k0**2 + 17 * k0 - 18 * k * k0**2 - 18 * k * k0 + 6 * k**2 * k0
    return max(0.0, (k * (k + 1) * (2 * k + 1) + poly) / 24)
