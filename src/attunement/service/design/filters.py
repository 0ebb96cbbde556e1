"""Days, times, counts and lists in the words that NHS content style asks for."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils import timezone


def day(value: date) -> str:
    """1 March 2026. A moment is first brought to the team's time zone."""
    if isinstance(value, datetime):
        value = _local(value)
    return f"{value.day} {value:%B %Y}"


def partial_day(text: str) -> str:
    """A date as exact as its source gives it: 2016, July 2016, 12 July 2016; "no date" for none."""
    match text.split("-"):
        case [year, month, date_]:
            return day(date(int(year), int(month), int(date_)))
        case [year, month]:
            return f"{date(int(year), int(month), 1):%B %Y}"
        case _:
            return text or "no date"


def when(value: datetime) -> str:
    """1 March 2026 at 2:30pm; 2pm, not 2:00pm; midday and midnight in words."""
    return f"{day(value)} at {clock(value)}"


def clock(value: datetime) -> str:
    """The time of day alone: 2:30pm, 9am, midday."""
    local = _local(value)
    if local.minute == 0 and local.hour in (0, 12):
        return "midday" if local.hour else "midnight"
    minutes = f":{local.minute:02}" if local.minute else ""
    return f"{local.hour % 12 or 12}{minutes}{'pm' if local.hour >= 12 else 'am'}"


def plural(count: int, one: str, many: str | None = None) -> str:
    """1 session, 7 sessions; a word that does not only take an s gives its own plural."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def listed(names: Iterable[str]) -> str:
    """Ada, Ben and Cy; nothing for nobody."""
    *others, last = [*names] or [""]
    return f"{', '.join(others)} and {last}" if others else last


def _local(value: datetime) -> datetime:
    return timezone.localtime(value) if timezone.is_aware(value) else value
