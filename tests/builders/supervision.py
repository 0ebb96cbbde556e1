"""Meetings of a supervisor and a practitioner, through actions alone."""

import datetime as dt
from typing import Any

from attunement.service.accounts.viewer import Viewer
from attunement.service.relationships.models import Family
from attunement.service.supervision import actions
from attunement.service.supervision.decided import Decided
from attunement.service.supervision.models import Discussed, Supervision
from world import TODAY


def meeting(by: Viewer, of: Viewer, *, days_ago: int = 3, note: str = "") -> Supervision:
    on = TODAY - dt.timedelta(days=days_ago)
    return actions.hold_supervision(by=by, practitioner=of.user, on=on, note=note)


def discussed(
    by: Viewer, meeting: Supervision, family: Family, said: str = "He waits for her.", **facts: Any
) -> Discussed:
    return actions.discuss(by=by, meeting=meeting, family=family, said=said, **facts)


def decided(owner: Viewer, words: str = "Ring the nursery", *, in_days: int = 4) -> Decided:
    return Decided(words, owner.user, TODAY + dt.timedelta(days=in_days))
