"""How the numbers of a measure are told: ratios as ratios, proportions as proportions.

Effects are pooled on the scale where they are nearly normal, and read on the scale that people
know. A measure whose way back needs more than the pooled number (the double arcsine needs the
number of people: Miller 1978, Am. Stat. 32:138) is told as it was pooled.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from .effects import MEASURES


def _as_it_is(value: float) -> float:
    return value


def _exp(value: float) -> float:
    return math.exp(min(value, 700.0))


def _logistic(value: float) -> float:
    return (1 + math.tanh(value / 2)) / 2


def _normal(value: float) -> float:
    return math.erfc(-value / math.sqrt(2)) / 2


def _square_of_sine(value: float) -> float:
    return math.sin(min(max(value, 0.0), math.pi / 2)) ** 2


def _one_less_exp(value: float) -> float:
    return 1 - _exp(-value)


def _one_less_cube(value: float) -> float:
    return 1 - (1 - value) ** 3


def _square(value: float) -> float:
    return max(value, 0.0) ** 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """name: of the number told, "risk ratio". back: from the scale pooled on to the scale told.

    no_effect: the number told that is no effect; None where the measure describes one group
    logarithmic: whether an axis of what is told is logarithmic
    standardised: whether it counts standard deviations
    """

    name: str
    back: Callable[[float], float] = _as_it_is
    no_effect: float | None = 0.0
    logarithmic: bool = False
    standardised: bool = False

    @property
    def heading(self) -> str:
        return self.name[:1].upper() + self.name[1:]

    def number(self, value: float) -> str:
        """A value on the scale pooled on, as told."""
        return decimal(self.back(value))

    def interval(self, low: float, high: float) -> str:
        return f"{self.number(low)} to {self.number(high)}"

    def holds_no_effect(self, low: float, high: float) -> bool:
        """Of an interval on the scale pooled on."""
        return self.no_effect is not None and self.back(low) <= self.no_effect <= self.back(high)


def decimal(value: float) -> str:
    """Two decimals, or two figures of what is smaller: 0.35, 8.93, 0.0041; never -0."""
    if not math.isfinite(value):
        return "not known" if math.isnan(value) else f"{value:g}"
    if 0 < abs(value) < 0.01:
        return f"{value:.2g}"
    return f"{round(value, 2) + 0.0:.2f}"


def three_figures(value: float) -> str:
    """For a variance, which may be of any size: 0.313, 0.0414, 0."""
    return "0" if value == 0 else f"{value:#.3g}"


def p_value(value: float) -> str:
    """As it stands in a sentence: "p = 0.012", "p < 0.001"."""
    if value < 0.001:
        return "p < 0.001"
    return f"p = {value:.3f}" if value < 0.1 else f"p = {value:.2f}"


def telling(measure: str) -> Telling:
    """Of a code in `MEASURES`; any other is told as it is, with 0 for no effect."""
    name, back = _BACK.get(measure, ("", _as_it_is))
    known = MEASURES.get(measure)
    logarithmic = back is _exp
    no_effect = None if measure in _ONE_GROUP else 1.0 if logarithmic else 0.0
    return Telling(
        name=name or (known.words if known and measure != "GEN" else "effect"),
        back=back,
        no_effect=0.5 if measure == "AUCN" else no_effect,
        logarithmic=logarithmic,
        standardised=bool(known and known.standardised) and not logarithmic,
    )


_PROPORTIONS_AND_RATES = ("PR", "PLN", "PLO", "PRZ", "PAS", "PFT", "IR", "IRLN", "IRS", "IRFT")
_MEANS_AND_SPREADS = ("MN", "SMN", "MNLN", "SDLN", "CVLN")
_OF_ONE_SCALE = ("R2", "ZR2", "ARAW", "ABT", "AHW")
_ONE_GROUP = frozenset((*_PROPORTIONS_AND_RATES, *_MEANS_AND_SPREADS, *_OF_ONE_SCALE))
"""Measures that compare nothing, so that no number of theirs is no effect."""

_BACK: Mapping[str, tuple[str, Callable[[float], float]]] = MappingProxyType(
    {
        "ROM": ("ratio of means", _exp),
        "VR": ("ratio of standard deviations", _exp),
        "CVR": ("ratio of coefficients of variation", _exp),
        "D2ORL": ("odds ratio", _exp),
        "D2ORN": ("odds ratio", _exp),
        "RR": ("risk ratio", _exp),
        "OR": ("odds ratio", _exp),
        "PETO": ("odds ratio (Peto)", _exp),
        "MPOR": ("marginal odds ratio of pairs", _exp),
        "MPRR": ("marginal risk ratio of pairs", _exp),
        "MPORC": ("conditional odds ratio of pairs", _exp),
        "MPPETO": ("conditional odds ratio of pairs (Peto)", _exp),
        "IRR": ("incidence rate ratio", _exp),
        "ROMC": ("ratio of means of two occasions", _exp),
        "VRC": ("ratio of SDs of two occasions", _exp),
        "CVRC": ("ratio of coefficients of variation of two occasions", _exp),
        "PLN": ("proportion", _exp),
        "PLO": ("proportion", _logistic),
        "PRZ": ("proportion", _normal),
        "PAS": ("proportion", _square_of_sine),
        "IRLN": ("incidence rate", _exp),
        "IRS": ("incidence rate", _square),
        "MNLN": ("mean", _exp),
        "SDLN": ("standard deviation", _exp),
        "CVLN": ("coefficient of variation", _exp),
        "ZCOR": ("correlation", math.tanh),
        "ZPCOR": ("partial correlation", math.tanh),
        "ZSPCOR": ("semi-partial correlation", math.tanh),
        "ZPHI": ("phi coefficient", math.tanh),
        "ZTET": ("tetrachoric correlation", math.tanh),
        "ZPB": ("point-biserial correlation", math.tanh),
        "ABT": ("coefficient alpha", _one_less_exp),
        "AHW": ("coefficient alpha", _one_less_cube),
    }
)
