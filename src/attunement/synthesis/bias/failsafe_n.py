"""How many studies without an effect would undo a result?"""

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy import special

from ..effects.result import Caution, EffectSizes
from ..errors import UnknownChoice
from .studies import Given, effects_of

Kind = Literal["Rosenthal", "Orwin", "Rosenberg"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FailsafeN:
    """n: studies averaging no effect; 0 where the result would not stand already.
    pvalue: of the studies as they are (Rosenthal: one-sided, Stouffer's z; Rosenberg: two-sided)
    estimate, target: the average, and what it is brought down to (Orwin); else None
    """

    kind: Kind
    n: int
    k: int
    pvalue: float | None
    estimate: float | None
    target: float | None
    alpha: float | None
    cautions: tuple[Caution, ...]


NOT_A_COUNT = Caution(
    code="failsafe-n-counts-nothing",
    words="A fail-safe N is not the number of missing studies, and takes all of them to average "
    "no effect.",
)


def failsafe_n(
    given: Given, *, kind: Kind = "Rosenberg", alpha: float = 0.05, target: float | None = None
) -> FailsafeN:
    """Rosenthal (1979) Psychol Bull 86:638-641: until Stouffer's one-sided p is `alpha`.
    Orwin (1983) J Educ Stat 8:157-159: until the average, by inverse variance, is `target` (by
    default half of it, which only says k). Rosenberg (2005) Evolution 59:464-468: until the
    two-sided p of the common effect is `alpha`, by the normal distribution.

    Raises TooFewStudies (k < 1), UnknownChoice.
    """
    if kind not in _KINDS:
        raise UnknownChoice(f"kind={kind!r} is not known.", mend=f"Use one of {', '.join(_KINDS)}.")
    if not 0 < alpha < 1:
        raise UnknownChoice(f"alpha={alpha} is not between 0 and 1.", mend="Use 0.05.")
    if target is not None and (kind != "Orwin" or not (math.isfinite(target) and target != 0)):
        raise UnknownChoice(
            f"target={target} with {kind}.", mend="Give a number other than 0, with Orwin's."
        )
    return _KINDS[kind](effects_of(given, least=1), alpha, target)


def _average(effects: EffectSizes) -> float:
    return float(np.sum(effects.yi / effects.vi) / np.sum(1 / effects.vi))


def _whole(studies: float) -> int:
    """Up to the next study, but not because of a rounding error at a whole number."""
    near = round(studies)
    if math.isclose(studies, near, rel_tol=1e-9, abs_tol=1e-9):
        return max(0, near)
    return max(0, math.ceil(studies))


def _rosenthal(effects: EffectSizes, alpha: float, target: float | None) -> FailsafeN:
    z = float(np.sum(effects.yi / np.sqrt(effects.vi)))
    stouffer = abs(z) / math.sqrt(effects.k)
    return FailsafeN(
        kind="Rosenthal",
        n=_whole((z / float(special.ndtri(1 - alpha))) ** 2 - effects.k),
        k=effects.k,
        pvalue=float(special.ndtr(-stouffer)),
        estimate=None,
        target=None,
        alpha=alpha,
        cautions=(NOT_A_COUNT,),
    )


def _orwin(effects: EffectSizes, alpha: float, target: float | None) -> FailsafeN:
    average = _average(effects)
    aim = average / 2 if target is None else math.copysign(target, average)
    already = average == 0 or abs(average) <= abs(aim)
    return FailsafeN(
        kind="Orwin",
        n=0 if already else _whole(effects.k * (average - aim) / aim),
        k=effects.k,
        pvalue=None,
        estimate=average,
        target=aim,
        alpha=None,
        cautions=(NOT_A_COUNT,),
    )


def _rosenberg(effects: EffectSizes, alpha: float, target: float | None) -> FailsafeN:
    weight = float(np.sum(1 / effects.vi))
    average = _average(effects)
    z = average * math.sqrt(weight)
    # Each null study has the average weight: z falls as the root of the total weight grows.
    needed = (average * weight / float(special.ndtri(1 - alpha / 2))) ** 2
    return FailsafeN(
        kind="Rosenberg",
        n=_whole((needed - weight) / (weight / effects.k)),
        k=effects.k,
        pvalue=float(2 * special.ndtr(-abs(z))),
        estimate=average,
        target=None,
        alpha=alpha,
        cautions=(NOT_A_COUNT,),
    )


_KINDS = {"Rosenthal": _rosenthal, "Orwin": _orwin, "Rosenberg": _rosenberg}
