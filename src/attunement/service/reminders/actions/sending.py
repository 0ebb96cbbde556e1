"""Sending reminders: each is taken first, then sent, then its end is written down.

It is taken in a transaction of its own, so that of two who send at once one has it and the other
leaves it; and no transaction is open while a mail server thinks. Where something breaks in between,
the reminder stays as taken: nobody knows whether it went, and it does not go twice.
"""

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone

from ...accounts.viewer import Viewer
from ...audit.actions import action, record
from ...audit.programs import Program
from ...care_packages.sealed import section_of
from ...referrals.models import Contact
from ...sections.rules import Section, logged
from ...sessions.models import Session
from ...way.locking import lock
from ...way.policies import Refused, insist
from .. import policies, selectors
from ..models import Reminder, ReminderState
from ..selectors import Coming
from ..senders import NotSent, Sender


def send_due(
    *, by: Viewer | None, due: Iterable[Coming], sender: Sender, now: dt.datetime | None = None
) -> list[Reminder]:
    """Send of these what may go now, each once; what came of each. Not one transaction: what is
    sent cannot be taken back."""
    insist(policies.may_send_at(now or timezone.now()))
    ended = []
    for each in due:
        if each.refusal is not None:
            continue
        try:
            reminder = claim(by=by, coming=each, way=sender.name, now=now)
        except Refused:  # somebody else has it, or it may not go any more
            continue
        problem = ""
        try:
            sender.send(to=reminder.telephone, words=reminder.words)
        except NotSent as error:
            problem = str(error) or "It could not be sent"
        ended.append(settle(by=by, reminder=reminder, problem=problem))
    return ended


@action
def claim(
    *, by: Viewer | None, coming: Coming, way: str, now: dt.datetime | None = None
) -> Reminder:
    """Take a reminder, so that nobody else sends it. Raises Refused where it may not go, as things
    are now; `by` is None where it goes by itself."""
    meeting = lock(coming.meeting)
    found = selectors.as_it_is_now(coming, now or timezone.now())
    if found is None:
        raise Refused(policies.MEANT_FOR_ANOTHER)
    insist(found.refusal)
    user = by.user if by else None
    if found.earlier is not None:
        reminder = found.earlier
        reminder.state, reminder.at, reminder.problem = ReminderState.SENDING, timezone.now(), ""
        reminder.by, reminder.way, reminder.words = user, way, found.words
        reminder.save(update_fields=["state", "at", "problem", "by", "way", "words"])
    else:
        reminder = Reminder.objects.create(
            session=meeting if isinstance(meeting, Session) else None,
            contact=meeting if isinstance(meeting, Contact) else None,
            family_id=meeting.family_id,
            person=found.person,
            session_at=meeting.at,
            telephone=found.person.telephone,
            words=found.words,
            way=way,
            by=user,
        )
    _log(by, reminder, "began to send a reminder")
    return reminder


@action
def settle(*, by: Viewer | None, reminder: Reminder, problem: str) -> Reminder:
    """Write down that a reminder went, or, with `problem`, that it certainly did not."""
    reminder.state = ReminderState.FAILED if problem else ReminderState.SENT
    reminder.problem = problem[:200]
    reminder.save(update_fields=["state", "problem"])
    _log(by, reminder, "could not send a reminder" if problem else "sent a reminder")
    return reminder


def _log(by: Viewer | None, reminder: Reminder, verb: str) -> None:
    meeting = reminder.session or reminder.contact
    assert meeting is not None, "held by a constraint"
    section = section_of(meeting.part.kind) if isinstance(meeting, Session) else Section.RECORD
    record(
        by=by or Program.REMINDERS,
        team=None if by else meeting.team,
        verb=verb,
        family=reminder.family_id,
        subject=logged(section, f"reminder {reminder.pk}"),
    )
