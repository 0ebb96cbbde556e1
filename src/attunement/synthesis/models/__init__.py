"""Models: effects pooled, with moderators, and the kernel that solves many at once."""

from .fit import Fit
from .fitted import Certificate, Fitted
from .intervals import Interval
from .kernel import Reason, Solutions, reml_batch
from .pool import pool

__all__ = ["Certificate", "Fit", "Fitted", "Interval", "Reason", "Solutions", "pool", "reml_batch"]
