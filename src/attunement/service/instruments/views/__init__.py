"""Pages on what the team may use, and who in it may rate."""

from .credentials import AddCredential, Credentials, WithdrawCredential
from .cut_offs import CutOffs, EnterCutOffs, WithdrawCutOffs
from .licences import AddLicence, Licences, WithdrawLicence

__all__ = [
    "AddCredential",
    "AddLicence",
    "Credentials",
    "CutOffs",
    "EnterCutOffs",
    "Licences",
    "WithdrawCredential",
    "WithdrawCutOffs",
    "WithdrawLicence",
]
