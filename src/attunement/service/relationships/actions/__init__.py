from .episodes import change_keyworker, close_episode, open_episode
from .families import change_family, register_families, register_family
from .people import add_carer, add_child, change_person, change_relationship, record_birth
from .stressors import note_stressors
from .tasks import finish_task, raise_task

__all__ = [
    "add_carer",
    "add_child",
    "change_family",
    "change_keyworker",
    "change_person",
    "change_relationship",
    "close_episode",
    "finish_task",
    "note_stressors",
    "open_episode",
    "raise_task",
    "record_birth",
    "register_families",
    "register_family",
]
