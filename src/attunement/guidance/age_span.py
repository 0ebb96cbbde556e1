"""The days on which a baby is of some age, counted from birth or, born early, from the due date."""

from dataclasses import dataclass
from datetime import date, timedelta

from attunement.guidance.age import CORRECT_UNTIL_MONTHS, preterm
from attunement.guidance.calendar import add_months, completed_months

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class AgeClock:
    """How a manual counts a baby's months. `corrected`: from the due date for a baby born before
    37 weeks, until 24 months after birth; else from birth.

    Raises ValueError where the age is corrected and there is no due date to count from.
    """

    born_on: date
    due_on: date | None = None
    corrected: bool = False

    def __post_init__(self) -> None:
        if self.corrected and self.due_on is None:
            raise ValueError("A corrected age needs the due date. Enter it, or count from birth.")

    @property
    def counted_from_due_until(self) -> date | None:
        """The day from which age counts from birth again; None where it always does."""
        if not self.corrected or self.due_on is None or not preterm(self.born_on, self.due_on):
            return None
        return add_months(self.born_on, CORRECT_UNTIL_MONTHS)

    def months(self, on: date) -> int:
        """Completed months on a day; negative before the day that is counted from."""
        until = self.counted_from_due_until
        if until is not None and self.due_on is not None and on < until:
            return completed_months(self.due_on, on)
        return completed_months(self.born_on, on)

    def first_day_at(self, months: int) -> date:
        """The first day on which the baby is so many months old, or older.

        Older, because the age of a baby born early leaps at 24 months, and may leap over it.
        """
        until = self.counted_from_due_until
        if until is None or self.due_on is None:
            return add_months(self.born_on, months)
        by_due = add_months(self.due_on, months)
        return by_due if by_due < until else max(until, add_months(self.born_on, months))


@dataclass(frozen=True, slots=True)
class AgeSpan:
    """The days of an age window for one baby, both included."""

    opens_on: date
    closes_on: date

    @classmethod
    def of(cls, clock: AgeClock, least: int, most: int) -> "AgeSpan | None":
        """From `least` to `most` completed months, both included; None where the leap of a
        corrected age passes over all of it."""
        opens_on, closes_on = clock.first_day_at(least), clock.first_day_at(most + 1) - _DAY
        return cls(opens_on, closes_on) if opens_on <= closes_on else None
