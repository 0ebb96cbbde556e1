"""Every write about homes, parental responsibility and interpreters."""

import datetime as dt
from collections.abc import Collection

from ..accounts.viewer import Viewer
from ..audit.actions import action, record
from ..relationships.models import Family, Person
from ..relationships.policies import may_withdraw
from ..way.locking import bump, lock
from ..way.policies import insist
from . import policies
from .addresses import folded
from .models import Evidence, Household, Interpreter, Residence, Responsibility


@action
def add_household(
    *,
    by: Viewer,
    family: Family,
    name: str,
    address: str,
    hidden: bool,
    contact: str,
    since: dt.date | None,
    residents: Collection[Person],
) -> Household:
    """Put a home on record with who lives there now.

    Its address takes the place of the one that each of them gave: an old address beside a hidden
    one would be shown instead of it. One that differs is kept as a home that has ended.
    """
    family = lock(family)
    household = Household.objects.create(
        family=family, name=name, address=address, hidden=hidden, contact=contact, since=since
    )
    for person in residents:
        _move_in(household, person, since)
    _note(by, household, "added a home", residents=len(residents), hidden=hidden)
    return household


@action
def change_household(
    *,
    by: Viewer,
    household: Household,
    name: str,
    address: str,
    hidden: bool,
    contact: str,
    residents: Collection[Person],
    on: dt.date,
    seen: int | None,
) -> Household:
    """Change a home and who lives there. Who is no longer named moved out on `on`. The log keeps
    that the address changed, not what it was."""
    household = lock(household, seen=seen)
    insist(policies.may_change_home(household))
    household.name, household.address = name, address
    household.hidden, household.contact = hidden, contact
    bump(household, "name", "address", "hidden", "contact")
    here = {row.person_id: row for row in household.residents.filter(until=None)}
    for row in here.values():
        if row.person not in residents:
            row.until = on
            row.save(update_fields=["until"])
    for person in residents:
        if person.pk not in here:
            _move_in(household, person, on)
        else:
            _clear_given(household, person, on)
    _note(by, household, "changed a home", residents=len(residents), hidden=hidden)
    return household


@action
def end_household(*, by: Viewer, household: Household, on: dt.date, seen: int | None) -> Household:
    """Nobody of the family lives there any more. The home stays in the record."""
    household = lock(household, seen=seen)
    insist(policies.may_change_home(household))
    insist(policies.dates_can_be(household.since, on))
    household.until = on
    bump(household, "until")
    household.residents.filter(until=None).update(until=on)
    _note(by, household, "ended a home", on=on.isoformat())
    return household


def _move_in(household: Household, person: Person, since: dt.date | None) -> None:
    Residence.objects.create(household=household, person=person, since=since)
    _clear_given(household, person, since)


def _clear_given(household: Household, person: Person, until: dt.date | None) -> None:
    person = lock(person)
    if not person.address:
        return
    if folded(person.address) != folded(household.address):
        earlier = Household.objects.create(
            family=household.family,
            name=f"{person.first_name}, as first given"[:80],
            address=person.address,
            hidden=household.hidden,
            until=until or household.family.known_since,
        )
        Residence.objects.create(household=earlier, person=person, until=earlier.until)
    person.address = ""
    bump(person, "address")


def _note(by: Viewer, household: Household, verb: str, **details: object) -> None:
    record(
        by=by,
        verb=verb,
        family=household.family_id,
        subject=f"household {household.pk}",
        details=details,
    )


@action
def record_responsibility(
    *,
    by: Viewer,
    family: Family,
    child: Person,
    holder: Person | None,
    holder_name: str = "",
    since: dt.date | None,
    until: dt.date | None = None,
    evidence: Evidence,
    seen_on: dt.date | None = None,
) -> Responsibility:
    """Somebody holds parental responsibility for a child, by what was seen or said."""
    insist(policies.may_record(evidence, seen_on))
    insist(policies.dates_can_be(since, until))
    seen = evidence != Evidence.TOLD
    row = Responsibility.objects.create(
        family=family,
        child=child,
        holder=holder,
        holder_name=holder_name,
        since=since,
        until=until,
        evidence=evidence,
        seen_by=by.user if seen else None,
        seen_on=seen_on if seen else None,
        recorded_by=by.user,
    )
    _held(by, row, "recorded parental responsibility", evidence=str(evidence))
    return row


@action
def dispute_responsibility(
    *, by: Viewer, row: Responsibility, disputed_by: str, words: str, on: dt.date, seen: int | None
) -> Responsibility:
    """Somebody says that it is not so. It stays as recorded, and stands as disputed."""
    row = lock(row, seen=seen)
    insist(policies.may_dispute(row))
    row.disputed_by, row.dispute, row.disputed_on = disputed_by, words, on
    row.settled_on, row.settled_how = None, ""
    bump(row, "disputed_by", "dispute", "disputed_on", "settled_on", "settled_how")
    _held(by, row, "recorded a dispute about parental responsibility")
    return row


@action
def settle_responsibility(
    *,
    by: Viewer,
    row: Responsibility,
    on: dt.date,
    how: str,
    ended: bool,
    seen: int | None,
) -> Responsibility:
    """The dispute is over; `ended`: they do not hold it from that day on."""
    row = lock(row, seen=seen)
    insist(policies.may_settle(row, on))
    row.settled_on, row.settled_how = on, how
    row.until = on if ended else row.until
    bump(row, "settled_on", "settled_how", "until")
    _held(by, row, "settled a dispute about parental responsibility", ended=ended)
    return row


@action
def withdraw_responsibility(
    *, by: Viewer, row: Responsibility, because: str, seen: int | None
) -> Responsibility:
    """It was recorded in error."""
    row = lock(row, seen=seen)
    insist(may_withdraw(row))
    bump(row, *row.mark_withdrawn(by=by.user, because=because))
    _held(by, row, "withdrew a line about parental responsibility")
    return row


def _held(by: Viewer, row: Responsibility, verb: str, **details: object) -> None:
    record(
        by=by,
        verb=verb,
        family=row.family_id,
        subject=f"responsibility {row.pk}",
        details={"child": row.child_id, **details},
    )


@action
def add_interpreter(
    *, by: Viewer, name: str, language: str, agency: str, contact: str
) -> Interpreter:
    found = Interpreter.objects.create(
        team=by.team, name=name, language=language, agency=agency, contact=contact
    )
    record(by=by, verb="added an interpreter", subject=f"interpreter {found.pk}")
    return found


@action
def retire_interpreter(
    *, by: Viewer, interpreter: Interpreter, on: dt.date, seen: int | None
) -> Interpreter:
    """The team no longer asks them. Where they interpreted stays in the record."""
    interpreter = lock(interpreter, seen=seen)
    insist(policies.may_retire(interpreter))
    interpreter.until = on
    bump(interpreter, "until")
    record(by=by, verb="took an interpreter off the list", subject=f"interpreter {interpreter.pk}")
    return interpreter
