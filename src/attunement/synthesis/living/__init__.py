"""Living reviews: studies come in one by one, read twice, and the result is told as it changes."""

from .entry import Disagreement, Entry, disagreements
from .pooled import NotPooled, Pooled
from .review import LivingReview, Outcome
from .table import entries_of_table
from .update import OutcomeUpdate, Update, update

__all__ = [
    "Disagreement",
    "Entry",
    "LivingReview",
    "NotPooled",
    "Outcome",
    "OutcomeUpdate",
    "Pooled",
    "Update",
    "disagreements",
    "entries_of_table",
    "update",
]
