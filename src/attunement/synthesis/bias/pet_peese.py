"""What the funnel points to as studies grow without limit; and the average of large studies."""

from dataclasses import dataclass

import numpy as np

from ..effects.arrays import BoolArray
from ..effects.result import Caution, EffectSizes
from ..errors import UnknownChoice
from ..models.fitting import check_level
from .studies import Given, cautions_for, effects_of
from .weighted import Line, weighted_line

TWO_SIDED = 0.10
"""A one-sided test at 5 %, as Stanley & Doucouliagos choose between the two."""
ADEQUATE = 2.8
"""1.96 + 0.84: an effect this many standard errors from 0 is found four times out of five."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PetPeese:
    """pet, peese: lines of the effects on the standard error, and on the sampling variance; their
    first coefficient is the limit, their second the slope.
    chosen: "PEESE" where PET's limit differs from 0, else "PET"; estimate, se and interval are its
    """

    pet: Line
    peese: Line
    chosen: str
    estimate: float
    se: float
    pvalue: float
    ci_lower: float
    ci_upper: float
    k: int
    cautions: tuple[Caution, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Waap:
    """The unrestricted weighted average, and that of the adequately powered studies only.

    waap_estimate and waap_se are None with fewer than two such studies.
    """

    estimate: float
    se: float
    pvalue: float
    k: int
    adequate: int
    waap_estimate: float | None
    waap_se: float | None
    cautions: tuple[Caution, ...]


def pet_peese(given: Given, *, alpha: float = TWO_SIDED, level: float = 0.95) -> PetPeese:
    """Stanley & Doucouliagos (2014), Res Synth Methods 5:60-78; weights 1/vi, t distribution.

    alpha: two-sided, for PET's limit. Raises TooFewStudies (k < 3), NotIdentifiable, UnknownChoice.
    """
    if not 0 < alpha < 1:
        raise UnknownChoice(f"alpha={alpha} is not between 0 and 1.", mend="Use 0.10.")
    check_level(level)
    effects = effects_of(given)
    pet = weighted_line(effects.yi, effects.vi, np.sqrt(effects.vi))
    peese = weighted_line(effects.yi, effects.vi, np.asarray(effects.vi))
    chosen, line = ("PEESE", peese) if pet.pvalue[0] < alpha else ("PET", pet)
    lower, upper = line.interval(0, level)
    return PetPeese(
        pet=pet,
        peese=peese,
        chosen=chosen,
        estimate=float(line.coefficients[0]),
        se=float(line.se[0]),
        pvalue=float(line.pvalue[0]),
        ci_lower=lower,
        ci_upper=upper,
        k=effects.k,
        cautions=cautions_for(effects),
    )


def weighted_average(given: Given) -> Waap:
    """UWLS (Stanley & Doucouliagos 2015, Stat Med 34:2116-2127) and WAAP (Stanley, Doucouliagos &
    Ioannidis 2017, Stat Med 36:1580-1598): adequate is a standard error no larger than the
    average over 2.8. Raises TooFewStudies (k < 2)."""
    effects = effects_of(given, least=2)
    every = weighted_line(effects.yi, effects.vi)
    estimate = float(every.coefficients[0])
    large = np.sqrt(effects.vi) <= abs(estimate) / ADEQUATE
    part = _average(effects, large)
    return Waap(
        estimate=estimate,
        se=float(every.se[0]),
        pvalue=float(every.pvalue[0]),
        k=effects.k,
        adequate=int(large.sum()),
        waap_estimate=None if part is None else float(part.coefficients[0]),
        waap_se=None if part is None else float(part.se[0]),
        cautions=cautions_for(effects, by_precision=False),
    )


def _average(effects: EffectSizes, large: BoolArray) -> Line | None:
    if large.sum() < 2:
        return None
    return weighted_line(effects.yi[large], effects.vi[large])
