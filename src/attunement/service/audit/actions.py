"""Appending to the log. Every action of every app calls `record` inside its own transaction."""

import datetime as dt
from collections.abc import Callable
from contextvars import ContextVar
from functools import wraps
from typing import Any

from django.db import transaction
from django.utils import timezone

from ..accounts.models import Team
from ..accounts.viewer import Viewer
from .chain import Link
from .models import Chain, Event


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


def record(
    *,
    by: Viewer | None,
    verb: str,
    subject: str,
    family: int | None = None,
    team: Team | None = None,
    details: dict[str, Any] | None = None,
    at: dt.datetime | None = None,
) -> Event:
    """Append one event to the chain of the viewer's team (or of `team`, for what the public did).

    `subject` names the thing ("contact 12"); `details` holds what changed, JSON only. Must run
    inside a transaction: the event and what it speaks of stand or fall together.
    """
    team = by.team if by else team
    if team is None:
        raise ValueError("an event belongs to a team: give by= or team=")
    if not transaction.get_connection().in_atomic_block:
        raise Unaudited("an event outside a transaction could outlive what it speaks of")
    chain = Chain.objects.select_for_update().filter(team=team).first()
    if chain is None:
        Chain.objects.get_or_create(team=team)
        chain = Chain.objects.select_for_update().get(team=team)
    link = Link(
        team=team.pk,
        number=chain.length + 1,
        at=at or timezone.now(),
        actor=by.user.pk if by else None,
        acting_as=by.role if by else "public",
        verb=verb,
        family=family,
        subject=subject,
        details=details or {},
    )
    digest = link.digest(chain.head)
    event = Event.objects.create(
        team=team,
        number=link.number,
        at=link.at,
        actor_id=link.actor,
        acting_as=link.acting_as,
        verb=link.verb,
        family_id=link.family,
        subject=link.subject,
        details=link.details,
        previous=chain.head,
        digest=digest,
    )
    chain.length, chain.head = link.number, digest
    chain.save(update_fields=["length", "head"])
    _recorded.set(_recorded.get() + 1)
    return event


@action
def record_read(*, by: Viewer, family: int | None, subject: str) -> None:
    """Somebody looked at a family's record (or, without a family, at totals)."""
    record(by=by, verb="read", subject=subject, family=family)
