"""How much of the first 1,001 days has gone by."""

from dataclasses import dataclass
from datetime import date, timedelta

from attunement.guidance.calendar import add_months

FIRST_DAYS = 1001


@dataclass(frozen=True)
class FirstDays:
    """Where a day stands in the 1,001 days that end on the second birthday.

    `share` runs from 0 to 1 and `elapsed` from 0 to 1,001 days, both held at their ends;
    `over` once the second birthday has come.
    """

    share: float
    elapsed: int
    begins_on: date
    ends_on: date
    over: bool

    @property
    def percent(self) -> int:
        """The share in whole hundredths, rounded down: nothing reads as over before it is."""
        return self.elapsed * 100 // FIRST_DAYS


def share_of_first_1001_days(
    *, born_on: date | None = None, due_on: date | None = None, on: date
) -> FirstDays:
    """The share gone by on a day; an unborn baby's is counted from the due date.

    The second birthday of a baby born on 29 February is the last day of February. Raises
    ValueError where neither date is known.
    """
    anchor = born_on or due_on
    if anchor is None:
        raise ValueError("The first 1,001 days need a date of birth or a due date. Enter one.")
    ends_on = add_months(anchor, 24)
    begins_on = ends_on - timedelta(days=FIRST_DAYS)
    elapsed = min(max((on - begins_on).days, 0), FIRST_DAYS)
    return FirstDays(elapsed / FIRST_DAYS, elapsed, begins_on, ends_on, on >= ends_on)
