"""What one person, or a whole team, has to do today. The number of queries never changes, and no
list is longer than a page: a worklist must open as fast in a large service as in a small one."""

import datetime as dt
from typing import Any

from django.db.models import Case, Q, QuerySet, Value, When
from django.utils import timezone

from ...accounts.viewer import Viewer, current_memberships
from ...care_packages.programmes import name_of
from ...referrals.models import Contact, Mode, Referral, ReferralState
from ...relationships import selectors as relationships
from ...relationships.models import Episode, Task, TaskKind
from ...relationships.permissions import DO_TASKS
from ...sessions.models import Session, SessionState
from ..facts import Appointment, DueTask, Listed, Waiting, WorklistFacts, listed
from . import rows
from .families import family_rows

LIST = 25
"""Rows that any one list shows before "see all"."""

CASELOAD = 100
"""Families whose owed occasions are worked out: several times a full caseload."""


def worklist(viewer: Viewer, *, whole_team: bool) -> WorklistFacts:
    """Raises nothing for somebody with no families: the lists are then empty."""
    episodes = listed(_episodes(viewer, whole_team), CASELOAD)
    return WorklistFacts(
        whole_team=whole_team,
        caseload=Listed(
            rows=family_rows(episodes.rows, shown=[row.family for row in episodes.rows[:LIST]]),
            more=episodes.more,
        ),
        appointments=_appointments(viewer, whole_team),
        tasks=_tasks(viewer, whole_team),
        untriaged=_untriaged(viewer),
    )


def _open(viewer: Viewer, whole_team: bool) -> QuerySet[Episode]:
    found = Episode.objects.filter(
        team=viewer.team, closed_on=None, family__in=relationships.families(viewer)
    )
    return found if whole_team else found.filter(keyworker=viewer.user)


def _episodes(viewer: Viewer, whole_team: bool) -> list[rows.EpisodeRow]:
    # The order is that of the index on open episodes: by keyworker, and within that by the day on
    # which care began. No family stands before another for how it is doing.
    found = _open(viewer, whole_team).order_by("keyworker", "opened_on", "pk")
    return [rows.EpisodeRow(*row) for row in found.values_list(*rows.EPISODE)[: CASELOAD + 1]]


def _whose(viewer: Viewer, whole_team: bool) -> QuerySet[Any, int] | list[int]:
    """The users whose appointments these are: what the indexes on planned work begin with."""
    if not whole_team:
        return [viewer.user.pk]
    today = timezone.localdate()
    return viewer.team.memberships.filter(current_memberships(today)).values_list("user", flat=True)


def _appointments(viewer: Viewer, whole_team: bool) -> Listed[Appointment]:
    """Planned for today or before and still without an outcome, the oldest first."""
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    until = timezone.make_aware(dt.datetime.combine(tomorrow, dt.time()))
    whose = _whose(viewer, whole_team)
    contacts = (
        Contact.objects.filter(
            team=viewer.team, by__in=whose, at__lt=until, outcome="", withdrawn_at=None
        )
        .order_by("at")
        .values_list("at", "mode", "family", "family__name", "by__name", "pk")[: LIST + 1]
    )
    sessions = (
        Session.objects.filter(
            team=viewer.team,
            practitioner__in=whose,
            at__lt=until,
            state=SessionState.PLANNED,
            withdrawn_at=None,
        )
        .order_by("at")
        .values_list(
            "at",
            "number",
            "part__programme",
            "family",
            "family__name",
            "practitioner__name",
            "pk",
        )[: LIST + 1]
    )
    found = [
        Appointment(
            at=at,
            what=Mode(mode).label,
            family=family,
            family_name=name,
            practitioner=by,
            page="contact_outcome",
            pk=pk,
        )
        for at, mode, family, name, by, pk in contacts
    ] + [
        Appointment(
            at=at,
            what=f"{name_of(programme)}, session {number}",
            family=family,
            family_name=name,
            practitioner=by,
            page="record_session",
            pk=pk,
        )
        for at, number, programme, family, name, by, pk in sessions
    ]
    return listed(sorted(found, key=lambda each: (each.at, each.pk)), LIST)


def _tasks(viewer: Viewer, whole_team: bool) -> Listed[DueTask]:
    """Due today or before: safety first, then the longest overdue. What a task is about is for
    those who can act on it."""
    if not viewer.may(DO_TASKS):
        return Listed(rows=())
    found = Task.objects.filter(team=viewer.team, done_at=None, due_on__lte=timezone.localdate())
    if not whole_team:
        mine = _open(viewer, False).values("family")
        found = found.filter(Q(assigned_to=viewer.user) | Q(assigned_to=None, family__in=mine))
    safety_first = Case(When(kind=TaskKind.SAFETY, then=Value(0)), default=Value(1))
    chosen = found.order_by(safety_first, "due_on", "pk").values_list(
        "pk", "title", "kind", "due_on", "family", "family__name"
    )[: LIST + 1]
    return listed(
        [
            DueTask(
                pk=pk,
                title=title,
                safety=kind == TaskKind.SAFETY,
                due_on=due_on,
                family=family,
                family_name=name,
            )
            for pk, title, kind, due_on, family, name in chosen
        ],
        LIST,
    )


def _untriaged(viewer: Viewer) -> Listed[Waiting]:
    """The team's referrals that nobody has decided about, the longest waiting first: they are
    everybody's until somebody takes them on."""
    found = Referral.objects.filter(
        team=viewer.team,
        state=ReferralState.RECEIVED,
        family__in=relationships.families(viewer),
    )
    chosen = list(
        found.order_by("received_on", "pk").values_list(
            "pk", "family", "family__name", "received_on"
        )[: LIST + 1]
    )
    babies = rows.babies([family for _, family, _, _ in chosen])
    return listed(
        [
            Waiting(
                referral=pk, family=family, name=name, since=since, babies=babies.get(family, ())
            )
            for pk, family, name, since in chosen
        ],
        LIST,
    )
