"""Reading the day and the time that a person typed: pure, and blunt about what to mend.

Every refusal is a `DayError`: its words name the date, and `parts` names the boxes to mark.
"""

import calendar
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

from .filters import clock, day

MONTHS = tuple(month.lower() for month in calendar.month_name if month)
FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Outside these a year is a slip of the finger, whatever the form is about."""
CHILDHOOD = 20
"""Years. The farthest that a record looks ahead: who decides for a newborn until they are grown."""


def within(years: int) -> Callable[[], date]:
    """The last day that may be chosen for what is still to come. A year typed wrongly (2090) would
    put it out of everybody's sight for good."""
    return lambda: timezone.localdate() + timedelta(days=366 * years)


class DayError(ValidationError):
    def __init__(self, message: str, *, parts: tuple[str, ...], code: str) -> None:
        super().__init__(message, code=code)
        self.parts = parts


def read_day(typed: tuple[str, str, str], *, subject: str) -> date:
    """Read day, month (number or name) and year as typed; raises DayError.

    subject starts the message: "Date of birth must include a year".
    """
    boxes = dict(zip(("day", "month", "year"), typed, strict=True))
    missing = tuple(part for part, text in boxes.items() if not text)
    if missing:
        wanted = " and ".join(f"a {part}" for part in missing)
        raise DayError(f"{subject} must include {wanted}", parts=missing, code="incomplete")
    number = _number(boxes["day"])
    if not 1 <= number <= 31:
        raise DayError(
            f"{subject}: the day must be a number from 1 to 31", parts=("day",), code="day"
        )
    month = _month(boxes["month"])
    if not month:
        raise DayError(
            f"{subject}: the month must be a number from 1 to 12, or its name",
            parts=("month",),
            code="month",
        )
    year = _number(boxes["year"]) if len(boxes["year"]) == 4 else 0
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise DayError(
            f"{subject}: the year must have 4 numbers, like 2026", parts=("year",), code="year"
        )
    try:
        return date(year, month, number)
    except ValueError:
        name = f"{number} {MONTHS[month - 1].title()} {year}"
        raise DayError(
            f"{subject}: {name} is not a day. Check the day and the month",
            parts=("day", "month", "year"),
            code="no_such_day",
        ) from None


def check_limits(
    value: date, *, subject: str, earliest: date | None, latest: date | None, today: date
) -> None:
    """Raise DayError when value is before earliest or after latest (both may be met exactly)."""
    where = ("day", "month", "year")
    if earliest and value < earliest:
        words = "today or in the future" if earliest == today else f"on or after {day(earliest)}"
        raise DayError(f"{subject} must be {words}", parts=where, code="too_early")
    if latest and value > latest:
        words = "today or in the past" if latest == today else f"on or before {day(latest)}"
        raise DayError(f"{subject} must be {words}", parts=where, code="too_late")


def read_time(typed: str, *, subject: str) -> time:
    """Read 14:30, 2:30pm, 2.30 pm, 9am, midday; raises DayError.

    A bare 2:30 is refused: read by the 24-hour clock it would book the visit for the night.
    """
    text = re.sub(r"\s+", "", typed.lower())
    if text in ("midday", "noon", "midnight"):
        return time(0 if text == "midnight" else 12)
    found = re.fullmatch(r"([0-9]{1,2})(?:[:.]([0-9]{2}))?(am|pm)?", text)
    problem = f"{subject}: write the time like 2:30pm or 14:30"
    if not found or not (found[2] or found[3]):
        raise DayError(problem, parts=("time",), code="time")
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if minute > 59 or hour > 23 or (half and not 1 <= hour <= 12):
        raise DayError(problem, parts=("time",), code="time")
    if half:
        return time(hour % 12 + (12 if half == "pm" else 0), minute)
    if len(found[1]) == 1 and 1 <= hour <= 6:
        raise DayError(f"{subject}: add am or pm to the time", parts=("time",), code="half_of_day")
    return time(hour, minute)


def moment(on: date, at: time, *, subject: str) -> datetime:
    """Join a day and a time in the team's time zone; of two readings in autumn, the first.

    Raises DayError for the hour that the spring change of the clocks leaves out.
    """
    made = timezone.make_aware(datetime.combine(on, at))
    there_and_back = made.astimezone(UTC).astimezone(made.tzinfo)
    if there_and_back.time() != at:
        raise DayError(
            f"{subject}: the clocks go forward on {day(on)}, so there is no {clock(made)} that day",
            parts=("time",),
            code="no_such_time",
        )
    return made


def _number(text: str) -> int:
    return int(text) if re.fullmatch(r"[0-9]{1,4}", text) else 0


def _month(text: str) -> int:
    if re.fullmatch(r"[0-9]{1,2}", text):
        return int(text) if 1 <= int(text) <= 12 else 0
    asked = text.lower().rstrip(".")
    if len(asked) < 3:
        return 0
    return next((i for i, name in enumerate(MONTHS, 1) if name.startswith(asked)), 0)
