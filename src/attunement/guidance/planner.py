"""Which measure fits a baby now, when its window closes, and which comes next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from attunement.guidance.age import TERM
from attunement.guidance.age_forms import AgeForms
from attunement.guidance.age_span import AgeClock, AgeSpan
from attunement.measures import Measure

YEARS_AWAY = 366
SOON = 56
"""Days before a window closes from which they are counted out: our own choice, eight weeks."""


class Fit(StrEnum):
    """Where a day stands in the windows of a measure."""

    ANY_AGE = "any-age"
    NOW = "now"
    LATER = "later"
    PAST = "past"
    NOT_KNOWN = "not-known"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedWindow:
    """One window of a measure for one baby. `form`: the age form it is for, None where the measure
    has one or nobody has entered which form is for when. `closes_on` None: at birth. `expected`:
    counted from the due date of a baby not yet born."""

    opens_on: date
    closes_on: date | None
    form: int | None = None
    expected: bool = False

    def holds(self, on: date) -> bool:
        """Whether it is open; one that waits for a birth is not."""
        return (
            not self.expected
            and self.opens_on <= on
            and (self.closes_on is None or on <= self.closes_on)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What to know of a measure and a baby on a day. `now` and `next` are windows, None where there
    is none. `cautions`: what is not on file or not certain."""

    measure: str
    fit: Fit
    on: date
    now: PlannedWindow | None = None
    next: PlannedWindow | None = None
    cautions: tuple[str, ...] = ()

    @property
    def closes_in_days(self) -> int | None:
        """Days from today to the last day of the window that is open: 0 on the last day."""
        if self.now is None or self.now.closes_on is None:
            return None
        return (self.now.closes_on - self.on).days

    @property
    def closes_soon(self) -> bool:
        """Whether its last day is near enough to be counted out in days."""
        days = self.closes_in_days
        return days is not None and days <= SOON

    @property
    def in_words(self) -> str:
        """ "Closes in 12 days", "Stays open for over 2 years", "Opens in 3 days"."""
        match self.fit:
            case Fit.ANY_AGE:
                return "Fits any age"
            case Fit.NOT_KNOWN:
                return "Enter a date of birth or a due date"
            case Fit.PAST:
                return "The window has closed"
            case Fit.LATER:
                assert self.next is not None
                opens = (self.next.opens_on - self.on).days
                about = ", if born on the due date" if self.next.expected else ""
                return f"Opens {_in_days(opens)}{about}"
            case Fit.NOW:
                days = self.closes_in_days
                if days is None:
                    return "Closes at birth"
                return f"Closes {_in_days(days)}" if self.closes_soon else _stays_open(days)


def plan(
    measure: Measure,
    *,
    on: date,
    born_on: date | None = None,
    due_on: date | None = None,
    forms: AgeForms | None = None,
) -> Planned:
    """Where a day stands for one baby; `forms` is what the team read of the measure's age forms.

    A birth after `on` counts as not yet known. Raises ValueError where `forms` is of another
    measure, or counts corrected age and there is no due date.
    """
    if forms is not None:
        forms.insist_fits(measure)
    if measure.ages is None and forms is None and measure.child is None:
        return Planned(measure=measure.id, fit=Fit.ANY_AGE, on=on)
    born_on = born_on if born_on is not None and born_on <= on else None
    if measure.child == "born" and born_on is not None and forms is None:
        return Planned(measure=measure.id, fit=Fit.ANY_AGE, on=on)
    if born_on is None and due_on is None:
        return Planned(measure=measure.id, fit=Fit.NOT_KNOWN, on=on)
    windows = sorted(_windows(measure, born_on, due_on, forms), key=lambda each: each.opens_on)
    now = next((each for each in windows if each.holds(on)), None)
    following = next((each for each in windows if each.opens_on > on), None)
    fit = Fit.NOW if now else Fit.LATER if following else Fit.PAST
    if fit is Fit.PAST and born_on is None:
        fit = Fit.NOT_KNOWN  # the due date has gone by and no birth is recorded
    return Planned(
        measure=measure.id,
        fit=fit,
        on=on,
        now=now,
        next=following,
        cautions=tuple(_cautions(measure, forms)),
    )


def _windows(
    measure: Measure, born_on: date | None, due_on: date | None, forms: AgeForms | None
) -> Iterator[PlannedWindow]:
    ages, unborn = measure.ages, born_on is None
    start = born_on or due_on
    assert start is not None
    if unborn and ages is not None and ages.antenatal_from_weeks is not None:
        opens_on = start + timedelta(weeks=ages.antenatal_from_weeks)
        yield PlannedWindow(opens_on=opens_on, closes_on=None)
    # Nobody can be early who is not born, so that an expected age is not corrected.
    corrected = forms is not None and forms.corrected and not unborn
    if unborn and measure.child == "unborn":
        yield PlannedWindow(opens_on=start - timedelta(days=TERM), closes_on=None)
    if unborn and measure.child == "born" and forms is None:
        yield PlannedWindow(opens_on=start, closes_on=None, expected=True)
    clock = AgeClock(start, due_on, corrected=corrected)
    for form, (least, most) in _limits(measure, forms):
        span = AgeSpan.of(clock, least, most)
        if span is not None:
            yield PlannedWindow(
                opens_on=span.opens_on, closes_on=span.closes_on, form=form, expected=unborn
            )


def _limits(
    measure: Measure, forms: AgeForms | None
) -> Iterator[tuple[int | None, tuple[int, int]]]:
    if forms is not None:
        yield from forms.months.items()
    elif measure.ages is not None and measure.ages.born_months is not None:
        yield None, measure.ages.born_months


def _cautions(measure: Measure, forms: AgeForms | None) -> Iterator[str]:
    if forms is None and len(measure.forms) > 1:
        yield (
            f"{measure.short_name} has a form for each of several ages. Which is for when is not "
            "on file: read it in your manual."
        )
    if forms is None and measure.ages is not None and measure.ages.unchecked:
        yield "These ages are not yet checked against the publisher."


def _stays_open(days: int) -> str:
    """Nobody counts four thousand days: the last day stands beside it."""
    if days < YEARS_AWAY:
        return "Stays open"
    years = days // YEARS_AWAY
    return "Stays open for over a year" if years == 1 else f"Stays open for over {years} years"


def _in_days(days: int) -> str:
    if days == 0:
        return "today"
    return "tomorrow" if days == 1 else f"in {days} days"
