"""Words with other agencies, as dated entries; and the word that comes back."""

import datetime as dt

from django.utils import timezone

from ...accounts.viewer import Viewer
from ...audit.actions import action, record
from ...relationships.actions import finish_task, raise_task
from ...relationships.models import Family, Task, TaskKind
from ...sections.rules import Section, logged
from ...way.locking import bump, lock
from ...way.policies import insist
from .. import escalation, policies
from ..models import Concern, Liaison
from ..new import Spoken
from .concerns import SEALED_WHY

WORD_DUE = "Safeguarding: word is due back"


@action
def record_liaison(
    *, by: Viewer, family: Family, spoken: Spoken, concern: Concern | None = None
) -> Liaison:
    """Write down what was asked of another agency and what was agreed. Where word is due back, a
    task stands until it came."""
    liaison = _entry(by, family, spoken, concern=concern)
    _record(by, liaison, "recorded a word with another agency")
    return liaison


@action
def word_came(
    *, by: Viewer, liaison: Liaison, on: dt.date, word: str, seen: int | None = None
) -> Liaison:
    liaison = lock(liaison, seen=seen)
    insist(policies.may_have_word(liaison, on))
    liaison.word_came_on, liaison.word, liaison.word_by = on, word, by.user
    _done(by, liaison.task, "Word came back.")
    bump(liaison, "word_came_on", "word", "word_by")
    _record(by, liaison, "wrote down the word of another agency")
    return liaison


@action
def correct_liaison(
    *, by: Viewer, liaison: Liaison, spoken: Spoken, because: str, seen: int | None = None
) -> Liaison:
    """A new entry in the place of a wrong one, which stays readable. Word that came is kept."""
    old = lock(liaison, seen=seen)
    insist(policies.still_stands(old))
    _done(by, old.task, "The entry was corrected.")
    bump(old)
    new = _entry(by, old.family, spoken, concern=old.concern, replaces=old, because=because)
    _record(by, new, "corrected a word with another agency")
    return new


def _entry(
    by: Viewer,
    family: Family,
    spoken: Spoken,
    *,
    concern: Concern | None,
    replaces: Liaison | None = None,
    because: str = "",
) -> Liaison:
    came = replaces.word_came_on if replaces else None
    return Liaison.objects.create(
        family=family,
        concern=concern,
        recorded_by=by.user,
        replaces=replaces,
        because=because,
        task=_task(by, family, spoken.word_due_on) if came is None else None,
        word_came_on=came,
        word=replaces.word if replaces else "",
        word_by=replaces.word_by if replaces else None,
        **vars(spoken),
    )


def _task(by: Viewer, family: Family, due: dt.date | None) -> Task | None:
    """Due on the day itself; others are told when that day has gone by."""
    if due is None:
        return None
    return raise_task(
        by=by,
        family=family,
        kind=TaskKind.SAFETY,
        title=WORD_DUE,
        why=SEALED_WHY,
        due_on=due,
        assigned_to=by.user,
        raised_at=escalation.word_missed_at(due, timezone.get_current_timezone()),
    )


def _done(by: Viewer, task: Task | None, note: str) -> None:
    if task is not None and task.done_at is None:
        finish_task(by=by, task=task, note=note, seen=None)


def _record(by: Viewer, liaison: Liaison, verb: str) -> None:
    subject = logged(Section.SAFEGUARDING, f"entry {liaison.pk}")
    record(by=by, verb=verb, family=liaison.family_id, subject=subject)
