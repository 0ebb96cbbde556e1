"""Evidence synthesis: effect sizes, meta-analysis and reviews of reviews, without a database."""

from .bias import (
    begg,
    egger,
    failsafe_n,
    pet_peese,
    selection_model,
    trim_and_fill,
    weighted_average,
)
from .effects import EffectSizes, effect_size, pre_post_control, read_effects, read_revman
from .errors import SynthesisError
from .models import mantel_haenszel, peto, pool, regress, reml_batch, subgroups

__all__ = [
    "EffectSizes",
    "SynthesisError",
    "begg",
    "effect_size",
    "egger",
    "failsafe_n",
    "mantel_haenszel",
    "pet_peese",
    "peto",
    "pool",
    "pre_post_control",
    "read_effects",
    "read_revman",
    "regress",
    "reml_batch",
    "selection_model",
    "subgroups",
    "trim_and_fill",
    "weighted_average",
]
