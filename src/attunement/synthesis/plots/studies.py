"""The interval of each study by itself."""

import numpy as np

from ..effects.arrays import FloatArray
from ..models.inference import quantile
from ..models.summary import Summary


def study_intervals(fit: Summary) -> tuple[FloatArray, FloatArray]:
    """Normal intervals of the k effects at the fit's level, (k,) each."""
    half = float(quantile(fit.level, np.array(np.inf))) * fit.effects.sei
    return fit.effects.yi - half, fit.effects.yi + half
