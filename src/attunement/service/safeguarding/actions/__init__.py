"""Every write to safeguarding: concerns, agencies, flags and openings."""

from .agencies import correct_liaison, record_liaison, word_came
from .concerns import correct_concern, decide, record_concern
from .flags import end_flag, raise_flag, review_flag
from .openings import break_glass, review_opening

__all__ = [
    "break_glass",
    "correct_concern",
    "correct_liaison",
    "decide",
    "end_flag",
    "raise_flag",
    "record_concern",
    "record_liaison",
    "review_flag",
    "review_opening",
    "word_came",
]
