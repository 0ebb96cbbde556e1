"""The interval of each study by itself."""

import numpy as np

from ..effects.arrays import FloatArray
from ..models.fitted import Fitted
from ..models.inference import quantile


def study_intervals(fit: Fitted) -> tuple[FloatArray, FloatArray]:
    """Normal intervals of the k effects at the fit's level, (k,) each."""
    half = float(quantile(fit.level, np.array(np.inf))) * fit.effects.sei
    return fit.effects.yi - half, fit.effects.yi + half
