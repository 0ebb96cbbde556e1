"""Effect sizes and their sampling variances, from what studies report."""

from .compute import effect_size
from .conversions import Converted, delta_method, from_confidence_interval, from_five_numbers
from .kinds import Kind
from .measure import Inputs, Measure
from .pre_post_control import pre_post_control
from .reading import Mistake, Mistakes, read_effects
from .register import MEASURES, measure_named
from .result import Caution, EffectSizes, Excluded
from .revman import read_revman

__all__ = [
    "MEASURES",
    "Caution",
    "Converted",
    "EffectSizes",
    "Excluded",
    "Inputs",
    "Kind",
    "Measure",
    "Mistake",
    "Mistakes",
    "delta_method",
    "effect_size",
    "from_confidence_interval",
    "from_five_numbers",
    "measure_named",
    "pre_post_control",
    "read_effects",
    "read_revman",
]
