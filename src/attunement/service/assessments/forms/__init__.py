"""What people type in an assessment."""

from .formulation import FormulationForm
from .measure import MeasureForm
from .occasion import (
    CompleteForm,
    ConfirmForm,
    GoalForm,
    NotesForm,
    RatingForm,
    StartForm,
    WithdrawForm,
)

__all__ = [
    "CompleteForm",
    "ConfirmForm",
    "FormulationForm",
    "GoalForm",
    "MeasureForm",
    "NotesForm",
    "RatingForm",
    "StartForm",
    "WithdrawForm",
]
