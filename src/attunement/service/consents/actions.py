"""Every write about consent."""

import datetime as dt
from collections.abc import Sequence

from ..accounts.models import Team
from ..accounts.viewer import Viewer
from ..audit.actions import Entry, action, record, record_all
from ..people.models import Interpreter
from ..relationships.models import Family, Person
from ..relationships.policies import may_withdraw
from ..way.locking import bump, lock
from ..way.policies import Refusal, Refused, insist
from . import policies, selectors
from .models import Consent, Override
from .purposes import Purpose


@action
def record_consent(
    *,
    by: Viewer,
    family: Family,
    person: Person,
    purpose: Purpose,
    given: bool,
    answered_by: Person,
    answered_on: dt.date,
    explained: str,
    agency: str = "",
    language: str = "",
    interpreter: Interpreter | None = None,
) -> Consent:
    """Write down what somebody said when they were asked. Earlier answers stay readable."""
    child = selectors.is_child(family, person)
    insist(policies.may_answer(person, answered_by, child=child))
    row = Consent.objects.create(
        family=family,
        person=person,
        purpose=purpose,
        agency=agency,
        given=given,
        answered_by=answered_by,
        answered_on=answered_on,
        asked_by=by.user,
        explained=explained,
        language=language,
        interpreter=interpreter,
    )
    _note(by, row, "recorded a consent" if given else "recorded a refusal")
    return row


@action
def note_agreements(
    *, by: Viewer | None, team: Team, told: Sequence[tuple[Family, Person, dt.date]]
) -> list[Consent]:
    """That these people agreed to a referral, as whoever sent it says. Many cost no more statements
    than one."""
    found = Consent.objects.bulk_create(
        Consent(
            family=family,
            person=person,
            purpose=Purpose.REFERRAL,
            given=True,
            answered_by=person,
            answered_on=on,
            asked_by=None,
        )
        for family, person, on in told
    )
    entries = [
        Entry(
            verb="recorded a consent",
            family=row.family_id,
            subject=f"consent {row.pk}",
            details={"purpose": row.purpose, "person": row.person_id},
        )
        for row in found
    ]
    record_all(by=by, team=team, entries=entries)
    return found


@action
def take_back_consent(*, by: Viewer, consent: Consent, on: dt.date, seen: int | None) -> Consent:
    """Somebody takes a yes back. What was done until then was done with it."""
    consent = lock(consent, seen=seen)
    insist(policies.may_take_back(consent, on))
    consent.taken_back_on, consent.taken_back_by = on, by.user
    bump(consent, "taken_back_on", "taken_back_by")
    _note(by, consent, "recorded that a consent was taken back")
    return consent


@action
def withdraw_consent(*, by: Viewer, consent: Consent, because: str, seen: int | None) -> Consent:
    """It was written down in error."""
    consent = lock(consent, seen=seen)
    insist(may_withdraw(consent))
    bump(consent, *consent.mark_withdrawn(by=by.user, because=because))
    _note(by, consent, "withdrew a line about consent")
    return consent


@action
def override(
    *, by: Viewer, family: Family, person: Person, purpose: Purpose, because: str, agency: str = ""
) -> Override:
    """Write down that something is done although somebody said no, and why."""
    if not because.strip():
        raise Refused(Refusal("Going ahead needs a reason.", "Write why."))
    row = Override.objects.create(
        family=family,
        person=person,
        purpose=purpose,
        agency=agency,
        because=because,
        by=by.user,
    )
    record(
        by=by,
        verb="went ahead without consent, with a reason",
        family=family.pk,
        subject=f"override {row.pk}",
        details={"purpose": purpose, "person": person.pk},
    )
    return row


def _note(by: Viewer, row: Consent, verb: str) -> None:
    record(
        by=by,
        verb=verb,
        family=row.family_id,
        subject=f"consent {row.pk}",
        details={"purpose": row.purpose, "person": row.person_id},
    )
