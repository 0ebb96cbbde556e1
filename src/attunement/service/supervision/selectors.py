"""How much work there is, which meetings a viewer may read, and who was not spoken of for long."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Prefetch, Q, QuerySet

from ..accounts.models import User
from ..accounts.selectors import clinicians
from ..accounts.viewer import Viewer
from ..assessments.models import Assessment
from ..care_packages.models import Part, PartState
from ..care_packages.selectors import unsealed
from ..groups.models import Facilitator
from ..groups.states import LIVE
from ..relationships import selectors as relationships
from ..relationships.models import Episode, Family, Place
from .models import Discussed, Supervision, SupervisionDecision, Weight, WorkKind
from .permissions import SEE_EVERYBODY_S_WORK, SEE_SUPERVISION
from .weighing import DEFAULTS, Load


def weights(viewer: Viewer) -> dict[WorkKind, Weight | None]:
    """What stands for each kind: the latest of the team's own, or None for our default."""
    found: dict[WorkKind, Weight | None] = dict.fromkeys(WorkKind)
    for row in Weight.objects.filter(team=viewer.team).select_related("set_by").order_by("pk"):
        found[WorkKind(row.kind)] = row
    return found


def units(viewer: Viewer) -> dict[WorkKind, Decimal]:
    return {
        kind: row.units if row else DEFAULTS[kind].units for kind, row in weights(viewer).items()
    }


def last_weight(viewer: Viewer) -> int:
    """The key of the last weight that was set; 0 for none."""
    last = Weight.objects.filter(team=viewer.team).order_by("pk").last()
    return last.pk if last else 0


@dataclass(frozen=True)
class Worker:
    user: User
    load: Load


def workers(viewer: Viewer, on: dt.date) -> list[Worker]:
    """Who works with families, by name, each with the counts of their work, in a fixed number of
    queries. A practitioner sees their own. Own therapies that are sealed from the viewer are not
    counted: a number would tell that there is one."""
    people = list(supervised(viewer, on))
    ids = [user.pk for user in people]
    opened = Episode.objects.filter(team=viewer.team, closed_on=None)
    speaking = Q(
        family__members__place=Place.CARER,
        family__members__ends_on=None,
        family__members__person__interpreter_needed=True,
    )
    found = {
        WorkKind.FAMILY: _by("keyworker", opened.filter(keyworker__in=ids)),
        WorkKind.ASSESSMENT: _by(
            "episode__keyworker",
            Assessment.objects.filter(
                episode__in=opened, episode__keyworker__in=ids, completed_on=None
            ),
        ),
        WorkKind.PART: _by(
            "practitioner",
            Part.objects.filter(
                unsealed(viewer),
                package__episode__in=opened,
                practitioner__in=ids,
                state=PartState.ACTIVE,
            ),
        ),
        WorkKind.GROUP: _by(
            "user",
            Facilitator.objects.filter(
                run__team=viewer.team, run__state__in=LIVE, user__in=ids, until=None
            ),
        ),
        WorkKind.INTERPRETER: _by("keyworker", opened.filter(speaking, keyworker__in=ids)),
    }
    return [
        Worker(
            user,
            Load({kind: counts[user.pk] for kind, counts in found.items() if user.pk in counts}),
        )
        for user in people
    ]


def _by(
    person: str,
    rows: QuerySet[Episode] | QuerySet[Assessment] | QuerySet[Part] | QuerySet[Facilitator],
) -> Mapping[int, int]:
    counted = rows.order_by().values(person).annotate(number=Count("pk", distinct=True))
    return dict(counted.values_list(person, "number"))


def supervised(viewer: Viewer, on: dt.date) -> QuerySet[User]:
    """Whose work this viewer sees: everybody's, or their own."""
    people = clinicians(viewer, on)
    if viewer.may(SEE_EVERYBODY_S_WORK):
        return people
    return people.filter(pk=viewer.user.pk) if viewer.may(SEE_SUPERVISION) else people.none()


def practitioner(viewer: Viewer, pk: int, on: dt.date) -> User:
    """Raises User.DoesNotExist for somebody whose work this viewer does not see."""
    return supervised(viewer, on).get(pk=pk)


def supervisions(viewer: Viewer) -> QuerySet[Supervision]:
    """The meetings that this viewer held or had, the latest first; withdrawn ones too. Nobody else
    reads one, whatever their role."""
    if not viewer.may(SEE_SUPERVISION):
        return Supervision.objects.none()
    own = Q(supervisor=viewer.user) | Q(practitioner=viewer.user)
    return (
        Supervision.objects.filter(own, team=viewer.team)
        .select_related("supervisor", "practitioner", "withdrawn_by")
        .order_by("-on", "-pk")
    )


def supervision(viewer: Viewer, pk: int) -> Supervision:
    """Raises Supervision.DoesNotExist for one that this viewer may not read."""
    return supervisions(viewer).get(pk=pk)


def discussed_in(meeting: Supervision) -> list[Discussed]:
    decisions = SupervisionDecision.objects.select_related("owner", "task").order_by("pk")
    found = meeting.discussed.select_related("family", "written_by").order_by("pk")
    return list(found.prefetch_related(Prefetch("decisions", decisions)))


def discussed(viewer: Viewer, pk: int) -> Discussed:
    """Raises Discussed.DoesNotExist for one of a meeting that this viewer may not read."""
    found = Discussed.objects.select_related("family", "supervision")
    row = found.get(pk=pk, supervision__in=supervisions(viewer))
    row.supervision = supervision(viewer, row.supervision_id)
    return row


def open_decisions(viewer: Viewer) -> QuerySet[SupervisionDecision]:
    """What was decided in meetings that the viewer may read, and is not done: first due first."""
    return (
        SupervisionDecision.objects.filter(
            discussed__supervision__in=supervisions(viewer).filter(withdrawn_at=None),
            task__done_at=None,
        )
        .select_related("owner", "task", "discussed__family")
        .order_by("task__due_on", "pk")
    )


@dataclass(frozen=True)
class Spoken:
    """A family that somebody works with, and when it was last spoken of in a meeting that the
    viewer may read; None for never."""

    family: Family
    since: dt.date
    last_on: dt.date | None


def spoken_of(viewer: Viewer, user: User) -> list[Spoken]:
    """The families of somebody's open work. Those never spoken of come first, the longest in care
    at the front; then those who were spoken of longest ago. It is an order by time alone."""
    own = Part.objects.filter(unsealed(viewer), practitioner=user, ended_on=None)
    episodes = (
        Episode.objects.filter(relationships.seen_by(viewer), team=viewer.team, closed_on=None)
        .filter(Q(keyworker=user) | Q(packages__parts__in=own))
        .select_related("family")
        .distinct()
    )
    last: dict[int, dt.date] = dict(
        Discussed.objects.filter(
            supervision__in=supervisions(viewer).filter(withdrawn_at=None, practitioner=user)
        )
        .order_by("supervision__on")
        .values_list("family", "supervision__on")
    )
    found = [Spoken(each.family, each.opened_on, last.get(each.family_id)) for each in episodes]
    return sorted(
        found,
        key=lambda each: (
            each.last_on or dt.date.min,
            each.since,
            each.family.name,
            each.family.pk,
        ),
    )
