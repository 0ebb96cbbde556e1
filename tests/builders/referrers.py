"""Referrers and waiting for tests, made by actions only."""

import datetime as dt
from typing import Any

from attunement.service.accounts.viewer import Viewer
from attunement.service.consents.actions import record_consent
from attunement.service.consents.purposes import Purpose
from attunement.service.referrals.models import Referral
from attunement.service.referrers import actions
from attunement.service.referrers.models import How, Introduction, WordBack
from attunement.service.referrers.new import NewReferrer
from attunement.service.referrers.selectors import agency_name, agreed, step_words
from attunement.service.referrers.states import Step
from attunement.service.relationships.models import Person
from attunement.service.relationships.selectors import carers
from world import TODAY

JO = NewReferrer(
    name="Jo Bell", role="Health visitor", agency="Mill Lane Surgery", contact="jo@mill.example"
)


def introduced(by: Viewer, referral: Referral, who: Any = JO) -> Introduction:
    return actions.name_referrer(by=by, referral=referral, referrer=who)


def answered(
    by: Viewer, row: Introduction, *, given: bool = True, person: Person | None = None
) -> None:
    """A carer says whether the referrer's service may be told."""
    family = row.referral.family
    person = person or carers(family)[0]
    record_consent(
        by=by,
        family=family,
        person=person,
        purpose=Purpose.SHARE,
        given=given,
        answered_by=person,
        answered_on=TODAY,
        explained="That we would say how far things are, and nothing else.",
        agency=agency_name(row.referrer),
    )


def told(by: Viewer, row: Introduction, step: Step = Step.RECEIVED) -> WordBack:
    words = step_words(row, step, agreed=agreed(row, TODAY))
    return actions.send_word(
        by=by, introduction=row, step=step, how=How.PHONE, on=TODAY, shown=words
    )


def weeks_ago(weeks: int) -> dt.date:
    return TODAY - dt.timedelta(weeks=weeks)
