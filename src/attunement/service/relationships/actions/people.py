"""The people of a family: added, changed, born, and who they are to each other."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from ...accounts.viewer import Viewer
from ...audit.actions import action, record
from ...way.locking import bump, lock
from ...way.policies import insist
from .. import policies
from ..models import (
    CarerRole,
    Family,
    FamilyMember,
    NhsNumberStatus,
    OtherParent,
    ParentalResponsibility,
    Person,
    Place,
    Relationship,
)
from ..new import NewCarer, NewPerson


def _add_person(
    family: Family, new: NewPerson, place: Place, on: dt.date, *, called: str = ""
) -> Person:
    person = Person.objects.create(team=family.team, **asdict(new))
    FamilyMember.objects.create(
        family=family, person=person, place=place, called=called, starts_on=on
    )
    return person


def _relate(
    family: Family,
    child: Person,
    carer: Person,
    role: CarerRole,
    responsibility: ParentalResponsibility,
    on: dt.date,
) -> Relationship:
    return Relationship.objects.create(
        family=family,
        child=child,
        carer=carer,
        role=role,
        parental_responsibility=responsibility,
        starts_on=on,
    )


@action
def add_carer(*, by: Viewer, family: Family, carer: NewCarer, on: dt.date) -> Person:
    """Add a carer in their own right, with a relationship to each child of the family."""
    family = lock(family)
    person = _add_person(family, carer.person, Place.CARER, on)
    for member in family.members.filter(place=Place.CHILD, ends_on=None).select_related("person"):
        _relate(family, member.person, person, carer.role, carer.parental_responsibility, on)
    if (
        family.other_parent == OtherParent.NOT_KNOWN
        and family.members.filter(place=Place.CARER).count() > 1
        and carer.role in {CarerRole.MOTHER, CarerRole.FATHER, CarerRole.PARENT}
    ):
        family.other_parent = OtherParent.RECORDED
    bump(family, "other_parent")
    record(
        by=by,
        verb="added a carer",
        family=family.pk,
        subject=f"person {person.pk}",
        details={"role": carer.role},
    )
    return person


@action
def add_child(*, by: Viewer, family: Family, child: NewPerson, on: dt.date) -> Person:
    """Add a baby, with a relationship to each carer of the family, in the role they have there."""
    family = lock(family)  # a carer who is added at the same moment must find this baby, or it them
    person = _add_person(family, child, Place.CHILD, on)
    roles = {
        relationship.carer_id: relationship
        for relationship in family.relationships.select_related("carer").order_by("-pk")
    }
    for known in roles.values():
        _relate(
            family,
            person,
            known.carer,
            CarerRole(known.role),
            ParentalResponsibility(known.parental_responsibility),
            on,
        )
    record(by=by, verb="added a child", family=family.pk, subject=f"person {person.pk}")
    return person


@action
def add_relative(
    *, by: Viewer, family: Family, person: NewPerson, sibling: bool, called: str, on: dt.date
) -> Person:
    """Add a brother or sister, or somebody else who matters: no relationship is made for them. Who
    looks after the baby is a carer, and has one (`add_carer`)."""
    family = lock(family)
    place = Place.SIBLING if sibling else Place.OTHER
    added = _add_person(family, person, place, on, called=called)
    bump(family)
    record(
        by=by,
        verb="added somebody of the family",
        family=family.pk,
        subject=f"person {added.pk}",
        details={"place": place},
    )
    return added


@action
def change_person(
    *, by: Viewer, family: Family, person: Person, changes: Mapping[str, Any], seen: int | None
) -> Person:
    """Change facts about a person. The log keeps which facts changed, not what they were: an old
    address in a log would outlive the reason for which it was hidden."""
    person = lock(person, seen=seen)
    changed = sorted(name for name, value in changes.items() if getattr(person, name) != value)
    for name in changed:
        setattr(person, name, changes[name])
    bump(person, *changed)
    record(
        by=by,
        verb="changed a person's details",
        family=family.pk,
        subject=f"person {person.pk}",
        details={"changed": changed},
    )
    return person


@action
def record_birth(
    *,
    by: Viewer,
    family: Family,
    person: Person,
    born_on: dt.date,
    given_name: str,
    nhs_number: str,
    nhs_number_status: NhsNumberStatus,
    seen: int | None,
    twins: Sequence[NewPerson] = (),
) -> Person:
    """An unborn baby is born. The due date stays: corrected age is counted from it.

    `twins` are babies born with this one that nobody expected in the record: each gets a
    relationship of their own with every carer, and a place in the open episode beside this one.
    """
    family = lock(family)
    person = lock(person, seen=seen)
    insist(policies.may_record_birth(person))
    person.born_on = born_on
    person.given_name = given_name
    person.nhs_number = nhs_number
    person.nhs_number_status = nhs_number_status
    bump(person, "born_on", "given_name", "nhs_number", "nhs_number_status")
    record(
        by=by,
        verb="recorded a birth",
        family=family.pk,
        subject=f"person {person.pk}",
        details={"born_on": born_on.isoformat(), "twins": len(twins)},
    )
    for twin in twins:
        _born_too(by, family, person, twin, born_on)
    return person


def _born_too(by: Viewer, family: Family, first: Person, twin: NewPerson, on: dt.date) -> None:
    """The twin of a baby, with whatever work goes on about that baby and each carer."""
    second = add_child(by=by, family=family, child=twin, on=on)
    episode = family.episodes.filter(closed_on=None).first()
    if episode is None:
        return
    in_work = episode.relationships.filter(child=first).values("carer")
    episode.relationships.add(*second.as_child.filter(family=family, carer__in=in_work))


@action
def change_relationship(
    *,
    by: Viewer,
    relationship: Relationship,
    role: CarerRole,
    parental_responsibility: ParentalResponsibility,
    ends_on: dt.date | None,
    seen: int | None,
) -> Relationship:
    """Who the carer is to the child, whether they hold parental responsibility, and until when."""
    relationship = lock(relationship, seen=seen)
    relationship.role = role
    relationship.parental_responsibility = parental_responsibility
    relationship.ends_on = ends_on
    bump(relationship, "role", "parental_responsibility", "ends_on")
    record(
        by=by,
        verb="changed a relationship",
        family=relationship.family_id,
        subject=f"relationship {relationship.pk}",
        details={"role": role, "parental_responsibility": parental_responsibility},
    )
    return relationship
