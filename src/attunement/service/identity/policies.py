"""When two records may be made one, and when they may be taken apart."""

from ..relationships.models import Family, Person, Relationship
from ..way.policies import Refusal
from .models import Merge


def may_merge_people(survivor: Person, absorbed: Person) -> Refusal | None:
    if refusal := _two_of_one_team(survivor, absorbed):
        return refusal
    if survivor.nhs_number and absorbed.nhs_number and survivor.nhs_number != absorbed.nhs_number:
        return Refusal(
            "They have different NHS numbers, so they are recorded as two people.",
            "If one number is wrong, correct it first.",
        )
    if survivor.born_on and absorbed.born_on and survivor.born_on != absorbed.born_on:
        return Refusal(
            "They have different dates of birth.", "If one date is wrong, correct it first."
        )
    if survivor.lost != absorbed.lost:
        return Refusal(
            "A loss is recorded for one of them and not for the other.",
            "Find out what is so, and make both records say it.",
        )
    pair = {"child__in": [survivor, absorbed], "carer__in": [survivor, absorbed]}
    if Relationship.objects.filter(**pair).exists():
        return Refusal("One of them is recorded as the carer of the other.")
    return None


def may_merge_families(survivor: Family, absorbed: Family) -> Refusal | None:
    if refusal := _two_of_one_team(survivor, absorbed):
        return refusal
    if all(family.episodes.filter(closed_on=None).exists() for family in (survivor, absorbed)):
        return Refusal(
            "Both families have an open episode of care.", "End one of them first, with its reason."
        )
    return None


def _two_of_one_team[Row: (Person, Family)](one: Row, other: Row) -> Refusal | None:
    if one.pk == other.pk:
        return Refusal("This is one record.")
    if one.team_id != other.team_id:
        return Refusal("They belong to two teams.")
    if one.merged_into_id is not None or other.merged_into_id is not None:
        return Refusal("One of them has been merged already.", "Look at the list of merges.")
    return None


def exists_twice(what: str) -> Refusal:
    """A row of each record that can be there only once, and is too much to set aside."""
    return Refusal(
        f"Both records have a {what} of the same kind, and only one can stand.",
        "Decide which is right, withdraw or end the other, and merge then.",
    )


def may_undo(merge: Merge, later: bool) -> Refusal | None:
    """`later`: whether a merge that stands was made since, on top of this one."""
    if merge.undone_at is not None:
        return Refusal("They have been taken apart already.")
    if later:
        return Refusal(
            "Another merge was made with these records since.", "Take the later one apart first."
        )
    return None
