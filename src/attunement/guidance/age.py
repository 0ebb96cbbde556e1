"""How old a baby is, born or not, and what to call it on screen."""

from dataclasses import dataclass
from datetime import date

from attunement.guidance.calendar import completed_months

TERM = 280
"""Days of gestation at the due date: 40 weeks."""

PRETERM_BEFORE = 37 * 7
"""Born before 37+0 weeks (days of gestation) is preterm, and has a corrected age."""

CORRECT_UNTIL_MONTHS = 24
"""Corrected age is used until 24 months after birth (the usual practice; a tool's manual wins)."""

POST_TERM = 42 * 7
"""After 42+0 weeks an unborn baby's record more likely lacks a birth than describes a pregnancy."""


@dataclass(frozen=True)
class Unborn:
    """A baby not yet born (or whose birth is not yet recorded): days of gestation completed."""

    gestation_days: int

    @property
    def weeks(self) -> int:
        """Completed weeks of gestation."""
        return self.gestation_days // 7


@dataclass(frozen=True)
class CorrectedAge:
    """Age counted from the due date; negative before it."""

    days: int
    months: int


@dataclass(frozen=True)
class Born:
    """Days and completed months since birth, and the corrected age where it applies."""

    days: int
    months: int
    corrected: CorrectedAge | None

    @property
    def weeks(self) -> int:
        """Completed weeks of life."""
        return self.days // 7


type Age = Unborn | Born


def age_on(on: date, *, born_on: date | None = None, due_on: date | None = None) -> Age:
    """The baby's age on a day.

    Gestation is 280 days less the days to the due date. Raises ValueError where neither date is
    known, where `on` is before the birth, or where the due date is more than 280 days away.
    """
    if born_on is not None:
        return _born(on, born_on, due_on)
    if due_on is None:
        raise ValueError("An age needs a date of birth or a due date. Enter one of them.")
    gestation = TERM - (due_on - on).days
    if gestation < 0:
        raise ValueError(f"The due date {due_on} is more than 40 weeks after {on}. Check the year.")
    return Unborn(gestation)


def _born(on: date, born_on: date, due_on: date | None) -> Born:
    if on < born_on:
        raise ValueError(f"{on} is before the birth on {born_on}. Check both dates.")
    months = completed_months(born_on, on)
    corrected = None
    if due_on is not None and months < CORRECT_UNTIL_MONTHS and preterm(born_on, due_on):
        corrected = CorrectedAge((on - due_on).days, completed_months(due_on, on))
    return Born((on - born_on).days, months, corrected)


def preterm(born_on: date, due_on: date) -> bool:
    """Whether a baby was born before 37+0 weeks by the due date."""
    return TERM - (due_on - born_on).days < PRETERM_BEFORE


def age_in_words(age: Age) -> str:
    """The age as a reader says it: days to two weeks, weeks to three months, then months, then
    years and months. "7 weeks", "unborn, 31 weeks' gestation", "14 months"."""
    if isinstance(age, Unborn):
        return _unborn_in_words(age)
    words = _since(age.days, age.months)
    if age.corrected is None:
        return words
    if age.corrected.days < 0:
        return f"{words} (due date in {_since(-age.corrected.days, months=0)})"
    return f"{words} (corrected age {_since(age.corrected.days, age.corrected.months)})"


def _unborn_in_words(age: Unborn) -> str:
    if age.gestation_days > POST_TERM:
        late = _count((age.gestation_days - TERM) // 7, "week")
        return f"due date passed {late} ago, birth not recorded"
    weeks = _count(age.weeks, "week")
    possessive = "'" if weeks.endswith("s") else "'s"
    return f"unborn, {weeks}{possessive} gestation"


def _since(days: int, months: int) -> str:
    if days < 14:
        return _count(days, "day")
    if months < 3:
        return _count(days // 7, "week")
    if months < 24:
        return _count(months, "month")
    years, left = divmod(months, 12)
    return f"{years} years {_count(left, 'month')}" if left else f"{years} years"


def _count(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
