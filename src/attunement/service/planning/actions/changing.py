"""Changing a theory: at once by a team lead, or proposed by anybody and then decided on."""

from collections.abc import Callable, Mapping

from django.utils import timezone

from ...accounts.viewer import Viewer
from ...audit.actions import action, record
from ...way.locking import bump, lock
from ...way.policies import insist
from .. import policies
from ..changes import BOX_FIELDS, LINK_FIELDS, Change, proposed
from ..models import Box, BoxLink, ChangeKind, Decision, Proposal, TeamTheory


@action
def make_change(*, by: Viewer, theory: TeamTheory, change: Change) -> Box | BoxLink:
    """Raises Stale when the box or link is no longer as `change.seen` says, Refused when it cannot
    be."""
    changed = _apply(by, theory, change)
    _record(by, f"changed a theory: {change.kind.label.lower()}", theory, changed)
    return changed


@action
def propose_change(*, by: Viewer, theory: TeamTheory, change: Change, because: str) -> Proposal:
    about = change.box or change.link
    proposal = Proposal.objects.create(
        theory=theory,
        kind=change.kind,
        box=change.box,
        link=change.link,
        content=change.content,
        seen=change.seen or (about.version if about else None),
        because=because,
        by=by.user,
        at=timezone.now(),
    )
    record(
        by=by,
        verb="proposed a change to a theory",
        subject=f"theory {theory.pk}",
        details={"proposal": proposal.pk, "kind": change.kind},
    )
    return proposal


@action
def decide_proposal(
    *, by: Viewer, proposal: Proposal, accept: bool, because: str, seen: int | None = None
) -> Proposal:
    """Accepting makes the change. Raises Stale when somebody has decided in between."""
    decided = lock(proposal, seen=seen)
    insist(policies.may_decide(decided))
    if accept:
        subject = decided.box or decided.link
        insist(
            policies.may_accept(
                decided,
                now=subject.version if subject else None,
                there=subject is None or subject.withdrawn_at is None,
            )
        )
        _apply(by, decided.theory, proposed(decided))
    decided.decision = Decision.ACCEPTED if accept else Decision.DECLINED
    decided.decided_because, decided.decided_by = because, by.user
    decided.decided_at = timezone.now()
    bump(decided, "decision", "decided_because", "decided_by", "decided_at")
    record(
        by=by,
        verb=f"{decided.decision} a proposal for a theory",
        subject=f"theory {decided.theory_id}",
        details={"proposal": decided.pk},
    )
    return decided


def _apply(by: Viewer, theory: TeamTheory, change: Change) -> Box | BoxLink:
    theory = lock(theory)  # whoever changes the same theory waits here
    changed = _WAYS[change.kind](by, theory, change)
    for each in _theories_with(changed, theory):
        bump(each)
    return changed


def _theories_with(changed: Box | BoxLink, theory: TeamTheory) -> list[TeamTheory]:
    """This theory, and those that share what was changed."""
    boxes = [changed] if isinstance(changed, Box) else [changed.cause, changed.effect]
    others = TeamTheory.objects.exclude(pk=theory.pk).order_by("pk")
    for box in boxes:
        others = others.filter(boxes=box)
    return [theory, *others]


def _add_box(by: Viewer, theory: TeamTheory, change: Change) -> Box:
    insist(policies.may_hold(theory.boxes.filter(withdrawn_at=None).count() + 1))
    box = Box(team=by.team)
    _fill_box(box, theory, change)
    box.save()
    theory.boxes.add(box)
    return box


def _change_box(by: Viewer, theory: TeamTheory, change: Change) -> Box:
    assert change.box is not None
    box = lock(change.box, seen=change.seen)
    _fill_box(box, theory, change)
    bump(box, *BOX_FIELDS)
    return box


def _fill_box(box: Box, theory: TeamTheory, change: Change) -> None:
    parents = dict(theory.boxes.values_list("pk", "parent"))
    parent = change.content["parent"]
    if parent not in parents:
        parent = None
    above, here = set(), parent
    while here is not None and here not in above:
        above.add(here)
        here = parents.get(here)
    insist(policies.may_be_part_of(parent, box=box.pk, above=above))
    box.stage, box.words = change.content["stage"], change.content["words"]
    box.parent_id, box.measures = parent, change.content["measures"]


def _take_box(by: Viewer, theory: TeamTheory, change: Change) -> Box:
    """Out of this theory; withdrawn when it stands in no other."""
    assert change.box is not None
    box = lock(change.box, seen=change.seen)
    theory.boxes.remove(box)
    if box.theories.exists():
        bump(box)
    else:
        bump(box, *box.mark_withdrawn(by=by.user, because=change.content["because"]))
    return box


def _add_link(by: Viewer, theory: TeamTheory, change: Change) -> BoxLink:
    cause, effect = (theory.boxes.get(pk=change.content[end]) for end in ("cause", "effect"))
    there = BoxLink.objects.filter(withdrawn_at=None, cause=cause, effect=effect)
    linked = there.values_list("cause", "effect")
    insist(policies.may_link(cause.pk, effect.pk, linked=list(linked)))
    link = BoxLink(team=by.team, cause=cause, effect=effect)
    _fill_link(link, change)
    link.save()
    return link


def _change_link(by: Viewer, theory: TeamTheory, change: Change) -> BoxLink:
    assert change.link is not None
    link = lock(change.link, seen=change.seen)
    _fill_link(link, change)
    bump(link, *LINK_FIELDS)
    return link


def _fill_link(link: BoxLink, change: Change) -> None:
    insist(policies.may_break(change.content["assumption"], change.content["broken"]))
    for name in LINK_FIELDS:
        setattr(link, name, change.content[name])


def _take_link(by: Viewer, theory: TeamTheory, change: Change) -> BoxLink:
    assert change.link is not None
    link = lock(change.link, seen=change.seen)
    bump(link, *link.mark_withdrawn(by=by.user, because=change.content["because"]))
    return link


_WAYS: Mapping[ChangeKind, Callable[[Viewer, TeamTheory, Change], Box | BoxLink]] = {
    ChangeKind.ADD_BOX: _add_box,
    ChangeKind.CHANGE_BOX: _change_box,
    ChangeKind.TAKE_BOX: _take_box,
    ChangeKind.ADD_LINK: _add_link,
    ChangeKind.CHANGE_LINK: _change_link,
    ChangeKind.TAKE_LINK: _take_link,
}


def _record(by: Viewer, verb: str, theory: TeamTheory, changed: Box | BoxLink) -> None:
    what = "box" if isinstance(changed, Box) else "link"
    details = {what: changed.pk, "version": changed.version}
    record(by=by, verb=verb, subject=f"theory {theory.pk}", details=details)
