"""Families and what the team knows of each as a whole."""

from collections.abc import Sequence
from dataclasses import asdict

from ...accounts.models import Team
from ...accounts.viewer import Viewer
from ...audit.actions import Entry, action, record, record_all
from ...way.locking import bump, lock
from ..models import Family, FamilyMember, OtherParent, Person, Place, Relationship
from ..new import NewFamily, NewPerson


@action
def register_family(*, by: Viewer | None, team: Team, new: NewFamily) -> Family:
    """Bring one family into the record: see register_families."""
    return register_families(by=by, team=team, new=[new])[0]


@action
def register_families(*, by: Viewer | None, team: Team, new: Sequence[NewFamily]) -> list[Family]:
    """Bring families into the record: every child with every carer is one relationship.

    `by` is None for what a family or a referrer sends from outside. Many cost hardly more
    statements than one: a file of thousands holds up nobody else's writing.
    """
    families = Family.objects.bulk_create(_family(team, one) for one in new)
    pairs = list(zip(families, new, strict=True))
    children = _add(pairs, Place.CHILD, [one.children for one in new])
    _add(pairs, Place.SIBLING, [one.siblings for one in new])
    carers = _add(pairs, Place.CARER, [tuple(carer.person for carer in one.carers) for one in new])
    Relationship.objects.bulk_create(
        Relationship(
            family=family,
            child=child,
            carer=person,
            role=carer.role,
            parental_responsibility=carer.parental_responsibility,
            starts_on=one.known_since,
        )
        for (family, one), own_children, own_carers in zip(pairs, children, carers, strict=True)
        for person, carer in zip(own_carers, one.carers, strict=True)
        for child in own_children
    )
    record_all(
        by=by,
        team=team,
        entries=[
            Entry(
                verb="registered a family",
                family=family.pk,
                subject=f"family {family.pk}",
                details={"children": len(one.children), "carers": len(one.carers)},
            )
            for family, one in pairs
        ],
    )
    return families


def _family(team: Team, new: NewFamily) -> Family:
    named = next((child.family_name for child in new.children if child.family_name), "")
    return Family(
        team=team,
        name=new.name or named or new.carers[0].person.family_name or "Name not known",
        other_parent=new.other_parent,
        safe_contact=new.safe_contact,
        known_since=new.known_since,
    )


def _add(
    pairs: Sequence[tuple[Family, NewFamily]],
    place: Place,
    told: Sequence[Sequence[NewPerson]],
) -> list[list[Person]]:
    """Write these people, for each family its own, in this place; returned as they were told."""
    people = [
        [Person(team=family.team, **asdict(person)) for person in own]
        for (family, _), own in zip(pairs, told, strict=True)
    ]
    Person.objects.bulk_create(person for own in people for person in own)
    FamilyMember.objects.bulk_create(
        FamilyMember(family=family, person=person, place=place, starts_on=new.known_since)
        for (family, new), own in zip(pairs, people, strict=True)
        for person in own
    )
    return people


@action
def change_family(
    *,
    by: Viewer,
    family: Family,
    name: str,
    safe_contact: str,
    other_parent: OtherParent,
    seen: int | None,
) -> Family:
    """Change how the team speaks of a family, how to contact it safely, and what is known of a
    second parent."""
    family = lock(family, seen=seen)
    before = {"name": family.name, "other_parent": family.other_parent}
    family.name, family.safe_contact, family.other_parent = name, safe_contact, other_parent
    bump(family, "name", "safe_contact", "other_parent")
    after = {"name": name, "other_parent": other_parent}
    record(
        by=by,
        verb="changed a family's details",
        family=family.pk,
        subject=f"family {family.pk}",
        details={"before": before, "after": after},
    )
    return family
