"""One family's whole record, loaded, and what follows from it by dates alone. Pure: rows in."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils import timezone

from ..assessments.models import Assessment, Formulation, Goal, GoalRating, Phase, Response
from ..care_packages.models import Package, PackageState, PackageStep, Part, PartKind, PartState
from ..care_packages.sealed import shared_name
from ..consents.models import Consent
from ..outcomes.models import Letter
from ..people.models import Responsibility
from ..referrals.models import Contact, Decision, Outcome, Referral, ReferralState
from ..relationships.models import (
    Episode,
    Family,
    FamilyMember,
    Person,
    Place,
    Relationship,
    Stressor,
    Task,
)
from ..relationships.remembering import loss_of
from ..sessions.models import Session, SessionState
from .facts import (
    AssessmentFacts,
    EpisodeFacts,
    PackageFacts,
    PartFacts,
    ReferralFacts,
    RelationshipFacts,
)


@dataclass(frozen=True)
class ContactRow:
    """An attempt, with the ids of the people it was meant for and of those who were met."""

    contact: Contact
    people: frozenset[int]
    met: frozenset[int]


@dataclass(frozen=True)
class SessionRow:
    """`delivered`: held, and everybody came without whom it is not what it is meant to be."""

    session: Session
    delivered: bool


@dataclass(frozen=True, kw_only=True)
class FamilyRecord:
    """Rows in the order of their dates. The clinical lists are empty for those who may not read
    assessments. `decisions` are by referral, `parts` and
    `steps` by package, `ratings` by goal, each by its id. `reads_notes`: whether the reader may
    read what was written of a session. `written_of`: the ids of the children who died and of whom
    something stands in a comprehensive assessment."""

    family: Family
    members: Sequence[FamilyMember]
    relationships: Sequence[Relationship]
    responsibilities: Sequence[Responsibility]
    consents: Sequence[Consent]
    episodes: Sequence[Episode]
    included: frozenset[tuple[int, int]]
    referrals: Sequence[Referral]
    decisions: Mapping[int, Sequence[Decision]]
    contacts: Sequence[ContactRow]
    packages: Sequence[Package]
    parts: Mapping[int, Sequence[Part]]
    steps: Mapping[int, Sequence[PackageStep]]
    sessions: Sequence[SessionRow]
    assessments: Sequence[Assessment]
    letters: Sequence[Letter]
    reads_notes: bool = False
    tasks: Sequence[Task] = field(default=())
    stressors: Sequence[Stressor] = field(default=())
    responses: Sequence[Response] = field(default=())
    goals: Sequence[Goal] = field(default=())
    ratings: Mapping[int, Sequence[GoalRating]] = field(default_factory=dict)
    formulations: Sequence[Formulation] = field(default=())
    written_of: frozenset[int] = frozenset()

    @property
    def episode(self) -> Episode | None:
        """The open episode, or else the one that was opened last."""
        found = sorted(self.episodes, key=lambda each: (each.closed_on is None, each.opened_on))
        return found[-1] if found else None

    @property
    def open_episode(self) -> Episode | None:
        return self.episode if self.episode and self.episode.closed_on is None else None

    @property
    def everybody_lost(self) -> bool:
        """Whether no child is left whom work could be about: nothing is then asked for by age."""
        children = self.placed(Place.CHILD)
        return bool(children) and all(child.lost for child in children)

    @property
    def people(self) -> dict[int, Person]:
        return {member.person_id: member.person for member in self.members}

    def placed(self, place: Place) -> list[Person]:
        """Who has this place in the family now."""
        return [m.person for m in self.members if m.place == place and m.ends_on is None]

    def called(self, person: Person) -> str:
        """What they are to the baby, in the family's words; empty where nobody has said."""
        return next((m.called for m in self.members if m.person_id == person.pk), "")

    @property
    def open_assessment(self) -> Assessment | None:
        episode = self.open_episode
        of_episode = (each for each in self.assessments if episode and _in(each, episode))
        return next((each for each in of_episode if each.completed_on is None), None)

    @property
    def next_at(self) -> dt.datetime | None:
        now = timezone.now()
        planned = [row.contact.at for row in self.contacts if _to_come(row.contact, now)]
        planned += [
            row.session.at
            for row in self.sessions
            if row.session.state == SessionState.PLANNED and row.session.at >= now
        ]
        return min(planned, default=None)

    def packages_of(self, relationship: Relationship, episode: Episode | None) -> list[Package]:
        """Newest first."""
        return [
            package
            for package in reversed(self.packages)
            if package.relationship_id == relationship.pk and episode and _in(package, episode)
        ]

    def relationship_facts(self, relationship: Relationship) -> RelationshipFacts:
        episode = self.episode
        return RelationshipFacts(
            loss=loss_of(relationship.child),
            ended_on=relationship.ends_on,
            included=episode is not None and (episode.pk, relationship.pk) in self.included,
            packages=tuple(
                self.package_facts(package) for package in self.packages_of(relationship, episode)
            ),
        )

    def package_facts(self, package: Package) -> PackageFacts:
        return PackageFacts(
            agreed_on=package.decided_on,
            ended_on=package.ended_on if package.state == PackageState.ENDED else None,
            parts=tuple(self.part_facts(part) for part in self.parts.get(package.pk, ())),
        )

    def part_facts(self, part: Part) -> PartFacts:
        rows = [row for row in self.sessions if row.session.part_id == part.pk]
        booked = [row for row in rows if row.session.state == SessionState.PLANNED]
        held = [row for row in rows if row.session.state == SessionState.HELD]
        return PartFacts(
            name=shared_name(part.programme, part.kind),
            kind=PartKind(part.kind),
            state=PartState(part.state),
            expected=part.sessions_expected,
            delivered=sum(row.delivered for row in held),
            booked=len(booked),
            last_on=max(
                (timezone.localdate(row.session.at) for row in (*booked, *held)), default=None
            ),
        )

    @property
    def referral_facts(self) -> ReferralFacts | None:
        latest = self.referrals[-1] if self.referrals else None
        if latest is None:
            return None
        return ReferralFacts(state=ReferralState(latest.state), on=latest.received_on)

    @property
    def episode_facts(self) -> EpisodeFacts | None:
        episode, referral = self.episode, self.referral_facts
        if episode is None:
            return None
        since = referral.on if referral else episode.opened_on
        met = [
            timezone.localdate(row.contact.at)
            for row in self.contacts
            if row.contact.outcome == Outcome.MET and row.contact.withdrawn_at is None
        ]
        return EpisodeFacts(
            opened_on=episode.opened_on,
            closed_on=episode.closed_on,
            received_on=referral.on if referral else None,
            met_on=max((on for on in met if on >= since), default=None),
            assessments=tuple(
                AssessmentFacts(
                    phase=Phase(each.phase),
                    started_on=each.started_on,
                    completed_on=each.completed_on,
                )
                for each in self.assessments
                if _in(each, episode)
            ),
            last_session_on=episode.ending.last_session_on if hasattr(episode, "ending") else None,
        )


def _in(row: Assessment | Package, episode: Episode) -> bool:
    return row.episode_id == episode.pk


def _to_come(contact: Contact, now: dt.datetime) -> bool:
    return not contact.outcome and contact.withdrawn_at is None and contact.at >= now
