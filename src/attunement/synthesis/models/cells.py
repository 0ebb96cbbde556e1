"""Where between two points of a grid a curve falls through 0, before Newton says it exactly."""

from typing import Any

import numpy as np


def fall(before: Any, here: Any, after: Any, beyond: Any) -> Any:
    """How much of the way from `here` (above 0) to `after` (not above), 0 to 1: where the cubic
    through four evenly spaced points is 0, by one step of Newton's from the straight line.

    Arrays of one shape, or numbers: this is compiled as it stands, too.
    """
    bend = (after - 2 * here + before) / 2
    twist = (beyond - 3 * (after - here) - before) / 6
    rise = after - here
    share = -here / rise
    height = here + share * (rise + (share - 1) * (bend + (share + 1) * twist))
    steep = rise + (2 * share - 1) * bend + (3 * share * share - 1) * twist
    return np.minimum(np.maximum(share - height / np.minimum(steep, rise / 16), 0.0), 1.0)
