"""A model of which studies come to be seen, fitted together with the model of their effects."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy import special

from ..effects.arrays import FloatArray, read_only
from ..effects.result import Caution, EffectSizes
from ..errors import UnknownChoice
from ..models.fitted import Fitted
from ..models.fitting import check_level
from ..models.pool import pool
from .selection_fitting import LARGEST, Optimum, maximise
from .selection_functions import SHAPES
from .selection_likelihood import Likelihood, Selection, Smooth, Steps, p_values
from .studies import Given, cautions_for, effects_of

Alternative = Literal["greater", "less", "two.sided"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SelectionModel:
    """estimate, se: average effect before selection; tau2, tau2_se: variance between studies
    (its standard error is None at 0)
    delta, delta_se: weights of the intervals after the first (steps), or the shape's parameters;
        NaN for the error of one at the edge of its range
    log_likelihood: maximum; lrt, lrt_df, lrt_pvalue: against no selection
    p_table: studies in each interval between steps; empty for smooth shapes
    """

    kind: str
    alternative: str
    steps: tuple[float, ...]
    k: int
    estimate: float
    se: float
    pvalue: float
    ci_lower: float
    ci_upper: float
    tau2: float
    tau2_se: float | None
    delta: FloatArray
    delta_se: FloatArray
    log_likelihood: float
    lrt: float
    lrt_df: int
    lrt_pvalue: float
    p_table: tuple[int, ...]
    cautions: tuple[Caution, ...]


def selection_model(
    given: Given,
    *,
    steps: Sequence[float] | None = None,
    kind: str | None = None,
    alternative: Alternative | None = None,
    level: float = 0.95,
) -> SelectionModel:
    """Maximum likelihood under selection by p-value.

    steps: cutpoints of one-sided (or two-sided) p-values; 1 is added. Between two of them every
        study is as likely to be seen (Hedges 1992, Stat Sci 7:246-255; Vevea & Hedges 1995,
        Psychometrika 60:419-435). By default (0.025,), the three-parameter model.
    kind: instead of steps, a smooth shape: beta, halfnorm, negexp, logistic or power
    alternative: which results are favoured; by default those on the side of the average
    A model fitted with a common effect keeps tau2 at 0; any other is refitted by ML.

    Raises TooFewStudies (k < 3, or fewer than parameters), UnknownChoice (an interval between
    steps holds no study: nothing is known of its weight), NotSolved.
    """
    check_level(level)
    effects = effects_of(given)
    common = isinstance(given, Fitted) and given.method == "EE"
    plain = pool(yi=effects.yi, vi=effects.vi, method="EE" if common else "ML", test="z")
    side: Alternative = alternative or ("less" if plain.estimate < 0 else "greater")
    if side not in ("greater", "less", "two.sided"):
        raise UnknownChoice(
            f"alternative={side!r} is not known.", mend="Use greater, less or two.sided."
        )
    if steps is not None and kind is not None:
        raise UnknownChoice("Both steps and a kind are given.", mend="Give one of them.")
    sign = -1.0 if side == "less" else 1.0
    z = sign * effects.yi / np.sqrt(effects.vi)
    cut = () if kind is not None else _cutpoints(steps if steps is not None else (0.025,))
    table = _p_table(z, cut, side == "two.sided")
    selection: Selection
    if kind is not None:
        if kind not in SHAPES:
            raise UnknownChoice(f"kind={kind!r} is not known.", mend=f"Use {', '.join(SHAPES)}.")
        selection = Smooth(z, SHAPES[kind], side == "two.sided")
    else:
        selection = Steps(z, cut, side == "two.sided")
    likelihood = Likelihood(sign * effects.yi, effects.vi, selection)
    found = maximise(likelihood, average=sign * plain.estimate, tau2=plain.tau2, common=common)
    without, _ = likelihood.value_and_slope(
        np.array([sign * plain.estimate, plain.tau2, *selection.null])
    )
    return _result(effects, found, without, sign, kind or "step", side, cut, table, level)


def _cutpoints(steps: Sequence[float]) -> tuple[float, ...]:
    cut = tuple(sorted({*map(float, steps), 1.0}))
    if len(cut) < 2 or cut[0] <= 0 or cut[-1] > 1:
        raise UnknownChoice(
            f"steps={list(steps)} are not p-values above 0 and below 1.", mend="Use (0.025,)."
        )
    return cut


def _p_table(z: FloatArray, cut: tuple[float, ...], two_sided: bool) -> tuple[int, ...]:
    if not cut:
        return ()
    p, _ = p_values(z, two_sided)
    table = np.bincount(np.searchsorted(cut, p, side="left"), minlength=len(cut))
    if not table.all():
        at = int(np.argmin(table))
        low = ([0.0, *cut])[at]
        raise UnknownChoice(
            f"No study has a p-value between {low:g} and {cut[at]:g}.",
            mend="Move or leave out a step: nothing is known of a weight without a study.",
        )
    return tuple(table.tolist())


def _result(
    effects: EffectSizes,
    found: Optimum,
    without: float,
    sign: float,
    kind: str,
    side: str,
    cut: tuple[float, ...],
    table: tuple[int, ...],
    level: float,
) -> SelectionModel:
    estimate, se = sign * float(found.at[0]), float(found.se[0])
    reach = float(special.ndtri((1 + level) / 2)) * se
    delta = found.at[2:]
    lrt = max(0.0, 2 * (found.value - without))
    said = list(cautions_for(effects, by_precision=False))
    if np.any(delta >= LARGEST):
        said.append(
            Caution(
                code="selection-at-its-limit",
                words=f"A weight reached {LARGEST:g}, the largest tried: the studies do not "
                "bound it.",
            )
        )
    return SelectionModel(
        kind=kind,
        alternative=side,
        steps=cut,
        k=effects.k,
        estimate=estimate,
        se=se,
        pvalue=float(2 * special.ndtr(-abs(estimate) / se)),
        ci_lower=estimate - reach,
        ci_upper=estimate + reach,
        tau2=float(found.at[1]),
        tau2_se=None if np.isnan(found.se[1]) else float(found.se[1]),
        delta=read_only(delta),
        delta_se=read_only(found.se[2:]),
        log_likelihood=found.value,
        lrt=lrt,
        lrt_df=int(delta.size),
        lrt_pvalue=float(special.chdtrc(delta.size, lrt)),
        p_table=table,
        cautions=tuple(said),
    )
