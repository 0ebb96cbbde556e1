"""Every visible string about waiting."""

from .forms import end_pause_form, move_form, need_form, pause_form, review_form
from .lists import ListPage, SeenPage, seen, waiting_list
from .one import WaitPage, wait

__all__ = [
    "ListPage",
    "SeenPage",
    "WaitPage",
    "end_pause_form",
    "move_form",
    "need_form",
    "pause_form",
    "review_form",
    "seen",
    "wait",
    "waiting_list",
]
