"""Starting a theory: empty, from the template, or from a file; and letting theories share boxes."""

from django.utils import timezone

from ....theory import Link, Node, Theory
from ...accounts.viewer import Viewer
from ...audit.actions import action, record
from ...way.locking import bump, lock
from ...way.policies import insist
from .. import policies
from ..models import Box, BoxLink, TeamTheory


@action
def start_theory(*, by: Viewer, title: str, level: str, like: Theory | None = None) -> TeamTheory:
    """`like`: what it begins with; its boxes and links become the team's own copies."""
    insist(policies.may_hold(len(like.nodes) if like else 0))
    started = TeamTheory.objects.create(
        team=by.team,
        title=title,
        level=level,
        started_on=timezone.localdate(),
        started_by=by.user,
    )
    if like is not None:
        _copy(by, started, like)
    record(
        by=by,
        verb="started a theory of change",
        subject=f"theory {started.pk}",
        details={"boxes": len(like.nodes) if like else 0},
    )
    return started


def _copy(by: Viewer, into: TeamTheory, like: Theory) -> None:
    boxes = {node.id: _box(by, node) for node in like.nodes}
    Box.objects.bulk_create(boxes.values())
    into.boxes.add(*boxes.values())
    inside = [node for node in like.nodes if node.parent is not None]
    for node in inside:
        boxes[node.id].parent = boxes[node.parent]  # type: ignore[index]
    Box.objects.bulk_update([boxes[node.id] for node in inside], ["parent"])
    BoxLink.objects.bulk_create(_link(by, link, boxes) for link in like.links)


def _box(by: Viewer, node: Node) -> Box:
    return Box(
        team=by.team,
        stage=node.stage,
        words=node.words,
        measures=list(node.measures),
        source=node.source,
        stated=node.stated,
    )


def _link(by: Viewer, link: Link, boxes: dict[str, Box]) -> BoxLink:
    return BoxLink(
        team=by.team,
        cause=boxes[link.cause],
        effect=boxes[link.effect],
        status=link.status,
        why=link.why,
        assumption=link.assumption,
        broken=link.broken,
        confidence=link.confidence or "",
        evidence=list(link.evidence),
    )


@action
def share_box(*, by: Viewer, theory: TeamTheory, box: Box) -> Box:
    """Let a box of another theory of the team stand in this one too."""
    theory = lock(theory)
    box = lock(box)
    insist(policies.may_hold(theory.boxes.count() + 1))
    theory.boxes.add(box)
    bump(theory)
    record(
        by=by,
        verb="shared a box between theories",
        subject=f"theory {theory.pk}",
        details={"box": box.pk},
    )
    return box
