from .episodes import change_keyworker, close_episode, include_relationship, open_episode
from .families import change_family, register_families, register_family
from .loss import correct_loss, record_loss
from .people import (
    add_carer,
    add_child,
    add_relative,
    change_person,
    change_relationship,
    record_birth,
)
from .stressors import note_stressors
from .tasks import finish_task, raise_task

__all__ = [
    "add_carer",
    "add_child",
    "add_relative",
    "change_family",
    "change_keyworker",
    "change_person",
    "change_relationship",
    "close_episode",
    "correct_loss",
    "finish_task",
    "include_relationship",
    "note_stressors",
    "open_episode",
    "raise_task",
    "record_birth",
    "record_loss",
    "register_families",
    "register_family",
]
