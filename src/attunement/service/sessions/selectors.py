"""What a viewer can see of sessions and of the care that they are part of."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, Exists, F, Max, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from ..accounts.viewer import Viewer
from ..assessments.models import Goal
from ..assessments.selectors import goals_of
from ..care_packages import selectors as packages
from ..care_packages.models import Package, PackageStep, Part, PartKind
from ..people import selectors as people
from ..people.models import Interpreter
from ..relationships.models import Person, Place
from ..relationships.selectors import seen_by
from .dose import Dose, SessionFacts, dose
from .models import Attendance, NoteVersion, Session, SessionState

_ABOUT = (
    "part__package__episode",
    "part__package__relationship__child",
    "part__package__relationship__carer",
    "part__person",
    "family",
    "practitioner",
    "interpreter",
)


@dataclass(frozen=True)
class PartWithDose:
    """`dose` is None for a part that is sealed from whoever reads."""

    part: Part
    dose: Dose | None


@dataclass(frozen=True)
class PackageWithDoses:
    package: Package
    parts: tuple[PartWithDose, ...]
    steps: tuple[PackageStep, ...]
    goals: tuple[Goal, ...]


def sessions(viewer: Viewer) -> QuerySet[Session]:
    """Every session that the viewer can see, withdrawn ones too, with what it is about loaded; none
    of a therapy that is sealed from them."""
    found = Session.objects.filter(seen_by(viewer), packages.unsealed(viewer, "part__"))
    return found.select_related(*_ABOUT).defer("part__package__shown")


def session(viewer: Viewer, pk: int) -> Session:
    """Raises Session.DoesNotExist for one that this viewer cannot see."""
    return sessions(viewer).get(pk=pk)


def sessions_on(viewer: Viewer, day: dt.date) -> QuerySet[Session]:
    """The team's planned sessions on a day, in order of time."""
    start = timezone.make_aware(dt.datetime.combine(day, dt.time()))
    end = timezone.make_aware(dt.datetime.combine(day + dt.timedelta(days=1), dt.time()))
    return (
        sessions(viewer)
        .filter(state=SessionState.PLANNED, withdrawn_at=None, at__gte=start, at__lt=end)
        .order_by("at", "pk")
    )


def sessions_of(part: Part) -> list[Session]:
    """All sessions of a part in order of time, with who came; withdrawn ones too."""
    came = Prefetch("attendances", Attendance.objects.select_related("person").order_by("pk"))
    return list(
        part.sessions.select_related("practitioner", "interpreter", "withdrawn_by")
        .annotate(notes=Count("note_versions"))
        .prefetch_related(came)
        .order_by("at", "number")
    )


def planned(part: Part) -> list[Session]:
    return list(part.sessions.filter(state=SessionState.PLANNED, withdrawn_at=None))


def shares(part: Part, run: int) -> QuerySet[Session]:
    """The sessions of a part that follow the register of one group's run, with who came."""
    found = part.sessions.filter(group_session__run=run, withdrawn_at=None)
    related = found.select_related("practitioner").prefetch_related("attendances")
    return related.order_by("pk")


def days_of(part: Part, *, of_groups: bool) -> set[dt.date]:
    """The days of a part's sessions that were not cancelled: of those that follow a group's
    register, or of those that are written by hand."""
    found = part.sessions.filter(withdrawn_at=None, group_session__isnull=not of_groups)
    moments = found.exclude(state=SessionState.CANCELLED).values_list("at", flat=True)
    return {timezone.localdate(at) for at in moments}


def last_number(part: Part) -> int:
    """The number of the part's last session, 0 when it has none; withdrawn ones keep theirs."""
    return part.sessions.aggregate(last=Max("number"))["last"] or 0


def could_come(session: Session) -> list[Person]:
    """Who was in the family on the day and could come: everyone but a baby not yet born."""
    day = timezone.localdate(session.at)
    members = (
        session.family.members.filter(Q(ends_on=None) | Q(ends_on__gte=day))
        .select_related("person")
        .order_by("pk")
    )
    order = list(Place)
    return [
        member.person
        for member in sorted(members, key=lambda member: order.index(Place(member.place)))
        if not expected_later(member.person, day)
    ]


def could_interpret(viewer: Viewer, session: Session) -> list[Interpreter] | None:
    """Whom the team asks for the languages of this family now; everybody whom it asks where that
    finds nobody. None where nobody in the family is known to need an interpreter."""
    members = session.family.members.filter(ends_on=None, person__interpreter_needed=True)
    needed = {said.casefold() for said in members.values_list("person__language", flat=True)}
    if not needed:
        return None
    known = list(people.interpreters(viewer).filter(until=None))
    return [each for each in known if each.language.casefold() in needed] or known


def versions_of(session: Session) -> list[NoteVersion]:
    """The latest first."""
    return list(session.note_versions.select_related("written_by").order_by("-number"))


def expected_later(person: Person, day: dt.date) -> bool:
    """Whether a baby was still to be born on a day."""
    return person.unborn or (person.born_on is not None and person.born_on > day)


def needed(part: Part, day: dt.date) -> frozenset[int]:
    """The ids of those without whom a session of this part is not what it is meant to be.

    An unborn baby comes with the carer.
    """
    if part.kind == PartKind.OWN_THERAPY and part.person_id is not None:
        return frozenset({part.person_id})
    relationship = part.package.relationship
    if expected_later(relationship.child, day):
        return frozenset({relationship.carer_id})
    return frozenset({relationship.child_id, relationship.carer_id})


def facts(part: Part, session: Session) -> SessionFacts | None:
    """What counts of a session whose attendances are loaded; None when it was withdrawn."""
    if session.withdrawn_at is not None:
        return None
    return SessionFacts(
        state=SessionState(session.state),
        came=frozenset(a.person_id for a in session.attendances.all() if a.came),
        needed=needed(part, timezone.localdate(session.at)),
    )


def _came(person: str) -> Exists:
    return Exists(
        Attendance.objects.filter(session=OuterRef("pk"), person=OuterRef(person), came=True)
    )


def delivered() -> Q:
    """Held, and everybody came without whom it is not what it is meant to be: carer and baby, or
    the carer alone before the birth. A parent's own therapy is not counted here at all. `doses`
    says the same of loaded rows; a test holds the two equal."""
    child = "part__package__relationship__child"
    # A day and a moment compare in both databases as one reads them: the day is its midnight. To
    # take the date of the moment first would be a Python function a row on SQLite.
    unborn = Q(**{f"{child}__born_on__gt": F("at")}) | Q(
        **{f"{child}__born_on": None, f"{child}__due_on__isnull": False}
    )
    together = _came("part__package__relationship__carer") & (unborn | _came(child))
    return Q(state=SessionState.HELD) & together


def doses(parts: Iterable[Part]) -> Mapping[int, Dose]:
    """By part id, in two queries however many parts there are. The parts come with their package's
    relationship loaded, as `care_packages.selectors` gives them."""
    known = {part.pk: part for part in parts}
    counted: dict[int, list[SessionFacts]] = {pk: [] for pk in known}
    for session in Session.objects.filter(part__in=known).prefetch_related("attendances"):
        if each := facts(known[session.part_id], session):
            counted[session.part_id].append(each)
    return {pk: dose(part.sessions_expected, counted[pk]) for pk, part in known.items()}


def with_doses(viewer: Viewer, package: Package) -> PackageWithDoses:
    """A package, each of its parts with what has been delivered of it, where the viewer may know
    that."""
    parts, readable = packages.parts_of(package), packages.readable(viewer, package)
    counts = doses(part for part in parts if part.pk in readable)
    return PackageWithDoses(
        package,
        parts=tuple(PartWithDose(part, counts.get(part.pk)) for part in parts),
        steps=tuple(packages.steps_of(package)),
        goals=tuple(
            goal
            for goal in goals_of(package.episode)
            if goal.relationship_id in {None, package.relationship_id}
        ),
    )
