"""What the state of the record allows."""

import datetime as dt

from ..accounts.models import User
from ..way.policies import Refusal
from .models import Episode, Family, Person, Relationship, Task, Withdrawable


def may_record_birth(person: Person) -> Refusal | None:
    if not person.unborn:
        return Refusal(f"{person.first_name} is already recorded as born.")
    if person.lost:
        return Refusal(
            "The loss of this pregnancy has been recorded.",
            "If that was a mistake, correct it first.",
        )
    return None


def may_record_loss(person: Person) -> Refusal | None:
    if person.lost:
        return Refusal("This loss has been recorded already.")
    return None


def may_correct_loss(person: Person) -> Refusal | None:
    if not person.lost:
        return Refusal("No loss is recorded.", "Go back to the family’s page.")
    return None


def may_join(relationship: Relationship, episode: Episode | None) -> Refusal | None:
    """Whether a relationship may be made part of the open episode of care."""
    if refusal := may_work_with(episode):
        return refusal
    if relationship.ends_on is not None:
        return Refusal("This relationship has ended.", "Say that it goes on first.")
    if relationship.child.lost:
        return Refusal("This baby’s loss has been recorded.")
    if episode is not None and episode.relationships.filter(pk=relationship.pk).exists():
        return Refusal("They are part of the work already.")
    return None


def may_finish(task: Task) -> Refusal | None:
    if task.done_at is not None:
        return Refusal("This has been done already.", "Its note is on the family's page.")
    return None


def may_hand_on(episode: Episode, to: User, because: str) -> Refusal | None:
    if to.pk == episode.keyworker_id:
        return Refusal(f"{to.name} is their keyworker already.", "Choose somebody else.")
    if not because.strip():
        return Refusal("A change of keyworker needs a reason.", "Write why.")
    return may_work_with(episode)


def may_work_with(episode: Episode | None) -> Refusal | None:
    """Work is recorded in an open episode: a closed one stays as it was read."""
    if episode is None:
        return Refusal(
            "This family has no open episode of care.", "Accept a referral for them first."
        )
    if episode.closed_on is not None:
        return Refusal(
            "This episode of care has ended; it can be read but not added to.",
            "A new referral opens a new episode.",
        )
    return None


def may_open_episode(family: Family, on: dt.date) -> Refusal | None:
    if family.episodes.filter(closed_on=None).exists():
        return Refusal("This family already has an open episode of care.")
    return None


def may_withdraw(row: Withdrawable) -> Refusal | None:
    """Whatever can be withdrawn is withdrawn once: the first reason stays."""
    if row.withdrawn_at is not None:
        return Refusal("This has been withdrawn already.")
    return None
