"""What a viewer can see of groups. A run, its cohort and its sessions come in a fixed number of
queries, however many families there are."""

import datetime as dt
from collections.abc import Collection, Iterable

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from ...accounts.models import User
from ...accounts.viewer import Viewer
from ...relationships import selectors as relationships
from ...relationships.models import Person
from ...sections.models import Flag
from ...sessions.selectors import expected_later
from .. import counting, training
from ..models import (
    Ask,
    AskState,
    Facilitator,
    GroupAttendance,
    GroupPlace,
    GroupSession,
    GroupSessionState,
    Run,
    RunState,
    Trained,
    Training,
)
from ..permissions import SEE_GROUPS
from ..states import JOINABLE

PEOPLE = ("relationship__child", "relationship__carer", "relationship__family")
FAMILY_OF_PLACE = "relationship__family"


def runs(viewer: Viewer) -> QuerySet[Run]:
    """Every run of the team, with who leads it, who has a place, and its sessions."""
    if not viewer.may(SEE_GROUPS):
        return Run.objects.none()
    register = Prefetch("register", GroupAttendance.objects.order_by("pk"))
    return (
        Run.objects.filter(team=viewer.team)
        .prefetch_related(
            Prefetch(
                "facilitators",
                Facilitator.objects.filter(until=None).select_related("user").order_by("pk"),
            ),
            Prefetch("cohort", GroupPlace.objects.select_related(*PEOPLE).order_by("pk")),
            Prefetch("sessions", GroupSession.objects.prefetch_related(register)),
        )
        .order_by("pk")
    )


def run(viewer: Viewer, pk: int) -> Run:
    """Raises Run.DoesNotExist for one that this viewer cannot see."""
    return runs(viewer).get(pk=pk)


def current(run: Run) -> list[GroupPlace]:
    """Who has a place now."""
    return [place for place in run.cohort.all() if place.left_on is None]


def to_come(run: Run) -> list[GroupSession]:
    """What counts of its sessions: all but the cancelled ones."""
    return [each for each in run.sessions.all() if each.state != GroupSessionState.CANCELLED]


def days(run: Run) -> tuple[dt.date, dt.date] | None:
    """Its first and its last day; None where every session was cancelled."""
    at = [timezone.localdate(each.at) for each in to_come(run)]
    return (min(at), max(at)) if at else None


def taken(places: Iterable[GroupPlace]) -> list[counting.Taken]:
    return [
        counting.Taken(carer=place.relationship.carer_id, creche=place.creche) for place in places
    ]


def places_left(run: Run) -> int:
    return counting.places_left(run.places, taken(current(run)))


def creche_left(run: Run) -> int:
    return counting.creche_left(run.creche_places, taken(current(run)))


def ahead(viewer: Viewer, programme: str) -> list[counting.Ahead]:
    """The runs of a programme that have not begun."""
    found = runs(viewer).filter(programme=programme, state__in=(RunState.PLANNED, RunState.OPEN))
    return [
        counting.Ahead(
            starts_on=span[0] if (span := days(run)) else None,
            left=places_left(run),
            taking=run.state == RunState.OPEN,
        )
        for run in found
    ]


def joinable(viewer: Viewer) -> QuerySet[Run]:
    return runs(viewer).filter(state__in=JOINABLE)


def trainings(viewer: Viewer) -> QuerySet[Training]:
    """What stands on file of who is trained to lead what."""
    if not viewer.may(SEE_GROUPS):
        return Training.objects.none()
    return (
        Training.objects.filter(team=viewer.team, withdrawn_at=None)
        .select_related("holder")
        .order_by("holder__name", "programme", "starts_on", "pk")
    )


def one_training(viewer: Viewer, pk: int) -> Training:
    """Raises Training.DoesNotExist for one that this viewer cannot see."""
    return trainings(viewer).get(pk=pk)


def trained(
    viewer: Viewer, programme: str, people: Collection[User], first: dt.date, last: dt.date
) -> dict[int, Trained]:
    """By user id, what is on file for a run of a programme with these first and last days."""
    held: dict[int, list[training.Held]] = {user.pk: [] for user in people}
    for row in trainings(viewer).filter(programme=programme, holder__in=people):
        held[row.holder_id].append(training.Held(row.starts_on, row.ends_on))
    return {pk: training.standing(rows, first, last) for pk, rows in held.items()}


def asks(viewer: Viewer) -> QuerySet[Ask]:
    """Everybody who ever asked, in the order in which they did."""
    return (
        Ask.objects.filter(relationships.seen_by(viewer, family=FAMILY_OF_PLACE), team=viewer.team)
        .select_related(*PEOPLE)
        .order_by("asked_on", "pk")
    )


def waiting(viewer: Viewer, programme: str = "") -> QuerySet[Ask]:
    """Who waits for the next run: of one programme, or of every one."""
    found = asks(viewer).filter(state=AskState.WAITING)
    return found.filter(programme=programme) if programme else found


def ask(viewer: Viewer, pk: int) -> Ask:
    return asks(viewer).get(pk=pk)


def place(viewer: Viewer, pk: int) -> GroupPlace:
    """Raises GroupPlace.DoesNotExist for one that this viewer cannot see."""
    return (
        GroupPlace.objects.select_related("run", "part__package", *PEOPLE)
        .defer("part__package__shown")
        .get(relationships.seen_by(viewer, family=FAMILY_OF_PLACE), pk=pk, run__team=viewer.team)
    )


def session(viewer: Viewer, pk: int) -> GroupSession:
    """With its run loaded whole; raises GroupSession.DoesNotExist."""
    found = GroupSession.objects.prefetch_related("register").get(pk=pk, run__in=runs(viewer))
    found.run = run(viewer, found.run_id)
    return found


def expected(session: GroupSession) -> list[Person]:
    """Who was expected at a session: child and carer of each place that was held on that day, each
    person once; no baby who was not born yet, and none whose loss has been recorded."""
    on = timezone.localdate(session.at)
    people: dict[int, Person] = {}
    for held in session.run.cohort.all():
        if held.joined_on > on or (held.left_on is not None and held.left_on <= on):
            continue
        for person in (held.relationship.carer, held.relationship.child):
            if not expected_later(person, on) and not person.lost:
                people[person.pk] = person
    return list(people.values())


def registers(run: Run) -> list[dict[int, bool]]:
    """Of each session held, who came of those expected, by the id of the person."""
    return [
        {row.person_id: row.came for row in each.register.all()}
        for each in run.sessions.all()
        if each.state == GroupSessionState.HELD
    ]


def flagged(families: Collection[int], on: dt.date) -> frozenset[int]:
    """The families of which something has to be known before anybody meets them."""
    holding = Q(until=None) | Q(until__gt=on)
    found = Flag.objects.filter(holding, family__in=families, since__lte=on)
    return frozenset(found.values_list("family", flat=True))
