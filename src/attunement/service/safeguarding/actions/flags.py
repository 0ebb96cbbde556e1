"""Flags: raised, looked at again, ended. Each says why."""

import datetime as dt

from ...accounts.viewer import Viewer
from ...audit.actions import action, record
from ...relationships.models import Family
from ...sections.models import Flag, FlagKind
from ...sections.rules import Section, logged
from ...way.locking import bump, lock
from ...way.policies import insist
from .. import policies


@action
def raise_flag(
    *, by: Viewer, family: Family, kind: FlagKind, words: str, since: dt.date, review_on: dt.date
) -> Flag:
    flag = Flag.objects.create(
        family=family, kind=kind, words=words, since=since, review_on=review_on, raised_by=by.user
    )
    _record(by, flag, "raised a flag", review_on=review_on.isoformat())
    return flag


@action
def review_flag(
    *, by: Viewer, flag: Flag, words: str, review_on: dt.date, seen: int | None = None
) -> Flag:
    """It was looked at and still holds, perhaps in other words, until it is looked at again."""
    flag = lock(flag, seen=seen)
    insist(policies.may_end_flag(flag))
    before = flag.words
    flag.words, flag.review_on = words, review_on
    bump(flag, "words", "review_on")
    _record(by, flag, "reviewed a flag", before=before, review_on=review_on.isoformat())
    return flag


@action
def end_flag(*, by: Viewer, flag: Flag, on: dt.date, because: str, seen: int | None = None) -> Flag:
    flag = lock(flag, seen=seen)
    insist(policies.may_end_flag(flag, on))
    flag.until, flag.ended_by, flag.ended_because = on, by.user, because
    bump(flag, "until", "ended_by", "ended_because")
    _record(by, flag, "ended a flag", until=on.isoformat())
    return flag


def _record(by: Viewer, flag: Flag, verb: str, **details: str) -> None:
    subject = logged(Section.SAFEGUARDING, f"flag {flag.pk}")
    record(by=by, verb=verb, family=flag.family_id, subject=subject, details=details)
