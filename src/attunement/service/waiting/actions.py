"""Every write about a family that waits."""

import datetime as dt
from typing import Any

from django.utils import timezone

from ..accounts.viewer import Viewer
from ..audit.actions import action, record
from ..referrals.models import Referral
from ..way.locking import bump, lock
from ..way.policies import insist
from . import policies, selectors
from .models import Level, Move, Need, Pause, WaitReview, WhyPaused


def _waiting(by: Viewer, referral: Referral) -> Referral:
    referral = lock(referral)
    insist(policies.waits(selectors.left_on(by, referral)))
    return referral


@action
def say_need(*, by: Viewer, referral: Referral, level: Level, because: str) -> Need:
    """Say how soon a family needs to be met, and why. What was said before stays readable."""
    referral = _waiting(by, referral)
    need = Need.objects.create(
        referral=referral,
        level=level,
        because=because,
        said_on=timezone.localdate(),
        said_by=by.user,
    )
    _log(by, "said how soon a family needs to be met", referral, {"level": level})
    return need


@action
def move(*, by: Viewer, referral: Referral, before: Referral, because: str) -> Move:
    """Put one waiting family before another, with the reason."""
    referral, before = _waiting(by, referral), _waiting(by, before)
    insist(policies.may_move(referral, before))
    row = Move.objects.create(
        referral=referral,
        before=before,
        because=because,
        moved_on=timezone.localdate(),
        moved_by=by.user,
    )
    _log(by, "moved a family up the waiting list", referral, {"before": before.pk})
    _log(by, "moved a family behind another on the waiting list", before, {"behind": referral.pk})
    return row


@action
def pause(
    *, by: Viewer, referral: Referral, why: WhyPaused, starts_on: dt.date, note: str
) -> Pause:
    """Stop the clock: the family is not met for now, and keeps its place."""
    referral = _waiting(by, referral)
    insist(policies.may_have_been(referral, starts_on))
    insist(policies.may_pause(referral))
    row = Pause.objects.create(
        referral=referral, why=why, starts_on=starts_on, note=note, said_by=by.user
    )
    details = {"why": why, "from": starts_on.isoformat()}
    _log(by, "paused a family’s wait", referral, details)
    return row


@action
def end_pause(*, by: Viewer, pause: Pause, on: dt.date, seen: int | None) -> Pause:
    """The clock runs again from this day."""
    pause = lock(pause, seen=seen)
    insist(policies.may_end(pause, on))
    insist(policies.may_have_been(pause.referral, on))
    pause.ends_on = on
    bump(pause, "ends_on")
    _log(by, "ended a pause of a family’s wait", pause.referral, {"on": on.isoformat()})
    return pause


@action
def review(
    *, by: Viewer, referral: Referral, on: dt.date, found: str, offered: str, next_on: dt.date
) -> WaitReview:
    """Write down how a waiting family is, what it was offered meanwhile, and when to ask again."""
    referral = _waiting(by, referral)
    insist(policies.may_have_been(referral, on))
    insist(policies.may_review_next(on, next_on))
    row = WaitReview.objects.create(
        referral=referral,
        reviewed_on=on,
        found=found,
        offered=offered,
        next_on=next_on,
        reviewed_by=by.user,
    )
    _log(by, "reviewed a waiting family", referral, {"next_on": next_on.isoformat()})
    return row


def _log(by: Viewer, verb: str, referral: Referral, details: dict[str, Any]) -> None:
    record(
        by=by,
        verb=verb,
        family=referral.family_id,
        subject=f"referral {referral.pk}",
        details=details,
    )
