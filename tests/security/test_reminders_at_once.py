"""Two runs at the same moment, real connections: each text goes once."""

import threading

import pytest
from test_concurrency import at_once

from attunement.service.audit.models import Event
from attunement.service.referrals.actions import plan_contact
from attunement.service.referrals.models import Mode
from attunement.service.reminders import actions, selectors
from attunement.service.reminders.models import Reminder, ReminderState
from builders.reminders import NOON, Kept, switched_on, tomorrow
from builders.sessions import at
from world import World

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_runs_at_once_send_each_text_once() -> None:
    by = World().practitioner
    for _ in range(3):
        family, _session = tomorrow(by)
        switched_on(by, family.home.family, family.home.mother)
    plan_contact(  # of the last family a visit, too
        by=by,
        family=family.home.family,
        at=at(1),
        mode=Mode.HOME_VISIT,
        people=[family.home.mother],
    )
    kept, gate = Kept(), threading.Barrier(3)

    def run() -> int:
        due = selectors.due(NOON)
        gate.wait(timeout=20)  # all three have seen the same list
        return len(actions.send_due(by=None, due=due, sender=kept, now=NOON))

    results = at_once(run, run, run)
    assert sum(each for each in results if isinstance(each, int)) == 4, results
    assert len(kept.texts) == 4
    assert {each.state for each in Reminder.objects.all()} == {ReminderState.SENT}
    assert Event.objects.filter(verb="sent a reminder").count() == 4
