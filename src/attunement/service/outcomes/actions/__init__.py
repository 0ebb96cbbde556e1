"""Every write to endings and letters."""

from .endings import NONE_YET, close_episode, note_ending
from .letters import (
    change_letter,
    give_letter,
    write_letter,
    write_letter_for_child,
    write_letter_to_referrer,
)

__all__ = [
    "NONE_YET",
    "change_letter",
    "close_episode",
    "give_letter",
    "note_ending",
    "write_letter",
    "write_letter_for_child",
    "write_letter_to_referrer",
]
