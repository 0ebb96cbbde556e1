from .exercises import AgreeForm, DecideForm, HandInForm, RateForm, StartForm
from .planning import FinishForm, LineForm, WithdrawForm

__all__ = [
    "AgreeForm",
    "DecideForm",
    "FinishForm",
    "HandInForm",
    "LineForm",
    "RateForm",
    "StartForm",
    "WithdrawForm",
]
