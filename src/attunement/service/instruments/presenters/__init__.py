from .credentials import (
    CredentialsPage,
    add_credential_form,
    credentials_page,
    withdraw_credential_form,
)
from .cut_offs import (
    CutOffsPage,
    cut_offs_page,
    enter_age_forms_form,
    enter_cut_offs_form,
    enter_norms_form,
    withdraw_manual_form,
)
from .licences import LicencesPage, add_licence_form, licences_page, withdraw_licence_form
from .packs import (
    FormsPage,
    PaperPage,
    forms_page,
    install_form,
    paper_page,
    withdraw_pack_form,
)

__all__ = [
    "CredentialsPage",
    "CutOffsPage",
    "FormsPage",
    "LicencesPage",
    "PaperPage",
    "add_credential_form",
    "add_licence_form",
    "credentials_page",
    "cut_offs_page",
    "enter_age_forms_form",
    "enter_cut_offs_form",
    "enter_norms_form",
    "forms_page",
    "install_form",
    "licences_page",
    "paper_page",
    "withdraw_credential_form",
    "withdraw_licence_form",
    "withdraw_manual_form",
    "withdraw_pack_form",
]
