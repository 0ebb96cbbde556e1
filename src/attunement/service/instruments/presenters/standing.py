"""How a certificate or a licence stands on a day, in words."""

import datetime as dt

from ....measures import UnknownMeasure, measure
from ...design.filters import day, plural

SOON = 60
"""Days before its end when one is shown as ending soon: our own choice, long enough to book a
refresher or to renew."""


def standing(starts_on: dt.date, ends_on: dt.date | None, on: dt.date) -> tuple[str, str]:
    """The words, and the colour of their tag. One without an end does not end."""
    if on < starts_on:
        return f"From {day(starts_on)}", "blue"
    if ends_on is None or (left := (ends_on - on).days) > SOON:
        return "Current", "green"
    if left < 0:
        return "Ended", "grey"
    return f"Ends in {plural(left, 'day')}" if left else "Ends today", "yellow"


def measure_name(measure_id: str) -> str:
    """Its short name; a measure that is no longer defined keeps its id."""
    try:
        return measure(measure_id).short_name
    except UnknownMeasure:
        return measure_id
