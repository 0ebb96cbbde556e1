"""Whether a link to somebody's own page still opens: a pure function of dated facts."""

import datetime as dt

from ..home_answers.states import State, way_in
from .models import FamilyView


def state_of(view: FamilyView, now: dt.datetime, *, safe: bool) -> State:
    """`safe`: they are still a parent or carer here, and the page names no address that has been
    hidden since (selectors.still_safe). A loss since then closes it too: its words were written for
    another day."""
    if view.withdrawn_at is not None:
        return State.WITHDRAWN
    lost_at = view.family.loss_recorded_at
    if not safe or (lost_at is not None and lost_at >= view.made_at):
        return State.CLOSED
    return way_in(view, now)
