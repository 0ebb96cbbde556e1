"""What one person, or a whole team, has to do today. The number of queries never changes, and no
list is longer than a page: a worklist must open as fast in a large service as in a small one."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models import (
    Case,
    DateTimeField,
    Exists,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.utils import timezone

from ...accounts.models import Membership
from ...accounts.viewer import Viewer, current_memberships
from ...assessments.permissions import SEE_ASSESSMENTS
from ...care_packages.models import Package, PartKind
from ...care_packages.programmes import name_of
from ...care_packages.selectors import reviews_due
from ...groups.models import Facilitator, GroupSession, GroupSessionState
from ...groups.states import LIVE
from ...hexagon.selectors import due_work
from ...home_answers.models import Invitation
from ...home_answers.states import OVER, State, state_of
from ...referrals.models import Contact, Mode, Referral, ReferralState
from ...referrals.permissions import SEE_REFERRALS
from ...relationships.escalation import raised_until
from ...relationships.models import Episode, Place, Task, TaskKind
from ...relationships.permissions import DO_TASKS
from ...sessions.models import Session, SessionState
from ...sessions.permissions import DELIVER
from ...subject_access.models import AccessRequest
from ...subject_access.permissions import WORK_ON
from ...subject_access.selectors import due_soon
from ..facts import Appointment, Baby, DueReview, DueTask, Listed, Waiting, WorklistFacts, listed
from . import assemble, dose, rows
from .prepared import Prepared

LIST = 25
"""Rows that any one list shows before "see all"."""

LOSS = "family__loss_recorded_at"

ENDS_SOON = dt.timedelta(days=3)
"""Our own choice: time to remind somebody before their link to questions at home stops."""

COPIES_SOON = dt.timedelta(days=7)
"""Our own choice: a working week to read what would be given, before the copy is late."""

CASELOAD = 100
"""Families whose owed occasions are worked out: several times a full caseload."""


def worklist(viewer: Viewer, *, whole_team: bool) -> WorklistFacts:
    """Somebody with no families gets empty lists. Everything starts from the viewer's team."""
    queries = WHOLE_TEAM if whole_team else MINE
    now, today = timezone.now(), timezone.localdate()
    whose = {"team": viewer.team.pk} | ({} if whole_team else {"user": viewer.user.pk})
    episodes = listed(
        [rows.EpisodeRow._make(row) for row in queries.episodes(now=now, **whose)], CASELOAD
    )
    fetched = assemble.Fetched(
        pairs=queries.pairs(**whose),
        assessments=queries.assessments(**whose),
        parts=queries.parts(**whose),
        sessions=queries.sessions(now=now, **whose),
    )
    acting = whose | ({} if whole_team else {"raised_until": _raised_until(viewer, now, today)})
    planned = {"until": midnight_after(today)} | whose | ({"today": today} if whole_team else {})
    return WorklistFacts(
        whole_team=whole_team,
        caseload=Listed(
            rows=tuple(assemble.family_rows(episodes.rows, fetched)), more=episodes.more
        ),
        appointments=_appointments(queries.contacts(**planned), queries.booked(**planned)),
        # What a task is about is for those who can act on it.
        tasks=_tasks(queries.tasks(today=today, **acting) if viewer.may(DO_TASKS) else []),
        untriaged=_untriaged(UNTRIAGED(team=viewer.team.pk) if viewer.may(SEE_REFERRALS) else []),
        reviews=(
            _reviews(reviews_due(viewer, today, whole_team=whole_team)[: LIST + 1])
            if viewer.may(DELIVER)
            else Listed(rows=())
        ),
        programme_work=tuple(due_work(viewer, today, whole_team=whole_team)),
        home_links=(
            _still_asked(queries.links(until=now + ENDS_SOON, **whose), now)
            if viewer.may(SEE_ASSESSMENTS)
            else ()
        ),
        copies=_copies(viewer, today),
    )


def _copies(viewer: Viewer, today: dt.date) -> Listed[AccessRequest]:
    """A team's, on the worklist of each who has something to do for one: nobody's own."""
    if viewer.role not in WORK_ON:
        return Listed(rows=())
    return listed(due_soon(viewer, today, within=COPIES_SOON), LIST)


def midnight_after(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day + dt.timedelta(days=1), dt.time()))


def _raised_until(viewer: Viewer, now: dt.datetime, today: dt.date) -> dt.datetime:
    midnight = timezone.make_aware(dt.datetime.combine(today, dt.time()))
    return raised_until(viewer.role, now=now, midnight=midnight)


class Queries:
    """The same questions about one person's work, or about a whole team's."""

    def __init__(self, *, whole_team: bool) -> None:
        self.whole_team = whole_team
        self.episodes = Prepared(lambda now, **whose: rows.episodes(self._open(**whose), now))
        self.pairs = Prepared(
            lambda **whose: rows.pairs(self._open(**whose).values("family"), self._ids(**whose))
        )
        self.assessments = Prepared(lambda **whose: rows.assessments(self._ids(**whose)))
        self.parts = Prepared(lambda **whose: rows.parts(self._ids(**whose)))
        self.sessions = Prepared(lambda now, **whose: dose.sessions(self._ids(**whose), now))
        self.contacts = Prepared(self._contacts)
        self.booked = Prepared(self._booked)
        self.tasks = Prepared(self._tasks)
        self.links = Prepared(self._links)

    def _open(self, *, team: int, user: int = 0) -> QuerySet[Episode]:
        """The first open episodes, in the order of their index: by keyworker, and within that by
        the day on which care began. No family stands before another for how it is doing."""
        found = Episode.objects.filter(team=team, closed_on=None)
        if not self.whole_team:
            found = found.filter(keyworker=user)
        return found.order_by("keyworker", "opened_on", "pk")[: CASELOAD + 1]

    def _ids(self, **whose: int) -> QuerySet[Any, Any]:
        return self._open(**whose).values("pk")

    def _people(self, *, team: int, user: int = 0, today: dt.date | None = None) -> Any:
        """Whose appointments these are: what the indexes on planned work begin with."""
        if not self.whole_team or today is None:
            return [user]
        return Membership.objects.filter(current_memberships(today), team=team).values("user")

    def _contacts(self, *, until: dt.datetime, team: int, **whose: Any) -> rows.Rows:
        """Planned for today or before and still without an outcome, the oldest first."""
        found = Contact.objects.filter(
            team=team,
            by__in=self._people(team=team, **whose),
            at__lt=until,
            outcome="",
            withdrawn_at=None,
        )
        names = ("at", "mode", "family", "family__name", "by__name", "pk", LOSS)
        return found.order_by("at").values_list(*names)[: LIST + 1]

    def _booked(self, *, until: dt.datetime, team: int, **whose: Any) -> rows.Rows:
        found = Session.objects.filter(
            team=team,
            practitioner__in=self._people(team=team, **whose),
            at__lt=until,
            state=SessionState.PLANNED,
            withdrawn_at=None,
            group_session=None,  # a family's share of a group is written in the group's register
        )
        if self.whole_team:  # a parent's own therapy is on its therapist's own list alone
            found = found.exclude(part__kind=PartKind.OWN_THERAPY)
        own = found.values_list(
            "at",
            "number",
            "part__programme",
            "family",
            "family__name",
            "practitioner__name",
            "pk",
            LOSS,
            Value(None, IntegerField()),
        )
        groups = self._groups(until=until, team=team, user=whose.get("user", 0))
        return own.union(groups, all=True).order_by("at")[: LIST + 1]

    def _groups(self, *, until: dt.datetime, team: int, user: int) -> rows.Rows:
        """The meetings of groups, as `_booked` has sessions: of no family, and once each."""
        found = GroupSession.objects.filter(
            run__team=team, run__state__in=LIVE, state=GroupSessionState.PLANNED, at__lt=until
        )
        leads = Facilitator.objects.filter(run=OuterRef("run"), until=None).order_by("pk")
        if not self.whole_team:
            found = found.filter(Exists(leads.filter(user=user)))
        return found.order_by().values_list(
            "at",
            "number",
            "run__programme",
            Value(None, IntegerField()),
            "run__name",
            Subquery(leads.values("user__name")[:1]),
            "pk",
            Value(None, DateTimeField()),
            "run",
        )

    def _tasks(
        self, *, today: dt.date, team: int, user: int = 0, raised_until: dt.datetime | None = None
    ) -> rows.Rows:
        """Due today or before: safety first, then the longest overdue. A task that is nobody's is
        the keyworker's; a safety task on which nobody acted is others' too (see escalation)."""
        found = Task.objects.filter(team=team, done_at=None, due_on__lte=today)
        if not self.whole_team:
            mine = Episode.objects.filter(team=team, keyworker=user, closed_on=None)
            found = found.filter(
                Q(assigned_to=user)
                | Q(assigned_to=None, family__in=mine.values("family"))
                | Q(kind=TaskKind.SAFETY, raised_at__lte=raised_until)
            )
        safety_first = Case(When(kind=TaskKind.SAFETY, then=Value(0)), default=Value(1))
        names = ("pk", "title", "kind", "raised_at", "due_on", "family", "family__name")
        return found.order_by(safety_first, "due_on", "pk").values_list(*names)[: LIST + 1]

    def _links(self, *, until: dt.datetime, team: int, user: int = 0) -> QuerySet[Invitation]:
        """To questions at home that nobody has answered, and that end soon or have ended."""
        found = Invitation.objects.filter(
            assessment__episode__team=team,
            assessment__episode__closed_on=None,
            assessment__completed_on=None,
            finished_at=None,
            withdrawn_at=None,
            expires_at__lte=until,
        )
        if not self.whole_team:
            found = found.filter(assessment__episode__keyworker=user)
        return found.select_related("assessment__episode__family", "person").order_by(
            "expires_at", "pk"
        )[:LIST]


MINE, WHOLE_TEAM = Queries(whole_team=False), Queries(whole_team=True)


def _still_asked(found: list[Invitation], now: dt.datetime) -> tuple[Invitation, ...]:
    """Without those that a loss has closed."""
    return tuple(row for row in found if state_of(row, now) not in {State.CLOSED, *OVER})


def _received(team: int) -> rows.Rows:
    """The team's referrals that nobody has decided about, the longest waiting first: they are
    everybody's until somebody takes them on. One row a baby."""
    waiting = Referral.objects.filter(team=team, state=ReferralState.RECEIVED)
    first = waiting.order_by("received_on", "pk").values("pk")[: LIST + 1]
    child = {"family__members__place": Place.CHILD, "family__members__ends_on": None}
    person = "family__members__person"
    return (
        Referral.objects.filter(pk__in=first, **child)
        .order_by("received_on", "pk", "family__members__pk")
        .values_list(
            "pk",
            "family",
            "family__name",
            "received_on",
            f"{person}__given_name",
            f"{person}__family_name",
            f"{person}__born_on",
            f"{person}__due_on",
            f"{person}__loss_recorded_at",
            f"{person}__lost_on",
        )
    )


UNTRIAGED = Prepared(_received)


def _appointments(contacts: list[Any], booked: list[Any]) -> Listed[Appointment]:
    found = [
        Appointment(
            at=at,
            what=Mode(mode).label,
            family=family,
            family_name=name,
            practitioner=by,
            page="contact_outcome",
            pk=pk,
            after_loss=loss is not None,
        )
        for at, mode, family, name, by, pk, loss in contacts
    ] + [
        Appointment(
            at=at,
            what=f"{name_of(programme)}, session {number}",
            family=family,
            family_name=name,
            practitioner=by,
            page="record_session" if family is not None else "group_register",
            pk=pk,
            after_loss=loss is not None,
            run=run,
        )
        for at, number, programme, family, name, by, pk, loss, run in booked
    ]
    return listed(sorted(found, key=lambda each: (each.at, each.pk)), LIST)


def _tasks(found: list[Any]) -> Listed[DueTask]:
    return listed(
        [
            DueTask(
                pk=pk,
                title=title,
                safety=kind == TaskKind.SAFETY,
                raised_at=raised_at,
                due_on=due_on,
                family=family,
                family_name=name,
            )
            for pk, title, kind, raised_at, due_on, family, name in found
        ],
        LIST,
    )


def _reviews(found: Iterable[Package]) -> Listed[DueReview]:
    return listed(
        [
            DueReview(
                package=each.pk,
                due_on=each.review_on,
                family=each.episode.family_id,
                family_name=each.episode.family.name,
            )
            for each in found
            if each.review_on is not None
        ],
        LIST,
    )


def _untriaged(found: list[Any]) -> Listed[Waiting]:
    told: dict[tuple[int, int, str, dt.date], list[Baby]] = {}
    for referral, family, name, since, given, last, born, due, loss, lost_on in found:
        baby = Baby(
            name=assemble.first_name(given, last, born, due),
            born_on=born,
            due_on=due,
            lost=loss is not None,
            lost_on=lost_on,
        )
        told.setdefault((referral, family, name, since), []).append(baby)
    return listed(
        [
            Waiting(referral=referral, family=family, name=name, since=since, babies=tuple(babies))
            for (referral, family, name, since), babies in told.items()
        ],
        LIST,
    )
