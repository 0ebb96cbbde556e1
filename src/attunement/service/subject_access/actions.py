"""Every write about a request for a copy."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.utils import timezone

from ..accounts.viewer import Viewer
from ..audit.actions import action, record
from ..relationships.models import Family, Person
from ..way.locking import Stale, bump, lock
from ..way.policies import insist
from . import policies, selectors
from .copy import Key
from .models import AccessRequest, AccessState, AskedBy, Ground, Judgement


@action
def ask(
    *, by: Viewer, family: Family, person: Person, asked_by: AskedBy, asker: str, on: dt.date
) -> AccessRequest:
    """Somebody asked for a copy. The month runs from the day on which they asked."""
    insist(policies.asked_in_the_past(on, timezone.localdate()))
    made = AccessRequest.objects.create(
        team=by.team,
        family=family,
        person=person,
        asked_by=asked_by,
        asker=asker,
        asked_on=on,
        recorded_by=by.user,
    )
    _note(by, made, "wrote down a request for a copy", asked_by=str(asked_by))
    return made


@action
def begin(*, by: Viewer, request: AccessRequest, identity: str, seen: int | None) -> AccessRequest:
    """It was checked who asks: now the record is read for them."""
    request = _becoming(request, AccessState.IN_REVIEW, seen)
    if not request.identity:
        request.identity, request.identity_checked_by = identity, by.user
        request.identity_checked_on = timezone.localdate()
    bump(request, "state", "identity", "identity_checked_by", "identity_checked_on")
    _note(by, request, "began to read a record for a copy")
    return request


@action
def extend(
    *,
    by: Viewer,
    request: AccessRequest,
    ground: Ground,
    because: str,
    told_on: dt.date,
    seen: int | None,
) -> AccessRequest:
    """They were told that it takes two months more, and why."""
    request = lock(request, seen=seen)
    today = timezone.localdate()
    insist(policies.may_extend(request, today))
    insist(policies.told_in_time(request, told_on, today))
    first = request.due_on
    request.extended_on, request.extended_by = told_on, by.user
    request.extended_ground, request.extended_because = ground, because
    bump(request, "extended_on", "extended_by", "extended_ground", "extended_because")
    _note(
        by,
        request,
        "made the time for a copy longer",
        ground=str(ground),
        told_on=told_on.isoformat(),
        was_due_on=first.isoformat(),
        due_on=request.due_on.isoformat(),
    )
    return request


@dataclass(frozen=True, kw_only=True)
class Verdict:
    key: Key
    given: bool
    why: str = ""
    note: str = ""


@action
def judge(*, by: Viewer, request: AccessRequest, verdicts: Collection[Verdict]) -> None:
    """Say of passages whether they are given. Raises Stale when one reads otherwise by now."""
    request = lock(request)
    insist(policies.may_judge(request.state))
    found = selectors.of_request(by, request)
    passages = {each.key: each for each in found.passages}
    if any(each.key not in passages for each in verdicts):
        raise Stale(request)
    sections = {passages[each.key].section for each in verdicts}
    insist(policies.may_read_all({each for each in sections if not found.reads(each)}))
    for each in verdicts:
        insist(policies.says_why(each.given, each.why, each.note))
    Judgement.objects.bulk_create(
        Judgement(
            request=request,
            table=each.key.table,
            row=each.key.row,
            field=each.key.field,
            digest=each.key.digest,
            section=passages[each.key].section,
            given=each.given,
            why="" if each.given else each.why,
            note=each.note,
            by=by.user,
        )
        for each in verdicts
    )
    _note(by, request, "judged what of a record is given", passages=len(verdicts))


@action
def finish(*, by: Viewer, request: AccessRequest, seen: int | None) -> AccessRequest:
    """Everything has been judged: the copy can be handed over."""
    request = _becoming(request, AccessState.READY, seen)
    insist(policies.nothing_open(len(selectors.of_request(by, request).open)))
    request.ready_at = timezone.now()
    bump(request, "state", "ready_at")
    _note(by, request, "finished reading a record for a copy")
    return request


@action
def read_again(*, by: Viewer, request: AccessRequest, seen: int | None) -> AccessRequest:
    """Something was written since, or was judged wrongly."""
    request = _becoming(request, AccessState.IN_REVIEW, seen)
    bump(request, "state")
    _note(by, request, "went back to reading a record for a copy")
    return request


@action
def hand_over(
    *, by: Viewer, request: AccessRequest, how: str, on: dt.date, seen: int | None
) -> AccessRequest:
    """It was given, into whose hands and in which way."""
    request = _becoming(request, AccessState.HANDED_OVER, seen)
    insist(policies.asked_in_the_past(on, timezone.localdate()))
    return _end(by, request, how, on, "handed over a copy of a record")


@action
def refuse(
    *, by: Viewer, request: AccessRequest, because: str, on: dt.date, seen: int | None
) -> AccessRequest:
    """It is not given. Who asked is told why, and that they can complain."""
    request = _becoming(request, AccessState.REFUSED, seen)
    return _end(by, request, because, on, "refused a copy of a record")


def _becoming(request: AccessRequest, to: AccessState, seen: int | None) -> AccessRequest:
    request = lock(request, seen=seen)
    insist(policies.may_become(request.state, to))
    request.state = to
    return request


def _end(by: Viewer, request: AccessRequest, how: str, on: dt.date, verb: str) -> AccessRequest:
    request.ended_how, request.ended_on, request.ended_by = how, on, by.user
    bump(request, "state", "ended_how", "ended_on", "ended_by")
    _note(by, request, verb)
    return request


def _note(by: Viewer, request: AccessRequest, verb: str, **details: object) -> None:
    record(
        by=by,
        verb=verb,
        family=request.family_id,
        subject=f"copy {request.pk}",
        details={"person": request.person_id, **details},
    )
