"""What may be compared, and what can be said of it. Pure.

A course is one measure in one version, from one informant, about one relationship or one person,
within one episode. Nothing is ever compared across courses: another informant, another version or
another baby is another course.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from ...measures import (
    Answered,
    Change,
    ChangeKind,
    ClinicalChange,
    LocalNorms,
    Measure,
    Pair,
    PairedChange,
    Scored,
    SubscaleChange,
    change,
    clinical_changes,
    paired_change,
    subscale_changes,
)
from ...measures.local import TOTAL, LocalCutOffs
from ..assessments.models import Phase

ONE_DAY = "Both were answered on one day, so neither is the other’s change."


@dataclass(frozen=True, kw_only=True)
class Occasion:
    """One complete form: the day on which it was answered, in which assessment, who answered or
    rated, and about whom; `by` and `about` are keys that say only who is the same."""

    on: dt.date
    phase: Phase
    scored: Scored
    by: str
    about: str


@dataclass(frozen=True)
class Manual:
    """What the team read of one measure in its own manual; `norms` are by scale."""

    cut_offs: LocalCutOffs | None = None
    norms: Mapping[str, LocalNorms] = field(default_factory=dict)

    @property
    def total(self) -> LocalNorms | None:
        return self.norms.get(TOTAL)


@dataclass(frozen=True, kw_only=True)
class Course:
    """The occasions of one measure, in date order. `name` says what it is and who answered
    ("PHQ-9 from Ada"). `measure` is the definition of the very version that was used, None when it
    is no longer held; `reporter` is the person who answered, None when a practitioner rated;
    `child` is the baby's name where the measure is about a relationship, else empty. `began` is
    when the episode's assessment began, `last_session` when its care ended, None while it goes on.
    """

    name: str
    measure: Measure | None
    reporter: int | None
    child: str = ""
    manual: Manual = field(default_factory=Manual)
    began: dt.date
    last_session: dt.date | None = None
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
        found = self.paired
        return found.change if found else None

    @property
    def paired(self) -> PairedChange | None:
        """The change, and where one of the two was answered out of its time."""
        if len(self.occasions) < 2:
            return None
        before, after = self.first.scored, self.last.scored
        if self.measure is None:
            return PairedChange(compared(None, before, after))
        if self.last.on <= self.first.on:
            kind = ChangeKind.CANNOT_BE_SAID
            return PairedChange(Change(self.measure.id, kind, reason=ONE_DAY))
        own = self.manual.total
        return paired_change(
            self.measure,
            Pair(_answered(self.first), _answered(self.last)),
            assessment_began=self.began,
            # A follow-up is meant to come long after the last session.
            last_session=None if self.last.phase == Phase.FOLLOW_UP else self.last_session,
            local=self.manual.cut_offs,
            own=own.spread if own else None,
        )

    @property
    def comparable(self) -> bool:
        """Whether first and last are two days, and the version is still held."""
        return self.measure is not None and self.last.on > self.first.on

    @property
    def clinical(self) -> tuple[ClinicalChange, ...]:
        """Clinically significant change by every criterion that is known; empty where there is
        nothing to compare."""
        if self.measure is None or not self.comparable:
            return ()
        own = self.manual.total
        return clinical_changes(
            self.measure,
            self.first.scored,
            self.last.scored,
            norms=own.groups if own else None,
            own=own.spread if own else None,
        )

    @property
    def by_scale(self) -> tuple[SubscaleChange, ...]:
        """What moved in each subscale; empty where there is nothing to compare."""
        if self.measure is None or not self.comparable:
            return ()
        own = {id_: norms.spread for id_, norms in self.manual.norms.items()}
        return subscale_changes(
            self.measure,
            self.first.scored,
            self.last.scored,
            {id_: spread for id_, spread in own.items() if spread},
        )


def _answered(each: Occasion) -> Answered:
    return Answered(each.scored, each.by, each.about, each.on)


def compared(
    measure: Measure | None, before: Scored, after: Scored, manual: Manual | None = None
) -> Change:
    """As `measures.change`, and "cannot be said" where the version's definition is not held."""
    if measure is None:
        return Change(
            before.measure,
            ChangeKind.CANNOT_BE_SAID,
            reason=f"Version {before.version} of this measure is no longer held here, so its "
            "scores can be read but not compared.",
        )
    manual = manual or Manual()
    own = manual.total.spread if manual.total else None
    return change(measure, before, after, local=manual.cut_offs, own=own)


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
