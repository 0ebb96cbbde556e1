"""What people type about groups."""

from .families import OF_NONE, PLACE, WAIT, AskForm, JoinForm, JoinPartForm, ReasonForm
from .runs import ChangeRunForm, FacilitatorForm, MoveRunForm, RunForm, TrainingForm
from .sessions import RegisterForm, SessionForm

__all__ = [
    "OF_NONE",
    "PLACE",
    "WAIT",
    "AskForm",
    "ChangeRunForm",
    "FacilitatorForm",
    "JoinForm",
    "JoinPartForm",
    "MoveRunForm",
    "ReasonForm",
    "RegisterForm",
    "RunForm",
    "SessionForm",
    "TrainingForm",
]
