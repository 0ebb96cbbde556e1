"""Every visible string of safeguarding."""

from .chronology import ChronologyPage, chronology_page
from .forms import (
    break_glass_form,
    correct_concern_form,
    correct_liaison_form,
    decide_form,
    end_flag_form,
    review_flag_form,
    review_opening_form,
    word_form,
)
from .openings import OpeningsPage, openings_page
from .pages import (
    FlagsPage,
    SafeguardingPage,
    flags_page,
    safeguarding_page,
)

__all__ = [
    "ChronologyPage",
    "FlagsPage",
    "OpeningsPage",
    "SafeguardingPage",
    "break_glass_form",
    "chronology_page",
    "correct_concern_form",
    "correct_liaison_form",
    "decide_form",
    "end_flag_form",
    "flags_page",
    "openings_page",
    "review_flag_form",
    "review_opening_form",
    "safeguarding_page",
    "word_form",
]
