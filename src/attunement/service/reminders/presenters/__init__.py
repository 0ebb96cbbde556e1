"""Every visible string of the pages on reminders."""

from .family import FamilyPage, family_page, switch_off_form, switch_on_form
from .team import TeamPage, team_page

__all__ = [
    "FamilyPage",
    "TeamPage",
    "family_page",
    "switch_off_form",
    "switch_on_form",
    "team_page",
]
