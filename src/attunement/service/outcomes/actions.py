"""Every write to endings and letters."""

import datetime as dt
from collections.abc import Collection

from django.utils import timezone

from ..accounts.viewer import Viewer
from ..audit.actions import action, record
from ..care_packages.models import Part
from ..consents.actions import override
from ..consents.policies import forbidden
from ..consents.purposes import Purpose
from ..consents.selectors import standing_of
from ..people.selectors import hidden_marks
from ..relationships import actions as relationships
from ..relationships import selectors as people
from ..relationships.models import Episode, Person, TaskKind
from ..sessions.actions import finish_package
from ..way.locking import Stale, bump, lock
from ..way.policies import Refused, insist
from . import policies, selectors
from .checklist import checklist
from .models import EarlierLetter, Ending, Letter
from .new import NewEnding

NONE_YET = 0
"""The version that somebody has seen who saw that nothing had been written of an ending."""


@action
def note_ending(*, by: Viewer, episode: Episode, new: NewEnding, seen: int | None = None) -> Ending:
    """Fill in the checklist of an ending, or fill it in anew."""
    episode = lock(episode)
    insist(policies.may_note_ending(episode, new, today=timezone.localdate()))
    ending = selectors.ending_of(episode)
    if seen is not None and seen != (ending.version if ending else NONE_YET):
        raise Stale(ending or episode)
    values = vars(new)
    if ending is None:
        ending = Ending.objects.create(episode=episode, **values)
    else:
        for name, value in values.items():
            setattr(ending, name, value)
        bump(ending, *values)
    record(
        by=by,
        verb="filled in the checklist of an ending",
        family=episode.family_id,
        subject=f"ending {ending.pk}",
        details={
            name: value.isoformat() for name, value in values.items() if isinstance(value, dt.date)
        },
    )
    return ending


@action
def close_episode(
    *,
    by: Viewer,
    episode: Episode,
    on: dt.date,
    because: str,
    completed: Collection[Part] = (),
    seen: int | None = None,
) -> Episode:
    """End a stretch of care: its packages end, the episode closes, and the follow-up is somebody's
    to do. Parts in `completed` end as completed; other open parts as stopped, for the same reason.
    """
    episode = lock(episode, seen=seen)
    facts = selectors.ending_facts(episode, selectors.ending_of(episode))
    insist(
        policies.may_close(
            episode, checklist(facts), on=on, because=because, today=timezone.localdate()
        )
    )
    for package in selectors.open_packages(episode):
        finish_package(by=by, package=package, on=on, because=because, completed=completed)
    episode = relationships.close_episode(by=by, episode=episode, on=on, because=because)
    if facts.follow_up_on is not None:
        relationships.raise_task(
            by=by,
            family=episode.family,
            kind=TaskKind.FOLLOW_UP,
            title="Follow up after the end of care",
            why="A promise made at the goodbye: ask how they are.",
            due_on=facts.follow_up_on,
            assigned_to=episode.keyworker,
        )
    return episode


@action
def write_letter(*, by: Viewer, episode: Episode, to: Person, body: str, on: dt.date) -> Letter:
    """Write a letter to one parent or carer. It goes to nobody until it is given."""
    episode = lock(episode)
    insist(policies.may_write_to(episode, to, people.carers(episode.family)))
    insist(policies.says_something(body))
    insist(policies.names_no_hidden_home(body, hidden_marks(episode.family_id), to))
    letter = Letter.objects.create(
        episode=episode, to=to, written_on=on, written_by=by.user, body=body
    )
    _note(by, letter, "wrote a letter")
    return letter


@action
def change_letter(
    *, by: Viewer, letter: Letter, body: str, on: dt.date, seen: int | None = None
) -> Letter:
    """Write a letter anew. What it said before stays in the record."""
    letter = lock(letter, seen=seen)
    insist(policies.may_change_letter(letter))
    insist(policies.says_something(body))
    insist(policies.names_no_hidden_home(body, hidden_marks(letter.episode.family_id), letter.to))
    EarlierLetter.objects.create(
        letter=letter,
        version=letter.version,
        written_on=letter.written_on,
        written_by=letter.written_by,
        body=letter.body,
    )
    letter.body, letter.written_on, letter.written_by = body, on, by.user
    bump(letter, "body", "written_on", "written_by")
    _note(by, letter, "changed a letter")
    return letter


@action
def give_letter(
    *,
    by: Viewer,
    letter: Letter,
    on: dt.date,
    seen: int | None = None,
    despite: str = "",
) -> Letter:
    """Say that the letter was given. Somebody who said no to letters gets one only with a reason,
    which stays on record (`despite`). `seen` is the version that was given: raises Stale when
    somebody has written it anew since, because the family then holds other words."""
    letter = lock(letter, seen=seen)
    insist(policies.may_give(letter, on, today=timezone.localdate()))
    family, to = letter.episode.family, letter.to
    said = standing_of(family, to, Purpose.LETTERS, timezone.localdate())
    refusal = forbidden(Purpose.LETTERS, said)
    if refusal and not despite:
        raise Refused(refusal)
    # The home may have become a secret since the letter was written.
    insist(
        policies.names_no_hidden_home(
            letter.body, hidden_marks(letter.episode.family_id), letter.to
        )
    )
    if refusal:
        override(by=by, family=family, person=to, purpose=Purpose.LETTERS, because=despite)
    letter.given_on = on
    bump(letter, "given_on")
    _note(by, letter, "gave a letter", on=on.isoformat())
    return letter


def _note(by: Viewer, letter: Letter, verb: str, **details: str) -> None:
    record(
        by=by,
        verb=verb,
        family=letter.episode.family_id,
        subject=f"letter {letter.pk}",
        details={"to": letter.to_id, "version": letter.version, **details},
    )
