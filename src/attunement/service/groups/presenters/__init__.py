"""Every visible string about groups."""

from .family import FamilyGroupsPage, family_groups
from .forms import (
    ask_form,
    change_form,
    facilitator_form,
    join_form,
    join_part_form,
    leave_form,
    move_form,
    open_form,
    register_form,
    session_form,
    take_off_form,
    training_form,
    withdraw_training_form,
)
from .run import RunPage, run
from .team import GroupsPage, TrainingPage, groups, trainings
from .words import left_words

__all__ = [
    "FamilyGroupsPage",
    "GroupsPage",
    "RunPage",
    "TrainingPage",
    "ask_form",
    "change_form",
    "facilitator_form",
    "family_groups",
    "groups",
    "join_form",
    "join_part_form",
    "leave_form",
    "left_words",
    "move_form",
    "open_form",
    "register_form",
    "run",
    "session_form",
    "take_off_form",
    "training_form",
    "trainings",
    "withdraw_training_form",
]
