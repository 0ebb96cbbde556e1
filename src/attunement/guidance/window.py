"""A window of days about an anchor, and where a day stands in it."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Self

from pydantic import model_validator

from attunement.guidance.calendar import add_months
from attunement.knowledge.record import Frozen


class Status(StrEnum):
    """Where something that has a window stands on a day."""

    UPCOMING = "upcoming"
    DUE = "due"
    OVERDUE = "overdue"
    MET = "met"


class Offset(Frozen):
    """A step from an anchor: whole months first, then days. Either may be negative."""

    months: int = 0
    days: int = 0

    def after(self, anchor: date) -> date:
        """The day that the step leads to."""
        return add_months(anchor, self.months) + timedelta(days=self.days)


class Window(Frozen):
    """The days from `opens` to `closes` about an anchor, both included."""

    opens: Offset
    closes: Offset

    @model_validator(mode="after")
    def _open_before_close(self) -> Self:
        # A month has 28 to 31 days: refuse what would close too soon about any anchor at all.
        months = self.closes.months - self.opens.months
        if months * (28 if months > 0 else 31) + self.closes.days - self.opens.days < 0:
            raise ValueError("The window closes before it opens.")
        return self

    @classmethod
    def of_completed_months(cls, least: int, most: int) -> Self:
        """From the day a baby is `least` months old to the last day of being `most` months old."""
        return cls(opens=Offset(months=least), closes=Offset(months=most + 1, days=-1))

    def opens_on(self, anchor: date) -> date:
        """The first day of the window."""
        return self.opens.after(anchor)

    def closes_on(self, anchor: date) -> date:
        """The last day of the window."""
        return self.closes.after(anchor)

    def contains(self, anchor: date, on: date) -> bool:
        """Whether the day lies in the window."""
        return self.opens_on(anchor) <= on <= self.closes_on(anchor)

    def status(self, anchor: date, on: date, done_on: date | None = None) -> Status:
        """Where it stands on a day. Done in the window or after it is met; done before the window
        opened is not, and neither is what is planned for a later day than `on`."""
        opens_on = self.opens_on(anchor)
        if done_on is not None and opens_on <= done_on <= on:
            return Status.MET
        if on < opens_on:
            return Status.UPCOMING
        return Status.DUE if on <= self.closes_on(anchor) else Status.OVERDUE
