"""What was delivered of each programme, counted by the database; and what one relationship had."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from ...accounts.models import Team
from ...accounts.viewer import Viewer
from ...care_packages import selectors as packages
from ...care_packages.models import Part, PartKind, PartState
from ...relationships.models import Episode, Relationship
from ...sessions.models import Session
from ...sessions.selectors import PartWithDose, delivered
from ...sessions.selectors import doses as count_doses
from ..dosing import ProgrammeDose
from ..permissions import SEE_DOSES

TOGETHER = (PartKind.INDIVIDUAL, PartKind.GROUP)
"""What has sessions that are counted: never a parent's own therapy, which is sealed."""


def doses(viewer: Viewer, since: dt.date) -> tuple[ProgrammeDose, ...]:
    """Of the parts that ended since a day, by programme. Raises PermissionError for a role that may
    not see them."""
    if not viewer.may(SEE_DOSES):
        raise PermissionError(f"{viewer.role} may not see doses")
    return delivered_by_programme(viewer.team, since)


def delivered_by_programme(team: Team, since: dt.date) -> tuple[ProgrammeDose, ...]:
    """In one query, by the programme's id."""
    each = (
        Session.objects.filter(delivered(), part=OuterRef("pk"), withdrawn_at=None)
        .order_by()
        .values("part")
        .annotate(n=Count("pk"))
        .values("n")
    )
    found = (
        Part.objects.filter(
            package__episode__team=team,
            kind__in=TOGETHER,
            state__in=(PartState.COMPLETED, PartState.STOPPED),
            ended_on__gte=since,
        )
        .annotate(sessions_delivered=Coalesce(Subquery(each), 0))
        .order_by("programme")
        .values_list("programme", "sessions_delivered")
        .annotate(parts=Count("pk"))
    )
    counted: dict[str, dict[int, int]] = defaultdict(dict)
    for programme, sessions, parts in found:
        counted[programme][sessions] = parts
    return tuple(ProgrammeDose(programme, held) for programme, held in counted.items())


def had(
    viewer: Viewer, relationship: Relationship, episodes: Iterable[Episode]
) -> Mapping[int, list[PartWithDose]]:
    """By episode, the parts of this relationship's packages that the viewer may read, each with
    what was delivered of it; in three queries however many there are."""
    found = list(
        Part.objects.filter(
            packages.unsealed(viewer),
            package__episode__in=list(episodes),
            package__relationship=relationship,
            kind__in=TOGETHER,
        )
        .select_related("package__relationship__child", "package__relationship__carer")
        .defer("package__shown")
        .order_by("pk")
    )
    counts = count_doses(found)
    by_episode: dict[int, list[PartWithDose]] = defaultdict(list)
    for part in found:
        by_episode[part.package.episode_id].append(PartWithDose(part, counts[part.pk]))
    return by_episode
