"""Groups with families in them, through actions alone."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from attunement.service.accounts.viewer import Viewer
from attunement.service.groups import actions
from attunement.service.groups.models import GroupPlace, GroupSession, GroupSessionState, Run
from attunement.service.groups.new import NewRun
from attunement.service.relationships.models import Person
from builders.sessions import at
from world import Home, episode, home

GROUP = "mellow-babies"


def run(
    by: Viewer,
    *,
    days: int = 7,
    times: int = 3,
    taking: bool = True,
    leaders: Collection[Viewer] = (),
    **facts: Any,
) -> Run:
    """By default it begins in a week, has two places, and `by` leads it without training."""
    given: dict[str, Any] = {
        "programme": GROUP,
        "name": "Tuesday mornings",
        "venue": "Family hub",
        "places": 2,
        "creche_places": 1,
        "because": "They lead it beside somebody who is trained.",
        **facts,
    }
    new = NewRun(
        facilitators=tuple(each.user for each in leaders or [by]),
        sessions=tuple((at(days + 7 * number), f"Topic {number + 1}") for number in range(times)),
        **given,
    )
    return actions.open_run(by=by, new=new, taking=taking)


def in_care(by: Viewer, name: str, **facts: Any) -> Home:
    """A family with an open episode."""
    found = home(by, name=name, **facts)
    episode(by, found)
    return found


def joined(by: Viewer, run: Run, found: Home, **facts: Any) -> GroupPlace:
    return actions.join(by=by, run=run, relationship=found.relationship, **facts)


def held(by: Viewer, session: GroupSession, came: Collection[Person]) -> GroupSession:
    after = session.at + dt.timedelta(hours=3)
    return actions.write_register(
        by=by, session=session, to=GroupSessionState.HELD, came=came, now=after
    )
