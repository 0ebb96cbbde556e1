"""Evidence synthesis: effect sizes, meta-analysis and reviews of reviews, without a database."""

from .effects import EffectSizes, effect_size, pre_post_control, read_effects, read_revman
from .errors import SynthesisError

__all__ = [
    "EffectSizes",
    "SynthesisError",
    "effect_size",
    "pre_post_control",
    "read_effects",
    "read_revman",
]
