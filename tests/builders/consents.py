"""Answers about consent, made by their action."""

import datetime as dt

from attunement.service.accounts.viewer import Viewer
from attunement.service.consents import actions
from attunement.service.consents.models import Consent
from attunement.service.consents.purposes import Purpose
from attunement.service.relationships.models import Family, Person
from world import TODAY


def answer(
    by: Viewer,
    family: Family,
    person: Person,
    *,
    purpose: Purpose = Purpose.LETTERS,
    given: bool = True,
    answered_by: Person | None = None,
    on: dt.date = TODAY,
    agency: str = "",
) -> Consent:
    return actions.record_consent(
        by=by,
        family=family,
        person=person,
        purpose=purpose,
        given=given,
        answered_by=answered_by or person,
        answered_on=on,
        explained="What it is for, and that they may say no.",
        agency=agency,
    )
