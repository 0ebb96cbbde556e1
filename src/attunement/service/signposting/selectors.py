"""What a viewer can see of local services, and of what families were offered."""

from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet

from ...knowledge import library
from ...knowledge.stressor import Stressor as Item
from ..accounts.models import Team
from ..accounts.viewer import Viewer
from ..relationships import selectors as relationships
from ..relationships.models import Family, Person, Presence
from ..safeguarding.selectors import access_to, may_read
from ..sections.rules import Access, Section
from .models import SEALED, Kind, LocalService, Signpost, SignpostState, SignpostStep
from .permissions import SEE_HELP, SEE_SERVICES


def services(viewer: Viewer) -> QuerySet[LocalService]:
    """Those on the team's list now."""
    if not viewer.may(SEE_SERVICES):
        return LocalService.objects.none()
    found = LocalService.objects.filter(team=viewer.team, retired_on=None)
    return found.select_related("checked_by")


def listed(viewer: Viewer) -> list[LocalService]:
    """Those on the list, in the order of their kinds and then by name."""
    order = list(Kind)
    return sorted(services(viewer), key=lambda row: (order.index(Kind(row.kind)), row.name, row.pk))


def service(viewer: Viewer, pk: int) -> LocalService:
    """Raises LocalService.DoesNotExist for one that is not on this viewer's list."""
    return services(viewer).get(pk=pk)


def signposts(viewer: Viewer) -> QuerySet[Signpost]:
    """Every offer that the viewer may know of, with its steps; withdrawn ones too. One of a sealed
    kind is not there for those who may not read the family's safeguarding section."""
    if not viewer.may(SEE_HELP):
        return Signpost.objects.none()
    steps = SignpostStep.objects.select_related("by").order_by("on", "pk")
    return (
        Signpost.objects.filter(
            relationships.seen_by(viewer),
            ~Q(service__kind__in=SEALED) | may_read(viewer, Section.SAFEGUARDING),
        )
        .select_related("family", "service", "person", "task", "withdrawn_by")
        .prefetch_related(Prefetch("steps", steps))
        .order_by("-pk")
    )


def signpost(viewer: Viewer, pk: int) -> Signpost:
    """Raises Signpost.DoesNotExist for one that this viewer may not know of."""
    return signposts(viewer).get(pk=pk)


def waiting_to_hear(viewer: Viewer) -> QuerySet[Signpost]:
    """Help that somebody would like, and of which nobody has said whether they arrived: the longest
    due first."""
    found = signposts(viewer).filter(state=SignpostState.ACCEPTED, withdrawn_at=None)
    return found.order_by("ask_on", "pk")


def reads_sealed(viewer: Viewer, family: int) -> bool:
    return access_to(viewer, family, Section.SAFEGUARDING) == Access.READ


def offerable(viewer: Viewer, family: int) -> list[LocalService]:
    """What this viewer may write down as offered to this family."""
    found = listed(viewer)
    if reads_sealed(viewer, family):
        return found
    return [each for each in found if each.kind not in SEALED]


def strains(family: Family) -> list[Item]:
    """The strains that stand as present, in the list's own order."""
    known = library().stressors
    present = [
        known[row.item]
        for row in relationships.stressors(family)
        if row.presence == Presence.PRESENT and row.item in known
    ]
    return sorted((each for each in present if not each.protective), key=lambda each: each.order)


@dataclass(frozen=True)
class OfFamily:
    family: Family
    people: tuple[Person, ...]
    signposts: tuple[Signpost, ...]


def of_family(viewer: Viewer, pk: int) -> OfFamily:
    """Raises Family.DoesNotExist for a family that this viewer cannot see."""
    family = relationships.family(viewer, pk)
    return OfFamily(
        family=family,
        people=tuple(member.person for member in relationships.members(family)),
        signposts=tuple(signposts(viewer).filter(family=family)),
    )


def not_in_letters(team: Team) -> list[tuple[str, str]]:
    """Name and contact of every sealed service that the team ever listed. Asked of the team and not
    of one family's offers: a refusal would otherwise tell whoever writes what they may not know."""
    found = LocalService.objects.filter(team=team, kind__in=SEALED)
    return list(found.values_list("name", "contact"))
