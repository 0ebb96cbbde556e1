"""What is on file of a child that calls for the comprehensive assessment. Pure."""

from collections.abc import Iterable

from ...knowledge.vocabulary import Circumstance
from ..relationships.models import CarerRole

ROLES = {
    CarerRole.FOSTER_CARER: Circumstance.FOSTER_OR_KINSHIP_CARE,
    CarerRole.KINSHIP_CARER: Circumstance.FOSTER_OR_KINSHIP_CARE,
    CarerRole.ADOPTER: Circumstance.ADOPTED,
}
"""Carers whose being there says what circumstances a child is in."""


def circumstances(
    roles: Iterable[str], written: Iterable[Iterable[str]]
) -> frozenset[Circumstance]:
    """From who cares for the child now, and from how its relationships are understood."""
    cared_for = {ROLES[CarerRole(role)] for role in roles if role in ROLES}
    understood = {name for names in written for name in names}
    return frozenset(cared_for | {each for each in Circumstance if each.value in understood})
