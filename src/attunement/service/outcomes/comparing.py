"""What may be compared, and what can be said of it. Pure.

A course is one measure in one version, from one informant, about one relationship or one person,
within one episode. Nothing is ever compared across courses: another informant, another version or
another baby is another course.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from ...measures import Change, ChangeKind, Measure, Scored, change
from ...measures.local import LocalCutOffs
from ..assessments.models import Phase


@dataclass(frozen=True, kw_only=True)
class Occasion:
    """One complete form: the day on which it was answered, and in which assessment."""

    on: dt.date
    phase: Phase
    scored: Scored


@dataclass(frozen=True, kw_only=True)
class Course:
    """The occasions of one measure, in date order. `name` says what it is and who answered
    ("PHQ-9 from Ada"). `measure` is the definition of the very version that was used, None when it
    is no longer held; `reporter` is the person who answered, None when a practitioner rated;
    `child` is the baby's name where the measure is about a relationship, else empty; `local` is
    what the team read in its own manual."""

    name: str
    measure: Measure | None
    reporter: int | None
    child: str = ""
    local: LocalCutOffs | None = None
    occasions: tuple[Occasion, ...]

    def __post_init__(self) -> None:
        if not self.occasions:
            raise ValueError("a course has at least one occasion")
        if len({(each.scored.measure, each.scored.version) for each in self.occasions}) > 1:
            raise ValueError("a course is of one measure in one version")

    @property
    def first(self) -> Occasion:
        return self.occasions[0]

    @property
    def last(self) -> Occasion:
        return self.occasions[-1]

    @property
    def change(self) -> Change | None:
        """From the first to the last occasion; None while there is only one."""
        if len(self.occasions) < 2:
            return None
        return compared(self.measure, self.first.scored, self.last.scored, self.local)


def compared(
    measure: Measure | None, before: Scored, after: Scored, local: LocalCutOffs | None = None
) -> Change:
    """As `measures.change`, and "cannot be said" where the version's definition is not held."""
    if measure is None:
        return Change(
            before.measure,
            ChangeKind.CANNOT_BE_SAID,
            reason=f"Version {before.version} of this measure is no longer held here, so its "
            "scores can be read but not compared.",
        )
    return change(measure, before, after, local=local)


def definition(held: Mapping[str, Measure], id_: str, version: str) -> Measure | None:
    """The measure of that very version; None when another version, or none, is held."""
    found = held.get(id_)
    return found if found is not None and found.version == version else None


@dataclass(frozen=True, kw_only=True)
class Rating:
    on: dt.date
    phase: Phase | None
    rating: int


@dataclass(frozen=True, kw_only=True)
class GoalCourse:
    """One goal in the family's own words, with its ratings from 0 to 10 in date order. Other words
    are another goal."""

    words: str
    set_by: int
    set_by_name: str
    ratings: tuple[Rating, ...]


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """What one episode of care has to show for one relationship."""

    opened_on: dt.date
    closed_on: dt.date | None
    courses: tuple[Course, ...]
    goals: tuple[GoalCourse, ...]
