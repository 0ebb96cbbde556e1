"""What people type about sessions, and about the end of a part or a package."""

from .end import EndPackageForm, EndPartForm
from .session import MoveForm, PlanForm, RecordForm, WithdrawForm

__all__ = [
    "EndPackageForm",
    "EndPartForm",
    "MoveForm",
    "PlanForm",
    "RecordForm",
    "WithdrawForm",
]
