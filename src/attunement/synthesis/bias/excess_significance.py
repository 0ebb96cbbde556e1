"""Are there more significant results than the power of the studies allows?"""

from dataclasses import dataclass

import numpy as np
from scipy import special

from ..effects.arrays import FloatArray, read_only
from ..effects.result import Caution
from ..errors import UnknownChoice
from .studies import Given, cautions_for, effects_of


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ExcessSignificance:
    """observed and expected numbers of significant results, and their ratio
    pvalue: of as many or more, exact (the sum of unequal chances)
    power: of each study, shape (k,), at the true `effect` with variance `tau2` between studies
    """

    observed: int
    expected: float
    ratio: float
    pvalue: float
    power: FloatArray
    effect: float
    tau2: float
    alpha: float
    k: int
    cautions: tuple[Caution, ...]


def excess_significance(
    given: Given, *, effect: float | None = None, tau2: float = 0.0, alpha: float = 0.05
) -> ExcessSignificance:
    """Ioannidis & Trikalinos (2007) Clin Trials 4:245-253, with the exact test of Francis (2013)
    J Math Psychol 57:153-169. Two-sided Wald tests of each study at `alpha`.

    effect: the true average; the common-effect estimate by default. Raises TooFewStudies (k < 2),
    UnknownChoice.
    """
    if not 0 < alpha < 1:
        raise UnknownChoice(f"alpha={alpha} is not between 0 and 1.", mend="Use 0.05.")
    if not (np.isfinite(tau2) and tau2 >= 0 and (effect is None or np.isfinite(effect))):
        raise UnknownChoice(
            f"effect={effect} with tau2={tau2}.", mend="Give a number, and a variance of 0 or more."
        )
    effects = effects_of(given, least=2)
    yi, vi = effects.yi, effects.vi
    truth = float(np.sum(yi / vi) / np.sum(1 / vi)) if effect is None else effect
    edge, spread = -special.ndtri(alpha / 2) * np.sqrt(vi), np.sqrt(vi + tau2)
    power = special.ndtr((truth - edge) / spread) + special.ndtr((-edge - truth) / spread)
    observed, expected = int(np.sum(np.abs(yi) > edge)), float(np.sum(power))
    return ExcessSignificance(
        observed=observed,
        expected=expected,
        ratio=observed / expected,
        pvalue=_as_many_or_more(power, observed),
        power=read_only(power),
        effect=truth,
        tau2=tau2,
        alpha=alpha,
        k=effects.k,
        cautions=cautions_for(effects, by_precision=False),
    )


def _as_many_or_more(power: FloatArray, observed: int) -> float:
    """Chance of each number of significant results, one study added at a time."""
    chances = np.ones(1)
    for one in power.tolist():
        chances = np.append(chances * (1 - one), 0.0) + np.append(0.0, chances * one)
    return float(min(1.0, np.sum(chances[observed:])))
