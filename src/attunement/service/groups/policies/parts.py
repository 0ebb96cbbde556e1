"""Whether a group's sessions can be those of a part of a family's package."""

from collections.abc import Collection

from ...care_packages import policies as packages
from ...care_packages.models import Part
from ...care_packages.programmes import name_of
from ...relationships.models import Relationship
from ...way.policies import Refusal
from ..models import (
    GroupPlace,
    Run,
)
from ..states import (
    TOGETHER,
)


def may_be_of(run: Run, relationship: Relationship, part: Part) -> Refusal | None:
    """Whether this group's sessions can be those of a part of their package."""
    same = part.programme == run.programme and part.kind in TOGETHER
    if not same or part.package.relationship_id != relationship.pk:
        return Refusal(
            "That part is not this programme for these two.", "Choose a part that is, or none."
        )
    return packages.may_change(part) or packages.may_begin_part(part)


def is_a_part(run: Run, parts: Collection[Part]) -> Refusal | None:
    """`parts` are those that this group can be."""
    if parts:
        return None
    return Refusal(
        f"{name_of(run.programme)} is not in a package of theirs that sessions can be planned in.",
        "Agree one on their page, or let it go on if it is paused. Then come back here.",
    )


def may_rejoin(place: GroupPlace, part: Part | None, because: str) -> Refusal | None:
    if place.part_id is None and part is None:
        return Refusal("It is part of no package as it is.", "Choose one, or go back.")
    if place.part_id is None or place.part == part or because.strip():
        return None
    return Refusal(
        "The sessions that they came to stand under a part already.",
        "Write why they should not: those sessions are withdrawn there, and stay readable.",
    )
