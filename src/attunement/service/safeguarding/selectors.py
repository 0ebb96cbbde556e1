"""Who may read what is sealed, and what of it they then see.

A section that somebody may not read is not there for them: everything here raises DoesNotExist.
"""

import datetime as dt
from collections.abc import Collection, Mapping

from django.db.models import BooleanField, Exists, F, OuterRef, Prefetch, Q, QuerySet, Value
from django.utils import timezone

from ..accounts.models import User
from ..accounts.roles import Role
from ..accounts.viewer import Viewer, current_memberships
from ..relationships import selectors as relationships
from ..relationships.models import Episode, Family, Task
from ..sections.models import BreakGlass, Flag
from ..sections.rules import Access, Section, Tie, access
from ..sections.selectors import flags, open_glass, open_glasses
from .models import Account, Concern, Decision, Liaison

ALWAYS, NEVER = (Q(Value(said, output_field=BooleanField())) for said in (True, False))


def _ties(viewer: Viewer, family: str) -> Mapping[Tie, Q]:
    """What ties somebody to a row's family, as conditions; `family` is the way from the row."""
    episodes = Episode.objects.filter(family=OuterRef(family), closed_on=None)
    # The parts of care stand above this app, so they are named by the way to them.
    parts = {"packages__parts__practitioner": viewer.user, "packages__parts__ended_on": None}
    return {
        Tie.KEYWORKER: Q(Exists(episodes.filter(keyworker=viewer.user))),
        Tie.PRACTITIONER: Q(Exists(episodes.filter(**parts))),
    }


def may_read(
    viewer: Viewer,
    section: Section,
    *,
    family: str = "family",
    ties: Mapping[Tie, Q] | None = None,
) -> Q:
    """The rule of a section (`sections.rules.access`) as a condition on rows of the viewer's own
    team. `ties` adds what ties the viewer to the row itself, as a therapist to a therapy."""
    role = viewer.role
    if access(section, role, (), opened=False) == Access.READ:
        return ALWAYS
    found = NEVER
    for tie, condition in {**_ties(viewer, family), **(ties or {})}.items():
        if access(section, role, {tie}, opened=False) == Access.READ:
            found |= condition
    if access(section, role, (), opened=True) == Access.READ:
        glasses = open_glasses(viewer, timezone.now()).filter(section=section)
        found |= Q(Exists(glasses.filter(family=OuterRef(family))))
    return found


def ties_to(viewer: Viewer, family: int) -> frozenset[Tie]:
    """What the viewer is to one family."""
    conditions = _ties(viewer, "pk")
    known = relationships.families(viewer).filter(pk=family)
    return frozenset(tie for tie, met in conditions.items() if known.filter(met).exists())


def access_to(viewer: Viewer, family: int, section: Section) -> Access:
    """What the viewer may do now with a section of a family that they can see."""
    ties = ties_to(viewer, family)
    glass = open_glass(viewer, family=family, section=section, now=timezone.now())
    return access(section, viewer.role, ties, opened=glass is not None)


def family(viewer: Viewer, pk: int, section: Section) -> Family:
    """Raises Family.DoesNotExist unless the viewer may read this section of that family."""
    return relationships.families(viewer).get(may_read(viewer, section, family="pk"), pk=pk)


def _concerns(viewer: Viewer) -> QuerySet[Concern]:
    return Concern.objects.filter(
        relationships.seen_by(viewer), may_read(viewer, Section.SAFEGUARDING)
    ).select_related("family", "raised_by", "task")


def _told(found: QuerySet[Concern]) -> QuerySet[Concern]:
    """With every account and decision, in four queries however many concerns there are."""
    return found.prefetch_related(
        Prefetch("accounts", Account.objects.select_related("about", "written_by")),
        Prefetch("decisions", Decision.objects.select_related("decided_by")),
    )


def concern(viewer: Viewer, pk: int) -> Concern:
    return _told(_concerns(viewer)).get(pk=pk)


def concerns(viewer: Viewer, family: Family) -> list[Concern]:
    """Newest first."""
    return list(_told(_concerns(viewer).filter(family=family)).order_by("-raised_at", "-pk"))


def liaisons(viewer: Viewer) -> QuerySet[Liaison]:
    """Every entry about another agency, those that were corrected too."""
    return Liaison.objects.filter(
        relationships.seen_by(viewer), may_read(viewer, Section.SAFEGUARDING)
    ).select_related("family", "recorded_by", "word_by", "replaced_by", "task")


def liaison(viewer: Viewer, pk: int) -> Liaison:
    return liaisons(viewer).get(pk=pk)


def liaisons_of(viewer: Viewer, family: Family) -> list[Liaison]:
    return list(liaisons(viewer).filter(family=family).order_by("on", "pk"))


def flag(viewer: Viewer, pk: int) -> Flag:
    """One that holds, of a family that the viewer can see."""
    return Flag.objects.select_related("family", "raised_by").get(
        relationships.seen_by(viewer), pk=pk
    )


def flags_of(family: Family, on: dt.date) -> list[Flag]:
    return list(flags(family.pk, on).select_related("raised_by"))


def openings(viewer: Viewer) -> QuerySet[BreakGlass]:
    """Every opening in the viewer's team: those to review first, the oldest first; then by when."""
    return (
        BreakGlass.objects.filter(relationships.seen_by(viewer), team=viewer.team)
        .select_related("family", "opened_by", "reviewed_by")
        .order_by(F("reviewed_at").asc(nulls_first=True), "opened_at", "pk")
    )


def opening(viewer: Viewer, pk: int) -> BreakGlass:
    return openings(viewer).get(pk=pk)


def alerts(family: int, title: str, raised_at: dt.datetime) -> list[Task]:
    """The open tasks that one opening raised: they bear its moment."""
    return list(Task.objects.filter(family=family, title=title, raised_at=raised_at, done_at=None))


def in_roles(viewer: Viewer, roles: Collection[Role], on: dt.date) -> list[User]:
    """Who of the viewer's team has one of these roles on a day, by name."""
    members = viewer.team.memberships.filter(current_memberships(on), role__in=roles)
    found = User.objects.filter(pk__in=members.values("user"), is_active=True)
    return list(found.order_by("name", "pk"))
