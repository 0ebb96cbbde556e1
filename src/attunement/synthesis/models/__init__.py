"""Models: effects pooled, with moderators, and the kernel that solves many at once."""

from .common_effect import CommonEffect
from .fit import Fit
from .fitted import Certificate, Fitted
from .intervals import Interval
from .kernel import Reason, Solutions, reml_batch
from .left_out import LeftOut
from .levels import LevelCertificate, Multilevel
from .levels_asked import StudyInfluence
from .mantel_haenszel import mantel_haenszel, peto
from .multilevel import multilevel
from .omnibus import Omnibus
from .over_rho import OverRho
from .pool import pool
from .regress import regress
from .regression import Predicted, Regression
from .robust import Robust
from .subgroups import Subgroups, subgroups
from .summary import Summarised, Summary

__all__ = [
    "Certificate",
    "CommonEffect",
    "Fit",
    "Fitted",
    "Interval",
    "LeftOut",
    "LevelCertificate",
    "Multilevel",
    "Omnibus",
    "OverRho",
    "Predicted",
    "Reason",
    "Regression",
    "Robust",
    "Solutions",
    "StudyInfluence",
    "Subgroups",
    "Summarised",
    "Summary",
    "mantel_haenszel",
    "multilevel",
    "peto",
    "pool",
    "regress",
    "reml_batch",
    "subgroups",
]
