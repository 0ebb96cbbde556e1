"""Every visible string of the pages on packages, parts and sessions."""

from .forms import (
    amend_form,
    end_package_form,
    end_part_form,
    hand_form,
    move_form,
    order_form,
    plan_form,
    record_form,
    rule_form,
    step_form,
    why_this_many,
    withdraw_form,
)
from .notes import VersionsPage, versions_page
from .package import PackagePage, package_page
from .part import PartPage, part_page

__all__ = [
    "PackagePage",
    "PartPage",
    "VersionsPage",
    "amend_form",
    "end_package_form",
    "end_part_form",
    "hand_form",
    "move_form",
    "order_form",
    "package_page",
    "part_page",
    "plan_form",
    "record_form",
    "rule_form",
    "step_form",
    "versions_page",
    "why_this_many",
    "withdraw_form",
]
