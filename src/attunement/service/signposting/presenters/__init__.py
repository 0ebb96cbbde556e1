"""Every visible string about help from elsewhere."""

from .directory import ServicesPage, services, to_check
from .family import ArrivePage, FamilyHelpPage, SheetPage, arrive, family_help, sheet
from .forms import (
    add_form,
    check_form,
    offer_form,
    retire_form,
    step_form,
    withdraw_form,
)

__all__ = [
    "ArrivePage",
    "FamilyHelpPage",
    "ServicesPage",
    "SheetPage",
    "add_form",
    "arrive",
    "check_form",
    "family_help",
    "offer_form",
    "retire_form",
    "services",
    "sheet",
    "step_form",
    "to_check",
    "withdraw_form",
]
