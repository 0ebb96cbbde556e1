"""Who wants reminders. Each choice is kept: nothing is changed or deleted."""

from ...accounts.viewer import Viewer
from ...audit.actions import action, record
from ...relationships.models import Family, Person
from ...way.locking import lock
from ...way.policies import insist
from .. import policies, selectors
from ..models import Choice


@action
def switch_on(*, by: Viewer, family: Family, person: Person, telephone: str, safe: bool) -> Choice:
    """Say that texts to this number are safe, as the note on safe contact and the flags now are.
    Raises Refused where the number is another by now than the one that was checked."""
    family, person = lock(family), lock(person)
    facts = selectors.facts_of(family, person)
    insist(policies.may_text(family, person, consent=facts.consent, member=facts.member))
    insist(policies.same_number(person, telephone))
    insist(policies.says_safe(safe))
    return _choose(by, family, person, wanted=True)


@action
def switch_off(*, by: Viewer, family: Family, person: Person) -> Choice:
    family = lock(family)
    return _choose(by, family, person, wanted=False)


def _choose(by: Viewer, family: Family, person: Person, *, wanted: bool) -> Choice:
    choice = Choice.objects.create(
        family=family,
        person=person,
        wanted=wanted,
        telephone=person.telephone if wanted else "",
        safe_contact=family.safe_contact if wanted else "",
        last_flag=selectors.last_flag(family.pk) if wanted else 0,
        said_by=by.user,
    )
    record(
        by=by,
        verb="switched reminders on" if wanted else "switched reminders off",
        family=family.pk,
        subject=f"person {person.pk}",
    )
    return choice
