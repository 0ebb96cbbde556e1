"""Evidence synthesis: effect sizes, meta-analysis and reviews of reviews, without a database."""

from .effects import EffectSizes, effect_size, pre_post_control, read_effects, read_revman
from .errors import SynthesisError
from .models import mantel_haenszel, peto, pool, regress, reml_batch, subgroups

__all__ = [
    "EffectSizes",
    "SynthesisError",
    "effect_size",
    "mantel_haenszel",
    "peto",
    "pool",
    "pre_post_control",
    "read_effects",
    "read_revman",
    "regress",
    "reml_batch",
    "subgroups",
]
