"""Leave one study out, or let them in one by one."""

from collections.abc import Sequence

import numpy as np

from ..effects.arrays import FloatArray
from ..errors import TooFewStudies, UnknownChoice
from ..models.fitted import Fitted
from .refits import Refits, refit


def leave_one_out(fit: Fitted) -> Refits:
    """The model without each study in turn: row i is without study i, and bears its label."""
    if fit.k < 2:
        raise TooFewStudies(
            "Leaving out the only study leaves none.", mend="Leave-one-out needs 2 studies."
        )
    return refit(fit, 1.0 - np.eye(fit.k), fit.effects.labels)


def cumulative(fit: Fitted, *, by: Sequence[float] | FloatArray | None = None) -> Refits:
    """The model as studies come in, smallest `by` (k,) first, ties as given; None: as given.

    Row i holds the first i + 1 studies and bears the label of the one that came in last.
    Lau et al. (1992) N. Engl. J. Med. 327:248.
    """
    order = np.arange(fit.k)
    if by is not None:
        key = np.asarray(by, dtype=np.float64)
        if key.shape != (fit.k,) or not np.isfinite(key).all():
            raise UnknownChoice(
                f"`by` is not {fit.k} finite numbers.", mend="Give one for each study pooled."
            )
        order = np.argsort(key, kind="stable")
    counts = np.zeros((fit.k, fit.k))
    counts[:, order] = np.tri(fit.k)
    return refit(fit, counts, tuple(fit.effects.labels[i] for i in order))
