"""What people type about sessions, and about the end of a part or a package."""

from .end import EndPackageForm, EndPartForm
from .handing import HandForm
from .record import AmendForm, RecordForm
from .session import MoveForm, PlanForm, WithdrawForm
from .steps import OrderForm, RuleForm, StepForm

__all__ = [
    "AmendForm",
    "EndPackageForm",
    "EndPartForm",
    "HandForm",
    "MoveForm",
    "OrderForm",
    "PlanForm",
    "RecordForm",
    "RuleForm",
    "StepForm",
    "WithdrawForm",
]
