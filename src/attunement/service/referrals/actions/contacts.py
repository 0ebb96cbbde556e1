"""Every write about contacts: each attempt, planned or past, and what came of it."""

import datetime as dt
from collections.abc import Collection

from ...accounts.viewer import Viewer
from ...audit.actions import action, record
from ...relationships.models import Family, Person
from ...way.locking import bump, lock
from ...way.policies import insist
from .. import policies
from ..models import Contact, Mode, Outcome


@action
def record_contact(
    *,
    by: Viewer,
    family: Family,
    at: dt.datetime,
    mode: Mode,
    people: Collection[Person],
    met: Collection[Person],
    outcome: Outcome,
    invitation: bool = False,
    joint_with: str = "",
    note: str = "",
) -> Contact:
    """Write down an attempt that took place: whom it was meant for, and who was met."""
    insist(policies.may_have_been(at))
    insist(policies.met_fits(outcome, met))
    insist(policies.all_of_family(family, [*people, *met]))
    contact = _write(by, family, at, mode, people, invitation, joint_with, note, outcome=outcome)
    contact.met.set(met)
    _log(by, "recorded a contact", contact, {"mode": mode, "outcome": outcome, "met": len(met)})
    return contact


@action
def plan_contact(
    *,
    by: Viewer,
    family: Family,
    at: dt.datetime,
    mode: Mode,
    people: Collection[Person],
    invitation: bool = False,
    joint_with: str = "",
    note: str = "",
) -> Contact:
    """Write down an appointment. Its outcome stays empty until somebody says what came of it."""
    insist(policies.all_of_family(family, people) or policies.all_living(people))
    contact = _write(by, family, at, mode, people, invitation, joint_with, note, outcome="")
    _log(by, "planned a contact", contact, {"mode": mode, "at": at.isoformat()})
    return contact


@action
def say_outcome(
    *,
    by: Viewer,
    contact: Contact,
    outcome: Outcome,
    met: Collection[Person],
    note: str,
    seen: int | None,
) -> Contact:
    """Say what came of an appointment. What was noted before stays, above what is new."""
    contact = lock(contact, seen=seen)
    insist(policies.may_say_outcome(contact))
    insist(policies.may_have_come_of(contact, outcome))
    insist(policies.met_fits(outcome, met))
    insist(policies.all_of_family(contact.family, [*contact.people.all(), *met]))
    contact.outcome = outcome
    contact.note = "\n\n".join(part for part in (contact.note, note) if part)
    bump(contact, "outcome", "note")
    contact.met.set(met)
    _log(by, "said what came of a contact", contact, {"outcome": outcome, "met": len(met)})
    return contact


@action
def withdraw_contact(*, by: Viewer, contact: Contact, because: str, seen: int | None) -> Contact:
    """Take a contact out of use. It stays readable, with who, when and why."""
    contact = lock(contact, seen=seen)
    insist(policies.may_withdraw(contact))
    bump(contact, *contact.mark_withdrawn(by=by.user, because=because))
    _log(by, "withdrew a contact", contact, {})
    return contact


def _write(
    by: Viewer,
    family: Family,
    at: dt.datetime,
    mode: Mode,
    people: Collection[Person],
    invitation: bool,
    joint_with: str,
    note: str,
    outcome: str,
) -> Contact:
    contact = Contact.objects.create(
        family=family,
        team=family.team,
        by=by.user,
        at=at,
        mode=mode,
        invitation=invitation,
        joint_with=joint_with,
        outcome=outcome,
        note=note,
    )
    contact.people.set(people)
    return contact


def _log(by: Viewer, verb: str, contact: Contact, details: dict[str, object]) -> None:
    record(
        by=by,
        verb=verb,
        family=contact.family_id,
        subject=f"contact {contact.pk}",
        details=details,
    )
