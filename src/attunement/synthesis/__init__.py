"""Evidence synthesis: effect sizes, meta-analysis and reviews of reviews, without a database."""

from .bias import (
    begg,
    egger,
    excess_significance,
    failsafe_n,
    pet_peese,
    selection_model,
    trim_and_fill,
    weighted_average,
)
from .effects import EffectSizes, effect_size, pre_post_control, read_effects, read_revman
from .errors import SynthesisError
from .models import mantel_haenszel, multilevel, peto, pool, regress, reml_batch, subgroups
from .plots import bubble, forest, funnel
from .reading import StudyReference, match_references, read_ris
from .report import report
from .reviews import ReviewEffect, overlap, side_by_side

__all__ = [
    "EffectSizes",
    "ReviewEffect",
    "StudyReference",
    "SynthesisError",
    "begg",
    "bubble",
    "effect_size",
    "egger",
    "excess_significance",
    "failsafe_n",
    "forest",
    "funnel",
    "mantel_haenszel",
    "match_references",
    "multilevel",
    "overlap",
    "pet_peese",
    "peto",
    "pool",
    "pre_post_control",
    "read_effects",
    "read_revman",
    "read_ris",
    "regress",
    "reml_batch",
    "report",
    "selection_model",
    "side_by_side",
    "subgroups",
    "trim_and_fill",
    "weighted_average",
]
