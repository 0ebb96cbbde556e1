from .credentials import (
    CredentialsPage,
    add_credential_form,
    credentials_page,
    withdraw_credential_form,
)
from .cut_offs import (
    CutOffsPage,
    cut_offs_page,
    enter_cut_offs_form,
    withdraw_cut_offs_form,
)
from .licences import LicencesPage, add_licence_form, licences_page, withdraw_licence_form

__all__ = [
    "CredentialsPage",
    "CutOffsPage",
    "LicencesPage",
    "add_credential_form",
    "add_licence_form",
    "credentials_page",
    "cut_offs_page",
    "enter_cut_offs_form",
    "licences_page",
    "withdraw_credential_form",
    "withdraw_cut_offs_form",
    "withdraw_licence_form",
]
