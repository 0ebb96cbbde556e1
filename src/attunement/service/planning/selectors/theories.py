"""A team's theories: as they are being worked on, and as they were published."""

from django.db.models import Count, Prefetch, Q, QuerySet

from ...accounts.viewer import Viewer
from ..held import Held
from ..models import Binding, Box, BoxLink, Comment, Proposal, PublishedTheory, TeamTheory
from ..permissions import READ_PUBLISHED, READ_WORKING


def theories(viewer: Viewer) -> QuerySet[TeamTheory]:
    """Those that this viewer may read as they are worked on."""
    if not viewer.may(READ_WORKING):
        return TeamTheory.objects.none()
    return TeamTheory.objects.filter(team=viewer.team).order_by("title", "pk")


def listed(viewer: Viewer) -> QuerySet[TeamTheory]:
    """For the list, with numbers of boxes and of open proposals: whoever reads only what was
    published sees only theories that were."""
    if not viewer.may(READ_PUBLISHED):
        return TeamTheory.objects.none()
    found = TeamTheory.objects.filter(team=viewer.team)
    if not viewer.may(READ_WORKING):
        found = found.filter(published__isnull=False)
    there = Q(boxes__withdrawn_at=None)
    return (
        found.annotate(
            boxes_in=Count("boxes", filter=there, distinct=True),
            waiting=Count("proposals", filter=Q(proposals__decision=""), distinct=True),
        )
        .prefetch_related(Prefetch("published", _lines()))
        .order_by("title", "pk")
        .distinct()
    )


def theory(viewer: Viewer, pk: int) -> TeamTheory:
    return theories(viewer).get(pk=pk)


def held(row: TeamTheory) -> Held:
    """In three queries, whatever its size."""
    boxes = {box.pk: box for box in row.boxes.filter(withdrawn_at=None).order_by("pk")}
    links = BoxLink.objects.filter(
        withdrawn_at=None, cause__in=list(boxes), effect__in=list(boxes)
    ).order_by("pk")
    bindings = Binding.objects.filter(ended_at=None, box__in=list(boxes))
    return Held(row, boxes, tuple(links), {each.box_id: each for each in bindings})


def box(viewer: Viewer, theory: int, pk: int) -> Box:
    return Box.objects.get(
        theories__in=theories(viewer).filter(pk=theory), withdrawn_at=None, pk=pk
    )


def link(viewer: Viewer, theory: int, pk: int) -> BoxLink:
    """A link whose two boxes both stand in this theory."""
    boxes = Box.objects.filter(
        theories__in=theories(viewer).filter(pk=theory), withdrawn_at=None
    ).values("pk")
    return BoxLink.objects.select_related("cause", "effect").get(
        withdrawn_at=None, cause__in=boxes, effect__in=boxes, pk=pk
    )


def nodes_of_team(viewer: Viewer) -> QuerySet[Box]:
    """Every box of the viewer's team that stands in a theory, for other pages to point to."""
    if not viewer.may(READ_WORKING):
        return Box.objects.none()
    return Box.objects.filter(team=viewer.team, withdrawn_at=None).order_by("words", "pk")


def shareable(viewer: Viewer, row: TeamTheory) -> QuerySet[Box]:
    """Boxes of the team's other theories."""
    return nodes_of_team(viewer).exclude(theories=row)


def binding(box: Box) -> Binding | None:
    return Binding.objects.select_related("bound_by").filter(box=box, ended_at=None).first()


def comments(row: TeamTheory) -> QuerySet[Comment]:
    return row.comments.select_related("by", "box")


def proposals(row: TeamTheory) -> QuerySet[Proposal]:
    return row.proposals.select_related("by", "decided_by", "box", "link__cause", "link__effect")


def proposal(viewer: Viewer, pk: int) -> Proposal:
    return Proposal.objects.select_related(
        "theory", "by", "decided_by", "box", "link__cause", "link__effect"
    ).get(theory__in=theories(viewer), pk=pk)


def _lines() -> QuerySet[PublishedTheory]:
    """Versions without the large parts of them."""
    return PublishedTheory.objects.select_related("published_by").defer("content", "flags")


def versions(row: TeamTheory) -> QuerySet[PublishedTheory]:
    return _lines().filter(theory=row)


def version(viewer: Viewer, theory: int, number: int) -> PublishedTheory:
    return PublishedTheory.objects.select_related("theory", "published_by").get(
        theory__in=listed(viewer).values("pk"), theory=theory, number=number
    )


def last_version(row: TeamTheory) -> PublishedTheory | None:
    return PublishedTheory.objects.filter(theory=row).first()


def other_theories(box: Box, row: TeamTheory) -> list[str]:
    """Titles of the other theories in which a box stands."""
    return list(box.theories.exclude(pk=row.pk).order_by("title").values_list("title", flat=True))
