"""Every write to the record of people, relationships, episodes, stressors and tasks."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from django.utils import timezone

from ..accounts.models import Team, User
from ..accounts.viewer import Viewer
from ..audit.actions import action, record
from ..way.locking import bump, lock
from ..way.policies import insist
from . import policies
from .models import (
    CarerRole,
    Changeable,
    Episode,
    Family,
    FamilyMember,
    NhsNumberStatus,
    OtherParent,
    ParentalResponsibility,
    Person,
    Place,
    Presence,
    Relationship,
    Reporter,
    Stressor,
    Task,
    TaskKind,
)
from .new import NewCarer, NewFamily, NewPerson


def _add_person(family: Family, new: NewPerson, place: Place, on: dt.date) -> Person:
    person = Person.objects.create(team=family.team, **asdict(new))
    FamilyMember.objects.create(family=family, person=person, place=place, starts_on=on)
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
def register_family(*, by: Viewer | None, team: Team, new: NewFamily) -> Family:
    """Bring a family into the record: every child with every carer is one relationship.

    `by` is None for what a family or a referrer sends from outside.
    """
    named = next((child.family_name for child in new.children if child.family_name), "")
    family = Family.objects.create(
        team=team,
        name=new.name or named or new.carers[0].person.family_name or "Name not known",
        other_parent=new.other_parent,
        safe_contact=new.safe_contact,
        known_since=new.known_since,
    )
    on = new.known_since
    children = [_add_person(family, child, Place.CHILD, on) for child in new.children]
    for sibling in new.siblings:
        _add_person(family, sibling, Place.SIBLING, on)
    for carer in new.carers:
        person = _add_person(family, carer.person, Place.CARER, on)
        for child in children:
            _relate(family, child, person, carer.role, carer.parental_responsibility, on)
    record(
        by=by,
        team=team,
        verb="registered a family",
        family=family.pk,
        subject=f"family {family.pk}",
        details={"children": len(children), "carers": len(new.carers)},
    )
    return family


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
) -> Person:
    """An unborn baby is born. The due date stays: corrected age is counted from it."""
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
        details={"born_on": born_on.isoformat()},
    )
    return person


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


@action
def open_episode(
    *,
    by: Viewer,
    family: Family,
    relationships: Iterable[Relationship],
    keyworker: User,
    on: dt.date,
) -> Episode:
    """Begin a stretch of care for a family, about these relationships."""
    family = lock(family)
    insist(policies.may_open_episode(family, on))
    episode = Episode.objects.create(
        family=family, team=family.team, keyworker=keyworker, opened_on=on
    )
    episode.relationships.set(relationships)
    record(
        by=by,
        verb="opened an episode of care",
        family=family.pk,
        subject=f"episode {episode.pk}",
        details={"keyworker": keyworker.pk, "on": on.isoformat()},
    )
    return episode


@action
def close_episode(*, by: Viewer, episode: Episode, on: dt.date, because: str) -> Episode:
    """End a stretch of care. The episode stays readable and takes no more work."""
    episode = lock(episode)
    insist(policies.may_work_with(episode))
    episode.closed_on, episode.closed_because = on, because
    bump(episode, "closed_on", "closed_because")
    record(
        by=by,
        verb="closed an episode of care",
        family=episode.family_id,
        subject=f"episode {episode.pk}",
        details={"on": on.isoformat()},
    )
    return episode


@action
def change_keyworker(*, by: Viewer, episode: Episode, keyworker: User, seen: int | None) -> Episode:
    episode = lock(episode, seen=seen)
    insist(policies.may_work_with(episode))
    before, episode.keyworker = episode.keyworker_id, keyworker
    bump(episode, "keyworker")
    record(
        by=by,
        verb="changed the keyworker",
        family=episode.family_id,
        subject=f"episode {episode.pk}",
        details={"before": before, "after": keyworker.pk},
    )
    return episode


@action
def note_stressors(
    *,
    by: Viewer | None,
    family: Family,
    reporter: Reporter,
    on: dt.date,
    presences: Mapping[str, Presence],
    changeable: Mapping[str, Changeable] | None = None,
    acting: Mapping[str, str] | None = None,
    safeguarding: Sequence[str] = (),
) -> list[Stressor]:
    """Write down what somebody told us about these items, by id. Earlier words stay in the record.

    `safeguarding` names, in words, what was said that the safeguarding procedure is for: a task for
    the same day then stands until somebody says what was done.
    """
    noted = [
        Stressor.objects.create(
            family=family,
            item=item,
            presence=presence,
            reporter=reporter,
            noted_on=on,
            noted_by=by.user if by else None,
            changeable=(changeable or {}).get(item, Changeable.NOT_KNOWN),
            acting=(acting or {}).get(item, ""),
        )
        for item, presence in presences.items()
    ]
    record(
        by=by,
        team=family.team,
        verb="noted stressors",
        family=family.pk,
        subject=f"family {family.pk}",
        details={"reporter": reporter, "items": len(noted)},
    )
    if by is not None and safeguarding:
        raise_task(
            by=by,
            family=family,
            kind=TaskKind.SAFETY,
            title="Follow the safeguarding procedure",
            why=f"Noted on the checklist: {'; '.join(safeguarding)}.",
            due_on=timezone.localdate(),
        )
    return noted


@action
def raise_task(
    *,
    by: Viewer,
    family: Family,
    kind: TaskKind,
    title: str,
    why: str,
    due_on: dt.date,
    assigned_to: User | None = None,
    person: Person | None = None,
) -> Task:
    task = Task.objects.create(
        team=family.team,
        family=family,
        person=person,
        kind=kind,
        title=title,
        why=why,
        due_on=due_on,
        assigned_to=assigned_to,
    )
    record(
        by=by,
        verb="raised a task",
        family=family.pk,
        subject=f"task {task.pk}",
        details={"kind": kind, "due_on": due_on.isoformat()},
    )
    return task


@action
def finish_task(*, by: Viewer, task: Task, note: str, seen: int | None) -> Task:
    """Say what was done. A safety task cannot be switched off without saying so."""
    task = lock(task, seen=seen)
    insist(policies.may_finish(task))
    task.done_at, task.done_by, task.done_note = timezone.now(), by.user, note
    bump(task, "done_at", "done_by", "done_note")
    record(
        by=by,
        verb="finished a task",
        family=task.family_id,
        subject=f"task {task.pk}",
        details={"kind": task.kind},
    )
    return task
