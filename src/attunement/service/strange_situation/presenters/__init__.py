"""Every visible string of the Strange Situation."""

from .coding import CodingPage, coding_page
from .forms import lengths_form, start_form, stop_form, withdraw_form
from .run import RunPage, run_href, run_page

__all__ = [
    "CodingPage",
    "RunPage",
    "coding_page",
    "lengths_form",
    "run_href",
    "run_page",
    "start_form",
    "stop_form",
    "withdraw_form",
]
