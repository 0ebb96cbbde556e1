"""What a viewer can see of families. Everything starts from the viewer's team; a commissioner's
view of families is empty, whatever page asks."""

from collections.abc import Collection

from django.db.models import Exists, Model, OuterRef, QuerySet

from ..accounts.viewer import Viewer
from .models import Episode, Family, FamilyMember, Person, Place, Relationship, Stressor, Task
from .permissions import SEE_FAMILIES

CHILDREN = frozenset({Place.CHILD, Place.SIBLING})


def families(viewer: Viewer) -> QuerySet[Family]:
    if not viewer.may(SEE_FAMILIES):
        return Family.objects.none()
    return Family.objects.filter(team=viewer.team, merged_into=None)


def seen_by(viewer: Viewer, *, family: str = "family") -> Exists:
    """Whether the viewer can see a row's family; `family` is the way from the row to it.

    Asked of the row and not as `family__in`: there SQLite writes out every family of the team
    before it looks at one.
    """
    return Exists(families(viewer).filter(pk=OuterRef(family)))


def family(viewer: Viewer, pk: int) -> Family:
    """Raises Family.DoesNotExist for a family that this viewer cannot see."""
    return families(viewer).get(pk=pk)


def family_id(viewer: Viewer, pk: int) -> int:
    """The id itself, when this viewer can see that family; raises Family.DoesNotExist."""
    return families(viewer).values_list("pk", flat=True).get(pk=pk)


def family_id_of_relationship(viewer: Viewer, pk: int) -> int:
    """The family of a relationship that this viewer can see; raises Relationship.DoesNotExist."""
    found = Relationship.objects.filter(seen_by(viewer))
    return found.values_list("family_id", flat=True).get(pk=pk)


def members(family: Family) -> list[FamilyMember]:
    """Everyone who belongs to the family now, carers first, with their person loaded."""
    order = {Place.CARER: 0, Place.CHILD: 1, Place.SIBLING: 2, Place.OTHER: 3}
    found = family.members.filter(ends_on=None).select_related("person")
    return sorted(found, key=lambda member: (order[Place(member.place)], member.pk))


def children(family: Family) -> list[Person]:
    return [m.person for m in members(family) if m.place == Place.CHILD]


def carers(family: Family) -> list[Person]:
    return [m.person for m in members(family) if m.place == Place.CARER]


def carers_of(families: Collection[Family]) -> dict[int, list[Person]]:
    """The carers of each of many families, by the family's id, in the order of carers()."""
    found: dict[int, list[Person]] = {family.pk: [] for family in families}
    rows = FamilyMember.objects.filter(
        family__in=families, place=Place.CARER, ends_on=None
    ).select_related("person")
    for row in rows.order_by("pk"):
        found[row.family_id].append(row.person)
    return found


def member(viewer: Viewer, *, family: int, person: int) -> FamilyMember:
    """A person in their place in a family, with both loaded."""
    return FamilyMember.objects.select_related("family", "person").get(
        seen_by(viewer), family_id=family, person_id=person
    )


def housed(person: Person) -> bool:
    """Whether a home is on record in which they live now."""
    return person.residences.filter(until=None, household__until=None).exists()


def relationships(family: Family) -> list[Relationship]:
    """The family's relationships, with child and carer loaded, in a stable order."""
    return list(family.relationships.select_related("child", "carer").order_by("child_id", "pk"))


def relationship(viewer: Viewer, pk: int) -> Relationship:
    return Relationship.objects.select_related("family", "child", "carer").get(
        seen_by(viewer), pk=pk
    )


def open_episode(family: Family) -> Episode | None:
    return family.episodes.filter(closed_on=None).select_related("keyworker").first()


def episode(viewer: Viewer, pk: int) -> Episode:
    return Episode.objects.select_related("family", "keyworker").get(seen_by(viewer), pk=pk)


def stressors(family: Family) -> list[Stressor]:
    """What stands in the list now: for each item, the latest word that was not withdrawn."""
    latest: dict[str, Stressor] = {}
    for stressor in family.stressors.filter(withdrawn_at=None).order_by("noted_on", "pk"):
        latest[stressor.item] = stressor
    return list(latest.values())


def task(viewer: Viewer, pk: int) -> Task:
    return Task.objects.select_related("family", "person").get(seen_by(viewer), pk=pk)


def untouched(episode: Episode, *, but: Collection[type[Model]] = ()) -> bool:
    """Whether nothing hangs on an episode yet, whatever apps there are; `but` leaves kinds out."""
    return not any(
        relation.related_model._default_manager.filter(**{relation.field.name: episode}).exists()
        for relation in Episode._meta.related_objects
        if isinstance(relation.related_model, type) and relation.related_model not in but
    )
