"""Missing studies: what the funnel shows, and how far a result depends on them."""

from .begg import Begg, begg
from .egger import Egger, egger
from .excess_significance import ExcessSignificance, excess_significance
from .failsafe_n import FailsafeN, failsafe_n
from .pet_peese import PetPeese, Waap, pet_peese, weighted_average
from .selection import SelectionModel, selection_model
from .trim_and_fill import TrimAndFill, trim_and_fill
from .weighted import Line

__all__ = [
    "Begg",
    "Egger",
    "ExcessSignificance",
    "FailsafeN",
    "Line",
    "PetPeese",
    "SelectionModel",
    "TrimAndFill",
    "Waap",
    "begg",
    "egger",
    "excess_significance",
    "failsafe_n",
    "pet_peese",
    "selection_model",
    "trim_and_fill",
    "weighted_average",
]
