"""Appending to the log. Every action of every app calls `record` inside its own transaction."""

import datetime as dt
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

from django.db import transaction
from django.utils import timezone

from ..accounts.models import Team
from ..accounts.viewer import Viewer
from .chain import Link
from .models import Chain, Event
from .programs import Program

PUBLIC = "public"


class Unaudited(RuntimeError):
    """An action finished without an audit event: a fault in our code, never in what people did."""


_recorded: ContextVar[int] = ContextVar("events recorded in this context", default=0)


def action[**P, R](function: Callable[P, R]) -> Callable[P, R]:
    """One write: all of it or none of it, and never without an event in the log."""

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        before = _recorded.get()
        with transaction.atomic():
            result = function(*args, **kwargs)
            if _recorded.get() == before:
                raise Unaudited(f"{function.__module__}.{function.__name__} recorded no event")
        return result

    return run


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What one event says. `subject` names the thing ("contact 12"); `details` holds what changed,
    JSON only."""

    verb: str
    subject: str
    family: int | None = None
    details: dict[str, Any] = field(default_factory=dict)


def record(
    *,
    by: Viewer | Program | None,
    verb: str,
    subject: str,
    family: int | None = None,
    team: Team | None = None,
    details: dict[str, Any] | None = None,
    at: dt.datetime | None = None,
) -> Event:
    """Append one event: an Entry to record_all."""
    entry = Entry(verb=verb, subject=subject, family=family, details=details or {})
    return record_all(by=by, entries=[entry], team=team, at=at)[0]


def record_all(
    *,
    by: Viewer | Program | None,
    entries: Sequence[Entry],
    team: Team | None = None,
    at: dt.datetime | None = None,
) -> list[Event]:
    """Append events, in this order, to the chain of the viewer's team (or of `team`, for what a
    program did, or, where `by` is None, the public).

    Must run inside a transaction: the events and what they speak of stand or fall together.
    """
    if isinstance(by, Viewer):
        team, actor, acting_as = by.team, by.user.pk, str(by.role)
    else:
        actor, acting_as = None, str(by or PUBLIC)
    if team is None:
        raise ValueError("an event belongs to a team: give by= or team=")
    if not transaction.get_connection().in_atomic_block:
        raise Unaudited("an event outside a transaction could outlive what it speaks of")
    chain = Chain.objects.select_for_update().filter(team=team).first()
    if chain is None:
        Chain.objects.get_or_create(team=team)
        chain = Chain.objects.select_for_update().get(team=team)
    events = []
    for entry in entries:
        link = Link(
            team=team.pk,
            number=chain.length + 1,
            at=at or timezone.now(),
            actor=actor,
            acting_as=acting_as,
            verb=entry.verb,
            family=entry.family,
            subject=entry.subject,
            details=entry.details,
        )
        events.append(_event(link, chain))
        chain.length, chain.head = link.number, events[-1].digest
    Event.objects.bulk_create(events)
    chain.save(update_fields=["length", "head"])
    _recorded.set(_recorded.get() + len(events))
    return events


def _event(link: Link, chain: Chain) -> Event:
    """The row of a link, before it is written, on the chain's head as it is now."""
    return Event(
        team_id=link.team,
        number=link.number,
        at=link.at,
        actor_id=link.actor,
        acting_as=link.acting_as,
        verb=link.verb,
        family_id=link.family,
        subject=link.subject,
        details=link.details,
        previous=chain.head,
        digest=link.digest(chain.head),
    )


@action
def record_read(
    *, by: Viewer, family: int | None, subject: str, details: dict[str, Any] | None = None
) -> None:
    """Somebody looked at a family's record (or, without a family, at totals)."""
    record(by=by, verb="read", subject=subject, family=family, details=details)


@action
def record_search(*, by: Viewer, families: Sequence[int], subject: str) -> None:
    """Somebody searched, and saw a line about each of these families, or that there are none. What
    they typed is not kept: a log outlives the reason for which a name was hidden."""
    seen = [Entry(verb="read", subject=subject, family=family) for family in families]
    record_all(by=by, entries=seen or [Entry(verb="read", subject=subject)])
