"""Which way a difference points: better, worse, or nowhere."""

from typing import Literal

from attunement.measures.scales import Direction

Towards = Literal["better", "worse", "same"]


def pointing(difference: float | None, direction: Direction | None) -> Towards | None:
    """Which way it points; None where there is no difference to point, where no source says which
    way is better, and where both ends are worse."""
    if difference is None or direction is None or direction == "u-shaped":
        return None
    if difference == 0:
        return "same"
    return "better" if (difference > 0) == (direction == "higher-better") else "worse"
