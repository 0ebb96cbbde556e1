"""Who wants reminders. Each choice is kept: nothing is changed or deleted."""

import datetime as dt

from ...accounts.viewer import Viewer
from ...audit.actions import action, record
from ...relationships.models import Family, Person
from ...way.locking import lock
from ...way.policies import insist
from .. import policies, selectors
from ..models import Choice


@action
def switch_on(
    *,
    by: Viewer,
    family: Family,
    person: Person,
    telephone: str,
    safe: bool,
    earliest: dt.time = policies.FROM,
    latest: dt.time = policies.UNTIL,
) -> Choice:
    """Say that texts to this number are safe between these hours, as the note on safe contact and
    the flags now are. Raises Refused where the number is another by now than was checked."""
    family, person = lock(family), lock(person)
    facts = selectors.facts_of(family, person)
    insist(policies.may_text(family, person, consent=facts.consent, member=facts.member))
    insist(policies.same_number(person, telephone))
    insist(policies.are_hours(earliest, latest))
    insist(policies.says_safe(safe))
    return _choose(by, family, person, (earliest, latest))


@action
def switch_off(*, by: Viewer, family: Family, person: Person) -> Choice:
    family = lock(family)
    return _choose(by, family, person, None)


def _choose(
    by: Viewer, family: Family, person: Person, hours: tuple[dt.time, dt.time] | None
) -> Choice:
    """`hours` is None where no reminder is wanted."""
    wanted = hours is not None
    earliest, latest = hours or (policies.FROM, policies.UNTIL)
    choice = Choice.objects.create(
        family=family,
        person=person,
        wanted=wanted,
        telephone=person.telephone if wanted else "",
        safe_contact=family.safe_contact if wanted else "",
        last_flag=selectors.last_flag(family.pk) if wanted else 0,
        earliest=earliest,
        latest=latest,
        said_by=by.user,
    )
    record(
        by=by,
        verb="switched reminders on" if wanted else "switched reminders off",
        family=family.pk,
        subject=f"person {person.pk}",
    )
    return choice
