"""What people type about what the team may use, and who in it may rate."""

from .kept import CredentialForm, CutOffsForm, LicenceForm, WithdrawForm
from .manuals import AgeFormsForm, NormsForm
from .packs import PackForm

__all__ = [
    "AgeFormsForm",
    "CredentialForm",
    "CutOffsForm",
    "LicenceForm",
    "NormsForm",
    "PackForm",
    "WithdrawForm",
]
