from .credentials import (
    CredentialsPage,
    add_credential_form,
    credentials_page,
    withdraw_credential_form,
)
from .licences import LicencesPage, add_licence_form, licences_page, withdraw_licence_form

__all__ = [
    "CredentialsPage",
    "LicencesPage",
    "add_credential_form",
    "add_licence_form",
    "credentials_page",
    "licences_page",
    "withdraw_credential_form",
    "withdraw_licence_form",
]
