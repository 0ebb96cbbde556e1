"""Plain values that the caseload's pages are made from: what the rows say, before any words."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from ..assessments.models import Phase
from ..care_packages.models import PartKind, PartState
from ..hexagon.due import DueWork
from ..home_answers.models import Invitation
from ..referrals.models import ReferralState
from ..relationships.models import CarerRole
from ..subject_access.models import AccessRequest


@dataclass(frozen=True, kw_only=True)
class Baby:
    """A child the work is about. A date that is not known is None; `lost`: who died, or whose
    pregnancy ended in a loss."""

    name: str
    born_on: dt.date | None
    due_on: dt.date | None
    lost: bool = False
    lost_on: dt.date | None = None


@dataclass(frozen=True, kw_only=True)
class PartFacts:
    """One strand of a package. `expected` is None when nobody has said how many sessions;
    `booked` counts those planned and not yet held; `last_on` is the latest of both kinds."""

    name: str
    kind: PartKind
    state: PartState
    expected: int | None
    delivered: int = 0
    booked: int = 0
    last_on: dt.date | None = None

    @property
    def open(self) -> bool:
        return self.state in {PartState.PLANNED, PartState.ACTIVE}

    @property
    def booked_to_the_end(self) -> bool:
        """Whether its last session is known: all of them are held or have a date."""
        # Of a parent's own therapy no session is told here, so none is waited for either.
        if not self.open or self.kind in {PartKind.SIGNPOSTING, PartKind.OWN_THERAPY}:
            return True
        return self.expected is not None and self.delivered + self.booked >= self.expected


@dataclass(frozen=True, kw_only=True)
class PackageFacts:
    agreed_on: dt.date
    ended_on: dt.date | None
    parts: tuple[PartFacts, ...]


@dataclass(frozen=True, kw_only=True)
class AssessmentFacts:
    phase: Phase
    started_on: dt.date
    completed_on: dt.date | None


@dataclass(frozen=True, kw_only=True)
class EpisodeFacts:
    """One episode of care. `met_on` is the day on which somebody of the family was last met since
    the referral; `last_session_on` is what the ending says, where it says so."""

    opened_on: dt.date
    closed_on: dt.date | None = None
    received_on: dt.date | None = None
    met_on: dt.date | None = None
    assessments: tuple[AssessmentFacts, ...] = ()
    last_session_on: dt.date | None = None

    def assessed(self, phase: Phase) -> AssessmentFacts | None:
        return next((each for each in self.assessments if each.phase == phase), None)


@dataclass(frozen=True, kw_only=True)
class ReferralFacts:
    state: ReferralState
    on: dt.date


@dataclass(frozen=True, kw_only=True)
class RelationshipFacts:
    """One child with one carer. `included` says whether the episode is about them; `packages` are
    theirs alone, newest first. `loss` is the child's, in words, where there was one."""

    loss: str = ""
    ended_on: dt.date | None = None
    included: bool = True
    packages: tuple[PackageFacts, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RelationshipRow:
    """A relationship with the names of its two people, and the facts that its state is made of."""

    pk: int
    child: str
    carer: str
    role: CarerRole
    facts: RelationshipFacts


@dataclass(frozen=True, kw_only=True)
class FamilyRow:
    """A family as a list shows it. `next_at` is its next appointment of any kind."""

    pk: int
    name: str
    keyworker: str = ""
    episode: EpisodeFacts | None = None
    referral: ReferralFacts | None = None
    babies: tuple[Baby, ...] = ()
    relationships: tuple[RelationshipRow, ...] = ()
    packages: tuple[PackageFacts, ...] = ()
    next_at: dt.datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Appointment:
    """A contact or session that is planned for today, or was for a day gone by and still has no
    outcome. `page` and `pk` name the page on which to say what came of it. `family` is None for a
    group, whose `run` it is and whose name `family_name` is. `after_loss`: the family has lost a
    baby, and whoever goes there must know."""

    at: dt.datetime
    what: str
    family: int | None
    family_name: str
    practitioner: str
    page: str
    pk: int
    after_loss: bool = False
    run: int | None = None


@dataclass(frozen=True, kw_only=True)
class DueTask:
    pk: int
    title: str
    safety: bool
    raised_at: dt.datetime
    due_on: dt.date
    family: int
    family_name: str


@dataclass(frozen=True, kw_only=True)
class DueReview:
    """A package to be looked at again, of one family."""

    package: int
    due_on: dt.date
    family: int
    family_name: str


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """A family that has been referred and not been met. `referral` is set while it is untriaged."""

    family: int
    name: str
    since: dt.date
    babies: tuple[Baby, ...]
    referral: int | None = None


@dataclass(frozen=True, kw_only=True)
class Listed[T]:
    """The first of many, and whether there are more."""

    rows: tuple[T, ...]
    more: bool = False


def listed[T](rows: Sequence[T], limit: int) -> Listed[T]:
    """Of rows that were asked for with one more than the limit."""
    return Listed(rows=tuple(rows[:limit]), more=len(rows) > limit)


@dataclass(frozen=True, kw_only=True)
class WorklistFacts:
    """`caseload` holds every family that owed occasions are worked out for; the page shows the
    first of them. `home_links` were not answered, and end soon or have ended. `copies` of what is
    held about somebody are due soon, or late."""

    whole_team: bool
    caseload: Listed[FamilyRow]
    appointments: Listed[Appointment]
    tasks: Listed[DueTask]
    untriaged: Listed[Waiting]
    reviews: Listed[DueReview] = Listed(rows=())
    programme_work: tuple[DueWork, ...] = ()
    home_links: tuple[Invitation, ...] = ()
    copies: Listed[AccessRequest] = Listed(rows=())
