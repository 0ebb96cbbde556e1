"""Every visible string about the weight of work, and about supervision."""

from .forms import decide_form, discuss_form, hold_form, weights_form, withdraw_form
from .meetings import (
    SpokenPage,
    SupervisionPage,
    SupervisionsPage,
    spoken_of,
    supervision,
    supervisions,
)
from .work import WorkPage, work

__all__ = [
    "SpokenPage",
    "SupervisionPage",
    "SupervisionsPage",
    "WorkPage",
    "decide_form",
    "discuss_form",
    "hold_form",
    "spoken_of",
    "supervision",
    "supervisions",
    "weights_form",
    "withdraw_form",
    "work",
]
