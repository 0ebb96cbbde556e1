"""What the state of a theory, of its boxes and of what was proposed allows."""

from collections.abc import Collection

from ..way.policies import Refusal
from .models import ChangeKind, Proposal

MOST_BOXES = 1000
"""In one theory: past that no wall and no screen shows it."""


def may_hold(boxes: int) -> Refusal | None:
    if boxes > MOST_BOXES:
        return Refusal(
            f"A theory holds at most {MOST_BOXES} boxes, and this would make {boxes}.",
            "Divide it into theories that share boxes.",
        )
    return None


def may_link(cause: int, effect: int, *, linked: Collection[tuple[int, int]]) -> Refusal | None:
    if cause == effect:
        return Refusal("A box cannot lead to itself.", "Choose two different boxes.")
    if (cause, effect) in linked:
        return Refusal("These two boxes are linked already.", "Change the link that is there.")
    return None


def may_be_part_of(
    parent: int | None, *, box: int | None, above: Collection[int]
) -> Refusal | None:
    """`above`: the parent, and what that is part of, and so on."""
    if parent is not None and box in above:
        return Refusal(
            "A box cannot be part of itself, nor of one of its own parts.",
            "Choose another box, or none.",
        )
    return None


def may_break(assumption: str, broken: str) -> Refusal | None:
    if broken and not assumption:
        return Refusal(
            "There is no assumption that could be broken.", "Say first what has to hold."
        )
    return None


def may_decide(proposal: Proposal) -> Refusal | None:
    if proposal.decision:
        return Refusal("It has been decided what becomes of this proposal.")
    return None


def may_accept(proposal: Proposal, *, now: int | None, there: bool) -> Refusal | None:
    """`now`: the version of its box or link at present; `there`: whether what it speaks of still
    stands in the theory."""
    if refusal := may_decide(proposal):
        return refusal
    if not there:
        return Refusal(
            "What this speaks of has been taken out since.", "Decline it and say so in the reason."
        )
    if proposal.kind not in (ChangeKind.ADD_BOX, ChangeKind.ADD_LINK) and now != proposal.seen:
        return Refusal(
            "Somebody has changed the same thing since this was proposed.",
            "Look at it as it is now. Decline this, and make the change yourself if it still fits.",
        )
    return None


def may_publish(*, boxes: int, changed: bool) -> Refusal | None:
    if not boxes:
        return Refusal("There is nothing to publish: this theory has no box yet.")
    if not changed:
        return Refusal("Nothing has changed since the last version.")
    return None
