"""Which sessions count as delivered, asked of the database: `sessions.dose` says the same of loaded
rows, and a test holds the two equal."""

from django.db.models import Exists, F, OuterRef, Q

from .models import Attendance, SessionState


def _came(person: str) -> Exists:
    return Exists(
        Attendance.objects.filter(session=OuterRef("pk"), person=OuterRef(person), came=True)
    )


def delivered() -> Q:
    """Held, and everybody came without whom it is not what it is meant to be: carer and baby, or
    the carer alone before the birth. A parent's own therapy is not counted here at all."""
    child = "part__package__relationship__child"
    # A day and a moment compare in both databases as one reads them: the day is its midnight. To
    # take the date of the moment first would be a Python function a row on SQLite.
    unborn = Q(**{f"{child}__born_on__gt": F("at")}) | Q(
        **{f"{child}__born_on": None, f"{child}__due_on__isnull": False}
    )
    together = _came("part__package__relationship__carer") & (unborn | _came(child))
    return Q(state=SessionState.HELD) & together
