"""A programme: one version of one intervention, with what is known of it and how."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from attunement.knowledge.rating import CostRating, Rating
from attunement.knowledge.record import (
    Cited,
    Fact,
    Frozen,
    ProgrammeId,
    Quantity,
    Record,
    RecordId,
    StudyId,
)
from attunement.knowledge.vocabulary import (
    Attender,
    Circumstance,
    Flag,
    Kind,
    Mode,
    NeedLevel,
    OutcomeDomain,
    Target,
    UkStatus,
    Unit,
)

QcfLevel = Annotated[int, Field(ge=1, le=8)]


class AgeWindow(Frozen):
    """The baby's age, each bound with its own sources; None is unknown.

    `antenatal_from_weeks` is in weeks from the due date (28 weeks' gestation is -12), None when the
    programme does not begin before birth; the months are completed months after birth.
    """

    antenatal_from_weeks: Quantity | None
    min_months: Quantity | None
    max_months: Quantity | None


class NeedLevels(Cited):
    """Whom it is offered to."""

    levels: tuple[NeedLevel, ...] = Field(min_length=1)


class MadeFor(Cited):
    """Circumstances of which a family must share one for the programme to be made for them."""

    any_of: tuple[Circumstance, ...] = Field(min_length=1)


class Format(Cited):
    """How and to whom it is given; an empty list is unknown. `at_home` means at home alone;
    `films_the_family` means that the family's own film is part of the work."""

    modes: tuple[Mode, ...]
    mode_note: Fact | None
    attends: tuple[Attender, ...]
    who: Fact | None
    setting: Fact | None
    at_home: bool
    films_the_family: bool
    group_size: Fact | None

    @property
    def decided_modes(self) -> tuple[Mode, ...]:
        """The modes that a computation may rest on; empty is unknown."""
        return self.modes if self.may_decide else ()

    @property
    def decided_attends(self) -> tuple[Attender, ...]:
        """Who takes part, as far as a computation may rest on it; empty is unknown."""
        return self.attends if self.may_decide else ()


class TrialDose(Cited):
    """How many sessions one trial or evaluation gave: what its effect stands on, which need not be
    the number that a manual plans."""

    trial: str
    least: int = Field(ge=1)
    most: int = Field(ge=1)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.most < self.least:
            raise ValueError(f"most ({self.most}) is less than least ({self.least})")
        return self


class Dose(Frozen):
    """How much of it; None is unknown. Sessions as counts, `minutes` for one session; `trials` is
    what was given where it was tried, empty where no source says."""

    sessions: Quantity | None
    min_sessions: Quantity | None
    max_sessions: Quantity | None
    minutes: Quantity | None
    weeks: Quantity | None
    frequency: Fact | None
    notes: tuple[Fact, ...]
    trials: tuple[TrialDose, ...] = ()

    @property
    def planned_sessions(self) -> int | None:
        """How many sessions to plan: the programme's own number, None when no source that we may
        rely on states one."""
        return self.sessions.value if self.sessions and self.sessions.may_decide else None

    @property
    def least_sessions(self) -> int | None:
        """The fewest that are still the programme: its own number, or the least of the range that
        it gives; None when no source that we may rely on states either."""
        if self.planned_sessions is not None:
            return self.planned_sessions
        least = self.min_sessions
        return least.value if least and least.may_decide else None

    @property
    def own_sessions(self) -> str:
        """The programme's own number in figures ("7"), or its range ("8 to 10", "at least 8");
        empty when no source that we may rely on states any."""
        least, most = self.least_sessions, self.max_sessions
        if self.planned_sessions is not None or least is None:
            return "" if least is None else str(least)
        if most and most.may_decide:
            return f"{least} to {most.value}"
        return f"at least {least}"


class Practitioner(Frozen):
    """Who may give it, and what it takes to be able to; None is unknown. `qcf_levels` are the
    levels of the UK Qualifications and Credit Framework that `level` names; empty is unknown."""

    qualification: Fact | None
    level: Fact | None
    qcf_levels: tuple[QcfLevel, ...] = ()
    training: Fact | None
    training_days: Quantity | None
    training_hours: Quantity | None
    training_cost: Fact | None
    supervision: Fact | None
    notes: tuple[Fact, ...]


class Evidence(Frozen):
    """What has been found. A finding against is as prominent as one for."""

    seed_category: str | None
    findings: tuple[Fact, ...]
    negative_findings: tuple[Fact, ...]
    cautions: tuple[Fact, ...]


class UkDelivery(Cited):
    """Whether a UK family can have it."""

    status: UkStatus
    note: str | None


class Programme(Record):
    """One version, adaptation or age band. A rating, a dose or an effect belongs to this version
    alone: nothing is inherited from `family` or `variant_of`. `later_trial` is the one that the
    flag "superseded" speaks of: neither stands without the other."""

    name: str
    aliases: tuple[str, ...]
    family: RecordId
    unit: Unit
    kind: Kind
    variant_of: ProgrammeId | None
    aims: Fact
    population: Fact
    ages: AgeWindow
    made_for: tuple[MadeFor, ...]
    need_levels: NeedLevels
    format: Format
    dose: Dose
    practitioner: Practitioner
    evidence: Evidence
    ratings: tuple[Rating, ...]
    cost: CostRating | None
    flags: tuple[Flag, ...]
    later_trial: StudyId | None = None
    uk: UkDelivery
    targets: tuple[Target, ...] = Field(min_length=1)
    outcome_domains: tuple[OutcomeDomain, ...] = Field(min_length=1)
    discrepancies: tuple[Fact, ...]
    other_facts: tuple[Fact, ...]

    @model_validator(mode="after")
    def _names_the_later_trial(self) -> Self:
        if (Flag.SUPERSEDED in self.flags) != (self.later_trial is not None):
            raise ValueError(
                "The flag superseded and later_trial belong together: name the trial that points "
                "the other way, or take the flag away."
            )
        return self
