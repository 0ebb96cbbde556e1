"""Who else is told when nobody acts on an answer that may not wait. Pure.

Nothing switches this off: a safety task leaves these lists only when somebody says what was done.
"""

import datetime as dt

from ..accounts.roles import Role

WATCHERS = frozenset({Role.SUPERVISOR, Role.TEAM_LEAD})
UNANSWERED = dt.timedelta(hours=2)
"""How long a safety task waits for whoever it was given to: our own choice, within a working
morning."""


def raised_until(role: Role, *, now: dt.datetime, midnight: dt.datetime) -> dt.datetime:
    """A safety task that was raised by this moment, and is still open, is on the worklist of
    everybody in this role: of supervisors and team leads after two hours, of all others from the
    next morning."""
    return now - UNANSWERED if role in WATCHERS else midnight


def waited(raised_at: dt.datetime, now: dt.datetime) -> int | None:
    """Whole hours that a task has waited too long; None while it has not."""
    since = now - raised_at
    return int(since.total_seconds() // 3600) if since >= UNANSWERED else None
