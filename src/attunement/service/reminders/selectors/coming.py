"""Which reminders are due: of sessions, and of contacts that are planned with a day and a time."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from ...accounts.viewer import Viewer
from ...care_packages.models import PartKind
from ...referrals.models import Contact, Mode
from ...relationships import selectors as relationships
from ...relationships.models import FamilyMember, Person, Place
from ...sessions import selectors as sessions
from ...sessions.models import Session, SessionState
from ...way.policies import Refusal
from .. import policies
from ..models import Reminder
from ..text import MEETINGS, WE_MEET, reminder
from .facts import Facts, facts_between

type Meeting = Session | Contact

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
class Coming:
    """A session or contact of which somebody is to be reminded, with the words. `refusal`: why it
    does not go; `earlier`: a try that failed, or a reminder that went."""

    meeting: Meeting
    person: Person
    words: str
    earlier: Reminder | None
    refusal: Refusal | None


def due(now: dt.datetime) -> list[Coming]:
    """Of every team, what is to go now or would be if it could, in order of time."""
    return _coming(Session.objects.filter(_soon(now)), Contact.objects.filter(_planned(now)), now)


def due_for(viewer: Viewer, now: dt.datetime, *, family: int | None = None) -> list[Coming]:
    """Of what this viewer may know of: own therapies are known to their therapist alone."""
    of_family = Q(family=family) if family else Q()
    return _coming(
        known_sessions(viewer).filter(of_family, _soon(now)),
        known_contacts(viewer).filter(of_family, _planned(now)),
        now,
    )


def as_it_is_now(coming: Coming, now: dt.datetime) -> Coming | None:
    """The same meeting and person, read again; None where it is meant for somebody else by now."""
    of_sessions, of_contacts = Session.objects.none(), Contact.objects.none()
    if isinstance(coming.meeting, Session):
        of_sessions = Session.objects.filter(pk=coming.meeting.pk)
    else:
        of_contacts = Contact.objects.filter(pk=coming.meeting.pk)
    found = _coming(of_sessions, of_contacts, now)
    return next((each for each in found if each.person == coming.person), None)


def known_sessions(viewer: Viewer) -> QuerySet[Session]:
    sealed = Q(part__kind=PartKind.OWN_THERAPY) & ~Q(practitioner=viewer.user)
    return sessions.sessions(viewer).exclude(sealed)


def known_contacts(viewer: Viewer) -> QuerySet[Contact]:
    return Contact.objects.filter(relationships.seen_by(viewer), team=viewer.team)


def _soon(now: dt.datetime) -> Q:
    return Q(
        state=SessionState.PLANNED,
        withdrawn_at=None,
        at__gt=now,
        at__lte=now + policies.AHEAD,
        part__package__episode__closed_on=None,
    )


def _planned(now: dt.datetime) -> Q:
    """Nobody is reminded that a letter comes."""
    return Q(
        outcome="",
        withdrawn_at=None,
        at__gt=now,
        at__lte=now + policies.AHEAD,
        mode__in=MEETINGS,
    )


def _coming(
    of_sessions: QuerySet[Session], of_contacts: QuerySet[Contact], now: dt.datetime
) -> list[Coming]:
    """In a number of queries that does not grow with the meetings."""
    meetings: list[tuple[Meeting, Person]] = [
        *_each_once(of_sessions.select_related(*ABOUT)),
        *_each_carer(of_contacts),
    ]
    meetings.sort(key=lambda each: (each[0].at, each[0].pk))
    facts = facts_between({(row.family_id, person.pk) for row, person in meetings})
    sent = Reminder.objects.filter(
        Q(session__in=[row.pk for row, _ in meetings if isinstance(row, Session)])
        | Q(contact__in=[row.pk for row, _ in meetings if isinstance(row, Contact)])
    )
    earlier = {
        (each.session_id, each.contact_id, each.session_at, each.telephone): each for each in sent
    }
    return [
        _one(row, person, facts[row.family_id, person.pk], earlier, now) for row, person in meetings
    ]


def _each_once(rows: QuerySet[Session]) -> Iterable[tuple[Session, Person]]:
    """Whoever takes two babies to a group is reminded of it once."""
    told = set()
    for row in rows.order_by("at", "pk"):
        own = row.part.person  # the parent or carer whom the session is for
        person = own if own is not None else row.part.package.relationship.carer
        if row.group_session_id is None or (row.group_session_id, person.pk) not in told:
            yield row, person
        told.add((row.group_session_id, person.pk))


def _each_carer(rows: QuerySet[Contact]) -> Iterable[tuple[Contact, Person]]:
    """Everybody for whom a contact is meant, but no child."""
    found = list(rows.select_related("family", "team", "by").prefetch_related("people"))
    carers = set(
        FamilyMember.objects.filter(
            family__in={row.family_id for row in found}, place=Place.CARER
        ).values_list("family", "person")
    )
    for row in found:
        for person in sorted(row.people.all(), key=lambda each: each.pk):
            if (row.family_id, person.pk) in carers:
                yield row, person


def _one(
    row: Meeting,
    person: Person,
    facts: Facts,
    earlier: dict[tuple[int | None, int | None, dt.datetime, str], Reminder],
    now: dt.datetime,
) -> Coming:
    if isinstance(row, Session):
        before = earlier.get((row.pk, None, row.at, person.telephone))
    else:
        before = earlier.get((None, row.pk, row.at, person.telephone))
    by = row.practitioner if isinstance(row, Session) else row.by
    words = reminder(
        to=person.first_name,
        by=by.name.split()[0],
        at=timezone.localtime(row.at),
        call=row.team.telephone,
        meeting=MEETINGS[Mode(row.mode)] if isinstance(row, Contact) else WE_MEET,
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
