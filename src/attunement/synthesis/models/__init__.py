"""Models: effects pooled, with moderators, and the kernel that solves many at once."""

from .fit import Fit
from .fitted import Certificate, Fitted
from .intervals import Interval
from .kernel import Reason, Solutions, reml_batch
from .levels import Multilevel
from .mantel_haenszel import CommonEffect, mantel_haenszel, peto
from .multilevel import multilevel
from .pool import pool
from .regress import regress
from .regression import Omnibus, Predicted, Regression
from .robust import Robust
from .subgroups import Subgroups, subgroups

__all__ = [
    "Certificate",
    "CommonEffect",
    "Fit",
    "Fitted",
    "Interval",
    "Multilevel",
    "Omnibus",
    "Predicted",
    "Reason",
    "Regression",
    "Robust",
    "Solutions",
    "Subgroups",
    "mantel_haenszel",
    "multilevel",
    "peto",
    "pool",
    "regress",
    "reml_batch",
    "subgroups",
]
