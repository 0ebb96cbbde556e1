"""Which reminders are due, whether each may go, and which went."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from ..accounts.viewer import Viewer
from ..care_packages.models import PartKind
from ..consents.models import Consent
from ..consents.purposes import Purpose
from ..consents.selectors import stands
from ..consents.standing import Standing
from ..relationships import selectors as relationships
from ..relationships.models import Family, FamilyMember, Person
from ..sections.models import MIND_THE_POST, Flag
from ..sessions import selectors as sessions
from ..sessions.models import Session, SessionState
from ..way.policies import Refusal
from . import policies
from .models import Choice, Reminder
from .text import reminder

ABOUT = (
    "part__package__episode__family",
    "part__package__relationship__child",
    "part__package__relationship__carer",
    "part__person",
    "family",
    "team",
    "practitioner",
)


@dataclass(frozen=True)
class Facts:
    """What bears on whether somebody may be texted."""

    choice: Choice | None
    consent: Standing
    member: bool
    last_flag: int

    def refusal(self, family: Family, person: Person) -> Refusal | None:
        return policies.may_text(
            family, person, consent=self.consent, member=self.member
        ) or policies.still_checked(self.choice, family, person, last_flag=self.last_flag)


@dataclass(frozen=True)
class Coming:
    """A session of which somebody is to be reminded, with the words. `refusal`: why it does not
    go; `earlier`: a try that failed, or a reminder that went."""

    session: Session
    person: Person
    words: str
    earlier: Reminder | None
    refusal: Refusal | None


def due(now: dt.datetime) -> list[Coming]:
    """Of every team, what is to go now or would be if it could, in order of time."""
    return coming(Session.objects.filter(_soon(now)).select_related(*ABOUT), now)


def due_for(viewer: Viewer, now: dt.datetime, *, family: int | None = None) -> list[Coming]:
    """Of what this viewer may know of: own therapies are known to their therapist alone."""
    found = _known(viewer).filter(_soon(now)).select_related(*ABOUT)
    return coming(found.filter(family=family) if family else found, now)


def _known(viewer: Viewer) -> QuerySet[Session]:
    sealed = Q(part__kind=PartKind.OWN_THERAPY) & ~Q(practitioner=viewer.user)
    return sessions.sessions(viewer).exclude(sealed)


def _soon(now: dt.datetime) -> Q:
    return Q(
        state=SessionState.PLANNED,
        withdrawn_at=None,
        at__gt=now,
        at__lte=now + policies.AHEAD,
        part__package__episode__closed_on=None,
    )


def coming(found: QuerySet[Session], now: dt.datetime) -> list[Coming]:
    """In a number of queries that does not grow with the sessions."""
    rows = _each_once(found.order_by("at", "pk"))
    people = {row.pk: _whom(row) for row in rows}
    facts = _facts({(row.family_id, people[row.pk].pk) for row in rows})
    sent = Reminder.objects.filter(session__in=people)
    earlier = {(each.session_id, each.session_at, each.telephone): each for each in sent}
    return [
        _one(row, people[row.pk], facts[row.family_id, people[row.pk].pk], earlier, now)
        for row in rows
    ]


def _each_once(rows: Iterable[Session]) -> list[Session]:
    """Whoever takes two babies to a group is reminded of it once."""
    found, told = [], set()
    for row in rows:
        meeting = (row.group_session_id, _whom(row).pk)
        if row.group_session_id is None or meeting not in told:
            found.append(row)
        told.add(meeting)
    return found


def _one(
    row: Session,
    person: Person,
    facts: Facts,
    earlier: dict[tuple[int, dt.datetime, str], Reminder],
    now: dt.datetime,
) -> Coming:
    before = earlier.get((row.pk, row.at, person.telephone))
    words = reminder(
        to=person.first_name,
        by=row.practitioner.name.split()[0],
        at=timezone.localtime(row.at),
        call=row.team.telephone,
    )
    return Coming(
        row,
        person,
        words,
        before,
        facts.refusal(row.family, person)
        or policies.in_safe_hours(facts.choice, person, now)
        or policies.may_remind_of(row, now)
        or policies.not_sent_yet(before),
    )


def _whom(session: Session) -> Person:
    """The parent or carer whom the session is for."""
    own = session.part.person
    return own if own is not None else session.part.package.relationship.carer


def _facts(pairs: Iterable[tuple[int, int]]) -> dict[tuple[int, int], Facts]:
    """By family and person, in four queries."""
    wanted = set(pairs)
    families, people = {family for family, _ in wanted}, {person for _, person in wanted}
    both = {"family__in": families, "person__in": people}
    choices = {
        (each.family_id, each.person_id): each
        for each in Choice.objects.filter(**both).select_related("said_by").order_by("pk")
    }
    consents = list(
        Consent.objects.filter(**both, purpose=Purpose.TEXTS, withdrawn_at=None).order_by(
            "answered_on", "pk"
        )
    )
    members = set(FamilyMember.objects.filter(**both, ends_on=None).values_list("family", "person"))
    flags = dict(_last_flags(families))
    today = timezone.localdate()
    return {
        (family, person): Facts(
            choices.get((family, person)),
            stands(
                [each for each in consents if each.family_id == family],
                person,
                Purpose.TEXTS,
                (),
                child=False,
                on=today,
            ),
            (family, person) in members,
            flags.get(family, 0),
        )
        for family, person in wanted
    }


def _last_flags(families: Iterable[int]) -> Iterable[tuple[int, int]]:
    """Of each family the last flag that asks for care with what others could read."""
    rows = Flag.objects.filter(family__in=families, kind__in=MIND_THE_POST)
    return rows.values("family").annotate(last=Max("pk")).values_list("family", "last")


def last_flag(family: int) -> int:
    return dict(_last_flags([family])).get(family, 0)


def facts_of(family: Family, person: Person) -> Facts:
    return _facts([(family.pk, person.pk)])[family.pk, person.pk]


@dataclass(frozen=True)
class OfFamily:
    """Each carer with what bears on texting them; what is due; what went."""

    family: Family
    carers: Sequence[tuple[Person, Facts]]
    due: Sequence[Coming]
    sent: Sequence[Reminder]


def of_family(viewer: Viewer, family: int) -> OfFamily:
    """Raises Family.DoesNotExist for a family that this viewer cannot see."""
    found = relationships.family(viewer, family)
    carers = relationships.carers(found)
    facts = _facts([(found.pk, person.pk) for person in carers])
    return OfFamily(
        found,
        [(person, facts[found.pk, person.pk]) for person in carers],
        due_for(viewer, timezone.now(), family=found.pk),
        list(sent(viewer).filter(family=found)),
    )


def sent(viewer: Viewer) -> QuerySet[Reminder]:
    """The latest first; of those that this viewer may know of."""
    return (
        Reminder.objects.filter(session__in=_known(viewer).values("pk"))
        .select_related("person", "family", "by")
        .order_by("-at", "-pk")
    )


@dataclass(frozen=True)
class Texted:
    family: Family
    person: Person
    facts: Facts


def texted(viewer: Viewer, family: int, person: int) -> Texted:
    """A carer of a family that this viewer can see; raises DoesNotExist for anybody else."""
    member = relationships.member(viewer, family=family, person=person)
    if member.person not in relationships.carers(member.family):
        raise Person.DoesNotExist
    return Texted(member.family, member.person, facts_of(member.family, member.person))
