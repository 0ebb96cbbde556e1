from .records import DecideForm, ImportForm, JudgeForm
from .reviews import OutcomeForm, PublishForm, StartForm
from .studies import AddStudyForm, ReadForm, SettleForm, WithdrawForm

__all__ = [
    "AddStudyForm",
    "DecideForm",
    "ImportForm",
    "JudgeForm",
    "OutcomeForm",
    "PublishForm",
    "ReadForm",
    "SettleForm",
    "StartForm",
    "WithdrawForm",
]
