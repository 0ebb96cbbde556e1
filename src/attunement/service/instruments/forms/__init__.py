"""What people type about what the team may use, and who in it may rate."""

from .kept import CredentialForm, CutOffsForm, LicenceForm, WithdrawForm
from .packs import PackForm

__all__ = ["CredentialForm", "CutOffsForm", "LicenceForm", "PackForm", "WithdrawForm"]
