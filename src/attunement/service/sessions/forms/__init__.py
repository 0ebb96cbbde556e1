"""What people type about sessions, and about the end of a part or a package."""

from .end import EndPackageForm, EndPartForm
from .session import MoveForm, PlanForm, RecordForm, WithdrawForm
from .steps import OrderForm, RuleForm, StepForm

__all__ = [
    "EndPackageForm",
    "EndPartForm",
    "MoveForm",
    "OrderForm",
    "PlanForm",
    "RecordForm",
    "RuleForm",
    "StepForm",
    "WithdrawForm",
]
