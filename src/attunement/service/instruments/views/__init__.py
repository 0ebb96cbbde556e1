"""Pages on what the team may use, and who in it may rate."""

from .credentials import AddCredential, Credentials, WithdrawCredential
from .cut_offs import (
    CutOffs,
    EnterAgeForms,
    EnterCutOffs,
    EnterNorms,
    WithdrawAgeForms,
    WithdrawCutOffs,
    WithdrawNorms,
)
from .licences import AddLicence, Licences, WithdrawLicence
from .packs import FhirForm, InstallPack, PaperForm, PaperForms, WithdrawPack

__all__ = [
    "AddCredential",
    "AddLicence",
    "Credentials",
    "CutOffs",
    "EnterAgeForms",
    "EnterCutOffs",
    "EnterNorms",
    "FhirForm",
    "InstallPack",
    "Licences",
    "PaperForm",
    "PaperForms",
    "WithdrawAgeForms",
    "WithdrawCredential",
    "WithdrawCutOffs",
    "WithdrawLicence",
    "WithdrawNorms",
    "WithdrawPack",
]
