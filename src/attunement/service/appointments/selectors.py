"""The appointments that a viewer may know of, and whose link a token is."""

import datetime as dt
from collections.abc import Iterator
from itertools import chain

from django.db.models import Q, QuerySet
from django.utils import timezone

from ..accounts.viewer import Viewer, viewer_for
from ..audit.models import Event
from ..care_packages.models import Package, PackageState, PartKind
from ..care_packages.programmes import name_of
from ..groups.models import Facilitator, GroupSession, GroupSessionState, RunState
from ..groups.permissions import SEE_GROUPS
from ..home_answers.keys import digest
from ..referrals.models import Contact, Mode, Outcome
from ..relationships.selectors import seen_by
from ..sections.models import MIND_THE_POST, Flag
from ..sessions import selectors as sessions
from ..sessions.models import Session, SessionMode, SessionState
from ..sessions.permissions import DELIVER
from .appointment import Appointment, Kind
from .dates import Span
from .models import CalendarLink
from .permissions import SEE_CALENDAR


def appointments(viewer: Viewer, span: Span, *, mine: bool) -> list[Appointment]:
    """In order, with what came of those that have been. In a number of queries that does not grow.

    A parent's own therapy is on the calendar of its therapist alone: that somebody is seen each
    Tuesday says as much as a name.
    """
    if not viewer.may(SEE_CALENDAR):
        return []
    found = chain(
        _sessions(viewer, span, mine),
        _contacts(viewer, span, mine),
        _groups(viewer, span, mine),
        _reviews(viewer, span, mine),
    )
    return sorted(found, key=lambda each: each.order)


def _within(span: Span) -> Q:
    start, end = span.first, span.last + dt.timedelta(days=1)
    midnights = (timezone.make_aware(dt.datetime.combine(day, dt.time())) for day in (start, end))
    return Q(**dict(zip(("at__gte", "at__lt"), midnights, strict=True)))


def _sessions(viewer: Viewer, span: Span, mine: bool) -> Iterator[Appointment]:
    own = Q(practitioner=viewer.user)
    shown = own if mine else own | ~Q(part__kind=PartKind.OWN_THERAPY)
    # A family's share of a group is on the calendar once, as the group.
    rows = sessions.sessions(viewer).filter(
        _within(span), shown, withdrawn_at=None, group_session=None
    )
    guarded = _guarded()
    for row in rows:
        pair = row.part.package.relationship
        yield Appointment(
            kind=Kind.SESSION,
            pk=row.pk,
            on=timezone.localdate(row.at),
            at=row.at,
            what=f"{name_of(row.part.programme)}, session {row.number}",
            where=SessionMode(row.mode).label,
            who=row.practitioner.name,
            family=row.family_id,
            family_name=row.family.name,
            state="" if row.state == SessionState.PLANNED else row.get_state_display(),
            to_come=row.state == SessionState.PLANNED,
            after_loss=row.family.loss_recorded_at is not None
            or pair.child.lost
            or pair.carer.lost,
            guarded=row.family_id in guarded,
        )


def _contacts(viewer: Viewer, span: Span, mine: bool) -> Iterator[Appointment]:
    rows = Contact.objects.filter(
        _within(span), seen_by(viewer), team=viewer.team, withdrawn_at=None
    )
    if mine:
        rows = rows.filter(by=viewer.user)
    rows = rows.select_related("family", "by").prefetch_related("people")
    guarded = _guarded()
    for row in rows:
        yield Appointment(
            kind=Kind.CONTACT,
            pk=row.pk,
            on=timezone.localdate(row.at),
            at=row.at,
            what=Mode(row.mode).label,
            who=row.by.name,
            family=row.family_id,
            family_name=row.family.name,
            state=Outcome(row.outcome).label if row.outcome else "",
            to_come=not row.outcome,
            after_loss=row.family.loss_recorded_at is not None
            or any(person.lost for person in row.people.all()),
            guarded=row.family_id in guarded,
        )


def _groups(viewer: Viewer, span: Span, mine: bool) -> Iterator[Appointment]:
    if not viewer.may(SEE_GROUPS):
        return
    rows = GroupSession.objects.filter(_within(span), run__team=viewer.team).exclude(
        run__state=RunState.CALLED_OFF
    )
    if mine:
        led = Facilitator.objects.filter(user=viewer.user, until=None)
        rows = rows.filter(Q(run__in=led.values("run")) | Q(pk__in=_of_own_families(viewer)))
    for row in rows.select_related("run"):
        yield Appointment(
            kind=Kind.GROUP,
            pk=row.pk,
            on=timezone.localdate(row.at),
            at=row.at,
            what=f"{row.run.name}, session {row.number}",
            where=row.run.venue,
            group=row.run_id,
            state="" if row.state == GroupSessionState.PLANNED else row.get_state_display(),
            to_come=row.state == GroupSessionState.PLANNED,
        )


def _of_own_families(viewer: Viewer) -> QuerySet[Session, int | None]:
    """The meetings to which families go whose part this viewer delivers, led by somebody else."""
    return (
        sessions.sessions(viewer)
        .filter(part__practitioner=viewer.user, withdrawn_at=None)
        .exclude(group_session=None)
        .exclude(state=SessionState.CANCELLED)
        .values_list("group_session", flat=True)
    )


def _reviews(viewer: Viewer, span: Span, mine: bool) -> Iterator[Appointment]:
    """Of packages, for those who deliver them: on a day, and at no time of it."""
    if not viewer.may(DELIVER):
        return
    rows = Package.objects.filter(
        seen_by(viewer, family="episode__family"),
        episode__team=viewer.team,
        episode__closed_on=None,
        review_on__range=(span.first, span.last),
    ).exclude(state=PackageState.ENDED)
    if mine:
        rows = rows.filter(episode__keyworker=viewer.user)
    guarded = _guarded()
    rows = rows.select_related(
        "episode__family", "episode__keyworker", "relationship__child", "relationship__carer"
    ).defer("shown")
    for row in rows:
        family, pair, on = row.episode.family, row.relationship, row.review_on
        if on is not None:
            yield Appointment(
                kind=Kind.REVIEW,
                pk=row.pk,
                on=on,
                what=f"Review of the package for {pair}",
                who=row.episode.keyworker.name,
                family=family.pk,
                family_name=family.name,
                after_loss=family.loss_recorded_at is not None
                or pair.child.lost
                or pair.carer.lost,
                guarded=family.pk in guarded,
            )


def _guarded() -> frozenset[int]:
    today = timezone.localdate()
    holding = Q(until=None) | Q(until__gt=today)
    rows = Flag.objects.filter(holding, since__lte=today, kind__in=MIND_THE_POST)
    return frozenset(rows.values_list("family", flat=True))


def link_of(viewer: Viewer) -> CalendarLink | None:
    return CalendarLink.objects.filter(user=viewer.user, team=viewer.team, ended_at=None).first()


def owner_of(token: str) -> tuple[CalendarLink, Viewer]:
    """Raises CalendarLink.DoesNotExist for a token that is none, that has ended, or whose owner is
    not in that team today or may not see appointments there any more."""
    link = CalendarLink.objects.select_related("user", "team").get(
        token_hash=digest(token), ended_at=None
    )
    viewer = viewer_for(link.user, timezone.localdate())
    if viewer is None or viewer.team != link.team or not viewer.may(SEE_CALENDAR):
        raise CalendarLink.DoesNotExist
    return link, viewer


def named(link: CalendarLink) -> str:
    """As the log names it."""
    return f"calendar link {link.pk}"


def last_read(link: CalendarLink) -> dt.datetime | None:
    """When a calendar program last read this link, by the log."""
    reads = Event.objects.filter(team=link.team, verb="read", subject=named(link))
    return reads.order_by("-number").values_list("at", flat=True).first()
