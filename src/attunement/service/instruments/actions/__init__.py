"""Every write to who may rate with what, and to what the team holds and reads in its manuals."""

from .certificates import record_credential, withdraw_credential
from .licences import hold_licence, withdraw_licence
from .manuals import (
    enter_age_forms,
    enter_cut_offs,
    enter_norms,
    withdraw_age_forms,
    withdraw_cut_offs,
    withdraw_norms,
)
from .packs import install_pack, withdraw_pack

__all__ = [
    "enter_age_forms",
    "enter_cut_offs",
    "enter_norms",
    "hold_licence",
    "install_pack",
    "record_credential",
    "withdraw_age_forms",
    "withdraw_credential",
    "withdraw_cut_offs",
    "withdraw_licence",
    "withdraw_norms",
    "withdraw_pack",
]
