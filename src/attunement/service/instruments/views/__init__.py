"""Pages on what the team may use, and who in it may rate."""

from .credentials import AddCredential, Credentials, WithdrawCredential
from .cut_offs import CutOffs, EnterCutOffs, WithdrawCutOffs
from .licences import AddLicence, Licences, WithdrawLicence
from .packs import FhirForm, InstallPack, PaperForm, PaperForms, WithdrawPack

__all__ = [
    "AddCredential",
    "AddLicence",
    "Credentials",
    "CutOffs",
    "EnterCutOffs",
    "FhirForm",
    "InstallPack",
    "Licences",
    "PaperForm",
    "PaperForms",
    "WithdrawCredential",
    "WithdrawCutOffs",
    "WithdrawLicence",
    "WithdrawPack",
]
