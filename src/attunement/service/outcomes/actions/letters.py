"""Every write to a letter."""

import datetime as dt

from django.utils import timezone

from ...accounts.viewer import Viewer
from ...audit.actions import action, record
from ...consents.actions import override
from ...consents.policies import forbidden
from ...consents.purposes import Purpose
from ...consents.selectors import standing_of
from ...people.selectors import hidden_marks, lives_hidden
from ...referrers.models import How, Introduction
from ...referrers.selectors import agreed
from ...relationships import selectors as people
from ...relationships.models import Episode, Person
from ...signposting.selectors import not_in_letters
from ...way.locking import bump, lock
from ...way.policies import Refused, insist
from .. import policies
from ..models import EarlierLetter, Letter


@action
def write_letter(*, by: Viewer, episode: Episode, to: Person, body: str, on: dt.date) -> Letter:
    """Write a letter to one parent or carer. It goes to nobody until it is given."""
    episode = lock(episode)
    insist(policies.may_write_to(episode, to, people.carers(episode.family)))
    return _write(by, episode, body, on, to=to)


@action
def write_letter_for_child(
    *, by: Viewer, episode: Episode, child: Person, keeper: Person, body: str, on: dt.date
) -> Letter:
    """Write a letter that a child may read when they are older; `keeper` keeps it until then."""
    episode = lock(episode)
    bonds = people.relationships(episode.family)
    insist(policies.may_write_for_child(episode, child, keeper, bonds))
    return _write(by, episode, body, on, to=keeper, child=child)


@action
def write_letter_to_referrer(
    *, by: Viewer, episode: Episode, introduction: Introduction, body: str, on: dt.date
) -> Letter:
    """Write to whoever referred the family. It is sent only with the family's agreement."""
    episode = lock(episode)
    insist(policies.may_write_to_referrer(episode, introduction))
    return _write(by, episode, body, on, introduction=introduction)


def _lies_about_safely(episode: Episode, body: str) -> None:
    """Whoever picks a letter up learns of no hidden home, and of no help that is a secret."""
    insist(policies.names_no_hidden_home(body, hidden_marks(episode.family_id)))
    insist(policies.names_no_sealed_help(body, not_in_letters(episode.team)))


def _write(
    by: Viewer,
    episode: Episode,
    body: str,
    on: dt.date,
    *,
    to: Person | None = None,
    child: Person | None = None,
    introduction: Introduction | None = None,
) -> Letter:
    insist(policies.says_something(body))
    _lies_about_safely(episode, body)
    letter = Letter.objects.create(
        episode=episode,
        to=to,
        child=child,
        introduction=introduction,
        written_on=on,
        written_by=by.user,
        body=body,
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
    _lies_about_safely(letter.episode, body)
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
    how: How = How.IN_PERSON,
    safe: bool = False,
    seen: int | None = None,
    despite: str = "",
) -> Letter:
    """Say that the letter was given, and how. `safe`: the note on safe contact was read, and allows
    this way. Somebody who said no to letters gets one only with a reason, which stays on record
    (`despite`); a referrer gets none without the family's agreement, whatever the reason. `seen` is
    the version that was given: raises Stale when somebody has written it anew since, because the
    reader then holds other words."""
    letter = lock(letter, seen=seen)
    insist(policies.may_give(letter, on, today=timezone.localdate()))
    # The home may have become a secret since the letter was written.
    _lies_about_safely(letter.episode, letter.body)
    if letter.introduction is not None:
        yes = agreed(letter.introduction, timezone.localdate())
        insist(policies.may_tell_referrer(agreed=yes))
    else:
        _reaches_safely(by, letter, how, safe=safe, despite=despite)
    letter.given_on, letter.given_how = on, how
    bump(letter, "given_on", "given_how")
    _note(by, letter, "gave a letter", on=on.isoformat(), how=how)
    return letter


def _reaches_safely(by: Viewer, letter: Letter, how: How, *, safe: bool, despite: str) -> None:
    family, to = letter.episode.family, letter.to
    assert to is not None, "a letter that goes to no referrer goes to a carer"
    hidden = lives_hidden(family.pk, to)
    insist(policies.is_safe_way(family, to, how, hidden=hidden, checked=safe))
    said = standing_of(family, to, Purpose.LETTERS, timezone.localdate())
    refusal = forbidden(Purpose.LETTERS, said)
    if refusal and not despite:
        raise Refused(refusal)
    if refusal:
        override(by=by, family=family, person=to, purpose=Purpose.LETTERS, because=despite)


def _note(by: Viewer, letter: Letter, verb: str, **details: str) -> None:
    reader = (
        {"referrer": letter.introduction.referrer_id}
        if letter.introduction is not None
        else {"to": letter.to_id}
    )
    record(
        by=by,
        verb=verb,
        family=letter.episode.family_id,
        subject=f"letter {letter.pk}",
        details={**reader, "version": letter.version, **details},
    )
